// Keys that stand twice in one map.
#pragma once

#include <span>
#include <vector>

#include "data/value.hpp"
#include "diag/diagnostic.hpp"

namespace planpress::data {

/// A member, by its index, whose key an earlier one (`first`) bears already.
struct RepeatedKey {
  std::size_t again = 0;
  std::size_t first = 0;
};

/// All repeated keys of one map, in the order in which they stand there.
std::vector<RepeatedKey> find_repeated_keys(std::span<const Member> members);

/// Takes out the members from `first` on that repeat a key: of several the first is kept, so that later
/// checks have one to look at and say nothing twice.
void drop_repeated_keys(std::vector<Member>& members, std::size_t first,
                        std::span<const RepeatedKey> repeated);

}  // namespace planpress::data

// `attribute='document.issuer'`: a path to a member, as filters of lists take it.
#pragma once

#include <string_view>
#include <vector>

#include "jinja/call.hpp"

namespace planpress::jinja {

/// A path such as `members.0.name`; an empty one means the thing itself.
class Attribute {
 public:
  Attribute() = default;
  Attribute(const Call& call, const View& path);
  /// What the path leads to; `fallback`, when defined, stands for members that are not there.
  View of(const View& thing, const Call& call, const View& fallback = {}) const;

 private:
  std::vector<View> parts_;
};

/// Several paths with commas between them: `year,title`.
std::vector<Attribute> attributes_of(const Call& call, const View& paths);

/// The list behind a filter's input; fails for what cannot be looped over.
View list_input(const Call& call, std::size_t index = 0);

/// Small letters for strings, everything else as it is: the key of orders that do not tell capitals.
View without_case(const View& view, Arena& arena);

/// Makes the pairs of groupby, which also have members `grouper` and `list`.
View group_of(const View& key, const View& items, Arena& arena);
/// `grouper` or `list` of such a pair, else undefined.
View group_member(const View& view, std::string_view name, Arena& arena);

}  // namespace planpress::jinja

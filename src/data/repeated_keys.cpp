#include "data/repeated_keys.hpp"

#include <algorithm>
#include <numeric>

namespace planpress::data {
namespace {

constexpr std::size_t most_compared = 32;

std::vector<RepeatedKey> find_by_sorting(std::span<const Member> members) {
  std::vector<std::size_t> order(members.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const int sign = members[a].key.compare(members[b].key);
    return sign != 0 ? sign < 0 : a < b;
  });
  std::vector<RepeatedKey> repeated;
  std::size_t first = 0;
  for (std::size_t i = 1; i < order.size(); ++i) {
    if (members[order[i]].key == members[order[first]].key) {
      repeated.push_back({order[i], order[first]});
    } else {
      first = i;
    }
  }
  std::sort(repeated.begin(), repeated.end(), [](const auto& a, const auto& b) { return a.again < b.again; });
  return repeated;
}

}  // namespace

std::vector<RepeatedKey> find_repeated_keys(std::span<const Member> members) {
  if (members.size() > most_compared) return find_by_sorting(members);
  std::vector<RepeatedKey> repeated;
  for (std::size_t i = 1; i < members.size(); ++i) {
    const std::string_view key = members[i].key;
    for (std::size_t j = 0; j < i; ++j) {
      if (members[j].key.size() != key.size() || members[j].key != key) continue;
      repeated.push_back({i, j});
      break;
    }
  }
  return repeated;
}

void drop_repeated_keys(std::vector<Member>& members, std::size_t first,
                        std::span<const RepeatedKey> repeated) {
  std::size_t kept = first;
  for (std::size_t i = first; i < members.size(); ++i) {
    if (!repeated.empty() && repeated.front().again == i - first) {
      repeated = repeated.subspan(1);
    } else {
      members[kept++] = members[i];
    }
  }
  members.resize(kept);
}

}  // namespace planpress::data

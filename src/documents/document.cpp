#include "documents/document.hpp"

#include <algorithm>

namespace planpress::documents {

std::uint32_t TracedText::line_at(std::size_t offset) const {
  const auto after =
      std::upper_bound(origins.begin(), origins.end(), offset,
                       [](std::size_t wanted, const Origin& origin) { return wanted < origin.at; });
  return after == origins.begin() ? 0 : std::prev(after)->line;
}

}  // namespace planpress::documents

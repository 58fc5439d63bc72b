#include "import/annex_marks.hpp"

#include <algorithm>
#include <array>

#include "import/numbering.hpp"

namespace planpress::import {

bool is_annex_mark(std::string_view text) {
  constexpr std::array<std::string_view, 5> kWords{"附件", "附表", "附录", "附图", "附"};
  const auto* word =
      std::find_if(kWords.begin(), kWords.end(), [&](auto one) { return text.starts_with(one); });
  if (word == kWords.end()) return false;
  text.remove_prefix(word->size());
  constexpr std::array<std::string_view, 4> kAfter{"：", ".", "-", "、"};
  for (bool again = true; again && !text.empty();) {
    const auto* mark =
        std::find_if(kAfter.begin(), kAfter.end(), [&](auto one) { return text.starts_with(one); });
    const std::size_t numeral = han_numeral_length(text);
    const bool digit = text.front() >= '0' && text.front() <= '9';
    const std::size_t length = mark != kAfter.end() ? mark->size() : numeral != 0 ? numeral : digit ? 1 : 0;
    again = length != 0;
    text.remove_prefix(length);
  }
  return text.empty();
}

bool names_annex(std::string_view text) {
  constexpr std::size_t kLongest = 90 * 3;
  return (text.starts_with("附件") || text.starts_with("附：") || text.starts_with("附表")) &&
         text.size() < kLongest && text.find("。") == text.npos;
}

}  // namespace planpress::import

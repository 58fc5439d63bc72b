#include "text/search_form.hpp"

#include <array>
#include <cstdint>
#include <utility>

#include "text/utf8.hpp"

namespace planpress::text {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// What NFKC and case folding make plain, as far as Chinese documents hold it. No newer Unicode changes these.
constexpr std::array folded{
    Range{'A', 'Z'},       Range{0xAA, 0xAA},      // ª
    Range{0xB2, 0xB3},     Range{0xB9, 0xBA},      // ² ³ ¹ º
    Range{0xC0, 0xD6},     Range{0xD8, 0xDE},      // À–Þ
    Range{0x391, 0x3A9},   Range{0x400, 0x42F},    // Α–Ω, Ѐ–Я
    Range{0x2070, 0x2089},                         // ⁰–₉
    Range{0x2100, 0x2138}, Range{0x2160, 0x217F},  // ℃ № Ⅱ ⅱ
    Range{0x2460, 0x24EA},                         // ① ⑴ ⒈ Ⓐ
    Range{0x2E9F, 0x2E9F}, Range{0x2EF3, 0x2EF3},  // ⺟ ⻳
    Range{0x2F00, 0x2FD5},                         // Kangxi radicals
    Range{0x3220, 0x3247}, Range{0x3251, 0x325F},  // ㈠ ㉑
    Range{0x3280, 0x32B0}, Range{0x32B1, 0x32BF},  // ㊀ ㊱
    Range{0x3380, 0x33DF},                         // ㎡ ㎞ ㎏
    Range{0xFE30, 0xFE4F}, Range{0xFE50, 0xFE6B},  // ﹙﹚﹝﹞
    Range{0xFF01, 0xFF64}, Range{0xFFE0, 0xFFE6},  // full width
};

constexpr std::array invisible{
    Range{0x00, 0x20},     Range{0x7F, 0xA0},     Range{0xAD, 0xAD},     Range{0x34F, 0x34F},
    Range{0x61C, 0x61C},   Range{0x1680, 0x1680}, Range{0x180B, 0x180E}, Range{0x2000, 0x200F},
    Range{0x2028, 0x202F}, Range{0x205F, 0x206F}, Range{0x3000, 0x3000}, Range{0xFE00, 0xFE0F},
    Range{0xFEFF, 0xFEFF}, Range{0xFFF9, 0xFFFB},
};

bool is_invisible(char32_t value) {
  for (const Range& range : invisible) {
    if (value >= range.first && value <= range.last) return true;
  }
  return false;
}

char32_t plain_bracket(char32_t value) {
  switch (value) {
    case '[':
    case 0x3010:  // 【
    case 0x3014:  // 〔
    case 0x3016:  // 〖
      return '(';
    case ']':
    case 0x3011:
    case 0x3015:
    case 0x3017:
      return ')';
    default:
      return value;
  }
}

// What folding leaves behind is plain already but for brackets and blanks.
std::string made_plain(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    if (!is_invisible(point.value)) append_utf8(plain, plain_bracket(point.value));
    at += point.length;
  }
  return plain;
}

std::string as_utf8(char32_t value) {
  std::string text;
  append_utf8(text, value);
  return text;
}

std::vector<SearchFold> make_folds() {
  std::vector<std::string> by_value(0x10000);
  std::vector<bool> differs(0x10000);
  const auto set = [&](char32_t from, std::string to) {
    differs[from] = to != as_utf8(from);
    by_value[from] = std::move(to);
  };
  for (const Range& range : folded) {
    for (char32_t value = range.first; value <= range.last; ++value)
      set(value, made_plain(fold(as_utf8(value))));
  }
  for (const char32_t bracket : {U'[', U']', U'【', U'】', U'〔', U'〕', U'〖', U'〗'})
    set(bracket, as_utf8(plain_bracket(bracket)));
  for (const Range& range : invisible) {
    for (char32_t value = range.first; value <= range.last; ++value) set(value, "");
  }
  std::vector<SearchFold> folds;
  for (char32_t value = 0; value < 0x10000; ++value) {
    if (differs[value]) folds.push_back({value, std::move(by_value[value])});
  }
  return folds;
}

// By code point: 0 where it stands for itself, else one more than the fold's place in the list.
std::vector<std::uint16_t> make_places() {
  std::vector<std::uint16_t> places(0x10000);
  const std::vector<SearchFold>& folds = search_folds();
  for (std::size_t i = 0; i < folds.size(); ++i) places[folds[i].from] = static_cast<std::uint16_t>(i + 1);
  return places;
}

}  // namespace

const std::vector<SearchFold>& search_folds() {
  static const std::vector<SearchFold> folds = make_folds();
  return folds;
}

std::string search_form(std::string_view text) {
  static const std::vector<std::uint16_t> places = make_places();
  const std::vector<SearchFold>& folds = search_folds();
  std::string form;
  form.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    const std::uint16_t place = point.value < 0x10000 ? places[point.value] : std::uint16_t{0};
    if (place != 0) {
      form += folds[place - 1U].to;
    } else if (point.valid) {
      form.append(text, at, point.length);
    } else {
      append_utf8(form, point.value);
    }
    at += point.length;
  }
  return form;
}

}  // namespace planpress::text

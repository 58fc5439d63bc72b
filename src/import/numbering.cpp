#include "import/numbering.hpp"

#include <array>
#include <utility>

#include "text/utf8.hpp"

namespace planpress::import {
namespace {

constexpr std::array<std::pair<std::string_view, int>, 15> kNumerals{{
    {"一", 1},
    {"二", 2},
    {"三", 3},
    {"四", 4},
    {"五", 5},
    {"六", 6},
    {"七", 7},
    {"八", 8},
    {"九", 9},
    {"〇", 0},
    {"零", 0},
    // What a damaged copy shows in place of 一.
    {"—", 1},
    {"－", 1},
    {"ー", 1},
    {"─", 1},
}};

std::optional<int> numeral_at(std::string_view text, std::size_t& length) {
  for (const auto& [word, value] : kNumerals) {
    if (text.starts_with(word)) {
      length = word.size();
      return value;
    }
  }
  return std::nullopt;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

struct Digits {
  int value = 0;
  std::size_t length = 0;
};

Digits digits_at(std::string_view text) {
  Digits found;
  while (found.length < text.size() && found.length < 3 && is_digit(text[found.length])) {
    found.value = found.value * 10 + (text[found.length] - '0');
    ++found.length;
  }
  if (found.length < text.size() && is_digit(text[found.length])) return {};
  return found;
}

// The first of `ends` that the text starts with, in bytes; 0 when none.
template <std::size_t N>
std::size_t ending(std::string_view text, const std::array<std::string_view, N>& ends) {
  for (const std::string_view end : ends) {
    if (text.starts_with(end)) return end.size();
  }
  return 0;
}

std::optional<Marker> ordinal(std::string_view text) {
  constexpr std::string_view kFirst = "第";
  if (!text.starts_with(kFirst)) return std::nullopt;
  const std::string_view rest = text.substr(kFirst.size());
  const std::size_t numeral = han_numeral_length(rest);
  const Digits digits = digits_at(rest);
  const std::size_t size = numeral != 0 ? numeral : digits.length;
  const std::optional<int> value = numeral != 0 ? han_value(rest.substr(0, numeral)) : digits.value;
  if (size == 0 || !value) return std::nullopt;
  constexpr std::array<std::pair<std::string_view, Numbering>, 4> kUnits{{
      {"章", Numbering::chapter},
      {"部分", Numbering::chapter},
      {"节", Numbering::part},
      {"条", Numbering::arabic},
  }};
  for (const auto& [unit, form] : kUnits) {
    if (!rest.substr(size).starts_with(unit)) continue;
    std::size_t length = kFirst.size() + size + unit.size();
    Marker marker{form, *value, std::string(text.substr(0, length)), length};
    constexpr std::array<std::string_view, 3> kAfter{"　", "、", "："};
    marker.length += ending(text.substr(length), kAfter);
    return marker;
  }
  return std::nullopt;
}

std::optional<Marker> in_brackets(std::string_view text) {
  constexpr std::string_view kOpen = "（";
  constexpr std::string_view kClose = "）";
  if (!text.starts_with(kOpen)) return std::nullopt;
  std::string_view rest = text.substr(kOpen.size());
  const std::size_t numeral = han_numeral_length(rest);
  const Digits digits = digits_at(rest);
  const std::size_t size = numeral != 0 ? numeral : digits.length;
  if (size == 0 || !rest.substr(size).starts_with(kClose)) return std::nullopt;
  const std::optional<int> value = numeral != 0 ? han_value(rest.substr(0, numeral)) : digits.value;
  if (!value || *value == 0) return std::nullopt;
  const Numbering form = numeral != 0 ? Numbering::bracketed : Numbering::parenthesis;
  std::size_t length = kOpen.size() + size + kClose.size();
  Marker marker{form, *value, std::string(text.substr(0, length)), length};
  constexpr std::array<std::string_view, 3> kAfter{"、", "　", "."};
  marker.length += ending(text.substr(length), kAfter);
  return marker;
}

std::optional<Marker> han_marker(std::string_view text) {
  const std::size_t numeral = han_numeral_length(text);
  if (numeral == 0) return std::nullopt;
  const std::optional<int> value = han_value(text.substr(0, numeral));
  if (!value || *value == 0) return std::nullopt;
  const std::string_view rest = text.substr(numeral);
  if (rest.starts_with("是")) {
    const std::size_t length = numeral + std::string_view("是").size();
    return Marker{Numbering::enumerated, *value, std::string(text.substr(0, length)), length};
  }
  constexpr std::array<std::string_view, 4> kEnds{"、", ".", "　", "，"};
  const std::size_t end = ending(rest, kEnds);
  if (end == 0) return std::nullopt;
  const bool damaged = text.substr(0, numeral).size() != 0 && *value == 1 && !text.starts_with("一");
  return Marker{Numbering::han, *value, damaged ? "一" : std::string(text.substr(0, numeral)), numeral + end};
}

std::optional<Marker> arabic(std::string_view text, int expected) {
  const Digits digits = digits_at(text);
  if (digits.length == 0 || digits.value == 0) return std::nullopt;
  const std::string_view rest = text.substr(digits.length);
  std::string printed(text.substr(0, digits.length));
  if (rest.starts_with("）")) {
    const std::size_t length = digits.length + std::string_view("）").size();
    return Marker{Numbering::parenthesis, digits.value, std::string(text.substr(0, length)), length};
  }
  constexpr std::array<std::string_view, 3> kEnds{"、", ".", "　"};
  std::size_t end = ending(rest, kEnds);
  if (end == 0) return std::nullopt;
  std::string_view after = rest.substr(end);
  if (rest.front() == '.' && !after.empty() && is_digit(after.front())) {
    // `11.121人才` after number 10 is number 11; `1.1加快` is a number of two levels; `1.5万吨` is a value.
    const Digits second = digits_at(after);
    constexpr std::array<std::string_view, 5> kValues{"万", "亿", "%", "倍", "."};
    if (ending(after.substr(second.length), kValues) != 0 && digits.value != expected - 1)
      return std::nullopt;
    const bool first_of_level = digits.value == expected && second.length == 1 && second.value == 1;
    if (digits.value == expected && !first_of_level) {
      return Marker{Numbering::arabic, digits.value, printed, digits.length + end};
    }
    const bool level = first_of_level || (digits.value == expected - 1 && second.length == 1);
    if (!level || second.value == 0) return std::nullopt;
    std::size_t length = digits.length + end + second.length;
    const std::string both(text.substr(0, length));
    constexpr std::array<std::string_view, 3> kAfter{"、", "　", "."};
    length += ending(text.substr(length), kAfter);
    return Marker{Numbering::outline, second.value, both, length};
  }
  constexpr std::array<std::string_view, 2> kAfter{"、", "　"};
  end += ending(after, kAfter);
  return Marker{Numbering::arabic, digits.value, std::move(printed), digits.length + end};
}

// The number of two levels that follows `before`: 1.2 or 2.1 after 1.1.
std::optional<Marker> next_outline(std::string_view text, std::string_view before) {
  const Digits major = digits_at(before);
  if (major.length == 0 || major.length + 1 >= before.size()) return std::nullopt;
  const Digits minor = digits_at(before.substr(major.length + 1));
  const Digits first = digits_at(text);
  if (first.length == 0 || !text.substr(first.length).starts_with(".")) return std::nullopt;
  const std::string_view rest = text.substr(first.length + 1);
  const Digits second = digits_at(rest);
  const bool on = first.value == major.value && second.value == minor.value + 1;
  const bool anew = first.value == major.value + 1 && second.value == 1;
  constexpr std::array<std::string_view, 5> kValues{"万", "亿", "%", "倍", "."};
  if (second.length == 0 || (!on && !anew) || ending(rest.substr(second.length), kValues) != 0)
    return std::nullopt;
  std::size_t length = first.length + 1 + second.length;
  std::string printed(text.substr(0, length));
  constexpr std::array<std::string_view, 2> kAfter{"、", "　"};
  length += ending(text.substr(length), kAfter);
  return Marker{Numbering::outline, second.value, std::move(printed), length};
}

// 行动一：, 任务二：, 重点任务3：
std::optional<Marker> worded(std::string_view text) {
  constexpr std::array<std::string_view, 15> kWords{
      "行动",     "任务",     "举措",     "措施",     "工程",     "重点行动", "重点任务", "重点举措",
      "重点措施", "重点工程", "专项行动", "主要任务", "主要举措", "主要措施", "工作任务"};
  const std::size_t word = ending(text, kWords);
  if (word == 0) return std::nullopt;
  const std::string_view rest = text.substr(word);
  const Digits digits = digits_at(rest);
  const std::size_t numeral = digits.length != 0 ? digits.length : han_numeral_length(rest);
  const std::optional<int> value =
      digits.length != 0 ? std::optional(digits.value) : han_value(rest.substr(0, numeral));
  constexpr std::array<std::string_view, 2> kAfter{"：", "　"};
  const std::size_t end = ending(rest.substr(numeral), kAfter);
  if (numeral == 0 || end == 0 || !value || *value == 0) return std::nullopt;
  const std::size_t length = word + numeral;
  return Marker{Numbering::bracketed, *value, std::string(text.substr(0, length)), length + end};
}

// 01推进电梯更新: a number that begins with 0 is none of the sentence; 05月 is a date.
std::optional<Marker> padded(std::string_view text) {
  constexpr std::array<std::string_view, 6> kUnits{"月", "日", "号", "时", "分", "年"};
  const Digits digits = digits_at(text);
  if (digits.length != 2 || digits.value == 0 || text.front() != '0') return std::nullopt;
  const std::string_view rest = text.substr(digits.length);
  const bool word =
      !rest.empty() && static_cast<unsigned char>(rest.front()) >= 0xE4 && ending(rest, kUnits) == 0;
  if (!word) return std::nullopt;
  return Marker{Numbering::arabic, digits.value, std::to_string(digits.value), digits.length};
}

std::optional<Marker> circled(std::string_view text) {
  const text::CodePoint point = text::decode(text, 0);
  if (point.value >= 0x2488 && point.value <= 0x249B) {
    const int value = static_cast<int>(point.value - 0x2488) + 1;
    return Marker{Numbering::arabic, value, std::to_string(value), point.length};
  }
  if (point.value >= 0x2474 && point.value <= 0x2487) {
    const int value = static_cast<int>(point.value - 0x2474) + 1;
    return Marker{Numbering::parenthesis, value, "（" + std::to_string(value) + "）", point.length};
  }
  if (point.value < 0x2460 || point.value > 0x2473) return std::nullopt;
  return Marker{Numbering::circled, static_cast<int>(point.value - 0x2460) + 1,
                std::string(text.substr(0, point.length)), point.length};
}

}  // namespace

std::size_t han_numeral_length(std::string_view text) {
  std::size_t at = 0;
  for (std::size_t length = 0; at < text.size(); at += length) {
    const bool ten = text.substr(at).starts_with("十");
    length = std::string_view("十").size();
    if (!ten && !numeral_at(text.substr(at), length)) break;
  }
  return at;
}

std::optional<int> han_value(std::string_view numeral) {
  int tens = -1;
  std::optional<int> ones;
  while (!numeral.empty()) {
    std::size_t length = std::string_view("十").size();
    if (numeral.starts_with("十")) {
      if (tens >= 0) return std::nullopt;
      tens = ones.value_or(1);
      ones.reset();
    } else {
      const std::optional<int> one = numeral_at(numeral, length);
      if (!one || ones) return std::nullopt;
      ones = one;
    }
    numeral.remove_prefix(length);
  }
  if (tens < 0) return ones;
  return tens * 10 + ones.value_or(0);
}

std::optional<Marker> read_marker(std::string_view text, int expected, std::string_view outline) {
  if (text.empty()) return std::nullopt;
  if (auto found = ordinal(text)) return found;
  if (auto found = in_brackets(text)) return found;
  if (auto found = next_outline(text, outline)) return found;
  if (auto found = arabic(text, expected)) return found;
  if (auto found = han_marker(text)) return found;
  if (auto found = worded(text)) return found;
  if (auto found = padded(text)) return found;
  return circled(text);
}

}  // namespace planpress::import

#include "import/numerals.hpp"

#include <charconv>
#include <string>

#include "import/target_text.hpp"

namespace planpress::import {
namespace {

int multiplier(char32_t c) {
  switch (c) {
    case U'十':
      return 10;
    case U'百':
      return 100;
    case U'千':
      return 1000;
    default:
      return 0;
  }
}

std::optional<Numeral> read_arabic(std::u32string_view text, std::size_t at) {
  constexpr std::size_t longest = 20;
  std::string figures;
  std::size_t i = at;
  bool point = false;
  while (i < text.size() && figures.size() < longest) {
    if (is_digit(text[i])) {
      figures += static_cast<char>(text[i]);
    } else if (text[i] == U'.' && !point && i + 1 < text.size() && is_digit(text[i + 1])) {
      figures += '.';
      point = true;
    } else {
      break;
    }
    ++i;
  }
  double value = 0;
  const auto read = std::from_chars(figures.data(), figures.data() + figures.size(), value);
  if (read.ec != std::errc{}) return std::nullopt;
  return Numeral{i, value, false};
}

// 点五: digits behind the point.
std::size_t read_decimals(std::u32string_view text, std::size_t at, double& value) {
  if (at + 1 >= text.size() || text[at] != U'点' || chinese_digit(text[at + 1]) < 0) return at;
  double weight = 0.1;
  std::size_t i = at + 1;
  for (; i < text.size() && chinese_digit(text[i]) >= 0; ++i) {
    value += weight * chinese_digit(text[i]);
    weight /= 10;
  }
  return i;
}

std::optional<Numeral> read_chinese(std::u32string_view text, std::size_t at) {
  constexpr std::size_t longest = 9;
  double total = 0;
  int pending = -1;
  bool any = false;
  std::size_t i = at;
  for (; i < text.size() && i - at < longest; ++i) {
    const int digit = chinese_digit(text[i]);
    if (digit >= 0) {
      if (pending > 0) break;  // 三四十: two digits in a row are a guess, not a number
      pending = digit;
      any = true;
    } else if (const int by = multiplier(text[i]); by > 0) {
      if (pending < 0 && by != 10) break;
      total += (pending < 0 ? 1 : pending) * by;
      pending = -1;
      any = true;
    } else {
      break;
    }
  }
  if (!any) return std::nullopt;
  if (pending > 0) total += pending;
  const std::size_t end = read_decimals(text, i, total);
  return Numeral{end, total, true};
}

}  // namespace

int chinese_digit(char32_t c) {
  switch (c) {
    case U'零':
      return 0;
    case U'一':
      return 1;
    case U'二':
    case U'两':
      return 2;
    case U'三':
      return 3;
    case U'四':
      return 4;
    case U'五':
      return 5;
    case U'六':
      return 6;
    case U'七':
      return 7;
    case U'八':
      return 8;
    case U'九':
      return 9;
    default:
      return -1;
  }
}

std::optional<Numeral> read_numeral(std::u32string_view text, std::size_t at) {
  if (at >= text.size()) return std::nullopt;
  if (is_digit(text[at])) return read_arabic(text, at);
  if (chinese_digit(text[at]) >= 0 || text[at] == U'十') return read_chinese(text, at);
  return std::nullopt;
}

}  // namespace planpress::import

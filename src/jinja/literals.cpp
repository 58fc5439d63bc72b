#include "jinja/literals.hpp"

#include <charconv>
#include <cstdint>

#include "text/utf8.hpp"

namespace planpress::jinja {
namespace {

bool is_digit_of(char c, int base) {
  if (base == 16) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  return c >= '0' && c < '0' + base;
}

// The end of digits with single `_` between them.
std::size_t pass_digits(std::string_view text, std::size_t at, int base) {
  while (at < text.size()) {
    if (is_digit_of(text[at], base)) {
      ++at;
    } else if (text[at] == '_' && at + 1 < text.size() && is_digit_of(text[at + 1], base)) {
      ++at;
    } else {
      break;
    }
  }
  return at;
}

std::string without_marks(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != '_') out += c;
  }
  return out;
}

Literal read_fraction(std::string_view text, std::size_t at) {
  std::size_t end = pass_digits(text, at, 10);
  bool fraction = false;
  if (end + 1 < text.size() && text[end] == '.' && is_digit_of(text[end + 1], 10)) {
    end = pass_digits(text, end + 1, 10);
    fraction = true;
  }
  if (end < text.size() && (text[end] == 'e' || text[end] == 'E')) {
    std::size_t digits = end + 1;
    if (digits < text.size() && (text[digits] == '+' || text[digits] == '-')) ++digits;
    if (digits < text.size() && is_digit_of(text[digits], 10)) {
      end = pass_digits(text, digits, 10);
      fraction = true;
    }
  }
  if (!fraction) return {};
  const std::string digits = without_marks(text.substr(at, end - at));
  double value = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (read.ec != std::errc()) return {{}, end - at, "number is too large or too small"};
  return {data::View::number(value), end - at, {}};
}

}  // namespace

Literal read_number_literal(std::string_view text, std::size_t at, bool after_dot) {
  if (!after_dot) {
    const Literal fraction = read_fraction(text, at);
    if (fraction.length > 0) return fraction;
  }
  int base = 10;
  std::size_t digits = at;
  if (text[at] == '0' && at + 1 < text.size()) {
    const char mark = static_cast<char>(text[at + 1] | 0x20);
    base = mark == 'x' ? 16 : mark == 'o' ? 8 : mark == 'b' ? 2 : 10;
    if (base != 10) digits = at + 2;
    if (base != 10 && (digits >= text.size() || !is_digit_of(text[digits], base))) {
      base = 10;
      digits = at;
    }
  }
  std::size_t end = pass_digits(text, digits, base);
  if (base == 10 && text[at] == '0') {
    end = at;
    while (end < text.size() && text[end] == '0') ++end;
  }
  const std::string written = without_marks(text.substr(digits, end - digits));
  std::int64_t value = 0;
  const auto result = std::from_chars(written.data(), written.data() + written.size(), value, base);
  if (result.ec != std::errc())
    return {{}, end - at, "number is too large (the largest is 9223372036854775807)"};
  return {data::View::integer(value), end - at, {}};
}

namespace {

// The code point of `\xhh`, `\uhhhh` or `\Uhhhhhhhh`; false when the digits are not there.
bool read_hex(std::string_view text, std::size_t at, std::size_t count, char32_t& value) {
  if (at + count > text.size()) return false;
  std::uint32_t number = 0;
  const auto result = std::from_chars(text.data() + at, text.data() + at + count, number, 16);
  if (result.ec != std::errc() || result.ptr != text.data() + at + count) return false;
  if (number > 0x10FFFF || (number >= 0xD800 && number < 0xE000)) number = 0xFFFD;
  value = number;
  return true;
}

}  // namespace

std::string unescaped(std::string_view text) {
  static constexpr std::string_view letters = "abfnrtv\\'\"";
  static constexpr std::string_view meanings = "\a\b\f\n\r\t\v\\'\"";
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 >= text.size()) {
      out += text[i];
      continue;
    }
    const char c = text[++i];
    const std::size_t known = letters.find(c);
    const std::size_t count = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
    char32_t value = 0;
    if (known != std::string_view::npos) {
      out += meanings[known];
    } else if (c == '\n') {
      continue;
    } else if (count > 0 && read_hex(text, i + 1, count, value)) {
      text::append_utf8(out, value);
      i += count;
    } else if (c >= '0' && c <= '7') {
      for (std::size_t digits = 0; digits < 3 && i < text.size() && text[i] >= '0' && text[i] <= '7';
           ++digits, ++i) {
        value = value * 8 + static_cast<char32_t>(text[i] - '0');
      }
      --i;
      text::append_utf8(out, value);
    } else {
      out += '\\';
      out += c;
    }
  }
  return out;
}

}  // namespace planpress::jinja

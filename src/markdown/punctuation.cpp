#include "markdown/punctuation.hpp"

#include "text/utf8.hpp"

namespace planpress::markdown {
namespace {

bool within(char32_t value, char32_t first, char32_t last) {
  return value >= first && value <= last;
}

bool is_cjk_punctuation(char32_t value) {
  return within(value, 0x3000, 0x3004) || within(value, 0x3008, 0x3020) || within(value, 0x3030, 0x3030) ||
         within(value, 0x303D, 0x303F) || value == 0x30FB || within(value, 0xFE10, 0xFE6F) ||
         within(value, 0xFF01, 0xFF0F) || within(value, 0xFF1A, 0xFF20) || within(value, 0xFF3B, 0xFF40) ||
         within(value, 0xFF5B, 0xFF65) || within(value, 0xFFE0, 0xFFEF);
}

}  // namespace

bool is_ascii_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

bool is_ascii_alnum(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_space(char32_t value) {
  return value == 0 || value == ' ' || within(value, 0x09, 0x0D) || value == 0xA0 || value == 0x1680 ||
         within(value, 0x2000, 0x200A) || value == 0x202F || value == 0x205F || value == 0x3000;
}

bool is_punctuation(char32_t value) {
  if (value < 0x80) return is_ascii_punctuation(static_cast<char>(value));
  const bool latin = within(value, 0xA1, 0xBF) && value != 0xAA && value != 0xB5 && value != 0xBA;
  return latin || value == 0xD7 || value == 0xF7 || within(value, 0x2010, 0x2BFF) ||
         within(value, 0x2E00, 0x2E5F) || is_cjk_punctuation(value) || within(value, 0x1F000, 0x1FAFF);
}

bool opens(char32_t before, char32_t after) {
  return !is_space(after) && (!is_punctuation(after) || is_space(before) || is_punctuation(before));
}

bool is_shared_punctuation(char32_t value) {
  return within(value, 0x2018, 0x201F) || within(value, 0x2013, 0x2015) || value == 0x2026 || value == 0xB7;
}

char32_t last_code_point(std::string_view text) {
  if (text.empty()) return 0;
  std::size_t at = text.size() - 1;
  while (at > 0 && text.size() - at < 4 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
  return text::decode(text, at).value;
}

char32_t first_code_point(std::string_view text) {
  return text.empty() ? 0 : text::decode(text, 0).value;
}

bool joins_without_space(char32_t before, char32_t after) {
  const bool wide_before = text::is_cjk(before);
  const bool wide_after = text::is_cjk(after);
  return (wide_before && wide_after) || (wide_before && is_shared_punctuation(after)) ||
         (wide_after && is_shared_punctuation(before));
}

}  // namespace planpress::markdown

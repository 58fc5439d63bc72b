// Sentences as the target reader sees them: one code point a place, without stray space and mixed widths.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace planpress::import {

/// A text without white space, with full-width punctuation and half-width digits; line ends stay as `\n`.
/// Each place knows the byte of the source that it comes from.
struct PlainText {
  std::u32string chars;
  std::vector<std::uint32_t> source;  // one more than chars: the end of the source

  std::size_t size() const { return chars.size(); }
  char32_t at(std::size_t i) const { return i < chars.size() ? chars[i] : U'\0'; }
  std::u32string_view view() const { return chars; }
  std::u32string_view part(std::size_t begin, std::size_t end) const {
    return end <= begin ? std::u32string_view{} : view().substr(begin, end - begin);
  }
};

/// Never fails: bytes that are not UTF-8 become U+FFFD.
PlainText make_plain(std::string_view text);

std::string to_utf8(std::u32string_view text);
std::u32string to_utf32(std::string_view text);

/// True when `word` stands at `at`, or ends at `end`.
bool stands_at(std::u32string_view text, std::size_t at, std::u32string_view word);
bool ends_at(std::u32string_view text, std::size_t end, std::u32string_view word);
bool contains(std::u32string_view text, std::u32string_view word);

/// A Han letter of the common block, which is neither figure nor mark of any kind.
constexpr bool is_han(char32_t c) {
  return c >= 0x4E00 && c <= 0x9FFF;
}
bool is_digit(char32_t c);
bool is_latin(char32_t c);
bool is_opening(char32_t c);
bool is_closing(char32_t c);

}  // namespace planpress::import

// UTF-8 as bytes, code points and screen columns.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace planpress::text {

/// One decoded code point and the bytes it took; a faulty byte decodes as U+FFFD of length 1.
struct CodePoint {
  char32_t value = 0;
  std::uint32_t length = 0;
  bool valid = true;
};

/// `decode` for all that is neither ASCII nor a well-formed Han letter.
CodePoint decode_any(std::string_view text, std::size_t offset);

/// Decodes the code point at `offset`. REQUIRES: offset < text.size().
inline CodePoint decode(std::string_view text, std::size_t offset) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[offset + i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {lead, 1, true};
  // 0xE1 to 0xEC: three bytes that can be neither overlong nor a surrogate.
  if (lead > 0xE0 && lead < 0xED && text.size() - offset >= 3 && (byte(1) & 0xC0U) == 0x80U &&
      (byte(2) & 0xC0U) == 0x80U) {
    return {((lead & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU), 3, true};
  }
  return decode_any(text, offset);
}

/// Appends `value` in UTF-8; what is no code point appends nothing.
inline void append_utf8(std::string& out, char32_t value) {
  const auto put = [&](char32_t bits) { out += static_cast<char>(bits); };
  const auto rest = [&](unsigned shift) { put(0x80U | ((value >> shift) & 0x3FU)); };
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xC0U | (value >> 6U));
    rest(0);
  } else if (value < 0x10000) {
    put(0xE0U | (value >> 12U));
    rest(6);
    rest(0);
  } else if (value <= 0x10FFFF) {
    put(0xF0U | (value >> 18U));
    rest(12);
    rest(6);
    rest(0);
  }
}

/// The offset of the first byte that is not UTF-8 (overlong forms and surrogates are not), or npos.
std::size_t find_invalid_utf8(std::string_view text);

/// How many code points the text holds.
std::size_t count_code_points(std::string_view text);

/// Screen columns of one code point: 2 for wide (Han, full-width), 0 for combining and control, else 1.
int width_of(char32_t value);

/// Screen columns of the text, tabs counted as one.
int width_of(std::string_view text);

/// True for letters of scripts written without spaces (Han, kana, Bopomofo) and full-width punctuation.
bool is_cjk(char32_t value);

/// The capital or small letter that belongs to `value`, or `value` itself.
char32_t upper(char32_t value);
char32_t lower(char32_t value);

/// True for letters and digits of any script.
bool is_letter_or_digit(char32_t value);
/// Letters of any script; digits of any script, superscript ones too.
bool is_letter(char32_t value);
bool is_digit(char32_t value);

/// True for white space of any script, U+3000 included.
bool is_space(char32_t value);

/// NFKC with case folding: what two spellings of one name share (full width, half width, capitals).
std::string fold(std::string_view text);

}  // namespace planpress::text

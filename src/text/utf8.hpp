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

/// Decodes the code point at `offset`. REQUIRES: offset < text.size().
CodePoint decode(std::string_view text, std::size_t offset);

/// Appends `value` in UTF-8.
void append_utf8(std::string& out, char32_t value);

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

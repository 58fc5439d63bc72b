// Template text cut into tokens: text, tags and what stands in them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "diag/diagnostic.hpp"
#include "jinja/tree.hpp"
#include "text/source.hpp"

namespace planpress::jinja {

enum class TokenKind : std::uint8_t {
  text,          // value: texts
  output_begin,  // {{
  output_end,    // }}
  tag_begin,     // {%
  tag_end,       // %}
  name,          // value: name
  string,        // value: texts
  integer,       // value: constants
  number,        // value: constants
  fault,         // what stands here is reported already
  mark,          // value: the operator's characters, the second one in the second byte
  end,
};

struct Token {
  TokenKind kind = TokenKind::end;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t value = 0;
};

constexpr std::uint32_t mark(char first, char second = '\0') {
  return static_cast<std::uint32_t>(static_cast<unsigned char>(first)) |
         (static_cast<std::uint32_t>(static_cast<unsigned char>(second)) << 8U);
}

struct Trimming {
  bool trim_blocks = false;
  bool lstrip_blocks = false;
  bool keep_trailing_newline = false;
};

/// Cuts the whole source into tokens that end with one `end`; texts and constants go into `tree`. Faults are
/// reported, and the tag in which one stands is closed where it closes in the text.
std::vector<Token> cut(const text::SourceFile& source, const Trimming& trimming, Names& names, Tree& tree,
                       diag::Report& report);

}  // namespace planpress::jinja

// Numbers and strings as they are written in templates.
#pragma once

#include <string>
#include <string_view>

#include "data/view.hpp"

namespace planpress::jinja {

struct Literal {
  data::View value;
  std::size_t length = 0;
  std::string_view fault;  // empty when all is well
};

/// The number that starts at `at`: decimal, 0x, 0o, 0b, with `_` between digits, or a decimal fraction with
/// or without an exponent (not after a dot: `a.0.1` has two subscripts).
Literal read_number_literal(std::string_view text, std::size_t at, bool after_dot);

/// The string with Python's backslash escapes replaced; escapes that are none stay as they are.
std::string unescaped(std::string_view text);

}  // namespace planpress::jinja

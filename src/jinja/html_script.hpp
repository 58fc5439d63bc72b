// Scripts, as far as one must read them to tell code from strings and comments.
#pragma once

#include "jinja/html_state.hpp"

namespace planpress::jinja {

/// Goes over one character of a script; `next` is the one behind it. Returns how many characters were passed.
std::size_t pass_script(HtmlState& state, char c, char next);

}  // namespace planpress::jinja

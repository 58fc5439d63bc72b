// Addresses in attributes, as far as one must read them to tell what a value could turn them into.
#pragma once

#include "jinja/html_state.hpp"

namespace planpress::jinja {

/// Goes over the first character or reference of `text`, which stands in an address. Returns its length.
std::size_t pass_address(HtmlState& state, std::string_view text);

}  // namespace planpress::jinja

#pragma once

#include <string>
#include <string_view>

namespace planpress::data {

/// As much of the text as is worth showing in a message, with an ellipsis where it was cut.
std::string shorten(std::string_view text);

}  // namespace planpress::data

// What the program calls itself.
#pragma once

#include <string_view>

namespace planpress::publish {

inline constexpr std::string_view version = "0.1.0";
inline constexpr std::string_view generator_name = "planpress 0.1.0";

}  // namespace planpress::publish

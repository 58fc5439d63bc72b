// The parts of the theme writers' manual that are made from tables.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace planpress::publish {

/// The names of the parts.
std::span<const std::string_view> reference_parts();

/// A part as Markdown; empty for a name that is none.
std::string reference(std::string_view part);

}  // namespace planpress::publish

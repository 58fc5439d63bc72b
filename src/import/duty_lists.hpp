// What each body is to do: `市住建局：负责统筹…`.
#pragma once

#include <optional>
#include <string_view>

#include "import/reading.hpp"

namespace planpress::import {

/// The body in front of the colon and the role that the words behind it give; none when no body stands there.
std::optional<PartyReading> read_duty(std::string_view paragraph);

/// Where the colon behind a body stands, or 0.
std::size_t body_before_colon(std::string_view words);

/// The role that the words of a duty give: 牵头…, 配合…, else responsible.
model::Role duty_role(std::string_view words);

}  // namespace planpress::import

#pragma once

#include <string_view>

#include "data/value.hpp"

namespace planpress::data {

/// What the core schema of YAML 1.2 makes of a plain scalar; `overflow` and `endless` are numbers that no
/// value can hold.
enum class PlainScalar { null, boolean, integer, number, string, overflow, endless };

/// Finds the kind of a plain scalar and sets what it stands for in `value`; strings are left to the caller.
PlainScalar read_plain_scalar(std::string_view text, Value& value);

}  // namespace planpress::data

// What `check` tells although it is no fault.
#pragma once

#include "publish/parse.hpp"

namespace planpress::publish {

/// Adds notes to the report: where the project's own templates publish values unescaped, and which words of
/// the interface one language has and another lacks.
void add_remarks(const Parsed& parsed, diag::Report& report);

}  // namespace planpress::publish

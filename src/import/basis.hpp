// The documents that a plan implements: 《》 with their numbers, and on which level they were issued.
#pragma once

#include <string_view>
#include <vector>

#include "import/reading.hpp"

namespace planpress::import {

/// The documents that the text between title and first section names, in printed order; `own` is the plan's
/// title, which is none of them.
std::vector<BasisReading> read_basis(std::string_view preamble, std::string_view own);

/// national, provincial, prefectural or county; empty when neither title nor number tells.
std::string level_of(std::string_view title, std::string_view number);

}  // namespace planpress::import

// Where the responsibility clauses stand in a paragraph.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "import/clauses.hpp"
#include "import/reading.hpp"

namespace planpress::import {

struct ClauseSpan {
  std::size_t begin = 0, end = 0;  // in the paragraph, with brackets or label
  ClauseReading clause;
  std::vector<RuleReading> rules;
};

/// Every clause of a cleaned paragraph, in order: in brackets of any kind, behind a label, or a general
/// sentence.
std::vector<ClauseSpan> find_clauses(std::string_view paragraph);

}  // namespace planpress::import

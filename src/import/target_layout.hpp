// Sentences, clauses and brackets of a text, found in one pass.
#pragma once

#include <cstdint>
#include <vector>

#include "import/target_text.hpp"

namespace planpress::import {

/// What stands between two commas, or in brackets.
struct Clause {
  std::size_t begin = 0, end = 0;
  std::uint32_t sentence = 0;
  std::uint32_t depth = 0;        // of brackets
  std::size_t bracket_begin = 0;  // behind the bracket that opens it, when depth > 0
  char32_t opener = U'\0';        // the sign in front of it
};

struct Layout {
  std::vector<Clause> clauses;           // in the order of their beginnings
  std::vector<std::uint32_t> clause_of;  // of each place
  std::vector<bool> titled;              // inside 《》
  std::vector<bool> quoted;              // inside “”

  const Clause& clause_at(std::size_t at) const { return clauses[clause_of[at]]; }
};

/// Never fails; brackets without their fellow end with the sentence.
Layout lay_out(const PlainText& text);

}  // namespace planpress::import

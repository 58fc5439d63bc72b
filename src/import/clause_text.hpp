// The words of a clause, ready to be read: clean, with a partner for each bracket and a mark before each
// label.
#pragma once

#include <string>
#include <string_view>

#include "import/clauses.hpp"

namespace planpress::import {

/// What stands inside a bracket or a cell: without brackets that have no partner or stand around the whole,
/// spaces of a cell as gaps between names, and `；` before a label that no mark parts from the name before
/// it.
std::string clause_text(std::string_view inside, ClauseKind where);

}  // namespace planpress::import

// The bodies that one cell names.
#pragma once

#include <string>
#include <vector>

#include "import/owner_names.hpp"
#include "import/reading.hpp"
#include "import/tables.hpp"

namespace planpress::import::annex {

/// Reads the cell of an owner column: who is named, in the role of the column or of a mark, label or verb in
/// the cell. Appends to `reasons` why that may be wrong.
std::vector<PartyReading> read_owner_cell(const TracedText& cell, const Column& column,
                                          const KnownNames& known, std::vector<std::string>& reasons);

}  // namespace planpress::import::annex

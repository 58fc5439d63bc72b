// Cells of tables as text.
#pragma once

#include <string>

#include "data/view.hpp"

namespace planpress::formats {

/// What stands between the texts of a list in one cell.
inline constexpr char list_separator = ';';

/// Appends the cell's text: numbers shortest, `true` and `false`, the texts of a list joined, nothing for
/// none.
void append_cell(std::string& out, const data::View& value, data::Arena& arena);

}  // namespace planpress::formats

// Tables of HTML pages.
#pragma once

#include <string_view>
#include <vector>

#include "documents/document.hpp"

namespace planpress::documents {

/// The rows of the first table in a piece of HTML that begins on line `line` of its file, each cell with the
/// line that its text begins on. Empty where the piece has no table, or nests too deep to be read.
std::vector<Row> read_table_fragment(std::string_view html, std::uint32_t line);

}  // namespace planpress::documents

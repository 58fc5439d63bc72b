// Rows and cells in gumbo's tree.
#pragma once

#include <vector>

#include "documents/document.hpp"
#include "documents/html_tree.hpp"

namespace planpress::documents {

/// True for elements that begin and end a line of their own.
bool is_block(const GumboNode& node);

/// The rows of a table, each cell with its spans; lines count from `line` on, where the parsed text begins.
std::vector<Row> rows_of(const GumboNode& table, std::uint32_t line);

/// True for a table that only arranges a page: it has a single column, or a cell holds a whole text.
bool is_layout(const std::vector<Row>& rows);

}  // namespace planpress::documents

// The three forms in which tables come, each read from the line of its head on.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "import/table_lines.hpp"
#include "import/tables.hpp"

namespace planpress::import::annex {

/// A table and the line after its last one; its blocks are not set.
struct FoundTable {
  Grid grid;
  std::size_t end_line = 0;
};

/// A table of tab-separated rows whose head is the line `at`.
std::optional<FoundTable> read_tab_table(std::span<const SourceLine> lines, std::size_t at);

/// A table of one cell a line whose first head is the line `at`; `failed` counts the heads whose lines below
/// were no table.
std::optional<FoundTable> read_stacked_table(std::span<const SourceLine> lines, std::size_t at, int& failed);

/// A block of cells; nothing when none of its first rows is a head.
std::optional<Grid> read_cell_table(const Block& block);

/// The rows of a block of cells without a head of its own that goes on with `grid` after a page break; false
/// when it does not fit.
bool continue_cell_table(Grid& grid, const Block& block);

/// `3.完善网络。建设站点。（县商务局负责）`: text below a table, and no cell.
bool is_measure(std::string_view words);

/// True for a line that cannot be a cell: 抄送, 注：, 附件2, a date.
bool ends_table(std::string_view text);

}  // namespace planpress::import::annex

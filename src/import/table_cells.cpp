#include <algorithm>

#include "import/columns.hpp"
#include "import/pieces.hpp"
#include "import/table_align.hpp"
#include "import/table_forms.hpp"

namespace planpress::import::annex {
namespace {

constexpr std::size_t widest = 64;

/// A block of cells with each cell in its place.
struct Spread {
  std::vector<std::vector<GridCell>> rows;
  std::vector<std::size_t> printed;  // how many cells each row has in the source
  std::size_t width = 0;
  bool row_spans = false;
};

Spread spread_out(const Block& block) {
  Spread out;
  std::vector<std::uint16_t> covered(widest, 0);  // rows that a cell from above still covers
  for (const Row& row : block.rows) {
    std::vector<GridCell> cells;
    std::size_t column = 0;
    const auto pass_covered = [&] {
      while (column < widest && covered[column] > 0) {
        --covered[column];
        cells.emplace_back();
        cells.back().merged = true;
        ++column;
      }
    };
    for (const Cell& cell : row.cells) {
      pass_covered();
      if (column >= widest) break;
      for (std::uint16_t i = 0; i < std::max<std::uint16_t>(cell.columns, 1) && column < widest;
           ++i, ++column) {
        cells.emplace_back();
        if (i == 0) cells.back().text = trimmed(cell.text);
        covered[column] = static_cast<std::uint16_t>(std::max<std::uint16_t>(cell.rows, 1) - 1);
      }
      out.row_spans = out.row_spans || cell.rows > 1;
    }
    pass_covered();
    out.width = std::max(out.width, cells.size());
    out.rows.push_back(std::move(cells));
    out.printed.push_back(row.cells.size());
  }
  return out;
}

std::vector<Column> heads_of(const std::vector<GridCell>& cells) {
  std::vector<Column> columns;
  columns.reserve(cells.size());
  for (const GridCell& cell : cells) columns.push_back(read_column(cell.text));
  return columns;
}

/// True when a row below the heads only names parts of them; `一、空气质量目标` over all columns is a group.
bool is_lower_head(const std::vector<GridCell>& cells) {
  int known = 0;
  for (const GridCell& cell : cells) {
    if (cell.merged || cell.text.text.empty()) continue;
    if (read_leading(cell.text.text).form != Leading::Form::none) return false;
    if (read_column(cell.text).kind == ColumnKind::unknown) return false;
    ++known;
  }
  return known >= 1;
}

void add_row(Grid& grid, std::vector<GridCell> cells, std::size_t printed, bool after_head) {
  std::vector<TracedText> texts;
  bool merged = false;
  for (const GridCell& cell : cells) {
    texts.push_back(cell.text);
    merged = merged || cell.merged;
  }
  const bool whole = merged || cells.size() == grid.columns.size();
  if (!whole || (printed == 1 && !merged) || is_banner(texts, grid.columns.size())) {
    GridRow row = aligned_row(std::move(texts), grid.columns);
    row.after_head = after_head;
    grid.rows.push_back(std::move(row));
    return;
  }
  // A full row without spans may still stand askew: a continuation shifted left.
  GridRow row = merged ? GridRow{} : aligned_row(std::move(texts), grid.columns);
  if (merged) {
    row.cells = std::move(cells);
    row.cells.resize(grid.columns.size());
    for (const GridCell& cell : row.cells) row.lines = together(row.lines, annex::lines_of(cell.text));
  }
  row.after_head = after_head;
  grid.rows.push_back(std::move(row));
}

bool same_heads(const std::vector<Column>& a, const std::vector<Column>& b) {
  std::size_t shared = 0;
  for (const Column& head : a) {
    shared += std::any_of(b.begin(), b.end(), [&](const Column& other) {
      return !head.head.text.empty() && squeezed(other.head.text) == squeezed(head.head.text);
    });
  }
  return shared >= 2;
}

void add_rows(Grid& grid, Spread& spread, std::size_t from, const std::vector<Column>& heads,
              bool after_head) {
  for (std::size_t r = from; r < spread.rows.size(); ++r) {
    const bool empty = std::all_of(spread.rows[r].begin(), spread.rows[r].end(),
                                   [](const GridCell& cell) { return cell.text.text.empty(); });
    if (empty) continue;
    if (const std::vector<Column> again = heads_of(spread.rows[r]);
        is_head(again) && same_heads(again, heads)) {
      after_head = true;
      continue;
    }
    add_row(grid, std::move(spread.rows[r]), spread.printed[r], after_head);
    after_head = false;
  }
}

}  // namespace

std::optional<Grid> read_cell_table(const Block& block) {
  Spread spread = spread_out(block);
  constexpr std::size_t head_within = 4;
  for (std::size_t r = 0; r < std::min(spread.rows.size(), head_within); ++r) {
    std::vector<Column> heads = heads_of(spread.rows[r]);
    if (!is_head(heads)) continue;
    Grid grid;
    grid.spans = spread.row_spans;
    const std::vector<Column> printed = heads;
    std::size_t next = r + 1;
    if (next < spread.rows.size() && is_lower_head(spread.rows[next])) {
      const std::vector<Column> lower = heads_of(spread.rows[next]);
      if (lower.size() == heads.size()) {
        for (std::size_t i = 0; i < lower.size(); ++i) {
          if (lower[i].kind != ColumnKind::unknown) heads[i] = lower[i];
        }
      } else {
        heads = merged_heads(heads, lower);
      }
      ++next;
    }
    settle_columns(heads);
    grid.columns = heads;
    add_rows(grid, spread, next, printed, false);
    return grid;
  }
  return std::nullopt;
}

bool continue_cell_table(Grid& grid, const Block& block) {
  Spread spread = spread_out(block);
  if (spread.rows.empty() || spread.width > grid.columns.size() + 1 || spread.width + 2 < grid.columns.size())
    return false;
  grid.spans = grid.spans || spread.row_spans;
  add_rows(grid, spread, 0, grid.columns, true);
  return true;
}

}  // namespace planpress::import::annex

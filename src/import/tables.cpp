#include "import/tables.hpp"

#include <utility>

#include "import/columns.hpp"
#include "import/pieces.hpp"
#include "import/table_forms.hpp"
#include "import/table_lines.hpp"

namespace planpress::import {
namespace {

using annex::FoundTable;
using annex::SourceLine;

/// True when both have the same heads, so that a page break parted them.
bool same_columns(const Grid& a, const Grid& b) {
  if (a.columns.size() != b.columns.size()) return false;
  for (std::size_t i = 0; i < a.columns.size(); ++i) {
    if (a.columns[i].kind != b.columns[i].kind || a.columns[i].year != b.columns[i].year) return false;
  }
  return true;
}

// Each try may look at all that follows; a document full of column heads must not cost the square of its
// length.
constexpr int most_failures = 4;

/// True when the fields of a line are three heads or more.
bool is_head_row(const SourceLine& line) {
  if (line.fields.size() < 3) return false;
  std::vector<Column> columns;
  for (const TracedText& field : line.fields) columns.push_back(annex::read_column(field));
  return annex::is_head(columns);
}

/// A table whose columns are parted by runs of blanks, from the line of its heads on.
std::optional<FoundTable> read_gap_table(std::span<const SourceLine> all, std::size_t at, int& tried) {
  if (!is_head_row(annex::by_wide_gaps(all[at]))) return std::nullopt;
  ++tried;
  std::vector<SourceLine> lines;
  lines.reserve(all.size() - at);
  for (std::size_t i = at; i < all.size(); ++i) lines.push_back(annex::by_wide_gaps(all[i]));
  std::optional<FoundTable> found = annex::read_tab_table(lines, 0);
  if (found) found->end_line += at;
  return found;
}

class TableFinder {
 public:
  TableFinder(std::span<const Block> blocks, std::span<const LineTable> known, std::size_t first)
      : blocks_(blocks), lines_(annex::lines_of(blocks)), known_(known), first_(first) {}

  std::vector<Grid> find() {
    std::size_t at = 0;
    while (at < lines_.size()) at = step(at);
    return std::move(grids_);
  }

 private:
  std::size_t step(std::size_t at) {
    const SourceLine& line = lines_[at];
    if (line.table) {
      take_cells(line.block);
      return at + 1;
    }
    if (line.blank() || annex::is_page_number(line.text.text)) return at + 1;
    std::optional<FoundTable> found = known_at(at);
    if (found) {
      // Read already.
    } else if (line.tabs) {
      found = annex::read_tab_table(lines_, at);
    } else if (failed_ < most_failures && annex::head_kind(line.text.text) != ColumnKind::unknown) {
      found = annex::read_stacked_table(lines_, at, failed_);
    }
    if (!found && !line.tabs && failed_ < most_failures) found = read_gap_table(lines_, at, failed_);
    if (!found) {
      apart_ = true;
      return at + 1;
    }
    found->grid.first_block = line.block;
    found->grid.end_block = lines_[found->end_line - 1].block + 1;
    add(std::move(found->grid));
    return std::max(found->end_line, at + 1);
  }

  LinePlace place(std::size_t at) const { return {lines_[at].block + first_, lines_[at].part}; }

  /// The known table whose heads begin at a line, when all of it stands here.
  std::optional<FoundTable> known_at(std::size_t at) {
    while (!known_.empty() && known_.front().begin < place(at)) known_ = known_.subspan(1);
    if (known_.empty() || known_.front().begin != place(at)) return std::nullopt;
    std::size_t end = at;
    while (end < lines_.size() && place(end) < known_.front().end) ++end;
    const LinePlace last = place(end - 1);
    if (known_.front().end != LinePlace{last.block, last.part + 1}) return std::nullopt;
    return FoundTable{known_.front().grid, end};
  }

  void take_cells(std::size_t block) {
    std::optional<Grid> grid = annex::read_cell_table(blocks_[block]);
    if (grid) {
      grid->first_block = block;
      grid->end_block = block + 1;
      add(std::move(*grid));
    } else if (!apart_ && !grids_.empty() && annex::continue_cell_table(grids_.back(), blocks_[block])) {
      grids_.back().end_block = block + 1;
    }
  }

  void add(Grid grid) {
    if (!apart_ && !grids_.empty() && same_columns(grids_.back(), grid)) {
      if (!grid.rows.empty()) grid.rows.front().after_head = true;
      Grid& last = grids_.back();
      std::move(grid.rows.begin(), grid.rows.end(), std::back_inserter(last.rows));
      last.end_block = grid.end_block;
      last.spans = last.spans || grid.spans;
    } else {
      grids_.push_back(std::move(grid));
    }
    apart_ = false;
  }

  std::span<const Block> blocks_;
  std::vector<SourceLine> lines_;
  std::span<const LineTable> known_;
  std::size_t first_;  // where the first block here stands among those of `known_`
  std::vector<Grid> grids_;
  int failed_ = 0;
  bool apart_ = true;  // text stands between the last table and here
};

/// True for heads that runs of blanks part.
bool is_gap_head(std::string_view line) {
  constexpr std::size_t longest = 300;  // bytes
  if (line.size() > longest) return false;
  const bool apart = line.find("  ") != std::string_view::npos || line.find("　") != std::string_view::npos;
  if (!apart) return false;
  SourceLine whole;
  whole.text = {std::string(line), {}};
  return is_head_row(annex::by_wide_gaps(whole));
}

/// True when a table of lines may stand here: 序号 alone, two heads below each other, or fields between
/// strokes.
bool may_hold_line_tables(std::span<const Block> blocks) {
  constexpr std::size_t longest = 60;  // bytes of a line that is a head
  bool head_above = false;
  for (const Block& block : blocks) {
    if (block.kind == Block::Kind::table) continue;
    const std::string_view text = block.text.text;
    for (std::size_t begin = 0; begin <= text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      std::string_view line = annex::trim(text.substr(begin, end - begin));
      begin = end + 1;
      if (line.empty()) continue;
      const std::size_t stroke = line.find('|');
      if (stroke < line.size() - 1 || is_gap_head(line)) return true;
      const std::size_t tab = line.find('\t');
      if (tab < longest && annex::head_kind(line.substr(0, tab)) != ColumnKind::unknown) return true;
      if (stroke != std::string_view::npos) line = annex::trim(line.substr(0, stroke));
      const ColumnKind kind = line.size() > longest ? ColumnKind::unknown : annex::head_kind(line);
      if (kind == ColumnKind::number || (head_above && kind != ColumnKind::unknown)) return true;
      head_above = kind != ColumnKind::unknown;
    }
  }
  return false;
}

}  // namespace

std::vector<LineTable> find_line_tables(std::span<const Block> blocks) {
  if (!may_hold_line_tables(blocks)) return {};
  const std::vector<SourceLine> lines = annex::lines_of(blocks);
  std::vector<LineTable> tables;
  int failed = 0;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    const SourceLine& line = lines[at];
    if (line.table || line.blank() || failed == most_failures) continue;
    std::optional<FoundTable> found;
    if (line.tabs) {
      found = annex::read_tab_table(lines, at);
    } else if (annex::head_kind(line.text.text) != ColumnKind::unknown) {
      found = annex::read_stacked_table(lines, at, failed);
    }
    const bool stacked = found && !line.tabs;
    if (!found && !line.tabs && is_gap_head(line.text.text)) found = read_gap_table(lines, at, failed);
    if (!found || found->grid.rows.empty()) continue;
    const SourceLine& last = lines[found->end_line - 1];
    LineTable table{{line.block, line.part}, {last.block, last.part + 1}, std::move(found->grid), {}};
    for (std::size_t i = at; i < found->end_line && !stacked; ++i) {
      if (lines[i].tabs || annex::by_wide_gaps(lines[i]).tabs)
        table.rows.push_back({lines[i].block, lines[i].part});
    }
    tables.push_back(std::move(table));
    at = std::max(found->end_line, at + 1) - 1;
  }
  return tables;
}

std::vector<Grid> find_tables(std::span<const Block> blocks, std::span<const LineTable> known,
                              std::size_t first) {
  return TableFinder(blocks, known, first).find();
}

}  // namespace planpress::import

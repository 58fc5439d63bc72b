#include <algorithm>
#include <string>

#include "import/columns.hpp"
#include "import/owner_names.hpp"
#include "import/pieces.hpp"
#include "import/table_align.hpp"
#include "import/table_forms.hpp"

namespace planpress::import::annex {
namespace {

/// One cell: its words, and whether an empty line stands before it.
struct StackCell {
  TracedText text;
  bool gap = false;
  std::size_t line = 0;
};

/// The heads from a line on, each of one line or of two or three that make a known word together.
struct HeadRun {
  std::vector<Column> columns;
  std::size_t end_line = 0;
  bool indented = true;
};

constexpr std::size_t most_heads = 24;  // of a table on paper

TracedText joined(const TracedText& a, const TracedText& b) {
  TracedText out = a;
  append(out, b);
  return out;
}

/// The longest head that starts at a line; the lines it takes, or 0.
std::size_t read_head(std::span<const SourceLine> lines, std::size_t at, Column& column) {
  std::size_t taken = 0;
  TracedText words;
  for (std::size_t i = at; i < lines.size() && i < at + 3; ++i) {
    const SourceLine& line = lines[i];
    if (line.table || line.tabs || line.blank() || (i > at && line.indented)) break;
    words = joined(words, line.text);
    if (length_of(words.text) > 24) break;
    // Two whole heads must not melt into one; 牵头 and 单位 are halves.
    const bool half = line.text.text == "单位" || line.text.text == "部门";
    const bool whole = read_column(line.text).kind != ColumnKind::unknown && !half;
    if (taken > 0 && (whole || !names_owners(column.kind) || length_of(column.head.text) > 2)) break;
    const Column found = read_column(words);
    if (found.kind == ColumnKind::unknown || (i > at && whole)) continue;
    column = found;
    taken = i - at + 1;
  }
  return taken;
}

/// A head that we do not know, behind 序号 and in front of one that we know: 民生实事, 街道（镇）.
std::size_t read_strange_head(std::span<const SourceLine> lines, std::size_t at,
                              std::span<const Column> heads, Column& column) {
  constexpr std::size_t longest = 8;
  if (heads.size() != 1 || heads.front().kind != ColumnKind::number) return 0;
  const SourceLine& line = lines[at];
  if (line.table || line.tabs || length_of(line.text.text) > longest || read_leading(line.text.text).alone())
    return 0;
  std::size_t next = at + 1;
  while (next < lines.size() && lines[next].blank() && !lines[next].table) ++next;
  Column behind;
  if (next >= lines.size() || read_head(lines, next, behind) == 0) return 0;
  column = read_column(line.text);
  return 1;
}

HeadRun read_heads(std::span<const SourceLine> lines, std::size_t at) {
  HeadRun run;
  std::size_t i = at;
  while (i < lines.size() && run.columns.size() < most_heads) {
    if (lines[i].blank()) {
      ++i;
      continue;
    }
    Column column;
    std::size_t taken = read_head(lines, i, column);
    if (taken == 0) taken = read_strange_head(lines, i, run.columns, column);
    if (taken == 0) break;
    run.indented = run.indented && lines[i].indented;
    run.columns.push_back(std::move(column));
    i += taken;
    run.end_line = i;
  }
  return run;
}

/// Where the heads of a second row begin: 牵头单位 and 配合单位 behind the other heads, below 责任单位.
std::size_t lower_heads(std::span<const Column> columns) {
  const auto generic = std::find_if(columns.begin(), columns.end(), [](const Column& column) {
    const std::string words = squeezed(column.head.text);
    return column.kind == ColumnKind::responsible &&
           (words == "责任单位" || words == "责任部门" || words == "责任分工" || words == "部门" ||
            words == "单位");
  });
  std::size_t tail = columns.size();
  while (tail > 0 && names_owners(columns[tail - 1].kind)) --tail;
  const auto upper = static_cast<std::size_t>(generic - columns.begin());
  if (upper >= columns.size()) return columns.size();
  if (upper >= tail) tail = upper + 1;
  const bool pair = columns.size() - tail >= 2 && columns[tail].kind == ColumnKind::lead;
  return pair ? tail : columns.size();
}

class StackedTable {
 public:
  StackedTable(std::span<const SourceLine> lines, std::size_t at) : lines_(lines), at_(at) {}

  std::optional<FoundTable> read() {
    HeadRun run = read_heads(lines_, at_);
    if (run.columns.size() < 3 && !(run.columns.size() == 2 && run.indented)) return std::nullopt;
    if (!is_head(run.columns)) return std::nullopt;
    first_head_ = squeezed(run.columns.front().head.text);
    indented_ = run.indented;
    heads_ = run.columns.size();
    const std::size_t lower = lower_heads(run.columns);
    const std::span<const Column> all = run.columns;
    grid_.columns = lower < all.size() ? merged_heads(all.first(lower), all.subspan(lower)) : run.columns;
    settle_columns(grid_.columns);
    figures_ = std::any_of(grid_.columns.begin(), grid_.columns.end(), [](const Column& column) {
      return column.kind == ColumnKind::year || column.kind == ColumnKind::figure;
    });
    gather(run.end_line);
    const bool numbered = grid_.columns.front().kind == ColumnKind::number;
    if (!(numbered ? rows_by_number() : rows_by_count())) return std::nullopt;
    return FoundTable{std::move(grid_), end_};
  }

 private:
  /// The cells below the heads, up to what cannot be one.
  void gather(std::size_t at) {
    bool gap = false;
    for (; at < lines_.size(); ++at) {
      const SourceLine& line = lines_[at];
      if (line.table || line.tabs || ends_table(line.text.text)) break;
      const bool apart = gap || line.gap;
      if (line.blank() && !(indented_ && line.indented)) {
        gap = true;
        continue;
      }
      if (is_page_number(line.text.text)) continue;
      const bool sum = line.text.text == "合计" || line.text.text == "总计";
      if (sum && cells_.size() >= 2 * grid_.columns.size()) break;
      if (squeezed(line.text.text) == first_head_) {
        const HeadRun again = read_heads(lines_, at);
        if (again.columns.size() + 1 >= heads_ && again.columns.size() <= heads_ + 1) {
          at = again.end_line - 1;
          head_before_.push_back(cells_.size());
          continue;
        }
      }
      if (indented_ && !line.indented) {
        if (cells_.empty() || apart) break;
        append(cells_.back().text, "\n", line.text.first_line());
        append(cells_.back().text, line.text);
        cells_.back().line = at;
      } else {
        cells_.push_back({line.text, apart, at});
      }
      gap = false;
    }
  }

  /// True when the cell is the number of the next row.
  bool starts_row(const std::string& text, std::size_t cells_of_row) {
    const Leading leading = read_leading(text);
    switch (leading.form) {
      case Leading::Form::none:
        return false;
      case Leading::Form::han:
      case Leading::Form::han_bracket: {
        int& last = leading.form == Leading::Form::han ? last_han_ : last_bracket_;
        if (leading.value != last + 1 && leading.value != 1) return false;
        if (!leading.alone() && length_of(text) > 40) return false;
        last = leading.value;
        if (leading.form == Leading::Form::han) last_bracket_ = 0;
        fresh_ = true;
        return true;
      }
      default:
        if (!leading.alone() || (figures_ && cells_of_row > 0 && !is_whole(cells_of_row))) return false;
        if (leading.value != last_ + 1 && !(leading.value == 1 && (fresh_ || cells_of_row >= 3)) &&
            !(leading.value == last_ && cells_of_row >= 2))
          return false;
        last_ = leading.value;
        fresh_ = false;
        return true;
    }
  }

  /// Where cells are figures too, a number begins a row only behind a row with a cell for each column, or one
  /// fewer whose heading is merged with that above.
  bool is_whole(std::size_t cells_of_row) const {
    return fresh_ || cells_of_row >= grid_.columns.size() ||
           (cells_of_row + 1 == grid_.columns.size() && owner_last_);
  }

  bool rows_by_number() {
    std::vector<TracedText> row;
    std::size_t most = 0;
    bool begun = false;
    bool after_head = false;
    std::size_t head = 0;
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      while (head < head_before_.size() && head_before_[head] <= i) {
        after_head = true;
        ++head;
      }
      if (starts_row(cells_[i].text.text, row.size())) {
        if (begun) push(row, after_head);
        most = std::max(most, row.size());
        row.clear();
        begun = true;
      } else if (!begun) {
        return false;
      } else if (cells_[i].gap && !row.empty() && most > 0 && row.size() >= most && is_last(i)) {
        break;
      }
      row.push_back(cells_[i].text);
      owner_last_ = may_be_owners(cells_[i].text.text);
      end_ = cells_[i].line + 1;
    }
    if (begun) push(row, after_head);
    return grid_.rows.size() >= 2;
  }

  /// True when no number of a row comes behind this cell.
  bool is_last(std::size_t at) const {
    if (checked_last_) return last_found_ < at;
    checked_last_ = true;
    last_found_ = 0;
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      if (read_leading(cells_[i].text.text).alone()) last_found_ = i;
    }
    return last_found_ < at;
  }

  /// Without numbers only whole rows can be told.
  bool rows_by_count() {
    const std::size_t width = grid_.columns.size();
    if (cells_.empty() || cells_.size() % width != 0) return false;
    for (std::size_t i = 0; i < cells_.size(); i += width) {
      std::vector<TracedText> row;
      for (std::size_t k = 0; k < width; ++k) row.push_back(cells_[i + k].text);
      grid_.rows.push_back(aligned_row(std::move(row), grid_.columns));
      end_ = cells_[i + width - 1].line + 1;
    }
    return true;
  }

  void push(std::vector<TracedText>& row, bool& after_head) {
    if (row.size() == 1) {
      const Leading leading = read_leading(row.front().text);
      if (leading.alone() && leading.form == Leading::Form::arabic) return;
    }
    const bool exact = row.size() == grid_.columns.size() && (indented_ || figures_);
    GridRow made = exact ? aligned_row(row, grid_.columns) : stacked_row(without_empty(row), grid_.columns);
    made.after_head = after_head;
    after_head = false;
    grid_.rows.push_back(std::move(made));
  }

  static std::vector<TracedText> without_empty(const std::vector<TracedText>& row) {
    std::vector<TracedText> full;
    for (const TracedText& cell : row) {
      if (!cell.text.empty()) full.push_back(cell);
    }
    return full;
  }

  std::span<const SourceLine> lines_;
  std::size_t at_;
  std::size_t end_ = 0;
  Grid grid_;
  std::string first_head_;
  std::size_t heads_ = 0;
  bool indented_ = false;
  std::vector<StackCell> cells_;
  std::vector<std::size_t> head_before_;
  int last_ = 0;
  int last_han_ = 0;
  int last_bracket_ = 0;
  bool fresh_ = true;
  bool figures_ = false;     // there are columns of numbers
  bool owner_last_ = false;  // the last cell of the row names bodies
  mutable bool checked_last_ = false;
  mutable std::size_t last_found_ = 0;
};

}  // namespace

std::optional<FoundTable> read_stacked_table(std::span<const SourceLine> lines, std::size_t at) {
  return StackedTable(lines, at).read();
}

}  // namespace planpress::import::annex

#include <algorithm>
#include <array>
#include <string>

#include "import/cell_looks.hpp"
#include "import/columns.hpp"
#include "import/owner_names.hpp"
#include "import/pieces.hpp"
#include "import/stack_heads.hpp"
#include "import/stack_rows.hpp"
#include "import/table_align.hpp"
#include "import/table_forms.hpp"

namespace planpress::import::annex {
namespace {

class StackedTable {
 public:
  StackedTable(std::span<const SourceLine> lines, std::size_t at) : lines_(lines), at_(at) {}

  std::optional<FoundTable> read(int& failed) {
    heads_ = read_stack_heads(lines_, at_);
    if (heads_.columns.size() < 3 && !(heads_.columns.size() == 2 && heads_.indented)) return std::nullopt;
    if (!is_head(heads_.columns)) return std::nullopt;
    take_group_off_heads();
    grid_.columns = columns_of(heads_);
    figures_ = std::any_of(grid_.columns.begin(), grid_.columns.end(), [](const Column& column) {
      return column.kind == ColumnKind::year || column.kind == ColumnKind::figure ||
             column.kind == ColumnKind::amount;
    });
    gather(heads_.end_line);
    const bool numbered = grid_.columns.front().kind == ColumnKind::number;
    if (!(numbered && (cells_.empty() || cells_.front().form != Leading::Form::none) ? rows_by_number()
                                                                                     : rows_by_count())) {
      ++failed;
      return std::nullopt;
    }
    return FoundTable{std::move(grid_), end_};
  }

 private:
  /// 教育类, 民生工程: a word that sorts the rows below it, on a line of its own.
  static bool is_group_word(const TracedText& cell) {
    constexpr std::array<std::string_view, 6> ends = {"类", "方面", "工程", "行动", "领域", "专项"};
    return length_of(cell.text) <= 12 && ends_with_any(cell.text, ends) &&
           head_kind(cell.text) == ColumnKind::unknown;
  }

  /// What stands behind the last head may be no head but the heading of the first rows.
  void take_group_off_heads() {
    if (heads_.barred || heads_.columns.size() < 4 || heads_.columns.front().kind != ColumnKind::number)
      return;
    const Column& last = heads_.columns.back();
    if (last.kind != ColumnKind::unknown || !is_group_word(last.head)) return;
    group_ = last.head;
    heads_.columns.pop_back();
    heads_.words.pop_back();
  }

  /// The cells below the heads, up to what cannot be one.
  void gather(std::size_t at) {
    bool gap = false;
    for (; at < lines_.size(); ++at) {
      const SourceLine& line = lines_[at];
      if (line.table || line.tabs || ends_table(line.text.text) || is_measure(line.text.text)) break;
      const bool apart = gap || line.gap;
      if (line.blank() && !line.barred && !(heads_.indented && line.indented)) {
        gap = true;
        continue;
      }
      if (is_page_number(line.text.text)) continue;
      const bool sum = line.text.text == "合计" || line.text.text == "总计";
      if (sum && cells_.size() >= 2 * grid_.columns.size()) break;
      if (squeezed(line.text.text) == heads_.words.front()) {
        const std::size_t behind = pass_repeated_heads(lines_, at, heads_);
        if (behind != 0 && begins_anew(behind)) break;
        if (behind != 0) {
          at = behind - 1;
          head_before_.push_back(cells_.size());
          continue;
        }
        if (is_head(read_stack_heads(lines_, at).columns)) break;
      }
      const bool goes_on = heads_.indented && !line.indented;
      if (goes_on && (cells_.empty() || apart)) break;
      take(line, at, apart, goes_on);
      gap = false;
    }
  }

  /// True when the same heads are those of another table: it has a heading of its own, or counts from 1
  /// again.
  bool begins_anew(std::size_t behind) {
    if (cells_.empty() || grid_.columns.front().kind != ColumnKind::number) return false;
    const StackCell& last = cells_.back();
    const bool han = last.form == Leading::Form::han || last.form == Leading::Form::han_bracket;
    if (han && !last.alone && is_banner(std::span(&last.text, 1), grid_.columns.size())) {
      cells_.pop_back();
      return true;
    }
    while (behind < lines_.size() && lines_[behind].blank() && !lines_[behind].table) ++behind;
    if (behind == lines_.size()) return false;
    const Leading next = read_leading(lines_[behind].text.text);
    return next.alone() && next.form == Leading::Form::arabic && next.value == 1 &&
           cells_.size() >= grid_.columns.size() && cells_.front().value == 1;
  }

  void take(const SourceLine& line, std::size_t at, bool apart, bool goes_on) {
    if (goes_on) {
      append(cells_.back().text, "\n", line.text.first_line());
      append(cells_.back().text, line.text);
      cells_.back().line = at;
      return;
    }
    if (!line.barred || !line.blank()) add(line.text, at, apart);
    for (std::size_t i = 0; i < line.empties; ++i) add({}, at, false);
  }

  void add(const TracedText& text, std::size_t line, bool gap) {
    StackCell cell;
    cell.text = text;
    cell.line = line;
    cell.gap = gap;
    const Leading leading = read_leading(text.text);
    cell.form = leading.form;
    cell.value = leading.value;
    cell.alone = leading.alone();
    cell.group = !group_.text.empty() && is_group_word(text);
    cell.owners = !cell.alone && may_be_owners(text.text);
    cells_.push_back(std::move(cell));
  }

  bool rows_by_number() {
    for (const std::size_t at : head_before_) {
      if (at < cells_.size()) cells_[at].after_head = true;
    }
    const bool figures =
        figures_ || std::any_of(grid_.columns.begin(), grid_.columns.end(),
                                [](const Column& one) { return one.kind == ColumnKind::unknown; });
    std::vector<Looks> looks;
    for (const StackCell& cell : cells_) looks.push_back(figures ? look_at(cell.text.text) : Looks{});
    const RowValue value = [&](const StackRow& row) {
      return how_well(std::span(looks).subspan(row.begin, row.end - row.begin), grid_.columns);
    };
    const std::vector<StackRow> rows = part_rows(cells_, grid_.columns.size(), figures ? value : RowValue{});
    if (rows.empty()) return false;
    std::size_t head = 0;
    bool after_head = false;
    std::size_t full = 0;  // rows with a cell for each head
    if (!group_.text.empty()) push_group(group_, heads_.end_line);
    for (StackRow row : rows) {
      while (head < head_before_.size() && head_before_[head] <= row.begin) {
        after_head = true;
        ++head;
      }
      full += row.end - row.begin == grid_.columns.size() ? 1 : 0;
      const bool grouped = row.end - row.begin > 2 && cells_[row.end - 1].group;
      if (grouped) --row.end;
      for (const StackRow& part : parts_of(row)) push(part, after_head);
      if (grouped) push_group(cells_[row.end].text, cells_[row.end].line + 1);
    }
    drop_last_headings();
    if (grid_.rows.size() >= 2) return full > 0 || !grid_.rows.front().banner || grid_.rows.size() > 2;
    return grid_.rows.size() == 1 && full == 1 && sits_well(grid_.rows.front(), grid_.columns);
  }

  static bool is_work(const Looks& cell) {
    constexpr std::size_t shortest = 5;  // characters
    return !cell.owners && !cell.deadline && !cell.person && !cell.number && cell.length >= shortest;
  }

  /// True when cells that look so can be a row below a number that covers it: some work, and who does it.
  static bool is_part(std::span<const Looks> cells) {
    return std::any_of(cells.begin(), cells.end(), is_work) &&
           std::any_of(cells.begin(), cells.end(), [](const Looks& cell) { return cell.owners; });
  }

  /// True when work comes behind bodies, and bodies behind it.
  static bool is_several(std::span<const Looks> cells) {
    int seen = 0;  // bodies, then work
    for (const Looks& cell : cells) {
      if (seen == 2 && cell.owners) return true;
      if (seen == 0 && cell.owners) seen = 1;
      if (seen == 1 && is_work(cell)) seen = 2;
    }
    return false;
  }

  /// A number that covers several rows stands once: the rows of its cells, where they sit better as several.
  std::vector<StackRow> parts_of(const StackRow& row) const {
    constexpr std::size_t most = 40;  // cells of them all
    constexpr double clearly = 3;
    const std::size_t size = row.end - row.begin;
    const bool owned = std::any_of(grid_.columns.begin(), grid_.columns.end(),
                                   [](const Column& column) { return names_owners(column.kind); });
    if (!owned || size < grid_.columns.size() + 2 || size > most || !cells_[row.begin].alone) return {row};
    std::vector<Looks> looks;
    for (std::size_t i = row.begin; i < row.end; ++i) looks.push_back(look_at(cells_[i].text.text));
    const std::span<const Looks> all = looks;
    if (!is_several(all)) return {row};
    constexpr double never = -1e9;
    std::vector<double> best(size + 1, never);
    std::vector<std::size_t> from(size + 1, 0);
    best[0] = 0;
    for (std::size_t end = 1; end <= size; ++end) {
      const std::size_t longest = 2 * grid_.columns.size();
      for (std::size_t begin = end > longest ? end - longest : 0; begin < end; ++begin) {
        const std::span<const Looks> part = all.subspan(begin, end - begin);
        if (best[begin] <= never || !is_part(part) || part.size() == size) continue;
        const double value = best[begin] + how_well(part, grid_.columns);
        if (value <= best[end]) continue;
        best[end] = value;
        from[end] = begin;
      }
    }
    if (best[size] < how_well(all, grid_.columns) + clearly) return {row};
    std::vector<StackRow> parts;
    for (std::size_t end = size; end > 0; end = from[end])
      parts.insert(parts.begin(), {row.begin + from[end], row.begin + end});
    return parts;
  }

  void push_group(const TracedText& words, std::size_t end) {
    grid_.rows.push_back(stacked_row(std::span(&words, 1), grid_.columns));
    ends_.push_back(end);
  }

  /// A heading behind the last row belongs to the table below it.
  void drop_last_headings() {
    while (!grid_.rows.empty() && grid_.rows.back().banner) {
      grid_.rows.pop_back();
      ends_.pop_back();
    }
    if (!ends_.empty()) end_ = ends_.back();
  }

  /// Without numbers only whole rows can be told.
  bool rows_by_count() {
    const std::size_t width = grid_.columns.size();
    if (cells_.empty() || cells_.size() % width != 0 || !heads_alone()) return false;
    for (std::size_t i = 0; i < cells_.size(); i += width) {
      std::vector<TracedText> row;
      for (std::size_t k = 0; k < width; ++k) row.push_back(cells_[i + k].text);
      grid_.rows.push_back(aligned_row(std::move(row), grid_.columns));
      end_ = cells_[i + width - 1].line + 1;
    }
    // Lines that only happen to be a multiple of the heads sit anywhere.
    const auto odd = std::count_if(grid_.rows.begin(), grid_.rows.end(), [&](const GridRow& row) {
      return !row.banner && !sits_well(row, grid_.columns);
    });
    return static_cast<std::size_t>(odd) * 3 <= grid_.rows.size();
  }

  /// A list of headings looks like heads too: those of a table name who does the work and bear no numbers.
  bool heads_alone() const {
    const bool owned = std::any_of(grid_.columns.begin(), grid_.columns.end(),
                                   [](const Column& column) { return names_owners(column.kind); });
    return owned && std::none_of(grid_.columns.begin(), grid_.columns.end(), [](const Column& column) {
             return read_leading(column.head.text).form != Leading::Form::none;
           });
  }

  std::vector<TracedText> texts_of(const StackRow& span) const {
    std::vector<TracedText> texts;
    for (std::size_t i = span.begin; i < span.end; ++i) texts.push_back(cells_[i].text);
    return texts;
  }

  void push(const StackRow& span, bool& after_head) {
    std::vector<TracedText> row = texts_of(span);
    if (row.size() == 1 && cells_[span.begin].alone && cells_[span.begin].form == Leading::Form::arabic)
      return;
    const bool exact = row.size() == grid_.columns.size() && (heads_.indented || figures_);
    GridRow made = exact ? aligned_row(std::move(row), grid_.columns) : stacked_row(row, grid_.columns);
    made.after_head = after_head;
    after_head = false;
    grid_.rows.push_back(std::move(made));
    ends_.push_back(cells_[span.end - 1].line + 1);
  }

  std::span<const SourceLine> lines_;
  std::size_t at_;
  std::size_t end_ = 0;
  Grid grid_;
  StackHeads heads_;
  TracedText group_;  // the heading of the first rows, when it stands below the heads without a number
  std::vector<StackCell> cells_;
  std::vector<std::size_t> head_before_;
  std::vector<std::size_t> ends_;  // the line behind each row
  bool figures_ = false;           // there are columns of numbers
};

}  // namespace

std::optional<FoundTable> read_stacked_table(std::span<const SourceLine> lines, std::size_t at, int& failed) {
  return StackedTable(lines, at).read(failed);
}

}  // namespace planpress::import::annex

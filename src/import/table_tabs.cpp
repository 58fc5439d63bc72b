#include <algorithm>
#include <array>

#include "import/clause_words.hpp"
#include "import/columns.hpp"
#include "import/owner_names.hpp"
#include "import/pieces.hpp"
#include "import/table_align.hpp"
#include "import/table_forms.hpp"

namespace planpress::import::annex {
namespace {

constexpr std::size_t most_heads = 64;

std::vector<Column> heads_of(std::span<const TracedText> fields) {
  std::vector<Column> columns;
  columns.reserve(fields.size());
  for (const TracedText& field : fields) columns.push_back(read_column(field));
  return columns;
}

/// A second row of heads: known ones only, and no number.
bool is_lower_head(const SourceLine& line) {
  int known = 0;
  for (const TracedText& field : line.fields) {
    if (field.text.empty()) continue;
    if (read_column(field).kind == ColumnKind::unknown) return false;
    ++known;
  }
  return line.tabs && known >= 2;
}

void merge_lower(std::vector<Column>& columns, const SourceLine& line) {
  const std::vector<Column> lower = heads_of(line.fields);
  if (lower.size() == columns.size()) {
    for (std::size_t i = 0; i < lower.size(); ++i) {
      if (lower[i].kind != ColumnKind::unknown) columns[i] = lower[i];
    }
    return;
  }
  std::vector<Column> full;
  for (const Column& column : lower) {
    if (column.kind != ColumnKind::unknown) full.push_back(column);
  }
  std::vector<Column> upper;
  for (const Column& column : columns) {
    if (!column.head.text.empty()) upper.push_back(column);
  }
  columns = merged_heads(upper, full);
}

class TabTable {
 public:
  TabTable(std::span<const SourceLine> lines, std::size_t at) : lines_(lines), at_(at) {}

  std::optional<FoundTable> read() {
    if (lines_[at_].fields.size() > most_heads) return std::nullopt;
    grid_.columns = heads_of(lines_[at_].fields);
    if (!is_head(grid_.columns)) return std::nullopt;
    ++at_;
    while (at_ < lines_.size() && join_head(lines_[at_])) ++at_;
    if (at_ < lines_.size() && is_lower_head(lines_[at_])) merge_lower(grid_.columns, lines_[at_++]);
    settle_columns(grid_.columns);
    end_ = at_;
    while (at_ < lines_.size() && take_line()) ++at_;
    flush();
    return FoundTable{std::move(grid_), end_};
  }

 private:
  /// A head that a line end cut inside a cell: `…牵头` and `单位 完成时限`.
  bool join_head(const SourceLine& line) {
    if (line.table || line.blank() || line.fields.front().text.empty()) return false;
    Column& last = grid_.columns.back();
    const bool half = length_of(last.head.text) <= 2 || last.kind == ColumnKind::unknown;
    TracedText words = last.head;
    append(words, line.fields.front());
    const Column joined = read_column(words);
    if (!half || joined.kind == ColumnKind::unknown || length_of(words.text) > 8) return false;
    for (std::size_t i = 1; i < line.fields.size(); ++i) {
      if (!line.fields[i].text.empty() && read_column(line.fields[i]).kind == ColumnKind::unknown)
        return false;
    }
    last = joined;
    for (std::size_t i = 1; i < line.fields.size(); ++i) grid_.columns.push_back(read_column(line.fields[i]));
    return true;
  }

  bool numbered() const {
    return std::any_of(grid_.columns.begin(), grid_.columns.end(),
                       [](const Column& column) { return column.kind == ColumnKind::number; });
  }

  /// True when a row of the table comes within the next lines.
  bool goes_on(std::size_t from) const {
    std::size_t seen = 0;
    for (std::size_t i = from; i < lines_.size() && seen < 4; ++i) {
      if (lines_[i].table || ends_table(lines_[i].text.text)) return false;
      if (lines_[i].blank()) continue;
      if (lines_[i].tabs) return true;
      ++seen;
    }
    return false;
  }

  bool take_line() {
    const SourceLine& line = lines_[at_];
    if (line.table) return false;
    if (line.blank()) {
      gap_ = true;
      return true;
    }
    const bool gap = gap_ || line.gap;
    gap_ = false;
    if (is_page_number(line.text.text)) {
      gap_ = gap;
      return true;
    }
    return line.tabs ? take_row(line, gap) : take_words(line, gap);
  }

  bool take_row(const SourceLine& line, bool gap) {
    if (const std::vector<Column> heads = heads_of(line.fields); is_head(heads)) {
      flush();
      if (!same_heads(heads)) return false;
      if (at_ + 1 < lines_.size() && is_lower_head(lines_[at_ + 1])) ++at_;
      after_head_ = true;
      end_ = at_ + 1;
      return true;
    }
    if (continues(line, gap)) {
      append(open_.back(), "\n", line.fields.front().first_line());
      append(open_.back(), line.fields.front());
      open_.insert(open_.end(), line.fields.begin() + 1, line.fields.end());
    } else {
      flush();
      open_ = line.fields;
    }
    end_ = at_ + 1;
    return true;
  }

  /// A row that a line end inside a cell cut in two.
  bool continues(const SourceLine& line, bool gap) const {
    if (open_.empty() || gap || !numbered()) return false;
    return open_.size() + line.fields.size() - 1 == grid_.columns.size() &&
           read_leading(open_.front().text).alone() && !read_leading(line.fields.front().text).alone() &&
           !line.fields.front().text.empty();
  }

  /// A line without a tab: the heading of a group, or the rest of a cell that a line end cut.
  bool take_words(const SourceLine& line, bool gap) {
    const std::string_view words = line.text.text;
    const bool more = goes_on(at_ + 1);
    if (ends_table(words) || is_measure(words) || (gap && !more)) return false;
    const std::array<TracedText, 1> cell = {line.text};
    const Leading leading = read_leading(words);
    const bool heading = is_banner(cell, std::max<std::size_t>(grid_.columns.size(), 3));
    const bool complete = open_.empty() || open_.size() >= grid_.columns.size() || gap;
    const bool headed = leading.form == Leading::Form::han || leading.form == Leading::Form::han_bracket;
    if (heading && headed && !more) return false;  // of the text below the table
    if (heading && more && (headed || (complete && gap && !may_be_owners(words)))) {
      flush();
      open_ = {line.text};
      flush();
    } else if (open_.empty() || (!more && length_of(words) > 40)) {
      return false;
    } else {
      append(open_.back(), "\n", line.text.first_line());
      append(open_.back(), line.text);
    }
    end_ = at_ + 1;
    return true;
  }

  bool same_heads(const std::vector<Column>& heads) const {
    std::size_t shared = 0;
    std::size_t full = 0;
    for (const Column& head : heads) {
      const std::string words = squeezed(head.head.text);
      if (words.empty()) continue;
      ++full;
      shared += std::any_of(grid_.columns.begin(), grid_.columns.end(),
                            [&](const Column& column) { return squeezed(column.head.text) == words; });
    }
    return shared * 3 >= full * 2;
  }

  void flush() {
    if (open_.empty()) return;
    GridRow row = aligned_row(std::move(open_), grid_.columns);
    row.after_head = after_head_;
    after_head_ = false;
    grid_.rows.push_back(std::move(row));
    open_.clear();
  }

  std::span<const SourceLine> lines_;
  std::size_t at_;
  std::size_t end_ = 0;
  Grid grid_;
  std::vector<TracedText> open_;
  bool gap_ = false;
  bool after_head_ = false;
};

}  // namespace

bool is_measure(std::string_view words) {
  constexpr std::size_t shortest = 20;  // characters
  if (!words.ends_with("）") && !words.ends_with(")")) return false;
  const Leading leading = read_leading(words);
  if (leading.form == Leading::Form::none || leading.alone() || length_of(words) < shortest) return false;
  const std::size_t open = words.ends_with("）") ? words.rfind("（") : words.rfind('(');
  return open != std::string_view::npos && names_role(words.substr(open));
}

bool ends_table(std::string_view text) {
  constexpr std::array<std::string_view, 22> words = {
      "抄送",       "备注：",    "注：",       "附件",      "附：",       "说明：",
      "注:",        "备注:",     "主题词",     "（此件",    "(此件",      "填表",
      "联系电话：", "联系电话:", "咨询电话：", "咨询电话:", "监督电话：", "监督电话:",
      "责任编辑：", "责任编辑:", "信息来源：", "信息来源:"};
  const std::string squeezed_text = squeezed(first_characters(text, 8));
  if (starts_with_any(squeezed_text, words)) return true;
  constexpr std::array<std::string_view, 11> foot = {"打印",     "关闭",   "打印本页", "关闭窗口",
                                                     "返回顶部", "收藏",   "关闭本页", "上一篇",
                                                     "下一篇",   "扫一扫", "分享到"};
  const std::string_view foot_words = squeezed_text;
  if (std::any_of(foot.begin(), foot.end(), [&](std::string_view word) {
        return foot_words == word || (word.size() > 6 && foot_words.starts_with(word));
      }))
    return true;
  return squeezed_text.starts_with("20") && find_year(squeezed_text) != 0 && length_of(text) <= 14 &&
         (text.ends_with("日") || text.ends_with("日印发") || text.ends_with("印发"));
}

std::optional<FoundTable> read_tab_table(std::span<const SourceLine> lines, std::size_t at) {
  return TabTable(lines, at).read();
}

}  // namespace planpress::import::annex

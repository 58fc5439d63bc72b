#include "import/stack_heads.hpp"

#include <algorithm>
#include <utility>

#include "import/columns.hpp"
#include "import/pieces.hpp"
#include "import/table_forms.hpp"

namespace planpress::import::annex {
namespace {

constexpr std::size_t most_heads = 24;    // of a table on paper
constexpr std::size_t longest_head = 24;  // characters
constexpr std::size_t longest_half = 2;  // characters of a head that the next line completes: 分管 | 领导

TracedText joined(const TracedText& a, const TracedText& b) {
  TracedText out = a;
  append(out, b);
  return out;
}

bool is_known(const TracedText& head) {
  return read_column(head).kind != ColumnKind::unknown;
}

/// A line that can be a cell; an empty one between strokes is none here.
bool is_cell(const SourceLine& line) {
  return !line.table && !line.tabs && !line.blank();
}

/// The longest head that starts at a line; the lines it takes, or 0.
std::size_t read_head(std::span<const SourceLine> lines, std::size_t at, Column& column) {
  std::size_t taken = 0;
  TracedText words;
  for (std::size_t i = at; i < lines.size() && i < at + 3; ++i) {
    const SourceLine& line = lines[i];
    if (!is_cell(line) || (i > at && line.indented)) break;
    words = joined(words, line.text);
    if (length_of(words.text) > longest_head) break;
    // Two whole heads must not melt into one; 牵头 and 单位 are halves.
    const bool half = line.text.text == "单位" || line.text.text == "部门";
    const bool whole = is_known(line.text) && !half;
    if (taken > 0 && (whole || !names_owners(column.kind) || length_of(column.head.text) > 2)) break;
    const Column found = read_column(words);
    if (found.kind == ColumnKind::unknown || (i > at && whole)) continue;
    column = found;
    taken = i - at + 1;
    if (line.barred) break;
  }
  return taken;
}

/// A head that we do not know, or one that its first two letters (分管, 完成) and the line below make.
std::size_t read_strange_head(std::span<const SourceLine> lines, std::size_t at, Column& column) {
  column = read_column(lines[at].text);
  if (lines[at].barred || at + 1 >= lines.size() || !is_cell(lines[at + 1])) return 1;
  if (squeezed(lines[at].text.text).size() > longest_half * 3 || !is_known(lines[at + 1].text)) return 1;
  Column whole = read_column(joined(lines[at].text, lines[at + 1].text));
  if (whole.kind == ColumnKind::unknown) return 1;
  column = std::move(whole);
  return 2;
}

/// Where the heads below 序号 end: at the first number of a row. Nothing when a sentence comes before it.
std::size_t heads_end(std::span<const SourceLine> lines, std::size_t at) {
  std::size_t heads = 0;
  for (std::size_t i = at; i < lines.size() && heads <= most_heads; ++i) {
    const SourceLine& line = lines[i];
    if (line.table || line.tabs) return 0;
    if (line.blank()) continue;
    const std::string& words = line.text.text;
    const Leading leading = read_leading(words);
    const bool han = leading.form == Leading::Form::han || leading.form == Leading::Form::han_bracket;
    if (i > at && (leading.alone() || han)) return i;
    if (length_of(words) > longest_head || words.find("。") != std::string::npos || ends_table(words))
      return 0;
    ++heads;
  }
  return 0;
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

}  // namespace

StackHeads read_stack_heads(std::span<const SourceLine> lines, std::size_t at) {
  StackHeads heads;
  const bool numbered = read_column(lines[at].text).kind == ColumnKind::number;
  const std::size_t end = numbered ? heads_end(lines, at) : 0;
  for (std::size_t i = at; i < lines.size() && heads.columns.size() < most_heads;) {
    if (end != 0 && i >= end) break;
    if (lines[i].blank()) {
      ++i;
      continue;
    }
    Column column;
    std::size_t taken = read_head(end == 0 ? lines : lines.first(end), i, column);
    if (taken == 0 && end != 0) taken = read_strange_head(lines.first(end), i, column);
    if (taken == 0) break;
    heads.indented = heads.indented && lines[i].indented;
    for (std::size_t k = i; k < i + taken; ++k) heads.words.push_back(squeezed(lines[k].text.text));
    heads.barred = heads.barred && lines[i + taken - 1].barred;
    heads.columns.push_back(std::move(column));
    i += taken;
    heads.end_line = i;
  }
  return heads;
}

std::size_t pass_repeated_heads(std::span<const SourceLine> lines, std::size_t at, const StackHeads& heads) {
  std::size_t found = 0;
  std::size_t end = 0;
  for (std::size_t i = at; i < lines.size() && found < heads.words.size(); ++i) {
    if (lines[i].blank() && !lines[i].table) continue;
    const std::string words = squeezed(lines[i].text.text);
    if (words == heads.words[found]) {
      ++found;
    } else if (found + 1 < heads.words.size() && words == heads.words[found + 1]) {
      found += 2;
    } else {
      break;
    }
    end = i + 1;
  }
  return found + 1 >= heads.words.size() ? end : 0;
}

std::vector<Column> columns_of(const StackHeads& heads) {
  const std::span<const Column> all = heads.columns;
  const std::size_t lower = lower_heads(all);
  std::vector<Column> columns =
      lower < all.size() ? merged_heads(all.first(lower), all.subspan(lower)) : heads.columns;
  settle_columns(columns);
  return columns;
}

}  // namespace planpress::import::annex

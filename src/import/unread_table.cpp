#include "import/unread_table.hpp"

#include <algorithm>
#include <array>

#include "import/annex.hpp"
#include "import/columns.hpp"
#include "import/indicator_table.hpp"
#include "import/pieces.hpp"
#include "import/table_lines.hpp"

namespace planpress::import {
namespace {

constexpr std::size_t head_within = 4;  // rows of a table in which its heads may stand
constexpr std::size_t most_heads = 12;  // that a doubt names

bool is_number_head(const TracedText& text) {
  return annex::head_kind(text.text) == ColumnKind::number;
}

void add_head(UnreadTable& table, const TracedText& head) {
  const std::string words = annex::tidied(head.text);
  if (words.empty()) return;
  table.heads += (table.heads.empty() ? "`" : "、`") + words + "`";
  table.lines = annex::together(table.lines, annex::lines_of(head));
}

bool is_read(const Grid& grid) {
  const bool persons = std::any_of(grid.columns.begin(), grid.columns.end(), [](const Column& column) {
    return column.kind == ColumnKind::person || column.kind == ColumnKind::part ||
           column.kind == ColumnKind::post || column.kind == ColumnKind::contact;
  });
  return grid.rows.size() < 2 || persons || lists_tasks(grid) || lists_indicators(grid);
}

bool is_covered(const std::vector<Grid>& tables, std::size_t block) {
  return std::any_of(tables.begin(), tables.end(),
                     [&](const Grid& grid) { return block >= grid.first_block && block < grid.end_block; });
}

/// True when heads may stand outside of the tables.
bool may_be_left(std::span<const Block> blocks, const std::vector<Grid>& tables) {
  constexpr std::size_t longest = 60;  // bytes of a head
  constexpr std::array<std::string_view, 4> parts = {"号", "单位", "部门", "主体"};
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (is_covered(tables, i)) continue;
    const std::string& text = blocks[i].text.text;
    if (blocks[i].kind == Block::Kind::table || text.find('\t') != std::string::npos ||
        text.find('|') != std::string::npos)
      return true;
    const bool lines = text.find('\n') != std::string::npos;
    if ((text.size() > longest && !lines) || text.find("：") != std::string::npos) continue;
    const auto holds = [&](std::string_view part) { return text.find(part) != std::string::npos; };
    if (std::any_of(parts.begin(), parts.end(), holds) &&
        (lines || annex::head_kind(text) != ColumnKind::unknown))
      return true;
  }
  return false;
}

/// The heads of a table of cells whose rows are numbered.
std::optional<UnreadTable> of_cells(const Block& block) {
  for (std::size_t r = 0; r < std::min(head_within, block.rows.size()); ++r) {
    const std::vector<Cell>& cells = block.rows[r].cells;
    if (block.rows.size() < r + 3 || cells.size() < 3 || !is_number_head(cells.front().text)) continue;
    UnreadTable table;
    for (const Cell& cell : cells) add_head(table, cell.text);
    return table;
  }
  return std::nullopt;
}

/// True when three lines in a row are heads and one of them wants bodies.
bool three_heads(std::span<const annex::SourceLine> lines, std::size_t at) {
  std::size_t heads = 0;
  bool owners = false;
  for (std::size_t i = at; i < lines.size() && heads < 3; ++i) {
    if (lines[i].blank() && !lines[i].table) continue;
    if (lines[i].table || lines[i].tabs) return false;
    const ColumnKind kind = annex::head_kind(lines[i].text.text);
    const bool numbered = annex::read_leading(lines[i].text.text).form != annex::Leading::Form::none;
    if (kind == ColumnKind::unknown || numbered) return false;
    owners = owners || annex::names_owners(kind);
    ++heads;
  }
  return heads == 3 && owners;
}

/// The heads of a table of lines, which end at the first number.
std::optional<UnreadTable> of_lines(std::span<const annex::SourceLine> lines, std::size_t at) {
  UnreadTable table;
  if (lines[at].tabs) {
    if (lines[at].fields.size() < 3 || !is_number_head(lines[at].fields.front())) return std::nullopt;
    for (const TracedText& field : lines[at].fields) add_head(table, field);
    return table;
  }
  if (!is_number_head(lines[at].text) && !three_heads(lines, at)) return std::nullopt;
  constexpr std::size_t fewest = 3;
  std::size_t heads = 0;
  std::size_t known = 0;  // of them, all in a row
  for (std::size_t i = at; i < lines.size() && heads < most_heads; ++i) {
    if (lines[i].table || lines[i].tabs) break;
    if (lines[i].blank()) continue;
    const bool head = annex::head_kind(lines[i].text.text) != ColumnKind::unknown;
    if (annex::read_leading(lines[i].text.text).alone())
      return heads >= fewest ? std::optional(table) : std::nullopt;
    if (!head && known >= fewest) return table;
    add_head(table, lines[i].text);
    ++heads;
    known = head ? known + 1 : 0;
  }
  return std::nullopt;
}

}  // namespace

std::optional<UnreadTable> find_unread_table(std::span<const Block> blocks, const std::vector<Grid>& tables) {
  for (const Grid& grid : tables) {
    if (is_read(grid)) continue;
    UnreadTable table;
    for (const Column& column : grid.columns) add_head(table, column.head);
    for (const GridRow& row : grid.rows) table.lines = annex::together(table.lines, row.lines);
    return table;
  }
  if (!may_be_left(blocks, tables)) return std::nullopt;
  const std::vector<annex::SourceLine> lines = annex::lines_of(blocks);
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (is_covered(tables, lines[at].block)) continue;
    std::optional<UnreadTable> table;
    if (lines[at].table) {
      table = of_cells(blocks[lines[at].block]);
    } else if (!lines[at].blank()) {
      table = of_lines(lines, at);
    }
    if (table) return table;
  }
  return std::nullopt;
}

}  // namespace planpress::import

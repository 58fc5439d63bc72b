#include "documents/html_table.hpp"

#include <algorithm>
#include <charconv>

#include "documents/flowing_text.hpp"
#include "documents/html_rows.hpp"

namespace planpress::documents {
namespace {

constexpr int widest_span = 200;
constexpr std::size_t longest_cell = 6000;  // bytes; a cell that says more holds a page, not a value

std::uint16_t span_of(const GumboNode& cell, const char* name) {
  const std::string_view value = attribute(cell, name);
  int span = 1;
  std::from_chars(value.data(), value.data() + value.size(), span);
  return static_cast<std::uint16_t>(std::clamp(span, 1, widest_span));
}

bool is_cell(const GumboNode& node) {
  return is_tag(node, GUMBO_TAG_TD) || is_tag(node, GUMBO_TAG_TH);
}

void collect_text(const GumboNode& node, FlowingText& text) {
  text.add(text_of(node));
  if (is_tag(node, GUMBO_TAG_BR)) text.end_line();
  if (is_tag(node, GUMBO_TAG_SCRIPT) || is_tag(node, GUMBO_TAG_STYLE) || is_tag(node, GUMBO_TAG_DEL)) return;
  const bool block = is_block(node) && !is_cell(node);
  if (block) text.end_line();
  for (const GumboNode* child : children_of(node)) collect_text(*child, text);
  if (is_cell(node)) text.end_cell();
  if (block) text.end_line();
}

// Where the first words of a cell stand.
unsigned first_line(const GumboNode& node) {
  if (!text_of(node).empty() && node.type == GUMBO_NODE_TEXT) return node.v.text.start_pos.line;
  for (const GumboNode* child : children_of(node)) {
    if (const unsigned line = first_line(*child); line > 0) return line;
  }
  return 0;
}

void collect_rows(const GumboNode& node, std::uint32_t base, std::vector<Row>& rows) {
  for (const GumboNode* child : children_of(node)) {
    if (!is_tag(*child, GUMBO_TAG_TR)) {
      if (!is_tag(*child, GUMBO_TAG_TABLE) && !is_cell(*child)) collect_rows(*child, base, rows);
      continue;
    }
    Row row;
    for (const GumboNode* cell : children_of(*child)) {
      if (!is_cell(*cell)) continue;
      FlowingText text;
      for (const GumboNode* part : children_of(*cell)) collect_text(*part, text);
      const unsigned own = first_line(*cell);
      const unsigned line = own > 0 ? own : cell->v.element.start_pos.line;
      row.cells.push_back({{text.take(), {{0, base + std::max(1U, line) - 1}}},
                           span_of(*cell, "colspan"),
                           span_of(*cell, "rowspan")});
    }
    rows.push_back(std::move(row));
  }
}

const GumboNode* find_table(const GumboNode& node) {
  if (is_tag(node, GUMBO_TAG_TABLE)) return &node;
  for (const GumboNode* child : children_of(node)) {
    if (const GumboNode* found = find_table(*child)) return found;
  }
  return nullptr;
}

}  // namespace

bool is_block(const GumboNode& node) {
  if (!is_element(node)) return false;
  switch (node.v.element.tag) {
    case GUMBO_TAG_ADDRESS:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_CENTER:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_FIELDSET:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_HR:
    case GUMBO_TAG_LI:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_P:
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_UL:
      return true;
    default:
      return false;
  }
}

std::vector<Row> rows_of(const GumboNode& table, std::uint32_t line) {
  std::vector<Row> rows;
  collect_rows(table, line, rows);
  return rows;
}

bool is_layout(const std::vector<Row>& rows) {
  std::size_t widest = 0;
  for (const Row& row : rows) {
    widest = std::max(widest, row.cells.size());
    for (const Cell& cell : row.cells) {
      if (cell.text.text.size() > longest_cell) return true;
    }
  }
  return widest < 2;
}

std::vector<Row> read_table_fragment(std::string_view html, std::uint32_t line) {
  if (html.size() > largest_page || nests_too_deep(html)) return {};
  const HtmlTree tree(html);
  const GumboNode* table = find_table(tree.root());
  return table == nullptr ? std::vector<Row>() : rows_of(*table, line);
}

}  // namespace planpress::documents

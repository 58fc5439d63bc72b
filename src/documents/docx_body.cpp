#include "documents/docx_body.hpp"

#include <algorithm>

#include "documents/docx_xml.hpp"

namespace planpress::documents {
namespace {

constexpr int widest_span = 200;
constexpr std::size_t widest_grid = 2000;

// What has been struck out, or moved away.
bool is_deleted(const pugi::xml_node& node) {
  return is(node, "del") || is(node, "moveFrom");
}

// Elements that only stand around others.
bool is_wrapper(const pugi::xml_node& node) {
  for (const std::string_view name : {"ins", "moveTo", "hyperlink", "smartTag", "sdtContent", "customXml",
                                      "fldSimple", "dir", "bdo", "rubyBase"}) {
    if (is(node, name)) return true;
  }
  return false;
}

bool is_table_of_contents(const pugi::xml_node& structure) {
  const pugi::xml_node gallery = child_at(structure, "sdtPr/docPartObj/docPartGallery");
  return value(gallery) == "Table of Contents";
}

int span_of(const pugi::xml_node& properties, std::string_view name) {
  return std::clamp(number(child(properties, name), "val", 1), 1, widest_span);
}

// Calls `take` with each child called `name`, also with those inside content controls.
template <class Take>
void each_of(const pugi::xml_node& node, std::string_view name, Take&& take) {
  for (const pugi::xml_node each : node.children()) {
    if (is(each, name)) take(each);
    if (is(each, "sdt")) each_of(child(each, "sdtContent"), name, take);
  }
}

// A table that only frames text: no row has two cells.
bool is_frame(const pugi::xml_node& table) {
  bool frame = true;
  each_of(table, "tr", [&](const pugi::xml_node& row) {
    int cells = 0;
    each_of(row, "tc", [&](const pugi::xml_node&) { ++cells; });
    frame = frame && cells < 2;
  });
  return frame;
}

void append_cell(Row& row, std::string text, int columns) {
  row.cells.push_back({{std::move(text), {}}, static_cast<std::uint16_t>(columns), 1});
}

}  // namespace

void DocxBody::read(const pugi::xml_node& body) {
  for (const pugi::xml_node node : body.children()) block(node);
  lines_.paragraph(carried_);
}

void DocxBody::block(const pugi::xml_node& node) {
  if (is(node, "p")) return paragraph(node);
  if (is(node, "tbl")) return table(node);
  if (is_deleted(node)) return;
  if (is(node, "sdt")) {
    if (is_table_of_contents(node)) return;
    return block(child(node, "sdtContent"));
  }
  if (is_wrapper(node)) {
    for (const pugi::xml_node each : node.children()) block(each);
  }
}

std::string DocxBody::number_of(const pugi::xml_node& properties, const std::string& style_id,
                                const ParagraphStyle& style) {
  const pugi::xml_node own = child(properties, "numPr");
  std::string list(value(child(own, "numId")));
  if (list.empty()) list = style.list;
  if (list.empty() || list == "0") return {};
  int level = number(child(own, "ilvl"), "val", -1);
  if (level < 0) level = style.list_level;
  if (level < 0) level = numbers_.level_of_style(list, style_id);
  return numbers_.next(list, level);
}

void DocxBody::paragraph(const pugi::xml_node& node) {
  const pugi::xml_node properties = child(node, "pPr");
  std::string style_id(value(child(properties, "pStyle")));
  if (style_id.empty()) style_id = styles_.usual();
  const ParagraphStyle style = styles_.of(style_id);
  if (style.is_contents) return;
  Paragraph read;
  runs(node, read);
  if (child_at(properties, "rPr/del") || child_at(properties, "rPr/moveFrom")) {
    carried_ += read.text;
    return;
  }
  // An empty paragraph of a list shows its number, but says nothing by it.
  std::string text = std::move(carried_) + read.text;
  carried_.clear();
  if (!trim(text).empty()) {
    text.insert(0, number_of(properties, style_id, style));
    const int outline = number(child(properties, "outlineLvl"), "val", style.outline);
    if (style.is_title || (outline >= 0 && outline < 9)) {
      lines_.heading(text, static_cast<std::uint8_t>(style.is_title ? 0 : outline + 1));
    } else {
      lines_.paragraph(text);
    }
  }
  for (const pugi::xml_node& box : read.boxes) {
    for (const pugi::xml_node each : box.children()) block(each);
  }
}

void DocxBody::runs(const pugi::xml_node& node, Paragraph& into) {
  for (const pugi::xml_node each : node.children()) {
    if (is_deleted(each)) continue;
    if (is(each, "r")) {
      run(each, into);
    } else if (is(each, "sdt")) {
      runs(child(each, "sdtContent"), into);
    } else if (is(each, "ruby")) {
      runs(child(each, "rubyBase"), into);
    } else if (is_wrapper(each)) {
      runs(each, into);
    }
  }
}

void DocxBody::run(const pugi::xml_node& node, Paragraph& into) {
  if (is_on(child_at(node, "rPr/vanish"))) return;
  for (const pugi::xml_node each : node.children()) {
    if (is(each, "t")) {
      into.text += each.child_value();
    } else if (is(each, "tab") || is(each, "ptab")) {
      into.text += '\t';
    } else if (is(each, "br") || is(each, "cr")) {
      if (attribute(each, "type").value_or("textWrapping") == "textWrapping") into.text += '\n';
    } else if (is(each, "noBreakHyphen")) {
      into.text += '-';
    } else if (is(each, "ruby")) {
      runs(child(each, "rubyBase"), into);
    } else if (is(each, "AlternateContent")) {
      // The same thing in two forms, for newer and for older programs.
      const std::size_t before = into.boxes.size();
      boxes_of(child(each, "Choice"), into);
      if (into.boxes.size() == before) boxes_of(child(each, "Fallback"), into);
    } else if (is(each, "drawing") || is(each, "pict") || is(each, "object")) {
      boxes_of(each, into);
    }
  }
}

void DocxBody::boxes_of(const pugi::xml_node& node, Paragraph& into) {
  for (const pugi::xml_node each : node.children()) {
    if (is(each, "txbxContent")) {
      into.boxes.push_back(each);
    } else {
      boxes_of(each, into);
    }
  }
}

void DocxBody::table(const pugi::xml_node& node) {
  lines_.paragraph(carried_);
  carried_.clear();
  if (is_frame(node)) {
    each_of(node, "tr", [&](const pugi::xml_node& row) {
      each_of(row, "tc", [&](const pugi::xml_node& cell) {
        for (const pugi::xml_node part : cell.children()) block(part);
      });
    });
    return;
  }
  std::vector<Row> rows;
  std::vector<Hanging> grid;
  each_of(node, "tr", [&](const pugi::xml_node& each) { row(each, rows, grid); });
  lines_.table(std::move(rows));
}

// `grid` holds, for each column, the cell that hangs down into the next row.
void DocxBody::row(const pugi::xml_node& node, std::vector<Row>& rows, std::vector<Hanging>& grid) {
  const pugi::xml_node properties = child(node, "trPr");
  if (child(properties, "del")) return;
  Row made;
  std::size_t column = 0;
  if (child(properties, "gridBefore")) {
    append_cell(made, {}, span_of(properties, "gridBefore"));
    column = made.cells.back().columns;
  }
  each_of(node, "tc", [&](const pugi::xml_node& cell) {
    const pugi::xml_node about = child(cell, "tcPr");
    const int columns = column < widest_grid ? span_of(about, "gridSpan") : 1;
    if (grid.size() <= column) grid.resize(column + 1);
    const pugi::xml_node merge = child(about, "vMerge");
    const bool goes_on = merge && value(merge) != "restart" && grid[column].down;
    if (goes_on) {
      ++rows[grid[column].row].cells[grid[column].cell].rows;
    } else {
      append_cell(made, cell_text(cell), columns);
      grid[column] = {rows.size(), made.cells.size() - 1, !merge.empty()};
    }
    column += static_cast<std::size_t>(columns);
  });
  rows.push_back(std::move(made));
}

std::string DocxBody::cell_text(const pugi::xml_node& node) {
  std::string text;
  cell_blocks(node, text);
  return std::string(trim(text));
}

void DocxBody::cell_blocks(const pugi::xml_node& node, std::string& text) {
  for (const pugi::xml_node each : node.children()) {
    if (is(each, "p")) {
      Paragraph read;
      runs(each, read);
      const pugi::xml_node properties = child(each, "pPr");
      const std::string style_id(value(child(properties, "pStyle")));
      // A cell may hold nothing but its automatic number: 序号 columns are made so.
      text += number_of(properties, style_id, styles_.of(style_id));
      text += read.text;
      for (const pugi::xml_node& box : read.boxes) cell_blocks(box, text);
      if (!trim(text).empty() && !text.ends_with('\n')) text += '\n';
    } else if (!is_deleted(each) && !is(each, "tcPr") && !is(each, "tblPr") && !is(each, "trPr")) {
      cell_blocks(each, text);
    }
  }
}

}  // namespace planpress::documents

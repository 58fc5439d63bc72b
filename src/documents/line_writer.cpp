#include "documents/line_writer.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace planpress::documents {

std::string_view trim(std::string_view text) {
  while (!text.empty()) {
    const text::CodePoint point = text::decode(text, 0);
    if (!text::is_space(point.value)) break;
    text.remove_prefix(point.length);
  }
  while (!text.empty()) {
    std::size_t last = text.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0U) == 0x80U) --last;
    if (!text::is_space(text::decode(text, last).value)) break;
    text.remove_suffix(text.size() - last);
  }
  return text;
}

void LineWriter::add(std::string_view text, Block::Kind kind, std::uint8_t level) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (trim(line).empty()) continue;
    document_.text.append(line).push_back('\n');
    Block block;
    block.kind = kind;
    block.level = level;
    block.text = {std::string(line), {{0, ++line_}}};
    document_.blocks.push_back(std::move(block));
  }
}

void LineWriter::table(std::vector<Row> rows) {
  // A row that spans from above fill whole stays: it counts.
  if (std::all_of(rows.begin(), rows.end(), [](const Row& row) { return row.cells.empty(); })) return;
  for (Row& row : rows) {
    ++line_;
    for (Cell& cell : row.cells) {
      cell.text.origins = {{0, line_}};
      if (&cell != &row.cells.front()) document_.text += '\t';
      std::string flat = cell.text.text;
      std::replace_if(
          flat.begin(), flat.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
      document_.text += flat;
    }
    document_.text += '\n';
  }
  Block block;
  block.kind = Block::Kind::table;
  block.rows = std::move(rows);
  document_.blocks.push_back(std::move(block));
}

}  // namespace planpress::documents

#include <string>
#include <vector>

#include "data/fields.hpp"
#include "data/write.hpp"
#include "formats/format.hpp"

namespace planpress::formats {
namespace {

using data::View;

std::string cell_text(const View& value) {
  std::string text;
  switch (value.kind()) {
    case View::Kind::string:
      text = value.as_string();
      break;
    case View::Kind::integer:
      text = std::to_string(value.as_integer());
      break;
    case View::Kind::number:
      data::write_number(text, value.as_number());
      break;
    case View::Kind::boolean:
      text = value.as_boolean() ? "true" : "false";
      break;
    default:
      break;
  }
  return text;
}

// RFC 4180 in UTF-8; the byte order mark is what makes spreadsheets read Chinese right.
void write_csv(const data::RecordInfo& row, const View& rows, std::string& out) {
  data::Arena arena;
  out += "\xEF\xBB\xBF";
  std::vector<std::string_view> cells;
  for (const data::FieldInfo& field : row.fields()) cells.push_back(field.name.text);
  data::write_csv_row(out, cells);
  std::vector<std::string> texts(cells.size());
  for (std::uint32_t i = 0; i < rows.size(); ++i) {
    const View record = rows.at(i, arena);
    for (std::uint32_t column = 0; column < texts.size(); ++column) {
      texts[column] = cell_text(record.map_type().value(record.pointer(), column, arena));
      cells[column] = texts[column];
    }
    data::write_csv_row(out, cells);
    arena.reset();
  }
}

}  // namespace

TableFormat csv() {
  return {".csv", &write_csv};
}

}  // namespace planpress::formats

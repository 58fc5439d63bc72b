#include <string>
#include <vector>

#include "data/write.hpp"
#include "formats/cells.hpp"
#include "formats/format.hpp"

namespace planpress::formats {
namespace {

// RFC 4180 in UTF-8; the byte order mark is what makes spreadsheets read Chinese right.
void write_csv(const pages::Table& table, const pages::Rows& rows, const Words&, std::string& out,
               diag::Report&) {
  data::Arena arena;
  out += "\xEF\xBB\xBF";
  std::vector<std::string_view> cells;
  for (const pages::Column& column : table.columns) cells.push_back(column.name);
  data::write_csv_row(out, cells);
  // `=` is a value of a choice of ours, not the beginning of a formula.
  std::vector<std::uint8_t> trusted;
  for (const pages::Column& column : table.columns) trusted.push_back(column.choices.empty() ? 0 : 1);
  std::vector<std::string> texts(cells.size());
  for (std::size_t i = 0; i < rows.size; ++i) {
    for (std::size_t c = 0; c < texts.size(); ++c) {
      texts[c].clear();
      append_cell(texts[c], table.columns[c].value(rows.at(i), arena), arena);
      cells[c] = texts[c];
    }
    data::write_csv_row(out, cells, trusted);
    arena.reset();
  }
}

}  // namespace

TableFormat csv() {
  return {"csv", ".csv", "text/csv", &write_csv};
}

}  // namespace planpress::formats

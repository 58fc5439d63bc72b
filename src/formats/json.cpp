#include "data/write.hpp"
#include "formats/format.hpp"

namespace planpress::formats {
namespace {

// A list of objects, one a line, so that two editions can be compared line by line.
void write_json(const pages::Table& table, const pages::Rows& rows, const Words&, std::string& out,
                diag::Report&) {
  data::Arena arena;
  out += "[";
  for (std::size_t i = 0; i < rows.size; ++i) {
    out += i == 0 ? "\n" : ",\n";
    char before = '{';
    for (const pages::Column& column : table.columns) {
      out += before;
      before = ',';
      data::write_json_string(out, column.name);
      out += ':';
      data::write_json(out, column.value(rows.at(i), arena), arena);
    }
    out += '}';
    arena.reset();
  }
  out += "\n]\n";
}

}  // namespace

TableFormat json() {
  return {"json", ".json", "application/json", &write_json};
}

}  // namespace planpress::formats

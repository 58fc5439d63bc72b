#include "data/fields.hpp"
#include "data/write.hpp"
#include "formats/format.hpp"

namespace planpress::formats {
namespace {

// A list of objects, one a line, so that two editions can be compared line by line.
void write_json(const data::RecordInfo&, const data::View& rows, std::string& out) {
  data::Arena arena;
  out += "[";
  for (std::uint32_t i = 0; i < rows.size(); ++i) {
    out += i == 0 ? "\n" : ",\n";
    data::write_json(out, rows.at(i, arena), arena);
    arena.reset();
  }
  out += "\n]\n";
}

}  // namespace

TableFormat json() {
  return {".json", &write_json};
}

}  // namespace planpress::formats

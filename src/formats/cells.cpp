#include "formats/cells.hpp"

#include "data/write.hpp"

namespace planpress::formats {

void append_cell(std::string& out, const data::View& value, data::Arena& arena) {
  switch (value.kind()) {
    case data::View::Kind::string:
      out += value.as_string();
      break;
    case data::View::Kind::integer:
      out += std::to_string(value.as_integer());
      break;
    case data::View::Kind::number:
      data::write_number(out, value.as_number());
      break;
    case data::View::Kind::boolean:
      out += value.as_boolean() ? "true" : "false";
      break;
    case data::View::Kind::list:
      for (std::uint32_t i = 0; i < value.size(); ++i) {
        if (i > 0) out += list_separator;
        append_cell(out, value.at(i, arena), arena);
      }
      break;
    default:
      break;
  }
}

}  // namespace planpress::formats

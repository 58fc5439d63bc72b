#include "data/read.hpp"

namespace planpress::data {

Value read_data(const text::SourceFile& file, Arena& arena, diag::Report& report) {
  if (file.path.ends_with(".json")) return read_json(file, arena, report);
  if (file.path.ends_with(".yaml") || file.path.ends_with(".yml")) {
    return read_yaml(file, 0, static_cast<std::uint32_t>(file.text.size()), arena, report);
  }
  report.error({&file, 0, 0},
               "expected a name that ends in `.json`, `.yaml` or `.yml`, found `" + file.path + "`");
  return {};
}

}  // namespace planpress::data

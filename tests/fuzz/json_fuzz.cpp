// Feeds bytes to the JSON reader, and what it read back through the writer: nothing may crash, hang or come
// back changed.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "data/read.hpp"
#include "data/write.hpp"
#include "diag/draw.hpp"

namespace {

std::string write(const planpress::data::Value& value, planpress::data::JsonStyle style) {
  std::string out;
  planpress::data::Arena arena;
  planpress::data::write_json(out, planpress::data::view_of(value), arena, style);
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace planpress;
  const text::SourceFile file{"fuzz.json", std::string(reinterpret_cast<const char*>(data), size)};
  data::Arena arena;
  diag::Report report;
  const data::Value value = data::read_json(file, arena, report);
  for (const diag::Diagnostic& fault : report.all()) {
    if (fault.place.begin > fault.place.end || fault.place.end > size) std::abort();
  }
  report.settle();
  if (diag::draw(report, {}).empty() == report.has_errors()) std::abort();
  if (report.has_errors()) return 0;
  for (const data::JsonStyle style : {data::JsonStyle::compact, data::JsonStyle::pretty}) {
    const text::SourceFile written{"written.json", write(value, style)};
    diag::Report again;
    const data::Value same = data::read_json(written, arena, again);
    if (again.has_errors() || write(same, style) != written.text) std::abort();
  }
  return 0;
}

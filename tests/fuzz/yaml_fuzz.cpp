// Feeds bytes to the YAML reader: nothing may crash or hang, and every place lies in the file.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "data/read.hpp"
#include "diag/draw.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace planpress;
  const text::SourceFile file{"fuzz.yaml", std::string(reinterpret_cast<const char*>(data), size)};
  data::Arena arena;
  diag::Report report;
  data::read_yaml(file, 0, static_cast<std::uint32_t>(size), arena, report);
  for (const diag::Diagnostic& fault : report.all()) {
    if (fault.place.begin > fault.place.end || fault.place.end > size) std::abort();
  }
  if (diag::draw(report, {}).empty() == report.has_errors()) std::abort();
  return 0;
}

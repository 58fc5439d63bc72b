// Feeds templates to the engine: nothing may crash or hang, every place lies in its file, and a page comes
// out or a message. NUL bytes part the templates of a set, which are named a.html, b.html, c.md and d.txt;
// the first is rendered.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "data/read.hpp"
#include "diag/draw.hpp"
#include "jinja/environment.hpp"

namespace {

constexpr const char* context =
    R"({"s": "<b> 业 & 'x'", "n": 7, "f": 2.5, "b": true, "z": null, "l": [3, 1, 2], "w": ["b", "A"],
  "m": {"a": 1, "b": {"c": [1]}}, "rows": [{"k": "x", "v": 1}, {"k": "y", "v": 2}], "t": [{"c": [{"c": []}]}]})";

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace planpress;
  static constexpr std::array<const char*, 4> names{"a.html", "b.html", "c.md", "d.txt"};
  const std::string all(reinterpret_cast<const char*>(data), size);
  std::array<text::SourceFile, 4> files;
  std::size_t count = 0;
  for (std::size_t at = 0; count < files.size() && at <= all.size(); ++count) {
    const std::size_t end = std::min(all.find('\0', at), all.size());
    files[count] = {names[count], all.substr(at, end - at)};
    at = end + 1;
  }
  static const text::SourceFile json{"context.json", context};
  static data::Arena kept;
  static diag::Report none;
  static const data::Value value = data::read_json(json, kept, none);
  for (const bool strict : {false, true}) {
    jinja::Settings settings;
    settings.trim_blocks = settings.lstrip_blocks = strict;
    if (strict) settings.undefined = jinja::Undefined::strict;
    jinja::Environment environment(settings);
    for (std::size_t i = 0; i < count; ++i) environment.add(files[i], names[i]);
    diag::Report report;
    environment.compile(report);
    const std::vector<data::View> scopes{data::view_of(value)};
    data::Arena arena;
    std::string out = "before";
    jinja::Run run{scopes, arena, report, nullptr, {}, {}, {}};
    run.limits.steps = 20'000;
    run.limits.output = std::size_t{1} << 20U;
    bool done = false;
    if (!report.has_errors()) {
      done = jinja::render(environment, *environment.find(names[0]), run, out);
      if (done == report.has_errors()) std::abort();
    }
    if (!done && out != "before") std::abort();
    for (const diag::Diagnostic& told : report.all()) {
      if (!told.place) continue;
      if (told.place.begin > told.place.end || told.place.end > told.place.file->text.size()) std::abort();
    }
    if (diag::draw(report, {}).empty() == report.has_errors()) std::abort();
  }
  return 0;
}

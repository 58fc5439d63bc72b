// Renders cases for the comparison with Jinja2: one JSON object a line on standard input, one on standard
// output.
//   {"templates": {"main.html": "…"}, "main": "main.html", "context": {…}, "globals": {…},
//    "settings": {"trim_blocks": true, …}, "repeat": 1000}
//   {"output": "…"} or {"errors": "…", "line": 3}; with `repeat` also the microseconds a rendering took.
#include <ctime>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "data/read.hpp"
#include "data/write.hpp"
#include "diag/draw.hpp"
#include "jinja/environment.hpp"

using namespace planpress;
using data::View;

namespace {

bool flag(const View& map, std::string_view name, data::Arena& arena) {
  const View value = map.kind() == View::Kind::map ? map.get(data::Name(name), arena) : View();
  return value.kind() == View::Kind::boolean && value.as_boolean();
}

// Of processor time, so that other programs do not count.
double microseconds_since(std::clock_t start) {
  return static_cast<double>(std::clock() - start) * 1e6 / CLOCKS_PER_SEC;
}

std::string answer(const std::string& line) {
  data::Arena arena;
  diag::Report report;
  const text::SourceFile file{"case.json", line};
  const data::Value parsed = data::read_json(file, arena, report);
  if (report.has_errors()) return R"({"errors": "the case is not JSON"})";
  const View one = data::view_of(parsed);
  const View settings = one.get(data::Name("settings"), arena);
  jinja::Settings chosen;
  chosen.trim_blocks = flag(settings, "trim_blocks", arena);
  chosen.lstrip_blocks = flag(settings, "lstrip_blocks", arena);
  chosen.keep_trailing_newline = flag(settings, "keep_trailing_newline", arena);
  if (flag(settings, "strict", arena)) chosen.undefined = jinja::Undefined::strict;
  jinja::Environment environment(chosen);
  const View templates = one.get(data::Name("templates"), arena);
  std::vector<std::unique_ptr<text::SourceFile>> sources;
  for (std::uint32_t i = 0; i < templates.size(); ++i) {
    const std::string name(templates.map_type().key(templates.pointer(), i));
    const View text = templates.map_type().value(templates.pointer(), i, arena);
    sources.push_back(
        std::make_unique<text::SourceFile>(text::SourceFile{name, std::string(text.as_string())}));
    environment.add(*sources.back(), name);
  }
  const std::clock_t compile_start = std::clock();
  environment.compile(report);
  const double compiling = microseconds_since(compile_start);
  std::string out;
  double microseconds = 0;
  const View main = one.get(data::Name("main"), arena);
  const jinja::Template* page = environment.find(main.as_string());
  if (page && !report.has_errors()) {
    const View repeat = one.get(data::Name("repeat"), arena);
    const std::int64_t times = repeat.kind() == View::Kind::integer ? repeat.as_integer() : 1;
    const View context = one.get(data::Name("context"), arena);
    const View global = one.get(data::Name("globals"), arena);
    const std::vector<View> scopes(context.is_undefined() ? 0 : 1, context);
    const std::vector<View> globals(global.is_undefined() ? 0 : 1, global);
    data::Arena page_arena;
    const std::clock_t start = std::clock();
    for (std::int64_t i = 0; i < times && !report.has_errors(); ++i) {
      out.clear();
      page_arena.reset();
      jinja::Run run{scopes, page_arena, report, nullptr, {}, {}, globals};
      jinja::render(environment, *page, run, out);
    }
    microseconds = microseconds_since(start) / static_cast<double>(times);
  }
  std::string json = "{";
  if (report.has_errors()) {
    const diag::Diagnostic& first = report.all().front();
    const std::uint32_t at = first.place ? text::place_of(*first.place.file, first.place.begin).line : 0;
    json += R"("errors": )";
    data::write_json_string(json, diag::draw(report, {}));
    json += R"(, "message": )";
    data::write_json_string(json, first.message);
    json += R"(, "line": )" + std::to_string(at);
  } else {
    json += R"("output": )";
    data::write_json_string(json, out);
  }
  json += R"(, "microseconds": )" + std::to_string(microseconds);
  json += R"(, "compile_microseconds": )" + std::to_string(compiling);
  return json + "}";
}

}  // namespace

int main() {
  std::string line;
  while (std::getline(std::cin, line)) std::cout << answer(line) << '\n';
}

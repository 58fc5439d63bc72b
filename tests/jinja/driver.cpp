// Renders cases for the comparison with Jinja2: one JSON object a line on standard input, one on standard
// output.
//   {"templates": {"main.html": "…"}, "main": "main.html", "context": {…}, "globals": {…},
//    "settings": {"trim_blocks": true, …}, "repeat": 1000}
// The setting `bytes` brings a filter `unhex`, for strings that JSON cannot hold. "urls" brings a filter
// `url`, which gives what the map says of its input; "filters" and "functions" name more, which do nothing.
//   {"output": "…"} or {"errors": "…", "faults": [{"template": "main.html", "line": 3, "compiling": true,
//    "message": "…"}]}; with `repeat` also the microseconds a rendering took.
#include <algorithm>
#include <charconv>
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

View unhex(jinja::Call& call) {
  const std::string_view digits = call.text(0);
  std::string bytes;
  for (std::size_t at = 0; at + 1 < digits.size(); at += 2) {
    unsigned char byte = 0;
    std::from_chars(digits.data() + at, digits.data() + at + 2, byte, 16);
    bytes += static_cast<char>(byte);
  }
  return call.string(bytes);
}

constexpr jinja::FilterRow byte_filters[] = {
    {"unhex", "", unhex, "The bytes that hexadecimal digits stand for."}};

View url(jinja::Call& call) {
  return static_cast<const View*>(call.user)->get(data::Name(std::string(call.text(0))), call.arena);
}

View nothing(jinja::Call& call) {
  return call.arg(0);
}

std::vector<jinja::Row> rows_of(const View& names, data::Arena& arena) {
  std::vector<jinja::Row> rows;
  for (std::uint32_t i = 0; !names.is_undefined() && i < names.size(); ++i)
    rows.push_back({names.at(i, arena).as_string(), "* **", nothing, ""});
  return rows;
}

constexpr jinja::FilterRow url_filters[] = {{"url", "", url, "What stands for it in a map."}};

void append_faults(std::string& json, const diag::Report& report, std::size_t while_compiling) {
  json += R"(, "faults": [)";
  constexpr std::size_t most = 200;
  for (std::size_t i = 0; i < std::min(most, report.all().size()); ++i) {
    const diag::Diagnostic& fault = report.all()[i];
    json += i == 0 ? R"({"template": )" : R"(, {"template": )";
    data::write_json_string(json, fault.place ? std::string_view(fault.place.file->path) : "");
    const std::uint32_t line = fault.place ? text::place_of(*fault.place.file, fault.place.begin).line : 0;
    json += R"(, "line": )" + std::to_string(line) + R"(, "compiling": )";
    json += i < while_compiling ? "true" : "false";
    json += R"(, "message": )";
    data::write_json_string(json, fault.message);
    json += '}';
  }
  json += ']';
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
  if (flag(settings, "bytes", arena)) environment.add_filters(byte_filters);
  const View urls = one.get(data::Name("urls"), arena);
  environment.add_filters(rows_of(one.get(data::Name("filters"), arena), arena));
  environment.add_functions(rows_of(one.get(data::Name("functions"), arena), arena));
  if (!urls.is_undefined()) environment.add_filters(url_filters);
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
  const std::size_t while_compiling = report.all().size();
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
      jinja::Run run{scopes, page_arena, report, const_cast<View*>(&urls), {}, {}, globals};
      jinja::render(environment, *page, run, out);
    }
    microseconds = microseconds_since(start) / static_cast<double>(times);
  }
  std::string json = "{";
  if (report.has_errors()) {
    json += R"("errors": )";
    data::write_json_string(json, diag::draw(report, {}));
    append_faults(json, report, while_compiling);
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

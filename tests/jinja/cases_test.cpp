// Every written case (tests/jinja/cases/*.md): template and data in, output or messages out, compared whole.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "data/read.hpp"
#include "diag/draw.hpp"
#include "jinja/environment.hpp"

using namespace planpress;
using data::View;

namespace {

struct Case {
  std::string file;
  std::string name;
  std::vector<std::unique_ptr<text::SourceFile>> templates;
  std::string context = "{}";
  std::string globals = "{}";
  std::string settings;
  std::string kind;  // "output" or "messages"
  std::string result;
};

std::string read_whole(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

// The block that opens with `fence` and `label`: all lines up to the same fence.
void take_block(Case& made, const std::string& label, std::string content) {
  if (label.starts_with("jinja ")) {
    made.templates.push_back(
        std::make_unique<text::SourceFile>(text::SourceFile{label.substr(6), std::move(content)}));
  } else if (label == "json context") {
    made.context = std::move(content);
  } else if (label == "json globals") {
    made.globals = std::move(content);
  } else {
    made.kind = label;
    made.result = std::move(content);
  }
}

std::vector<Case> cases_of(const std::filesystem::path& path) {
  std::vector<Case> cases;
  std::istringstream lines(read_whole(path));
  std::string line;
  while (std::getline(lines, line)) {
    if (line.starts_with("## ")) {
      cases.emplace_back();
      cases.back().file = path.stem().string();
      cases.back().name = line.substr(3);
    } else if (line.starts_with("Settings: ")) {
      cases.back().settings = line.substr(10);
    } else if (line.starts_with("```")) {
      const std::size_t ticks = line.find_first_not_of('`');
      const std::string fence = line.substr(0, ticks);
      const std::string label = line.substr(ticks);
      std::string content;
      bool first = true;
      while (std::getline(lines, line) && line != fence) {
        if (!first) content += '\n';
        first = false;
        content += line;
      }
      take_block(cases.back(), label, std::move(content));
    }
  }
  return cases;
}

bool has(const Case& one, std::string_view setting) {
  return one.settings.find(setting) != std::string::npos;
}

void check(const Case& one) {
  jinja::Settings settings;
  settings.trim_blocks = has(one, "trim_blocks");
  settings.lstrip_blocks = has(one, "lstrip_blocks");
  settings.keep_trailing_newline = has(one, "keep_trailing_newline");
  if (has(one, "strict")) settings.undefined = jinja::Undefined::strict;
  jinja::Environment environment(settings);
  for (const auto& source : one.templates) environment.add(*source, source->path);
  data::Arena arena;
  diag::Report report;
  const text::SourceFile context_file{"context.json", one.context};
  const text::SourceFile globals_file{"globals.json", one.globals};
  const data::Value context = data::read_json(context_file, arena, report);
  const data::Value global = data::read_json(globals_file, arena, report);
  REQUIRE_FALSE(report.has_errors());
  environment.compile(report);
  std::string out;
  if (!report.has_errors()) {
    const View scopes[] = {data::view_of(context)};
    const View globals[] = {data::view_of(global)};
    jinja::Run run{scopes, arena, report, nullptr, {}, {}, globals};
    jinja::render(environment, *environment.find(one.templates.front()->path), run, out);
  }
  CAPTURE(one.file);
  CAPTURE(one.name);
  if (report.has_errors()) {
    CHECK(one.kind == "messages");
    std::string drawn = diag::draw(report, {});
    while (drawn.ends_with('\n')) drawn.pop_back();
    CHECK(drawn == one.result);
    CHECK(out.empty());
  } else {
    CHECK(one.kind == "output");
    CHECK(out == one.result);
  }
}

}  // namespace

TEST_CASE("written cases give what they say") {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator("tests/jinja/cases"))
    paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::size_t count = 0;
  for (const auto& path : paths) {
    for (const Case& one : cases_of(path)) {
      check(one);
      ++count;
    }
  }
  CHECK(count > 400);
}

#include <doctest/doctest.h>

#include <ctime>

#include "data/reading.hpp"
#include "data/text_cases.hpp"
#include "patience.hpp"

namespace {

using planpress::data::Value;
using planpress::tests::read;

TEST_CASE("YAML is read as the core schema says and its faults are told") {
  planpress::tests::check_text_cases("tests/data/cases/yaml.txt", [](std::string_view input) {
    return read("site.yaml", std::string(input)).all();
  });
}

TEST_CASE("front matter tells places in the whole file") {
  const planpress::text::SourceFile file{
      "notes/a.md", "---\ntitle: 标题\nabout:\n  - x\n  - \"y z\"\n---\n# Text: no YAML\n"};
  planpress::data::Arena arena;
  planpress::diag::Report report;
  const auto end = static_cast<std::uint32_t>(file.text.find("---\n#"));
  const Value value = planpress::data::read_yaml(file, 4, end, arena, report);
  CHECK(report.all().empty());
  const auto text_at = [&](const auto& thing) { return place_of(file, thing).text(); };
  REQUIRE(value.kind == Value::Kind::map);
  CHECK(text_at(value.members()[0]) == "title");
  CHECK(text_at(value.members()[0].value) == "标题");
  CHECK(text_at(value.members()[1].value) == "- x\n  - \"y z\"");
  CHECK(text_at(value.members()[1].value.items()[1]) == "\"y z\"");
  CHECK(text_at(value).starts_with("title"));
}

TEST_CASE("plain text of a YAML file is not copied") {
  const auto reading = read("a.yaml", "a: 连云港\nb: 'x'\n");
  CHECK(reading.value.find("a")->value.string().data() == reading.file->text.data() + 3);
  CHECK(reading.value.find("b")->value.string().data() == reading.file->text.data() + 17);
}

TEST_CASE("YAML in another encoding, with control characters or too large is refused") {
  CHECK(read("a.yaml", "a: \xB7\xBD\xB0\xB8\n").report.all().front().message ==
        "expected UTF-8, found what looks like GB18030 or GBK");
  CHECK(read("a.yaml", "a: x\x01\n").report.all().front().message ==
        "expected no control character, found U+0001");
  CHECK(read("a.yaml", std::string(5'000'000, '#')).report.all().front().message ==
        "the text has 5000000 bytes, expected at most 4194304 (4 MiB)");
  CHECK(read("a.yaml",
             "\xEF\xBB\xBF"
             "a: 1\n")
            .json() == R"({"a":1})");
}

TEST_CASE("hostile YAML is read or refused in time") {
  std::string indented;
  for (std::size_t i = 0; i < 2000; ++i) indented += std::string(i, ' ') + "a:\n";
  std::string faulty;
  for (int i = 0; i < 10'000; ++i) faulty += "a" + std::to_string(i) + ": x: y\n";
  std::string bomb = "a: &a [x]\n";
  for (char c = 'b'; c <= 'z'; ++c)
    bomb += std::string(1, c) + ": &" + c + " [*" + static_cast<char>(c - 1) + ", *" +
            static_cast<char>(c - 1) + "]\n";
  for (const std::string& text : {std::string(1'000'000, '['), std::string(1'000'000, '{'), indented, faulty,
                                  bomb, "a: \"" + std::string(3'000'000, 'x') + "\"\n"}) {
    const std::clock_t start = std::clock();
    const auto reading = read("a.yaml", text);
    const double took = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    INFO(text.substr(0, 40));
    CHECK(reading.report.has_errors());
    CHECK(took < 2.0 * planpress::patience);
  }
}

}  // namespace

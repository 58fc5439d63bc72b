#include <doctest/doctest.h>

#include "diag/draw.hpp"
#include "diag/nearest.hpp"

using namespace planpress;
using namespace planpress::diag;

namespace {

std::string drawn(const Report& report, Format format = Format::human) {
  return draw(report, {format, false, 20});
}

}  // namespace

TEST_CASE("carets are as wide as the trouble on the screen") {
  const text::SourceFile file{"content/a.json", "{\n\t\"单位\": \"市工信居\"\n}\n"};
  Report report;
  const auto at = static_cast<std::uint32_t>(file.text.find("\"市工"));
  report.error({&file, at, at + 14}, "unknown body `市工信居`").with_suggestion("市工信局");
  CHECK(drawn(report) ==
        "error: unknown body `市工信居`\n"
        " --> content/a.json:2:8\n"
        "  |\n"
        "2 |  \"单位\": \"市工信居\"\n"
        "  |          ^^^^^^^^^^\n"
        "  = hint: did you mean `市工信局`?\n\n");
}

TEST_CASE("long lines are cut around the trouble") {
  const text::SourceFile file{"a.json", std::string(400, 'x') + "错" + std::string(400, 'y')};
  Report report;
  report.error({&file, 400, 403}, "wrong");
  const std::string out = drawn(report);
  CHECK(out.find("…") != std::string::npos);
  CHECK(out.find("错") != std::string::npos);
  std::size_t longest = 0;
  for (std::size_t start = 0; start < out.size();) {
    const std::size_t end = out.find('\n', start);
    longest = std::max(longest, end - start);
    start = end + 1;
  }
  CHECK(longest < 130);
}

TEST_CASE("a report without a place still stands alone") {
  Report report;
  report.warning({}, "unused-file", "`a` is not used").with_note("because");
  CHECK(drawn(report) == "warning[unused-file]: `a` is not used\n  = because\n\n");
  CHECK(drawn(report, Format::short_lines) == "warning[unused-file]: `a` is not used\n");
}

TEST_CASE("machine formats cannot be broken by data") {
  const text::SourceFile file{"a,b:c.json", "x\n"};
  Report report;
  report.error({&file, 0, 1}, "50% of \"x\"\x1b").with_hint("line one\nline two");
  CHECK(drawn(report, Format::json) ==
        "{\"severity\":\"error\",\"message\":\"50% of "
        "\\\"x\\\"\\u001b\",\"file\":\"a,b:c.json\",\"line\":1,\"column\":1,"
        "\"endLine\":1,\"endColumn\":2,\"notes\":[],\"hints\":[\"line one\\u000aline two\"]}\n");
  CHECK(drawn(report, Format::github) ==
        "::error file=a%2Cb%3Ac.json,line=1,col=1::50%25 of \"x\"\\x1B%0Ahint: line one\\x0Aline two\n");
}

TEST_CASE("what is beyond the limit is counted") {
  Report report;
  for (int i = 0; i < 23; ++i) report.error({}, "fault " + std::to_string(i));
  const std::string out = draw(report, {Format::short_lines, false, 20});
  CHECK(out.ends_with("error: fault 19\n… and 3 more\n"));
}

TEST_CASE("settling orders by place and says each thing once") {
  const text::SourceFile a{"a", "xy"};
  const text::SourceFile b{"b", "xy"};
  Report report;
  report.error({&b, 0, 1}, "later");
  report.error({&a, 1, 2}, "second");
  report.error({&a, 0, 1}, "first");
  report.error({&a, 0, 1}, "first");
  report.settle();
  REQUIRE(report.all().size() == 3);
  CHECK(report.all()[0].message == "first");
  CHECK(report.all()[2].message == "later");
}

TEST_CASE("the nearest word is offered when it is near enough") {
  const std::vector<std::string_view> words{"responsible", "lines", "市工信局", "市农业农村局"};
  CHECK(nearest("responsable", words) == "responsible");
  CHECK(nearest("Lines", words) == "lines");
  CHECK(nearest("市工信居", words) == "市工信局");
  CHECK(nearest("bananas", words).empty());
  CHECK(nearest("", words).empty());
}

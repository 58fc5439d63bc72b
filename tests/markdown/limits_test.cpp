// Shapes that would cost far more than their length: refused by count, or read in time and within bounds.
#include <doctest/doctest.h>

#include <ctime>
#include <functional>
#include <string>
#include <vector>

#include "diag/diagnostic.hpp"
#include "markdown/limits.hpp"
#include "markdown/reading.hpp"
#include "patience.hpp"

using namespace planpress;

namespace {

std::string times(std::size_t count, std::string_view piece) {
  std::string text;
  text.reserve(count * piece.size());
  for (std::size_t i = 0; i < count; ++i) text += piece;
  return text;
}

// Seconds of this process, whatever else the machine does.
double seconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

struct Shape {
  const char* name;
  std::function<std::string(std::size_t)> make;  // of about `size` bytes
};

std::function<std::string(std::size_t)> repeated(std::string piece) {
  return [piece](std::size_t size) { return times(size / piece.size(), piece); };
}

std::vector<Shape> refused() {
  return {
      {"lines under deep quotes",
       [](std::size_t n) { return times(n / 2, ">") + "a\n" + times(n / 4, "b\n"); }},
      {"lines under deep lists",
       [](std::size_t n) { return times(n / 4, "- ") + "a\n" + times(n / 8, "  x\n"); }},
      {"empty lines under deep lists",
       [](std::size_t n) { return times(n / 20, "- ") + "a\n" + times(n / 2, "\n"); }},
      {"footnotes in footnotes", repeated("[^a]: ")},
      {"table of many columns",
       [](std::size_t n) { return times(n / 4, "|a") + "\n" + times(n / 4, "|-") + "\n"; }},
      {"rows without cells",
       [](std::size_t n) { return times(256, "|a") + "\n" + times(256, "|-") + "\n" + times(n / 2, "a\n"); }},
      {"heads that are none", repeated("|a\n|-|-\n")},
      {"more heads that are none", repeated("a|b|c\n-|-\n")},
      {"images that never close", repeated("![[]()")},
      {"long definition used often",
       [](std::size_t n) { return "[a]: /" + times(n / 2, "u") + "\n\n" + times(n / 6, "[a]"); }},
  };
}

std::vector<Shape> allowed() {
  std::vector<Shape> shapes;
  for (const char* piece : {"[",
                            "![",
                            "[[",
                            "[[a",
                            "[[a]]",
                            "](",
                            "]",
                            "[]",
                            "a_",
                            "_",
                            "*",
                            "**a ",
                            "a**",
                            "*a _a ",
                            "a**b__",
                            "*_",
                            "~~a ",
                            "a~~",
                            "~",
                            "~~中。",
                            "中。**",
                            "*a ~~",
                            "`",
                            "<",
                            "<a ",
                            "<!-- a ",
                            "<?",
                            "<!A ",
                            "<b>",
                            "&",
                            "&#",
                            "\\",
                            "a\n",
                            "# a\n",
                            "[^a]",
                            "[^",
                            "[a]: /u\n",
                            "[a\n",
                            "- [ ] a\n",
                            "* * * ",
                            "* * * a\n",
                            "a\n=\n",
                            "#",
                            " ",
                            "\t",
                            "a  \n",
                            "```\n",
                            "~~~ a\n",
                            "<div>\n\n",
                            "<http:",
                            "http://a.b/(",
                            "www.",
                            "(((",
                            "[a](b(",
                            "[a](javascript:x) ",
                            "> [!NOTE]\n",
                            "|",
                            "|\n",
                            "a|",
                            "中\n",
                            "![a](b)",
                            "```plan\nx\n```\n",
                            "1. a\n",
                            "> a\n\n"})
    shapes.push_back({piece, repeated(piece)});
  shapes.push_back({"nested emphasis",
                    [](std::size_t n) { return times(n / 14, "*a **a ") + "b" + times(n / 8, "** *"); }});
  shapes.push_back(
      {"nested links", [](std::size_t n) { return times(n / 8, "[") + "a" + times(n / 8, "](b)"); }});
  shapes.push_back({"nested images", [](std::size_t n) {
                      return times(n / 500, "![") + "a" + times(n / 500, "](b)") + times(n / 2, "x");
                    }});
  shapes.push_back(
      {"nested deletions", [](std::size_t n) { return times(n / 10, "~~a ") + times(n / 10, "a~~ "); }});
  shapes.push_back({"long rows", [](std::size_t n) { return "|a|b|\n|-|-|\n" + times(n / 6, "|a|b|\n"); }});
  shapes.push_back({"one long cell", [](std::size_t n) {
                      return "|a|b|\n|-|-|\n|" + times(n / 2, "x") + "|b|\n" + times(n / 12, "|a|b|\n");
                    }});
  shapes.push_back({"deep lines",
                    [](std::size_t n) { return times(n / 100, times(48, ">") + "a\n" + times(25, "b\n")); }});
  shapes.push_back({"footnotes", [](std::size_t n) { return "[^a]: x\n\n" + times(n / 4, "[^a]"); }});
  return shapes;
}

}  // namespace

TEST_CASE("shapes beyond the limits are an error with a place, and fast") {
  for (const Shape& shape : refused()) {
    INFO(shape.name);
    const text::SourceFile file{"n.md", shape.make(200000)};
    diag::Report report;
    const double begin = seconds();
    const auto document = markdown::parse(file, 0, static_cast<std::uint32_t>(file.text.size()), report);
    CHECK(seconds() - begin < planpress::patience);
    CHECK(document.empty());
    REQUIRE(report.has_errors());
    CHECK(bool(report.all()[0].place));
    CHECK_FALSE(report.all()[0].hints.empty());
    // A text of the data cannot be refused; it is shown as it is.
    CHECK(markdown::parse_string(file.text).plain_text() ==
          file.text + (file.text.ends_with('\n') ? "" : "\n"));
  }
}

TEST_CASE("the message of a limit says what was found and what is read") {
  const text::SourceFile file{"n.md", "题\n\n" + times(300, "|a") + "|\n" + times(300, "|-") + "|\n"};
  diag::Report report;
  markdown::parse(file, 0, static_cast<std::uint32_t>(file.text.size()), report);
  REQUIRE(report.all().size() == 1);
  CHECK(report.all()[0].message == "table of 300 columns, at most 256 are read");
  CHECK(text::place_of(file, report.all()[0].place.begin).line == 4);
}

TEST_CASE("the counted cost of ordinary writing is far below the limits") {
  std::string note;
  for (int i = 0; i < 200; ++i)
    note +=
        "## 措施\n\n- 见[一](a.md)和![图](b.png)，[[x]]\n  - 次级\n\n| 城市 | 值 |\n|---|--:|\n| 淮安 | - "
        "|\n| - | - |\n\n";
  const markdown::Cost cost = markdown::survey(note);
  CHECK(cost.nesting == 2);
  CHECK(cost.columns == 2);
  CHECK(cost.missing_cells == 0);
  CHECK(cost.head_bytes < note.size());
  CHECK(cost.bracket_steps < note.size());
}

TEST_CASE("odd shapes are read in time and do not swell") {
  constexpr std::size_t size = 100000;
  for (const Shape& shape : allowed()) {
    INFO(shape.name);
    const std::string source = shape.make(size);
    const double begin = seconds();
    const auto document = markdown::parse_string(source);
    std::string html;
    std::string again;
    write_html(document, reading::SmallSite(), html);
    write_markdown(document, reading::SmallSite(), again);
    CHECK(seconds() - begin < planpress::patience);
    CHECK(html.size() <= 50 * source.size() + 65536);
    CHECK(again.size() <= 50 * source.size() + 65536);
  }
}

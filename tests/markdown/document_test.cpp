// What a document knows about itself, and what it reports.
#include <doctest/doctest.h>

#include <thread>
#include <vector>

#include "diag/diagnostic.hpp"
#include "markdown/front_matter.hpp"
#include "markdown/reading.hpp"

using namespace planpress;

namespace {

markdown::Document parse_all(const text::SourceFile& file, diag::Report& report) {
  return markdown::parse(file, 0, static_cast<std::uint32_t>(file.text.size()), report);
}

}  // namespace

TEST_CASE("front matter is what stands between the first line and its like") {
  diag::Report report;
  const text::SourceFile file{"n.md", "---\r\ntitle: x\r\n---\r\n正文\n"};
  const auto found = markdown::find_front_matter(file, report);
  CHECK(found.present);
  CHECK(file.text.substr(found.begin, found.end - found.begin) == "title: x\r\n");
  CHECK(file.text.substr(found.body) == "正文\n");

  const text::SourceFile none{"n.md", "\xEF\xBB\xBF# 题\n---\n"};
  const auto absent = markdown::find_front_matter(none, report);
  CHECK_FALSE(absent.present);
  CHECK(absent.body == 3);
  CHECK(report.all().empty());
}

TEST_CASE("front matter without an end is an error at its first line") {
  diag::Report report;
  const text::SourceFile file{"n.md", "---\ntitle: x\n\n# 题\n"};
  CHECK(markdown::find_front_matter(file, report).body == file.text.size());
  REQUIRE(report.all().size() == 1);
  CHECK(report.all()[0].message == "front matter has no end, expected a second line `---`");
  CHECK(report.all()[0].place.text() == "---");
}

TEST_CASE("references know their target, label and place, and stay out of code, links and escapes") {
  diag::Report report;
  const text::SourceFile file{
      "n.md",
      "见[[lianyungang-2024/7]]、[[a_b_c|淮安]]，`[[code]]`，\\[[x]]，[t [[in]]](u)\n\n"
      "| a | b |\n|---|---|\n| [[t\\|表]] | 1 |\n\n    [[indented]]\n"};
  const markdown::Document document = parse_all(file, report);
  REQUIRE(document.references().size() == 3);
  CHECK(document.references()[0].target == "lianyungang-2024/7");
  CHECK(document.references()[0].label.empty());
  CHECK(document.references()[0].place.text() == "[[lianyungang-2024/7]]");
  CHECK(document.references()[1].target == "a_b_c");
  CHECK(document.references()[1].label == "淮安");
  CHECK(document.references()[2].target == "t");
  CHECK(document.references()[2].label == "表");
  CHECK(report.all().empty());
  CHECK(reading::html("见[[lianyungang-2024/7]]和[[7|第七条]]，[[no-such]]") ==
        "<p>见<a href=\"../plans/lianyungang-2024/7.html\">措施 lianyungang-2024/7</a>和<a "
        "href=\"../plans/7.html\" title=\"措施 7\">第七条</a>，[[no-such]]</p>\n");
}

TEST_CASE("embeds are blocks named plan, and point at their code") {
  diag::Report report;
  const text::SourceFile file{
      "n.md",
      "正文\r\n\r\n```plan\r\ntargets where year = 2027\r\n  and sector = 交通\r\n```\r\n\r\n"
      "1. 项\r\n   ~~~ plan wide\r\n   tasks\r\n   ~~~\r\n\r\n```planet\r\nx\r\n```\r\n"};
  const markdown::Document document = parse_all(file, report);
  REQUIRE(document.embeds().size() == 2);
  CHECK(document.embeds()[0].language == "plan");
  CHECK(document.embeds()[0].code == "targets where year = 2027\n  and sector = 交通\n");
  CHECK(text::place_of(file, document.embeds()[0].place.begin).line == 4);
  CHECK(document.embeds()[1].code == "tasks\n");
  CHECK(text::place_of(file, document.embeds()[1].place.begin).line == 9 + 1);
  CHECK(text::place_of(file, document.embeds()[1].place.begin).column == 4);
}

TEST_CASE("raw HTML and unsafe addresses are told once each, with their places") {
  diag::Report report;
  const text::SourceFile file{
      "n.md",
      "中文<b>粗</b><!-- 备注 -->一<br>二\n\n<div>\n块\n</div>\n\n[坏](javascript:alert(1)) "
      "![图](data:x) [好](a.md)\n"};
  const markdown::Document document = parse_all(file, report);
  REQUIRE(report.all().size() == 4);
  CHECK(report.all()[0].message == "raw HTML `<b>` comes out as text");
  CHECK(report.all()[0].id == "raw-html");
  CHECK(report.all()[0].severity == diag::Severity::warning);
  CHECK(report.all()[0].place.text() == "<b>");
  CHECK(report.all()[1].place.text() == "<div>");
  CHECK(report.all()[2].message == "address `javascript:alert(1)` is not allowed here");
  CHECK(report.all()[2].place.text() == "javascript:alert(1)");
  CHECK(report.all()[3].place.text() == "data:x");
  std::string html;
  write_html(document, reading::SmallSite(), html);
  CHECK(html ==
        "<p>中文&lt;b&gt;粗&lt;/b&gt;一<br>\n二</p>\n<pre><code "
        "class=\"language-html\">&lt;div&gt;\n块\n&lt;/div&gt;\n"
        "</code></pre>\n<p>坏 图 <a href=\"a.html\">好</a></p>\n");
}

TEST_CASE("headings and plain words come without marks") {
  const auto document =
      markdown::parse_string("# 一、*总体*`要求`\n\n第一行\n第二行 [链接](u)\n\n- 项\n\n```plan\nx\n```\n");
  REQUIRE(document.headings().size() == 1);
  CHECK(document.headings()[0].level == 1);
  CHECK(document.headings()[0].text == "一、总体要求");
  CHECK(document.headings()[0].id == "一总体要求");
  CHECK(document.plain_text() == "一、总体要求\n第一行第二行 链接\n项\n");
}

TEST_CASE("documents may be read and written on many threads at once") {
  const std::string source =
      "~~旧。~~新**重点：**其他 ~~b~~\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n- [x] 完成[^1]\n\n[^1]: 注\n";
  const std::string expected = reading::html(source);
  const markdown::Document shared = markdown::parse_string(source);
  std::vector<int> wrong(4, 0);
  std::vector<std::thread> threads;
  for (int& count : wrong) {
    threads.emplace_back([&] {
      for (int i = 0; i < 500; ++i) {
        std::string html;
        write_html(shared, reading::SmallSite(), html);
        count += html != expected || reading::html(source) != expected ? 1 : 0;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const int count : wrong) CHECK(count == 0);
}

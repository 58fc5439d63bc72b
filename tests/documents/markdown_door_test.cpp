// Markdown: headings, tables, and marks that are not words.
#include "doors.hpp"

namespace planpress::documents::doors {
namespace {

TEST_CASE("headings, rules, quotations and bullets lose their marks") {
  CHECK(read("# 云江市行动方案\n\n> 各县区：\n\n---\n## 一、总体要求 ##\n- 甲\n* 乙\n1. 改造电梯。\n",
             "a.md") ==
        "1 h1 云江市行动方案\n3 p  各县区：\n6 h2 一、总体要求 \n7 p 甲\n8 p 乙\n9 p 1. 改造电梯。\n");
  CHECK(read("总体目标\n====\n力争领先。\n", "a.md") == "1 h1 总体目标\n3 p 力争领先。\n");
}

TEST_CASE("emphasis, escapes, links, pictures, entities and tags show what they stand for") {
  CHECK(read("**1\\.** *加快* `改造`。\\[市发改委负责\\]\n", "a.md") == "1 p 1. 加快 改造。[市发改委负责]\n");
  CHECK(read("见[通知](https://example.org/a)![章](a.png)第3*4页\n", "a.md") == "1 p 见通知第3*4页\n");
  CHECK(read("[市科委](主办)负责&nbsp;A&amp;B<span>甲</span><!-- 注 -->\n", "a.md") ==
        "1 p [市科委](主办)负责 A&B甲\n");
  CHECK(read("~~作废~~有效[^1]\n", "a.md") == "1 p 有效\n");
}

TEST_CASE("pipe tables are tables, with each row's line") {
  CHECK(read("| 序号 | 任务 |\n|---|:-:|\n| 1 | 甲\\|乙<br>丙 |\n| 2 | |\n\n完。\n", "a.md") ==
        "t\n1 | 序号 | 任务\n3 | 1 | 甲|乙⏎丙\n4 | 2 | \n6 p 完。\n");
  CHECK(read("任务|单位\n---|---\n改造|市工信局\n", "a.txt") == "t\n1 | 任务 | 单位\n3 | 改造 | 市工信局\n");
}

TEST_CASE("HTML tables in Markdown keep their spans and lines") {
  CHECK(read("前\n<table>\n<tr><td "
             "rowspan=\"2\">工业</td>\n<td>甲</td></tr>\n<tr><td>乙</td></tr>\n</table>\n后\n",
             "a.md") == "1 p 前\nt\n3 | 工业 (1x2) | 甲\n5 | 乙\n7 p 后\n");
}

TEST_CASE("front matter gives the title and is no text") {
  diag::Report report;
  const auto document = read_document("---\ntitle: 云江市方案\n---\n正文\n", "a.md", report);
  REQUIRE(document);
  CHECK(document->title == "云江市方案");
  CHECK(shown(document, report) == "4 p 正文\n");
}

TEST_CASE("lines that go on for ever are read in time") {
  for (const std::string_view piece : {"[", "<a", "*", "`", "\\", "|", "~~", "&#", "![", "<!--"}) {
    std::string text;
    while (text.size() < 2'000'000) text += piece;
    read(text, "a.md");
  }
}

}  // namespace
}  // namespace planpress::documents::doors

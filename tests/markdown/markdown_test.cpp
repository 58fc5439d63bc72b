// The Markdown that we write: tidy, and the same document again.
#include <doctest/doctest.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "markdown/front_matter.hpp"
#include "markdown/reading.hpp"

using reading::html;
using reading::markdown;

TEST_CASE("the Markdown edition is written the way people write") {
  CHECK(markdown("题\n===\n* 一\n* 二\n    1) 甲\n    2) 乙\n\n正文 __重点__ 和 "
                 "_强调_，1~2家。\n第二句。\n\n    code\n***\n"
                 "|城市|值|\n|-|-:|\n|连云港|30|\n\n[旧](a.md 'T') [r]\n\n[r]: /u\n") ==
        "# 题\n\n- 一\n- 二\n  1) 甲\n  2) 乙\n\n正文 **重点** 和 "
        "*强调*，1\\~2家。\n第二句。\n\n```\ncode\n```\n\n---\n\n"
        "| 城市   |  值 |\n| ------ | --: |\n| 连云港 |  30 |\n\n[旧](a.html \"T\") [r](/u)\n");
}

TEST_CASE("emphasis that only Chinese rules make is kept apart for code hosts") {
  CHECK(markdown("**到2027年，**设备投资") == "**到2027年，**<!-- -->设备投资\n");
  CHECK(markdown("**重点**工作，**其他。**") == "**重点**工作，**其他。**\n");
}

TEST_CASE("references and embeds come out through the site") {
  CHECK(markdown("见[[7|第七条]]、[[8]]、[[no]]\n\n- ```plan\n  tasks\n  ```\n- b") ==
        "见[第七条](../plans/7.html \"措施 7\")、[措施 8](../plans/8.html)、[[no]]\n\n- EMBED(tasks)\n- b\n");
}

TEST_CASE("words that look like marks are escaped, others are left alone") {
  CHECK(markdown("\\# a\n\\- b\n1\\. c\n\\> d\n\\=\n") == "\\# a\n\\- b\n1\\. c\n\\> d\n\\=\n");
  CHECK(markdown("snake_case 目标_值 a-b #号 5 > 3 & AT&T 100% (x)") ==
        "snake_case 目标_值 a-b #号 5 > 3 & AT&T 100% (x)\n");
  CHECK(markdown("\\*a\\* \\[x\\](y) \\`c\\` &amp;lt; \\<b>") == "\\*a\\* \\[x](y) \\`c\\` \\&lt; \\<b>\n");
}

TEST_CASE("what is written reads again as the same document") {
  const std::array<std::string_view, 14> sources{
      "**到2027年，**设备投资增长**25%以上。**其中，见**`代码`**中和**[链接](a)**。**“十四五”**期间",
      "*a*b*c* **d*e*f** ***g*** *h **i*** ~~旧。~~新 **~~x。~~**y",
      "> [!TIP]\n> 一\n>\n> - 二\n>   > 三\n\n- [ ] a\n- [x]\n- b\n\n  c",
      "1. a\n2. b\n\n3) c\n\n- d\n\n* e\n\n-\n- f",
      "| a\\|b | `c\\|d` |\n|:-|:-:|\n| **重。**其 | x<br>y |\n| [[t\\|表]] | \\| |",
      "甲[^1]乙[^x]\n\n[^1]: 一\n\n    - 二\n\n[^x]: ```\n    c\n    ```",
      "```` md\n```\nx\n```\n````\n\n~~~ a`b\nx\n~~~",
      "- a\n  > b\n  ```\n  c\n\n  d\n  ```\n- e\n  | x |\n  |---|",
      "# a \\#\n\n## *b* `c` #\n\nTitle\n---",
      "![a ![b](c)](d \"e\\\"f\") [g](<h i> 'j') <http://k.test/?l=1&m=2> www.n.test",
      "`` ` `` ` `` ` ``` `a` `` `b``c`",
      "- - - a\n- * b\n  + c\n    1. d",
      "a  \nb\\\nc<br>d\n<br>\ne",
      "&#32;a&#9; \\&copy; &copy; &amp;copy; a&nbsp;b"};
  for (const std::string_view source : sources) {
    const std::string written = markdown(source);
    INFO(std::string(source));
    CHECK(html(written) == html(source));
    CHECK(markdown(written) == written);
  }
}

TEST_CASE("the notes of this repository read again as they were") {
  using namespace planpress;
  if (!std::filesystem::exists("content/notes")) return;
  for (const auto& entry : std::filesystem::recursive_directory_iterator("content/notes")) {
    if (entry.path().extension() != ".md") continue;
    INFO(entry.path().string());
    std::ifstream stream(entry.path());
    const text::SourceFile file{entry.path().generic_string(),
                                std::string(std::istreambuf_iterator<char>(stream), {})};
    diag::Report report;
    const auto front = markdown::find_front_matter(file, report);
    const auto note = markdown::parse(file, front.body, static_cast<std::uint32_t>(file.text.size()), report);
    CHECK(report.all().empty());
    std::string first;
    std::string written;
    std::string second;
    write_html(note, markdown::NoSite(), first);
    write_markdown(note, markdown::NoSite(), written);
    write_html(markdown::parse_string(written), markdown::NoSite(), second);
    CHECK(second == first);
  }
}

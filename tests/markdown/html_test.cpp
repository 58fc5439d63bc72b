// The HTML of what GitHub adds to CommonMark.
#include <doctest/doctest.h>

#include "markdown/reading.hpp"

using reading::html;

TEST_CASE("tables stand in named regions and align by class") {
  CHECK(
      html("## 目标 <x>\n\n| 城市 | 值 | 注 |\n|:-|-:|:-:|\n| 淮安 | a\\|b |\n") ==
      "<h2 id=\"目标-x\">目标 &lt;x&gt;</h2>\n"
      "<div class=\"table-wrap\" role=\"region\" tabindex=\"0\" aria-label=\"表 1：目标 "
      "&lt;x&gt;\">\n<table>\n"
      "<thead>\n<tr>\n<th scope=\"col\" class=\"left\">城市</th>\n<th scope=\"col\" class=\"right\">值</th>\n"
      "<th scope=\"col\" class=\"center\">注</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td "
      "class=\"left\">淮安</td>\n"
      "<td class=\"right\">a|b</td>\n<td class=\"center\"></td>\n</tr>\n</tbody>\n</table>\n</div>\n");
  CHECK(html("|a|\n|-|\n").find("aria-label=\"表 1\">") != std::string::npos);
}

TEST_CASE("a picture that stands alone and has a title is a figure with that caption") {
  CHECK(html("![图<1>](a.png \"各地*目标* <i>\")\n") ==
        "<figure>\n<img src=\"a.png\" alt=\"图&lt;1&gt;\">\n<figcaption>各地*目标* "
        "&lt;i&gt;</figcaption>\n</figure>\n");
  CHECK(html("![图](a.png)\n") == "<p><img src=\"a.png\" alt=\"图\"></p>\n");
  CHECK(html("见![图](a.png \"题\")\n") == "<p>见<img src=\"a.png\" alt=\"图\" title=\"题\"></p>\n");
  CHECK(html("![图](javascript:x \"题\")\n") == "<p>图</p>\n");
}

TEST_CASE("the words of a task are the label of its box") {
  CHECK(html("- [ ] 未完成\n- [x] 已**完成**\n- 其他") ==
        "<ul class=\"tasks\">\n<li class=\"task\"><label><input type=\"checkbox\" disabled> "
        "未完成</label></li>\n"
        "<li class=\"task\"><label><input type=\"checkbox\" disabled checked> "
        "已<strong>完成</strong></label></li>\n"
        "<li>其他</li>\n</ul>\n");
  CHECK(html("- [ ] a\n\n  b") ==
        "<ul class=\"tasks\">\n<li class=\"task\">\n<p><label><input type=\"checkbox\" disabled> "
        "a</label></p>\n"
        "<p>b</p>\n</li>\n</ul>\n");
}

TEST_CASE("footnotes lead there and back, each use by its own way") {
  CHECK(html("甲[^a]乙[^b]丙[^a]\n\n[^b]: 二\n\n    再\n[^a]: 一\n[^c]: 无人\n") ==
        "<p>甲<sup class=\"footnote-ref\"><a href=\"#fn-1\" id=\"fnref-1\" "
        "role=\"doc-noteref\">1</a></sup>乙<sup "
        "class=\"footnote-ref\"><a href=\"#fn-2\" id=\"fnref-2\" role=\"doc-noteref\">2</a></sup>丙<sup "
        "class=\"footnote-ref\"><a href=\"#fn-1\" id=\"fnref-1-2\" role=\"doc-noteref\">1</a></sup></p>\n"
        "<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"脚注\">\n<ol>\n<li "
        "id=\"fn-1\">\n<p>一 <a "
        "href=\"#fnref-1\" class=\"footnote-back\" role=\"doc-backlink\" aria-label=\"返回正文 1\">↩</a> <a "
        "href=\"#fnref-1-2\" class=\"footnote-back\" role=\"doc-backlink\" aria-label=\"返回正文 "
        "1-2\">↩</a></p>\n"
        "</li>\n<li id=\"fn-2\">\n<p>二</p>\n<p>再 <a href=\"#fnref-2\" class=\"footnote-back\" "
        "role=\"doc-backlink\" aria-label=\"返回正文 2\">↩</a></p>\n</li>\n</ol>\n</section>\n");
}

TEST_CASE("callouts are asides with a Chinese title") {
  CHECK(html("> [!WARNING]\n> 数字**待核。**其他") ==
        "<aside class=\"callout warning\" aria-label=\"警告\">\n<p class=\"callout-title\">警告</p>\n"
        "<p>数字<strong>待核。</strong>其他</p>\n</aside>\n");
  CHECK(html("> [!NOTE] 同行") == "<blockquote>\n<p>[!NOTE] 同行</p>\n</blockquote>\n");
  CHECK(html("> \\[!NOTE]\n> x") == "<blockquote>\n<p>[!NOTE]\nx</p>\n</blockquote>\n");
  CHECK(html("> [!OTHER]\n> x") == "<blockquote>\n<p>[!OTHER]\nx</p>\n</blockquote>\n");
}

TEST_CASE("code keeps its language, images their words, text stays text") {
  CHECK(
      html("```c++ \"x\n<a>\n```\n甲![*图* `一`](a%20b.png \"题\")") ==
      "<pre><code class=\"language-c++\">&lt;a&gt;\n</code></pre>\n<p>甲<img src=\"a%20b.png\" alt=\"图 一\" "
      "title=\"题\"></p>\n");
  CHECK(html("[x](</数据/a b.html>)") == "<p><a href=\"/%E6%95%B0%E6%8D%AE/a%20b.html\">x</a></p>\n");
  CHECK(html("[x](java&#x73;cript:1) <javascript:1>") == "<p>x javascript:1</p>\n");
}

TEST_CASE("embedded blocks show what the site shows") {
  CHECK(html("前\n\n```plan\ntasks\n```\n\n后") == "<p>前</p>\nEMBED(tasks)\n<p>后</p>\n");
}

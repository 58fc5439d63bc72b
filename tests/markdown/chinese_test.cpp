// What Chinese text needs beyond CommonMark.
#include <doctest/doctest.h>

#include "markdown/autolink.hpp"
#include "markdown/heading_id.hpp"
#include "markdown/reading.hpp"

using reading::html;

TEST_CASE("emphasis beside Chinese punctuation lands on the words that were meant") {
  CHECK(html("**到2027年，**设备投资增长**25%以上。**其中") ==
        "<p><strong>到2027年，</strong>设备投资增长<strong>25%以上。</strong>其中</p>\n");
  CHECK(html("增长**25%**以上") == "<p>增长<strong>25%</strong>以上</p>\n");
  CHECK(html("推进**“智改数转”**工作") == "<p>推进<strong>“智改数转”</strong>工作</p>\n");
  CHECK(html("**“十四五”**25家") == "<p><strong>“十四五”</strong>25家</p>\n");
  CHECK(html("见**[附件](a.pdf)**和**`代码`**中") ==
        "<p>见<strong><a href=\"a.pdf\">附件</a></strong>和<strong><code>代码</code></strong>中</p>\n");
  CHECK(html("*注意：*其他（**重点**）") == "<p><em>注意：</em>其他（<strong>重点</strong>）</p>\n");
  CHECK(html("> **注意：**其他") == "<blockquote>\n<p><strong>注意：</strong>其他</p>\n</blockquote>\n");
  CHECK(html("- **一是**设备；\n- **二是（重点）**消费品") ==
        "<ul>\n<li><strong>一是</strong>设备；</li>\n<li><strong>二是（重点）</strong>消费品</li>\n</ul>\n");
}

TEST_CASE("emphasis without a Chinese neighbour is CommonMark's") {
  CHECK(html("a**\"b\"**c") == "<p>a**&#34;b&#34;**c</p>\n");
  CHECK(html("中文 ** 中文，** 中文") == "<p>中文 ** 中文，** 中文</p>\n");
  CHECK(html("变量中_名_称") == "<p>变量中_名_称</p>\n");
  CHECK(html("\\*\\*中，\\*\\*文") == "<p>**中，**文</p>\n");
  CHECK(html("`**中，**文`") == "<p><code>**中，**文</code></p>\n");
}

TEST_CASE("two tildes strike out, one is a range") {
  CHECK(html("~~旧办法。~~新办法，每年1~2家，3~4家") ==
        "<p><del>旧办法。</del>新办法，每年1~2家，3~4家</p>\n");
  CHECK(html("~~a *b* c~~ \\~~d~~ `~~e~~`") == "<p><del>a <em>b</em> c</del> ~~d~~ <code>~~e~~</code></p>\n");
  CHECK(html("~~open **x~~ y**") == "<p>~~open <strong>x~~ y</strong></p>\n");
  CHECK(html("~~~~ ~~ ~~") == "<pre><code class=\"language-~~\"></code></pre>\n");
}

TEST_CASE("a line break between two wide characters is no space") {
  CHECK(html("第一行，\n第二行") == "<p>第一行，第二行</p>\n");
  CHECK(html("**第一行**\n第二行") == "<p><strong>第一行</strong>第二行</p>\n");
  CHECK(html("第一行\n“第二行”") == "<p>第一行“第二行”</p>\n");
  CHECK(html("第一行\nsecond\n第三行") == "<p>第一行\nsecond\n第三行</p>\n");
  CHECK(html("第一行\n`code`\n第三行") == "<p>第一行\n<code>code</code>\n第三行</p>\n");
  CHECK(html("한국어\n문장") == "<p>한국어\n문장</p>\n");
}

TEST_CASE("a bare address ends where Chinese begins") {
  CHECK(html("见http://example.test/a。下一句") ==
        "<p>见<a href=\"http://example.test/a\">http://example.test/a</a>。下一句</p>\n");
  CHECK(html("（https://a.test/b?x=1&y=2）") ==
        "<p>（<a href=\"https://a.test/b?x=1&amp;y=2\">https://a.test/b?x=1&amp;y=2</a>）</p>\n");
  CHECK(html("see http://a.test/x_(y), (http://a.test/z).") ==
        "<p>see <a href=\"http://a.test/x_(y)\">http://a.test/x_(y)</a>, (<a "
        "href=\"http://a.test/z\">http://a.test/z</a>).</p>\n");
  CHECK(html("登录www.gov.cn办理") == "<p>登录<a href=\"http://www.gov.cn\">www.gov.cn</a>办理</p>\n");
  CHECK(html("[http://a.test](b)") == "<p><a href=\"b\">http://a.test</a></p>\n");
  CHECK(html("http:// xhttp://a.test `http://a.test` http://") ==
        "<p>http:// xhttp://a.test <code>http://a.test</code> http://</p>\n");
}

TEST_CASE("heading ids keep Han characters, drop punctuation and stay unique") {
  using planpress::markdown::slug;
  CHECK(slug("一、总体要求（2024年）") == "一总体要求2024年");
  CHECK(slug("Q & A: What_is") == "q--a-what_is");
  CHECK(slug("——！") == "section");
  CHECK(html("# 目标\n# 目标\n# 目标-1\n# 目标") ==
        "<h1 id=\"目标\">目标</h1>\n<h1 id=\"目标-1\">目标</h1>\n<h1 id=\"目标-1-1\">目标-1</h1>\n<h1 "
        "id=\"目标-2\">目标</h1>\n");
}

TEST_CASE("private-use characters of the text survive") {
  CHECK(html("\xEF\xA3\xBF**中。**文\xEE\x80\x80") ==
        "<p>\xEF\xA3\xBF<strong>中。</strong>文\xEE\x80\x80</p>\n");
}

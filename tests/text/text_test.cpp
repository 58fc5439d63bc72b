#include <doctest/doctest.h>

#include "text/escape.hpp"
#include "text/source.hpp"
#include "text/utf8.hpp"

using namespace planpress::text;

namespace {

template <class Append>
std::string made(Append append, std::string_view text) {
  std::string out;
  append(out, text);
  return out;
}

}  // namespace

TEST_CASE("places count lines and code points from one") {
  const SourceFile file{"a.json", "甲乙\n丙 d\n"};
  CHECK(place_of(file, 0).line == 1);
  CHECK(place_of(file, 3).column == 2);
  CHECK(place_of(file, 7).line == 2);
  CHECK(place_of(file, 11).column == 3);
  CHECK(place_of(file, 999).line == 3);
  CHECK(line_text(file, 2) == "丙 d");
  CHECK(line_text(file, 9).empty());
  CHECK(line_count(file) == 2);
}

TEST_CASE("lines may end with a carriage return") {
  const SourceFile file{"a", "one\r\ntwo"};
  CHECK(line_text(file, 1) == "one");
  CHECK(line_count(file) == 2);
}

TEST_CASE("Han letters and full-width marks are two columns wide") {
  CHECK(width_of("市a局") == 5);
  CHECK(width_of("（）") == 4);
  CHECK(width_of("e\xCC\x81") == 1);
  CHECK(width_of("\xF0\x9F\x98\x80") == 2);
}

TEST_CASE("overlong forms, surrogates and broken sequences are no UTF-8") {
  CHECK(find_invalid_utf8("中文") == std::string_view::npos);
  CHECK(find_invalid_utf8("a\xC0\xAF") == 1);
  CHECK(find_invalid_utf8("\xED\xA0\x80") == 0);
  CHECK(find_invalid_utf8("\xF4\x90\x80\x80") == 0);
  CHECK(find_invalid_utf8("\xE4\xB8") == 0);
}

TEST_CASE("two spellings of one name fold to one") {
  CHECK(fold("ＡＢＣ１２") == "abc12");
  CHECK(fold("Ⅲ") == "iii");
}

TEST_CASE("HTML escapes are those of Jinja2, and controls never pass") {
  CHECK(made(append_html, "<a href=\"x\">&'") == "&lt;a href=&#34;x&#34;&gt;&amp;&#39;");
  CHECK(made(append_html, std::string_view("a\0b\x1b", 4)) ==
        "a\xEF\xBF\xBD"
        "b\xEF\xBF\xBD");
  CHECK(made(append_html, "标题\t行\n") == "标题\t行\n");
}

TEST_CASE("Markdown escapes keep data from becoming marks, and leave plain text alone") {
  CHECK(made(append_markdown, "# 一") == "\\# 一");
  CHECK(made(append_markdown, "1. 一") == "1\\. 一");
  CHECK(made(append_markdown, "88.1%（套）") == "88.1%（套）");
  CHECK(made(append_markdown, "4.md") == "4.md");
  CHECK(made(append_markdown, "12)") == "12\\)");
  CHECK(made(append_markdown, "约 88.1%") == "约 88.1%");
  CHECK(made(append_markdown, "a|b*c_d`e[f]<g>\nh") == "a\\|b\\*c\\_d\\`e\\[f\\]\\<g\\> h");
  CHECK(made(append_markdown, "https://x.test") == "https\\://x.test");
  CHECK(made(append_markdown, "www.x.test a@b.test") == "www\\.x.test a\\@b.test");
}

TEST_CASE("control and direction marks are shown, not obeyed") {
  CHECK(made(append_visible, "a\x1b[31m") == "a\\x1B[31m");
  CHECK(made(append_visible,
             "\xE2\x80\xAE"
             "x") == "\\u{202E}x");
  CHECK(made(append_visible, "中\xFF") == "中\\xFF");
}

TEST_CASE("only harmless URLs become links") {
  for (const std::string_view good :
       {"https://a.test/x", "mailto:a@b.test", "tel:12345", "a/b.html", "#x", "../a?b:c", "中文.md"}) {
    CHECK_MESSAGE(is_safe_url(good), good);
  }
  for (const std::string_view bad :
       {"javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:x", "java\tscript:x", "data:text/html,x",
        "//evil.example", "/\\evil.example", "vbscript:x", "file:///etc/passwd"}) {
    CHECK_MESSAGE(!is_safe_url(bad), bad);
  }
}

TEST_CASE("URLs hold only unreserved bytes") {
  CHECK(made(append_url, "a b/中?") == "a%20b/%E4%B8%AD%3F");
}

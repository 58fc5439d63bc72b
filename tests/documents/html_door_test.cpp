// Pages as saved from government sites.
#include "doors.hpp"

namespace planpress::documents::doors {
namespace {

constexpr std::string_view page =
    R"(<!DOCTYPE html><html><head><meta charset="utf-8"><title>云江市人民政府 通知公告</title>
<meta name="ArticleTitle" content="云江市设备更新行动方案"><style>p{}</style><script>var a = "<p>不是正文</p>";</script></head>
<body><div class="header"><a href="/">首页</a> | <a href="/b">政务公开</a></div>
<div class="nav"><ul><li><a href="/c">通知</a></li></ul></div>
<div class="main"><h1>云江市设备更新行动方案</h1><div class="info">来源：市府办 <span style="display: none">隐藏</span></div>
<div id="zoom"><p style="text-indent:2em">为推动设备更新，
制定本方案。</p><p>&nbsp;&nbsp;一、总体要求<br>坚持市场为主。</p>
<table border=1><tr><th colspan=2>任务</th><th>单位</th></tr><tr><td rowspan=2>1</td><td>改造<br>电梯</td><td>市住建局</td></tr>
<tr><td>换车</td><td><p>市交通局</p><p>市财政局</p></td></tr></table>
<p>以上任务请抓好落实，各县区、各部门按照职责分工推进，确保到2027年全面完成，并定期报告进展情况。</p></div></div>
<div class="footer">版权所有：云江市人民政府办公室 备案号：云ICP备00000000号</div></body></html>)";

TEST_CASE("the document is found on the page, and its tables keep their spans") {
  CHECK(
      read(page, "a.html") ==
      "1 p 为推动设备更新，制定本方案。\n2 p 一、总体要求\n3 p 坚持市场为主。\nt\n"
      "4 | 任务 (2x1) | 单位\n5 | 1 (1x2) | 改造⏎电梯 | 市住建局\n6 | 换车 | 市交通局⏎市财政局\n"
      "7 p 以上任务请抓好落实，各县区、各部门按照职责分工推进，确保到2027年全面完成，并定期报告进展情况。\n");
  diag::Report report;
  const auto document = read_document(page, "a.html", report);
  CHECK(document->title == "云江市设备更新行动方案");
  CHECK(document->text.find("1\t改造 电梯\t市住建局\n") != std::string::npos);
}

TEST_CASE("the record above the document gives its number") {
  const std::string out = read(
      "<html><body><table><tr><td>索引号：</td><td>YJ/2024-1</td><td>发文字号：</td><td>云政发〔2024〕7号</"
      "td></tr>"
      "</table><ul><li>成文日期：2024-05-06</li></ul><div id=zoom><p>云江市设备更新行动方案</p>"
      "<p>以上任务请抓好落实，各县区、各部门按照职责分工推进，确保到2027年全面完成，并定期报告进展情况。</"
      "p></div></body></html>",
      "a.html");
  CHECK(out.starts_with(
      "1 p 发文字号：云政发〔2024〕7号\n2 p 成文日期：2024-05-06\n3 p 云江市设备更新行动方案\n"));
}

TEST_CASE("a page without names for its parts gives its main text and no navigation") {
  std::string text = "<html><body><ul>";
  for (int i = 0; i < 30; ++i) text += "<li><a href=x>栏目链接</a></li>";
  text += "</ul><div><div>";
  for (int i = 0; i < 10; ++i) text += "<p>推动工业设备更新和技术改造，到2027年完成三百个项目。</p>";
  text += "</div></div><div>主办：云江市</div></body></html>";
  const std::string out = read(text, "a.htm");
  CHECK(out.find("栏目") == std::string::npos);
  CHECK(out.find("主办") == std::string::npos);
  CHECK(out.find("10 p 推动工业") != std::string::npos);
}

TEST_CASE("a page that declares gb2312 is read as such") {
  CHECK(read("<html><head><meta http-equiv=Content-Type content=\"text/html; charset=gb2312\"></head>"
             "<body><p>\xD4\xC6\xBD\xAD\xCA\xD0</p></body></html>",
             "a.htm") == "1 p 云江市\n");
}

TEST_CASE("tables that only arrange the page are no tables; lists show their numbers") {
  CHECK(read("<html><body><table><tr><td><p>甲</p><p>乙</p></td></tr></table>"
             "<ol><li>第一件</li><li>电梯</li></ol></body></html>",
             "a.html") == "1 p 甲\n2 p 乙\n3 p 第一件\n4 p 2.电梯\n");
}

TEST_CASE("what is struck out is left out") {
  CHECK(read("<html><body><p>改造<del>八百台</del>六百台</p></body></html>", "a.html") == "1 p 改造六百台\n");
}

TEST_CASE("pages nested too deep, and marks that pile up, are refused and not followed") {
  const auto many = [](std::string_view piece, int times) {
    std::string out = "<html><body>";
    for (int i = 0; i < times; ++i) out += piece;
    return out;
  };
  for (const std::string_view piece : {"<div>", "<b>", "<table><tr><td>", "<font size=1>", "<ul><li>"}) {
    CHECK(read(many(piece, 100'000), "a.html").find("nest deeper than is read") != std::string::npos);
  }
  std::string attributes = "<html><body><p ";
  for (int i = 0; i < 5000; ++i) attributes += "a" + std::to_string(i) + " ";
  CHECK(read(attributes + ">甲", "a.html").find("nest deeper than is read") != std::string::npos);
  // Elements that end by themselves are not deep.
  CHECK(read(many("<p>甲", 3000), "a.html").find("3000 p 甲") != std::string::npos);
}

}  // namespace
}  // namespace planpress::documents::doors

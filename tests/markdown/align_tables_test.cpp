#include <doctest/doctest.h>

#include <ctime>
#include <string>

#include "markdown/align_tables.hpp"
#include "patience.hpp"
#include "text/utf8.hpp"

namespace {

std::string aligned(std::string page) {
  planpress::markdown::align_tables(page);
  return page;
}

}  // namespace

TEST_CASE("columns stand under each other by screen width") {
  CHECK(aligned("前\n\n|城市|值|注|\n|:-|-:|:-:|\n|连云港|30|a|\n|淮安|5||\n\n后 | 不是表\n") ==
        "前\n\n| 城市   |  值 | 注  |\n| :----- | --: | :-: |\n| 连云港 |  30 |  a  |\n| 淮安   |   5 |     "
        "|\n\n后 | 不是表\n");
}

TEST_CASE("escaped pipes split nothing and code is left alone") {
  CHECK(aligned("|a\\|b|c|\n|-|-|\n|`x\\|y`|\\\\|\n") ==
        "| a\\|b   | c   |\n| ------ | --- |\n| `x\\|y` | \\\\  |\n");
  const std::string code = "```\n|a|b|\n|-|-|\n```\n\n~~~~ md\n|a|\n|-|\n~~~\n|a|\n|-|\n~~~~\n";
  CHECK(aligned(code) == code);
}

TEST_CASE("tables in quotes and lists keep their places") {
  CHECK(aligned("> |a|b|\n> |-|-|\n> |连云港|1|\n\n- |a|\n  |-|\n  |长长长|\n") ==
        "> | a      | b   |\n> | ------ | --- |\n> | 连云港 | 1   |\n\n- | a      |\n  | ------ |\n  | "
        "长长长 |\n");
}

TEST_CASE("rows without outer pipes, short rows and a page that ends in a table are read") {
  CHECK(aligned("a|b\n-|-\n1|2\n3") == "| a   | b   |\n| --- | --- |\n| 1   | 2   |\n3");
  CHECK(aligned("|a|b|\n|-|-|\n|1|") == "| a   | b   |\n| --- | --- |\n| 1   |");
}

TEST_CASE("a very long cell does not widen the others") {
  const std::string words(200, 'x');
  CHECK(aligned("|a|\n|-|\n|" + words + "|\n|b|\n") == "| a   |\n| --- |\n| " + words + " |\n| b   |\n");
}

TEST_CASE("widths are those of text::width_of for every character") {
  for (char32_t value = 0xA1; value < 0x20000; ++value) {
    if (value >= 0xD800 && value < 0xE000) continue;
    std::string letter;
    planpress::text::append_utf8(letter, value);
    const int width = planpress::text::width_of(value);
    const std::string page = aligned("|xxxxx|\n|-|\n|" + letter + "|\n");
    const std::string expected =
        "| xxxxx |\n| ----- |\n| " + letter + std::string(static_cast<std::size_t>(5 - width), ' ') + " |\n";
    if (page != expected) FAIL("U+" << static_cast<unsigned>(value) << ": " << page);
  }
}

TEST_CASE("aligning twice changes nothing, and cost follows size") {
  std::string row =
      "| 连云港市工业和信息化局 | 设备更新相关技术改造项目 | >= | 30 | 个 | [措施1](plans/a/1.md) |\n";
  std::string page = "# 题\n\n|单位|指标|比较|值|单位|见|\n|-|-|-|-:|-|-|\n";
  while (page.size() < 100000) page += row;
  const std::string once = aligned(page);
  CHECK(aligned(once) == once);
  const std::clock_t begin = std::clock();
  const std::string again = aligned(page);
  const double took = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  CHECK(took < 0.05 * planpress::patience);
}

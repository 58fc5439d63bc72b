// Printed numbers, cleaning, and lines joined to paragraphs.
#include "import/numbering.hpp"

#include <doctest/doctest.h>

#include <string>

#include "documents/traced.hpp"
#include "import/cleaning.hpp"
#include "import/lines.hpp"

using namespace planpress::import;

namespace {

// The printed number and what follows it.
std::string parted(std::string_view text, int expected = 0) {
  const std::string cleaned = clean(text);
  const auto marker = read_marker(cleaned, expected);
  return marker ? marker->printed + "|" + cleaned.substr(marker->length) : "none|" + cleaned;
}

Document document_of(std::initializer_list<std::string_view> lines) {
  Document document;
  std::uint32_t number = 0;
  for (const std::string_view line : lines) {
    Block block;
    block.text = traced(line, ++number);
    document.blocks.push_back(std::move(block));
  }
  return document;
}

std::vector<Paragraph> joined(std::initializer_list<std::string_view> lines) {
  return join_lines(read_lines(document_of(lines)));
}

}  // namespace

TEST_CASE("numbers in all their forms") {
  CHECK(parted("一、总体要求") == "一|总体要求");
  CHECK(parted("—、总体思路") == "一|总体思路");
  CHECK(parted("四 **、** 加强保障") == "四|加强保障");
  CHECK(parted("（二十三）完善政策。") == "（二十三）|完善政策。");
  CHECK(parted("**（十三** **）提升** **水平。**") == "（十三）|提升水平。");
  CHECK(parted("29．加快推进") == "29|加快推进");
  CHECK(parted("4. 推动更新") == "4|推动更新");
  CHECK(parted("3、备足良种") == "3|备足良种");
  CHECK(parted("1\\. 推进节水") == "1|推进节水");
  CHECK(parted("二是推进绿色改造") == "二是|推进绿色改造");
  CHECK(parted("第三章 主要任务") == "第三章|主要任务");
  CHECK(parted("(1)新建泵站") == "（1）|新建泵站");
}

TEST_CASE("digits behind a number belong to the title when the number is due") {
  CHECK(parted("11.121人才梯队项目。", 11) == "11|121人才梯队项目。");
  CHECK(parted("1.5万吨以上", 1) == "none|1.5万吨以上");
  CHECK(parted("2.14公里管道") == "none|2.14公里管道");
  CHECK(parted("2024年底前") == "none|2024年底前");
  CHECK(parted("15 公里，更新改造") == "none|15公里，更新改造");
}

TEST_CASE("numbers of two levels follow one another, and words may number") {
  const auto two = [](std::string_view text, std::string_view before) {
    const auto marker = read_marker(text, 1, before);
    return marker ? marker->printed : std::string("none");
  };
  CHECK(two("1.2推进苗圃改造。", "1.1") == "1.2");
  CHECK(two("2.1推进林场改造。", "1.2") == "2.1");
  CHECK(two("2.5万亩造林", "2.4") == "none");
  const auto lines = joined({"1.1 推进苗圃改造。改造苗圃3处。", "1.2 推进林场改造。改造林场2处。"});
  REQUIRE(lines.size() == 2);
  CHECK(lines[1].marker->printed == "1.2");
  CHECK(parted("行动一：苗圃提升行动。") == "行动一|苗圃提升行动。");
  CHECK(parted("行动一致，步调一致。") == "none|行动一致，步调一致。");
  CHECK(parted("⒉ 推进林场改造。") == "2|推进林场改造。");
}

TEST_CASE("a table of contents holds no measures") {
  const auto lines =
      joined({"目  录", "（一）改造苗圃……………………3", "二、保障措施......12", "（一）改造苗圃。新建3处。"});
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].text.text == "（一）改造苗圃。新建3处。");
}

TEST_CASE("cleaning leaves the text that should have been typed") {
  CHECK(clean("[bookmark: _a1]推动设备更新,到 2027 年(含)") == "推动设备更新，到2027年（含）");
  CHECK(clean("比例达到2:1,共1,000台") == "比例达到2:1，共1,000台");
  CHECK(clean("ＡＩ应用９座，占１００％") == "AI应用9座，占100%");
  CHECK(clean("推广 CT 等 5G 设备.") == "推广CT等5G设备。");
  CHECK(is_page_furniture("—3—", true));
  CHECK(is_page_furniture("第3页共9页", true));
  CHECK_FALSE(is_page_furniture("2025年", true));
}

TEST_CASE("words with a number, and numbers that begin with 0") {
  for (const auto& [text, printed] :
       {std::pair<std::string_view, std::string_view>{"行动2：实施更新。", "行动2"},
        {"重点任务三：实施更新。", "重点任务三"},
        {"03推进更新。", "3"}}) {
    const auto marker = read_marker(text);
    REQUIRE(marker);
    CHECK(marker->printed == printed);
  }
  for (const std::string_view text :
       {"05月底前完成。", "行动2024年启动。", "工程2个。", "0.5万吨以上。", "007号文件。"}) {
    CAPTURE(text);
    CHECK_FALSE(read_marker(text));
  }
}

TEST_CASE("a page break inside a sentence is closed and every part keeps its line") {
  const auto paragraphs =
      joined({"1.开展抽查。组织开展节能监", "— 3 —", "* * *", "察意见落实情况检查。", "2.加强宣传。"});
  REQUIRE(paragraphs.size() == 2);
  CHECK(paragraphs[0].text.text == "1.开展抽查。组织开展节能监察意见落实情况检查。");
  CHECK(paragraphs[0].text.first_line() == 1);
  CHECK(paragraphs[0].text.last_line() == 4);
}

TEST_CASE("headings and clauses are not joined with what follows") {
  const auto paragraphs = joined(
      {"二、主要任务", "（一）补齐短板", "1.建设中心。改建敬老院。", "（县民政局负责）", "2.培训人员。"});
  CHECK(paragraphs.size() == 5);
}

TEST_CASE("a number inside a broken sentence is none unless it is due") {
  const auto paragraphs =
      joined({"1.更新电网。支持建设新型输变电设施，推广", "15、20千伏配电设备应用。", "2.更新热网。"});
  REQUIRE(paragraphs.size() == 2);
  CHECK(paragraphs[0].text.text.ends_with("推广15、20千伏配电设备应用。"));
}

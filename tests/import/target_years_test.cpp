// A year holds where it is said: not behind its bracket, not behind the parts of a whole, not for what it
// only describes.
#include "import/aims_years.hpp"
#include "import/target_cases.hpp"

namespace planpress::import::target_cases {
namespace {

YearRange aims(std::vector<std::string> texts, int published = 0, std::string_view preamble = {}) {
  std::vector<Paragraph> paragraphs;
  for (std::string& text : texts) {
    Paragraph paragraph;
    paragraph.text = {std::move(text), {{0, 1}}};
    paragraphs.push_back(std::move(paragraph));
  }
  return years_of_aims(paragraphs, published, preamble);
}

std::string undated(std::string_view text, std::optional<int> from, std::optional<int> to) {
  std::vector<Doubt> doubts;
  TargetSetting setting;
  setting.from = from;
  setting.to = to;
  std::vector<std::string> lines;
  for (const TargetReading& target : read_targets(traced(text), setting, doubts))
    lines.push_back(shown(target));
  return join(lines);
}

}  // namespace

TEST_CASE("a year that tells the age of things is none of the plan's") {
  for (const char* const text : {"到2026年，改造2001年底前建成的老旧小区90个，加装电梯40部。",
                                 "到2026年，更换2008年前投运的配电变压器90台。",
                                 "到2026年，淘汰2012年12月31日前注册登记的老旧货车90辆。",
                                 "到2026年，报废2010年6月底前出厂的收割机90台。",
                                 "到2026年，对1998年以前建成的供水管网90公里进行改造。"}) {
    CAPTURE(text);
    CHECK(aims({text}).first == 2026);
    CHECK(aims({text}).last == 2026);
  }
  CHECK(aims({"2026年底前建成的充电桩不少于90个。"}).first == 2026);
  CHECK(aims({"到2026年底前建成的充电桩不少于90个。"}).last == 2026);
}

TEST_CASE("an undated plan is younger than what it cites and compares with") {
  CHECK(aims({"到2027年，设备投资较2023年增长25%。", "改造2019年的存量。"}).first == 2024);
  CHECK(aims({"根据江政发〔2024〕17号文件，到2027年更新客车90辆。"}).first == 2024);
  CHECK(aims({"到2027年更新客车90辆，2022年完成30辆。"}, 0, "依据江政发〔2024〕17号").first == 2024);
  CHECK(aims({"落实《江州市电网规划（2016—2040年）》，到2027年改造线路90公里。"}).last == 2027);
  CHECK(aims({"落实《江州市电网规划（2016—2040年）》，到2027年改造线路90公里。"}).first == 2027);
  CHECK(aims({"2023年底已建成充电桩90个，到2027年达到500个。"}).first == 2024);
  CHECK(aims({"到2027年更新客车90辆。"}, 2024).last == 2027);
}

TEST_CASE("numbers of an undated plan bear no year of the things they speak of") {
  CHECK(undated("到2025年，改造2000年底前建成的老旧小区300个以上，更新电梯50部。", 2025, 2025) ==
        ">= 300 个 count 2025 -; = 50 部 count 2025 -");
  CHECK(undated("完成2010年前投运的变压器更换85台。", std::nullopt, std::nullopt) == "= 85 台 count - -");
  CHECK(undated("淘汰2013年12月31日前注册的老旧柴油货车100辆，新增公交50辆。", std::nullopt, std::nullopt) ==
        "= 100 辆 count - -; = 50 辆 count - -");
  CHECK(undated("更新2012年底前出厂的拖拉机30台、2015年以前投入使用的收割机20台。", std::nullopt,
                std::nullopt) == "= 30 台 count - -; = 20 台 count - -");
  CHECK(undated("对2005年以前建成的住宅电梯更新60部。", std::nullopt, std::nullopt) == "= 60 部 count - -");
  CHECK(undated("2025年底前建成的充电桩不少于300个。", std::nullopt, std::nullopt) ==
        ">= 300 个 count 2025 -");
  CHECK(undated("2025年底前建成充电桩300个。", 2025, 2026) == "= 300 个 count 2025 -");
}

TEST_CASE("within the year is a time, whether the year is known or not") {
  CHECK(undated("年内改造农贸市场12家，年底前完成率达到100%。", 2023, 2023) ==
        "= 12 家 count 2023 -; = 100 % share 2023 -");
  CHECK(undated("年内改造农贸市场12家。", 2023, 2025) == "= 12 家 count - -");
  CHECK(undated("年内改造农贸市场12家。", std::nullopt, std::nullopt) == "= 12 家 count - -");
  std::vector<Doubt> doubts;
  const std::vector<TargetReading> found = read_targets(traced("年内改造农贸市场12家。"), {}, doubts);
  REQUIRE(found.size() == 1);
  CHECK(found[0].indicator == "改造农贸市场");
}

TEST_CASE("a year in brackets ends with them, a year of a part with the parts") {
  check({
      {"更换课桌椅5600套（其中2024年2000套）；中心医院新增床位300张。",
       {"= 5600 套 count - -", "= 2000 套 count 2024 -", "= 300 张 count - -"}},
      {"到2027年，更新公交车200辆（2024年50辆），新建充电桩300个。",
       {"= 200 辆 count 2027 -", "= 50 辆 count 2024 -", "= 300 个 count 2027 -"}},
      {"到2027年，回收网点达到500个（2025年达到300个）；二手车交易量增长40%。",
       {"= 500 个 count 2027 -", "= 300 个 count 2025 -", "= 40 % growth 2027 -"}},
      {"2024—2027年，设备投资年均增长7%以上，其中2024年增长8%；汽车以旧换新1.5万辆，家电以旧换新10万台。",
       {">= 7 % growth 2027 annual", "= 8 % growth 2024 annual", "= 1.5 万辆 count 2027 -",
        "= 10 万台 count 2027 -"}},
      {"更新农机900台，其中2025年300台，2026年400台；培训机手200人。",
       {"= 900 台 count - -", "= 300 台 count 2025 -", "= 400 台 count 2026 -", "= 200 人 count - -"}},
      {"到2027年，更新电梯300部，其中2024年、2025年分别更新80部、90部；新建泵站6座。",
       {"= 300 部 count 2027 -", "= 80 部 count 2024 -", "= 90 部 count 2025 -", "= 6 座 count 2027 -"}},
      {"到2026年，新建充电桩600个，其中，2024年200个，城区400个，改造农贸市场8家。",
       {"= 600 个 count 2026 -", "= 200 个 count 2024 -", "= 400 个 count 2026 -", "= 8 家 count 2026 -"}},
      {"到2027年更新290台，其中2024年50台、2025年60台。",
       {"= 290 台 count 2027 -", "= 50 台 count 2024 -", "= 60 台 count 2025 -"}},
      {"2025年更新客车100辆（其中纯电动60辆），新增泊位500个。",
       {"= 100 辆 count 2025 -", "= 60 辆 count 2025 -", "= 500 个 count 2025 -"}},
      {"第一阶段（2024年）：完成试点园区5个；第二阶段（2025—2027年）：推广至30个园区。",
       {"= 5 个 count 2024 -", "= 30 个 count 2027 -"}},
  });
}

TEST_CASE("each year holds up to the next semicolon") {
  check({
      {"到2026年，每年新增链主企业10家；建设平台10个左右，带动企业600家；完成改造不少于76家。",
       {"= 10 家 count 2026 annual", "~ 10 个 count 2026 -", "= 600 家 count 2026 -",
        ">= 76 家 count 2026 -"}},
      {"每年培训技师500人、新增岗位2000个；到2027年，建成基地8个。",
       {"= 500 人 count - annual", "= 2000 个 count - annual", "= 8 个 count 2027 -"}},
      {"到2027年，每年新建口袋公园20个，新增绿地不少于30公顷。",
       {"= 20 个 count 2027 annual", ">= 30 公顷 area 2027 annual"}},
      {"每年举办招聘会40场；新建零工驿站12个。", {"= 40 场 count - annual", "= 12 个 count - -"}},
      {"每年抽检食品3000批次；2025年，检测站达到9个。",
       {"= 3000 批次 count - annual", "= 9 个 count 2025 -"}},
  });
}

TEST_CASE("a share is no comparison with a year") {
  check({
      {"关键工序数控化率占比2026年达到60%。", {"= 60 % share 2026 -"}},
      {"新能源车辆占比2025年达到80%，2027年达到95%。", {"= 80 % share 2025 -", "= 95 % share 2027 -"}},
      {"车桩比2027年达到2:1。", {"= 2 :1 ratio 2027 -"}},
      {"护理型床位占比2025年不低于60%。", {">= 60 % share 2025 -"}},
      {"机械化率2027年比2023年提高5个百分点。", {"= 5 个百分点 growth 2027 -"}},
      {"能耗强度比2020年下降13.5%。", {"= 13.5 % growth - -"}},
  });
}

TEST_CASE("some years end so many years behind the first") {
  check({
      {"力争用2年左右时间，培育标杆企业20家以上。", {">= 20 家 count 2026 -"}},
      {"两年内培育标杆企业20家。", {"= 20 家 count 2026 -"}},
      {"用一年时间完成普查点位90个。", {"= 90 个 count 2025 -"}},
      {"三年内建成换电站30座。", {"= 30 座 count 2027 -"}},
      {"四年内建成换电站30座。", {"= 30 座 count 2027 -"}},
      {"新增就业每年6万人以上，三年累计20万人，失业率5.5%左右。",
       {">= 6 万人 count - annual", "= 20 万人 count 2027 cumulative", "~ 5.5 % share - -"}},
      {"三年累计培训20万人，建设基地5个。", {"= 20 万人 count 2027 cumulative", "= 5 个 count 2027 -"}},
  });
  CHECK(undated("两年内培育标杆企业20家。", std::nullopt, std::nullopt) == "= 20 家 count - -");
}

}  // namespace planpress::import::target_cases

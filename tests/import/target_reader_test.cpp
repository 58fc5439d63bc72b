// What a target is called, whom it speaks of, where it stands, and what a person is asked to look at.
#include "import/target_reader.hpp"

#include "doctest/doctest.h"
#include "import/numerals.hpp"
#include "import/target_cases.hpp"

namespace planpress::import::target_cases {
namespace {

std::string names(std::string_view text, std::string_view heading = {}) {
  TargetSetting setting = plan_of_2024();
  setting.heading = heading;
  std::vector<Doubt> doubts;
  std::vector<std::string> all;
  for (const TargetReading& target : read_targets(traced(text), setting, doubts)) {
    std::string name = target.indicator;
    if (!target.scope.empty()) name += " {" + target.scope + "}";
    if (!target.area.empty()) name += " [" + target.area + "]";
    all.push_back(std::move(name));
  }
  return join(all);
}

}  // namespace

TEST_CASE("a target is called by what is counted, with the action that is done to it") {
  CHECK(names("到2027年，新建口袋公园120个。") == "新建口袋公园");
  CHECK(names("完成老旧厂房改造30万平方米。") == "老旧厂房改造");
  CHECK(names("到2027年，实施5万亩鱼塘标准化改造。") == "鱼塘标准化改造");
  CHECK(names("推动250家以上企业完成数字化改造任务。") == "完成数字化改造任务的企业");
  CHECK(names("全市森林覆盖率达到60%以上。") == "全市森林覆盖率");
  CHECK(names("到2027年，全市完成绿化造林3万亩。") == "绿化造林");
  CHECK(names("废旧家电回收量较2023年增长30%以上。") == "废旧家电回收量");
  CHECK(names("陶瓷企业窑炉更新改造6家以上。") == "完成窑炉更新改造的陶瓷企业");
}

TEST_CASE("verbs, subjects and titles carry on where the number stands alone") {
  CHECK(names("报废收割机80台、插秧机20台。") == "报废收割机; 报废插秧机");
  CHECK(names("到2027年累计更新500台（套）。", "推动教育领域设备更新") == "教育领域设备更新");
  CHECK(names("回收量增长20%以上、达30万台。", "") == "回收量; 回收量");
  CHECK(names("完成1台熔炼炉和2套吊运装置更新改造。") == "熔炼炉更新改造; 吊运装置更新改造");
  CHECK(names("每年实施项目100个（其中，高新区40个，临港新区20个）。") ==
        "项目; 项目 [高新区]; 项目 [临港新区]");
}

TEST_CASE("分别 names each target by its own part") {
  CHECK(names("规模以上工业企业数字化工具普及率、工序数控化率分别超过90%、75%。") ==
        "数字化工具普及率 {规模以上工业企业}; 工序数控化率 {规模以上工业企业}");
  CHECK(names("东城区、西岭县分别新建公园20个、15个。") == "新建公园 [东城区]; 新建公园 [西岭县]");
}

TEST_CASE("how firmly a target is promised is read from the sentence") {
  const auto modality = [](std::string_view text) { return read(text).at(0).modality; };
  CHECK(modality("力争到2027年新建公园20个。") == model::Modality::strive);
  CHECK(modality("到2027年，新车占比力争达到50%。") == model::Modality::strive);
  CHECK(modality("鼓励企业建成零碳工厂3家。") == model::Modality::encourage);
  CHECK(modality("到2027年新建公园20个。") == model::Modality::firm);
  const auto both = read("建成公园20个，力争建成绿道30公里。");
  REQUIRE(both.size() == 2);
  CHECK(both[0].modality == model::Modality::firm);
  CHECK(both[1].modality == model::Modality::strive);
}

TEST_CASE("growth tells the year that it is measured against") {
  CHECK(read("到2027年，投资较2023年增长30%左右。").at(0).baseline_year == 2023);
  CHECK(read("到2025年，能耗比2020年下降14%。").at(0).baseline_year == 2020);
  CHECK_FALSE(read("到2027年，投资增长30%。").at(0).baseline_year.has_value());
}

TEST_CASE("each target tells its lines and its words") {
  TracedText text;
  text.origins = {{0, 12}};
  text.text = "到2027年新建公园20个，改造绿";
  text.origins.push_back({static_cast<std::uint32_t>(text.text.size()), 14});
  text.text += "道30公里。";
  std::vector<Doubt> doubts;
  const auto targets = read_targets(text, plan_of_2024(), doubts);
  REQUIRE(targets.size() == 2);
  CHECK(targets[0].lines.first == 12);
  CHECK(targets[0].lines.last == 12);
  CHECK(targets[0].quote == "到2027年新建公园20个");
  CHECK(targets[1].lines.first == 14);
  CHECK(targets[1].quote == "改造绿道30公里");
}

TEST_CASE("an indicator is known by its name and aliases and by its kind, never by likeness") {
  std::vector<model::Indicator> indicators(2);
  indicators[0].id = "greenhouses-renewed";
  indicators[0].name = "改造提升老旧大棚";
  indicators[0].kind = model::TargetKind::area;
  indicators[1].id = "firms-diagnosed";
  indicators[1].name = "完成诊断的企业";
  indicators[1].aliases = {"诊断企业"};
  const auto id = [&](std::string_view text) {
    TargetSetting setting = plan_of_2024();
    setting.indicators = indicators;
    std::vector<Doubt> doubts;
    return read_targets(traced(text), setting, doubts).at(0).indicator_id;
  };
  CHECK(id("改造提升老旧大棚2万亩。") == "greenhouses-renewed");
  CHECK(id("实施2万亩改造提升的老旧大棚。") == "greenhouses-renewed");
  CHECK(id("改造提升老旧大棚20个。").empty());
  CHECK(id("改造提升大棚2万亩。").empty());
  CHECK(id("推动30家企业完成诊断。") == "firms-diagnosed");
}

TEST_CASE("rows of a list are due in its year unless they say otherwise") {
  TargetSetting setting = plan_of_2024();
  setting.listed = 2025;
  std::vector<Doubt> doubts;
  CHECK(shown(read_targets(traced("更新环卫车辆30辆。"), setting, doubts).at(0)) == "= 30 辆 count 2025 -");
  CHECK(shown(read_targets(traced("到2026年更新环卫车辆30辆。"), setting, doubts).at(0)) ==
        "= 30 辆 count 2026 -");
  CHECK(shown(read_targets(traced("每年开展活动10场。"), setting, doubts).at(0)) ==
        "= 10 场 count 2025 annual");
}

TEST_CASE("what is uncertain is read and doubted, with the reason") {
  std::vector<Doubt> doubts;
  TargetSetting setting = plan_of_2024();
  setting.about = "measure 7";
  const auto targets = read_targets(traced("到2027年，达标率达到90%。新建检测站6座。"), setting, doubts);
  REQUIRE(targets.size() == 2);
  CHECK(targets[0].confidence == certain);
  CHECK(targets[1].year == 2027);
  CHECK(targets[1].confidence < certain);
  REQUIRE(doubts.size() == 1);
  CHECK(doubts[0].about == "measure 7");
  CHECK(doubts[0].reason == "the year of `6座`, 2027, stands in a sentence before");
  CHECK(doubts[0].excerpt == "新建检测站6座");
}

TEST_CASE("numerals are read in figures and in characters") {
  const auto value = [](std::u32string_view text) {
    const auto numeral = read_numeral(text, 0);
    return numeral ? numeral->value : -1;
  };
  CHECK(value(U"88.1%") == doctest::Approx(88.1));
  CHECK(value(U"十") == 10);
  CHECK(value(U"十二个") == 12);
  CHECK(value(U"二十") == 20);
  CHECK(value(U"一百零五") == 105);
  CHECK(value(U"三千二百") == 3200);
  CHECK(value(U"两家") == 2);
  CHECK(value(U"九点五") == doctest::Approx(9.5));
  CHECK(value(U"百家") == -1);
  CHECK(value(U"万") == -1);
}

TEST_CASE("hostile text takes no more time than its length asks for") {
  for (const std::string_view piece :
       {"1个", "（1个", "10个）", "分别1、", "其中1个", "100%（1个）", "到2027年", "《", "“"}) {
    std::string text;
    while (text.size() < 60000) text += piece;
    std::vector<Doubt> doubts;
    CHECK(read_targets(traced(text), plan_of_2024(), doubts).size() < 30000);
  }
}

TEST_CASE("bytes that are not UTF-8 do no harm") {
  CHECK(read_all("到2027年\xFF\xFE新建\xE5公园20个\xC3") == "= 20 个 count 2027 -");
}

}  // namespace planpress::import::target_cases

// What is counted keeps its whole name, whatever letters it begins and ends with.
#include "import/target_cases.hpp"

namespace planpress::import::target_cases {
namespace {

// Name, comparison and value of each target, as a page shows them.
std::string named(std::string_view text) {
  std::vector<std::string> lines;
  for (const TargetReading& target : read(text)) {
    const auto sign = data::Choices<model::Comparison>::names[static_cast<std::size_t>(target.comparison)];
    lines.push_back(target.indicator + " " + std::string(sign) + " " + shown(target.value) + target.unit);
  }
  return join(lines);
}

struct Named {
  std::string_view text, targets;
};

void check_names(const std::vector<Named>& cases) {
  for (const Named& one : cases) {
    CAPTURE(one.text);
    CHECK(named(one.text) == one.targets);
  }
}

}  // namespace

TEST_CASE("the last letter of a name is no comparison") {
  check_names({
      {"更新彩超3台。", "更新彩超 = 3台"},
      {"购置四维彩超12台以上。", "购置四维彩超 >= 12台"},
      {"为卫生院更新B超5台。", "为卫生院更新B超 = 5台"},
      {"更新气象雷达6部。", "更新气象雷达 = 6部"},
      {"改造水泵马达40台。", "改造水泵马达 = 40台"},
      {"培育链主企业超20家。", "培育链主企业 > 20家"},
      {"普及率达60%。", "普及率 = 60%"},
      {"回收量约30万吨。", "回收量 ~ 30万吨"},
  });
}

TEST_CASE("letters in front of a number may be the name of the thing") {
  check_names({
      {"新增64排以上CT 1台、更新彩超3台。", "新增64排以上CT = 1台; 更新彩超 = 3台"},
      {"配备CT1台、DR2台。", "配备CT = 1台; 配备DR = 2台"},
      {"购置AED 50台、ECMO 2台。", "购置AED = 50台; 购置ECMO = 2台"},
      {"更新LED屏30块，建设5G基站200个。", "更新LED屏 = 30块; 建设5G基站 = 200个"},
      {"PM2.5浓度下降到35微克/立方米。", "PM2.5浓度 = 35微克/立方米"},
      {"新增A4纸生产线3条，T3航站楼1座。", "新增A4纸生产线 = 3条; T3航站楼 = 1座"},
      {"ISO9001认证企业达到20家。", "ISO9001认证企业 = 20家"},
  });
}

TEST_CASE("the first letter of a name is no word of its own") {
  check_names({
      {"再生资源回收网点达到350个。", "再生资源回收网点 = 350个"},
      {"到2026年，再生水利用率达到25%以上。", "再生水利用率 >= 25%"},
      {"再生铜产量达到10万吨，再制造企业达到8家。", "再生铜产量 = 10万吨; 再制造企业 = 8家"},
      {"再就业培训达到5000人。", "再就业培训 = 5000人"},
      {"共享单车投放2000辆，共有产权住房开工500套。", "共享单车投放 = 2000辆; 共有产权住房开工 = 500套"},
      {"还建房交付1200套，使用率达到90%。", "还建房交付 = 1200套; 使用率 = 90%"},
      {"再新增充电桩100个。", "新增充电桩 = 100个"},
      {"共新建泵站9座。", "新建泵站 = 9座"},
  });
}

TEST_CASE("what falls short of a standard is done away with in numbers") {
  check({
      {"淘汰达不到能效准入水平的电机1.2万千瓦、变压器85台。",
       {"= 1.2 万千瓦 capacity - -", "= 85 台 count - -"}},
      {"淘汰不符合排放要求的窑炉120座。", {"= 120 座 count - -"}},
      {"关停达不到安全条件的矿山12座。", {"= 12 座 count - -"}},
      {"更新未达到国三标准的货车300辆。", {"= 300 辆 count - -"}},
      {"改造不满足抗震要求的校舍3万平方米。", {"= 3 万平方米 area - -"}},
      {"支持符合条件的10家企业改造。", {}},
      {"对达不到标准的120台设备限期整改。", {}},
  });
}

TEST_CASE("what is done to several things is done to each") {
  check({
      {"对270万平方米既有居住建筑、60万平方米公共建筑实施节能改造。",
       {"= 270 万平方米 area - -", "= 60 万平方米 area - -"}},
      {"对15万户居民、2万户商户实施入户安检。", {"= 15 万户 count - -", "= 2 万户 count - -"}},
      {"对80公里管网、12座泵站开展排查整治。", {"= 80 公里 length - -", "= 12 座 count - -"}},
      {"对50户以上的自然村、10家企业实施改造。", {"= 10 家 count - -"}},
      {"对300吨以上的储罐实施改造。", {}},
  });
  check_names(
      {{"对15万户居民、2万户商户实施入户安检。", "实施入户安检的居民 = 15万户; 实施入户安检的商户 = 2万户"}});
}

TEST_CASE("tonnes of steam and of ships") {
  check({
      {"撤并燃煤锅炉96台、3800蒸吨。", {"= 96 台 count - -", "= 3800 蒸吨 capacity - -"}},
      {"撤并燃煤锅炉96台3800蒸吨。", {"= 96 台 count - -", "= 3800 蒸吨 capacity - -"}},
      {"淘汰35蒸吨以下燃煤锅炉12台。", {"= 12 台 count - -"}},
      {"完成65蒸吨/小时以上燃煤锅炉超低排放改造20台。", {"= 20 台 count - -"}},
      {"10蒸吨及以下燃煤锅炉全面淘汰。", {}},
      {"报废老旧船舶30艘、12万载重吨。", {"= 30 艘 count - -", "= 12 万载重吨 capacity - -"}},
  });
}

TEST_CASE("growth is told behind the number, or by a year in front of it") {
  check({
      {"置换新车实现15%以上增长。", {">= 15 % growth - -"}},
      {"消费实现6%增长。", {"= 6 % growth - -"}},
      {"技改投资实现10%以上的增长。", {">= 10 % growth - -"}},
      {"零售总额实现年均8%左右的增长。", {"~ 8 % growth - annual"}},
      {"回收量年增15％，业务量年增10%以上。", {"= 15 % growth - annual", ">= 10 % growth - annual"}},
      {"零售总额全年增长6%。", {"= 6 % growth - -"}},
      {"单位产品能耗年下降3%。", {"= 3 % growth - annual"}},
      {"车桩比优于2.5∶1。", {">= 2.5 :1 ratio - -"}},
  });
  check_names({{"技改投资实现10%以上的增长。", "技改投资 >= 10%"},
               {"废旧家电回收量年增15％。", "废旧家电回收量 = 15%"},
               {"车桩比优于2.5∶1。", "车桩比 >= 2.5:1"}});
}

}  // namespace planpress::import::target_cases

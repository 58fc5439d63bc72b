// Numbers in front of places and things, two statements in one clause, scale and scope.
#include "import/target_cases.hpp"

namespace planpress::import::target_cases {

TEST_CASE("并 begins a second statement") {
  check({
      {"在全县硬化道路12万平方米并安装路灯800盏。", {"= 12 万平方米 area - -", "= 800 盏 count - -"}},
      {"更换水表3000只并改造管网18公里。", {"= 3000 只 count - -", "= 18 公里 length - -"}},
      {"更新公交车50辆并同步建设充电站3座。", {"= 50 辆 count - -", "= 3 座 count - -"}},
      {"购置并安装监控设备200台。", {"= 200 台 count - -"}},
      {"新增风电装机20万千瓦并网发电。", {"= 20 万千瓦 capacity - -"}},
  });
  CHECK(read("硬化道路12万平方米并安装路灯800盏。").back().indicator == "安装路灯");
  CHECK(read("更换水表3000只并改造管网18公里。").front().indicator == "更换水表");
}

TEST_CASE("so many places to which something is done") {
  check({
      {"维修更换农村42处的机泵、阀门。", {"= 42 处 count - -"}},
      {"对全县19所乡（镇）中心幼儿园全面提档升级。", {"= 19 所 count - -"}},
      {"为14个小区加装电梯。", {"= 14 个 count - -"}},
      {"改造6个小区和3个市场。", {"= 6 个 count - -", "= 3 个 count - -"}},
      {"办理时限压缩至2个小时以内。", {"<= 2 个小时 count - -"}},
      {"对47处隐患点进行整治。", {"= 47 处 count - -"}},
      {"对全县12个乡镇开展督导检查。", {}},
      {"对37个行业开展调研。", {}},
      {"新引进人才5名的企业给予奖励10万元。", {}},
  });
  CHECK(read("对47处隐患点进行整治。").front().indicator == "隐患点整治");
}

TEST_CASE("a capacity describes what is counted, a scale what is meant") {
  check({
      {"建设2座日供水30万吨的净水厂。", {"= 2 座 count - -"}},
      {"到2025年，对全市8万立方米/日规模以上污水处理厂完成改造。", {}},
      {"推动日处理能力4万吨及以上规模污水厂改造。", {}},
      {"完成2000吨/日规模以上水泥熟料生产线超低排放改造。", {}},
      {"到2025年，污水处理能力达到10万立方米/日以上。", {">= 10 万立方米/日 capacity 2025 -"}},
      {"累计推动420家规模以上工业企业数字化转型。", {"= 420 家 count - cumulative"}},
      {"推动不少于60家规模以上企业完成数字化改造。", {">= 60 家 count - -"}},
  });
  CHECK(read("建设2座日供水30万吨的净水厂。").front().indicator == "建设净水厂");
  CHECK(read("新建3栋建筑面积共2万平方米的厂房。").front().indicator == "新建厂房");
}

TEST_CASE("those that meet no standard are counted, with 的 or without") {
  check({
      {"淘汰不符合新国标电动自行车2万辆以上。", {">= 2 万辆 count - -"}},
      {"淘汰不符合新国标的电动自行车2万辆以上。", {">= 2 万辆 count - -"}},
      {"符合条件的企业每家5万元。", {}},
  });
}

TEST_CASE("money by the year is a promise, money by the piece a subsidy") {
  check({
      {"落实贷款贴息政策，引导金融机构每年新增制造业贷款不低于70亿元。", {">= 70 亿元 money - annual"}},
      {"按设备投资额的15%给予补贴，每台补贴3万元。", {}},
  });
}

TEST_CASE("places whose names begin with 和 keep it") {
  const auto targets = read("改造管网500公里：河东区60公里、和平区170公里、和田街道30公里。");
  REQUIRE(targets.size() == 4);
  CHECK(targets[2].indicator == "改造和平区");
  CHECK(targets[3].indicator == "改造和田街道");
  CHECK(read("更新电梯300台和扶梯20台。").back().indicator == "更新扶梯");
}

TEST_CASE("how the plan is divided is no target") {
  check({
      {"实施设备更新、标准提升等4大行动、17个工程、55项具体任务。", {}},
      {"明确8个方面36项任务。", {}},
      {"实施技改项目100项、重点工程20个。", {"= 100 项 count - -", "= 20 个 count - -"}},
  });
}

TEST_CASE("a year to come that opens a paragraph dates what follows there") {
  check({
      {"2027年，设备投资规模增长30%以上。工具普及率、数控化率分别超过93%、75%。",
       {">= 30 % growth 2027 -", "> 93 % share 2027 -", "> 75 % share 2027 -"}},
      {"2025年，更新电梯100台。新建充电桩200个。2026年，更新电梯150台。加装电梯30台。",
       {"= 100 台 count 2025 -", "= 200 个 count 2025 -", "= 150 台 count 2026 -", "= 30 台 count 2026 -"}},
      {"2024年，更新电梯100台。新建充电桩200个。", {"= 100 台 count 2024 -", "= 200 个 count - -"}},
  });
}

TEST_CASE("a name that names nothing raises a doubt") {
  std::vector<Doubt> doubts;
  const auto targets = read_targets(traced("较2023年分别增长15个、13个百分点。"), plan_of_2024(), doubts);
  CHECK(targets.size() == 2);
  CHECK(doubts.size() == 2);
}

TEST_CASE("what is shared between numbers stands in each name") {
  const auto names = [](std::string_view text) {
    std::vector<std::string> all;
    for (const TargetReading& target : read(text)) all.push_back(target.indicator);
    return join(all);
  };
  CHECK(names("二氧化硫、氮氧化物和粉尘排放总量比2020年分别下降15%、10%和26%。") ==
        "二氧化硫排放总量; 氮氧化物排放总量; 粉尘排放总量");
  CHECK(names("陶瓷、绿色食品、轻纺产业规模分别达到200亿元、100亿元、50亿元。") ==
        "陶瓷产业规模; 绿色食品产业规模; 轻纺产业规模");
  CHECK(names("工业用水重复利用率、固废综合利用率分别达到95%、80%。") ==
        "工业用水重复利用率; 固废综合利用率");
  CHECK(names("高压客户平均接电时间压减至50个工作日，低压压减至15个工作日。") ==
        "高压客户平均接电时间; 低压客户平均接电时间");
  CHECK(names("新开工3亿元以上项目240个、竣工120个。") == "新开工3亿元以上项目; 竣工3亿元以上项目");
  CHECK(names("新建5G基站2000个，累计达到9000个。") == "新建5G基站; 5G基站");
  CHECK(names("三年更新改造燃气管道180公里。") == "更新改造燃气管道");
  CHECK(names("申报材料减少60%，新能源出租车占比达90%。") == "申报材料; 新能源出租车占比");
  CHECK(names("由市商务局牵头设立产业基金2支。") == "产业基金");
  for (const TargetReading& target : read("二氧化硫、氮氧化物排放总量比2020年分别下降15%、10%。"))
    CHECK(target.baseline_year == 2020);
}

TEST_CASE("力争 inside a clause ends at ；") {
  const auto strives = [](std::string_view text) {
    std::string all;
    for (const TargetReading& target : read(text))
      all += target.modality == model::Modality::strive ? "s" : "f";
    return all;
  };
  CHECK(strives("2024年零售量力争突破1万辆，同比增长20%；新建充电桩1500个。") == "ssf");
  CHECK(strives("力争到2027年，总产值达到85亿元；面积稳定在22万亩，基地5个以上。") == "sss");
  CHECK(strives("到2026年，力争更新电梯200台；改造水泵30台。") == "ss");
}

TEST_CASE("one number for each of several years") {
  check({
      {"2024年更新电梯200台，2025年、2026年各更新300台。",
       {"= 200 台 count 2024 -", "= 300 台 count 2025 -", "= 300 台 count 2026 -"}},
      {"其中2024年、2025年各完成100家企业诊断。", {"= 100 家 count 2024 -", "= 100 家 count 2025 -"}},
      {"2025年和2026年均完成改造30台。", {"= 30 台 count 2025 -", "= 30 台 count 2026 -"}},
      {"2024、2025、2026年每年更新公交车100辆。", {"= 100 辆 count 2026 annual"}},
      {"2024年、2025年、2026年分别新建充电桩500个、600个、700个。",
       {"= 500 个 count 2024 -", "= 600 个 count 2025 -", "= 700 个 count 2026 -"}},
  });
  CHECK(read("2025年、2026年各更新电梯300台。").back().indicator == "更新电梯");
}

TEST_CASE("what things were made or how old they are does not take their number away") {
  check({
      {"到2027年，淘汰2006年以前生产的注塑机1000台、10年以上的机床300台。",
       {"= 1000 台 count 2027 -", "= 300 台 count 2027 -"}},
      {"能耗5000吨以上、用电1000万千瓦时以上的企业全部改造。", {}},
      {"改造老旧小区120个、惠及居民3.5万户。", {"= 120 个 count - -", "= 3.5 万户 count - -"}},
      {"制造业贷款利率下降0.2个百分点。", {"= 0.2 个百分点 growth - -"}},
      {"对设备投资给予贷款利率下降1个百分点的贴息。", {}},
  });
  CHECK(read("计划投资3亿元，更新改造设备120台。").back().indicator == "更新改造设备");
}

TEST_CASE("the numbers of a list in a paragraph are no part of names") {
  CHECK(read("1.更新电梯20台。2.加装电梯30台。").front().indicator == "更新电梯");
  CHECK(read("1.更新电梯20台。2.加装电梯30台。").back().indicator == "加装电梯");
  check({{"到2025年，产值达到1.5万亿元。", {"= 1.5 万亿元 money 2025 -"}}});
}

TEST_CASE("同比 speaks of what was named, 年 of a capacity is no period") {
  CHECK(read("绿色建材销售额突破10亿元，同比增长20%。").back().indicator == "绿色建材销售额");
  check({{"到2025年，年拆解能力达到10万辆。", {"= 10 万辆 count 2025 -"}},
         {"年报废更新农机300台。", {"= 300 台 count - annual"}}});
  CHECK(read("到2025年，年拆解能力达到10万辆。").front().indicator == "年拆解能力");
}

}  // namespace planpress::import::target_cases

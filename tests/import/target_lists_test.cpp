// Several names and several numbers, numbers that only tell whom it concerns, and what a person is asked
// about.
#include "import/target_cases.hpp"

namespace planpress::import::target_cases {
namespace {

std::string named(std::string_view text) {
  std::vector<std::string> lines;
  for (const TargetReading& target : read(text))
    lines.push_back((target.area.empty() ? "" : target.area + ": ") + target.indicator + " " +
                    shown(target.value) + target.unit);
  return join(lines);
}

std::string asked(std::string_view text) {
  std::vector<Doubt> doubts;
  read_targets(traced(text), plan_of_2024(), doubts);
  std::vector<std::string> lines;
  for (const Doubt& doubt : doubts) lines.push_back(doubt.reason);
  return join(lines);
}

}  // namespace

TEST_CASE("as many names as numbers: one of each") {
  CHECK(named("更新公交车、出租车、环卫车200辆、300辆、50辆。") ==
        "更新公交车 200辆; 更新出租车 300辆; 更新环卫车 50辆");
  CHECK(named("水、气、热管网改造300公里、220公里、180公里。") ==
        "水管网改造 300公里; 气管网改造 220公里; 热管网改造 180公里");
  CHECK(named("老旧小区、棚户区改造30个、2000套。") == "老旧小区改造 30个; 棚户区改造 2000套");
  CHECK(named("建设公园、绿道和广场3个、4个、5个。") == "建设公园 3个; 建设绿道 4个; 建设广场 5个");
  CHECK(named("博物馆、图书馆三年分别新增15个、45个。") == "新增博物馆 15个; 新增图书馆 45个");
  CHECK(named("新增天然气（LNG）、电动等新能源船舶30艘、12万载重吨。") ==
        "新增天然气（LNG）、电动等新能源船舶 30艘; 新增天然气（LNG）、电动等新能源船舶 12万载重吨");
}

TEST_CASE("what stands behind the last name holds for all") {
  CHECK(named("城市、区县污水处理率分别达到95%、85%。") == "城市污水处理率 95%; 区县污水处理率 85%");
  CHECK(named("汽车、家电以旧换新分别完成1万辆、5万台。") == "汽车以旧换新 1万辆; 家电以旧换新 5万台");
  CHECK(named("云县、江县新建充电桩分别达到100个、80个。") ==
        "云县: 新建充电桩 100个; 江县: 新建充电桩 80个");
  CHECK(named("城市和农村垃圾分类覆盖率分别达到95%、60%。") ==
        "城市垃圾分类覆盖率 95%; 农村垃圾分类覆盖率 60%");
  CHECK(named("管网、污水处理厂改造分别完成30公里、4座。") == "管网改造 30公里; 污水处理厂改造 4座");
}

TEST_CASE("numbers without names belong to the last things named") {
  CHECK(named("更换供水管网210公里、燃气管道165公里，其中2024年分别完成60公里、40公里。") ==
        "更换供水管网 210公里; 更换燃气管道 165公里; 更换供水管网 60公里; 更换燃气管道 40公里");
  CHECK(named("接待游客突破3亿人次，旅游收入达到500亿元，年均分别增长12%、15%。") ==
        "接待游客 3亿人次; 旅游收入 500亿元; 接待游客 12%; 旅游收入 15%");
}

TEST_CASE("whom a share is told of is not counted") {
  check({
      {"42个国家考核断面水质优良比例达到95%。", {"= 95 % share - -"}},
      {"16个区县空气质量优良天数比率达到85%以上。", {">= 85 % share - -"}},
      {"全市12个省级园区循环化改造率达到100%。", {"= 100 % share - -"}},
      {"到2026年，全区4条重点产业链及6大特色产业集群竞争力显著提升。", {}},
      {"推动五个试点行业（汽车、电子、铝材）不少于76家企业完成改造。", {">= 76 家 count - -"}},
      {"推动3个重点行业（纺织、化工）50家企业完成改造。", {"= 50 家 count - -"}},
      {"建设10个试点县，数字化水平显著提升。", {"= 10 个 count - -"}},
      {"新建20个乡镇污水处理厂，负荷率达到60%。", {"= 20 个 count - -", "= 60 % share - -"}},
      {"打造3个重点产业链，培育2个特色产业集群。", {"= 3 个 count - -", "= 2 个 count - -"}},
  });
}

TEST_CASE("how large the things are is no money to reach") {
  check({
      {"新签约项目60个，其中10亿元以上3个、50亿元以上实现突破。", {"= 60 个 count - -", "= 3 个 count - -"}},
      {"新引进项目30个，其中5亿元以上10个、10亿元以上2个。",
       {"= 30 个 count - -", "= 10 个 count - -", "= 2 个 count - -"}},
      {"培育规上企业20家，其中亿元以上企业5家。", {"= 20 家 count - -", "= 5 家 count - -"}},
      {"完成投资10亿元以上、项目3个。", {">= 10 亿元 money - -", "= 3 个 count - -"}},
  });
}

TEST_CASE("where a change begins may bear a year") {
  CHECK(named("电炉炼钢比例由2023年的63.5%提高到2027年的70%。") == "电炉炼钢比例 70%");
  CHECK(named("普及率从2023年的58%提高到2026年的75%以上。") == "普及率 75%");
  CHECK(named("回收率由2024年60%提高至2027年80%。") == "回收率 80%");
  CHECK(named("覆盖率由20%提升至40%。") == "覆盖率 40%");
  CHECK(named("2025年完成20%，2026年提高到60%。") != "");
}

TEST_CASE("a person is asked where names and numbers do not fit") {
  CHECK(asked("锅炉、窑炉、风机更新30台、40台。") ==
        "`40台` and the number before it are both called `锅炉、窑炉、风机更新`");
  CHECK(asked("管网、泵站改造30公里、4座。") ==
        "`管网、泵站改造` are several things: `30公里` may be said of one; "
        "`管网、泵站改造` are several things: `4座` may be said of one");
  CHECK(asked("投放鱼苗20万苗，新增蜂箱300箱。") == "`20万苗` was not read: its unit is not known");
  CHECK(asked("新增运力3万吨位。") == "`3万吨位` was not read: its unit is not known");
  CHECK(asked("开展12345平台建设，推进110报警、120急救体系，执行GB18030标准。") == "");
}

TEST_CASE("what a sentence is built around is none of its aims, what it does there is") {
  check({
      {"聚焦新能源、新材料领域培育企业50家。", {"= 50 家 count - -"}},
      {"聚焦光电、航空4条重点产业链建设和智能终端、生物医药6个特色产业集群目标，加快转型。", {}},
      {"围绕链上企业需求建设中试基地5个。", {"= 5 个 count - -"}},
      {"围绕5条产业链，培育企业50家。", {"= 50 家 count - -"}},
      {"针对12类产品，制定标准30项。", {"= 30 项 count - -"}},
  });
  CHECK(named("聚焦新能源、新材料领域培育企业50家。") == "培育企业 50家");
}

TEST_CASE("numbers go on with what counts as they do") {
  CHECK(named("累计改造农贸市场60个，星级市场占比达80%，2024年、2025年、2026年分别完成25个、20个、15个。") ==
        "改造农贸市场 60个; 星级市场占比 80%; 改造农贸市场 25个; 改造农贸市场 20个; 改造农贸市场 15个");
  CHECK(named("托位数达到每千人口4.8个，普惠托位占比达到60%。") == "每千人口托位数 4.8个; 普惠托位占比 60%");
  CHECK(named("果蔬、肉类、水产品冷链流通率分别达到35%、60%、70%。") ==
        "果蔬流通率 35%; 肉类流通率 60%; 水产品冷链流通率 70%");
  CHECK(named("每个县（市、区）至少建成1个回收分拣中心。") == "建成回收分拣中心 1个");
  CHECK(named("2025年一季度完成普查点位5个，二季度完成10个。") == "普查点位 5个; 普查点位 10个");
  check({
      {"接待游客6000万人次，旅游收入超500亿元，年均增速分别达12%、15%。",
       {"= 6000 万人次 count - -", "> 500 亿元 money - -", "= 12 % growth - annual",
        "= 15 % growth - annual"}},
      {"开展隐患排查2轮次。", {"= 2 轮次 count - -"}},
  });
}

TEST_CASE("levels, thresholds and halves of a year") {
  CHECK(named("建成国家级示范工厂1—2家，省级10家以上，市级50家。") ==
        "建成国家级示范工厂 1家; 建成省级示范工厂 10家; 建成市级示范工厂 50家");
  CHECK(named("风电、光伏装机分别达到200万千瓦、300万千瓦。") == "风电装机 200万千瓦; 光伏装机 300万千瓦");
  CHECK(named("建成智慧灯杆100根、视频监控5000路、监测点位80个。") ==
        "建成智慧灯杆 100根; 建成视频监控 5000路; 建成监测点位 80个");
  CHECK(named("平均每年改造管网80公里，平均办理时间缩短至3天。") == "改造管网 80公里; 平均办理时间 3天");
  CHECK(named("实施技改项目120个，完成技改投资35亿元，上半年完成40%。") ==
        "技改项目 120个; 技改投资 35亿元; 技改投资 40%");
  check({
      {"到2027年，工业总产值突破1000亿元大关。", {"> 1000 亿元 money 2027 -"}},
      {"单位能耗较“十三五”末下降13.5%。", {"= 13.5 % growth - -"}},
      {"森林蓄积量较“十四五”末增长5%。", {"= 5 % growth - -"}},
      {"到“十四五”末，建成充电站40座。", {"= 40 座 count 2025 -"}},
      {"全市共有回收企业120家，其中规上企业30家，到2027年规上企业达到60家。", {"= 60 家 count 2027 -"}},
      {"年检测电梯5000台次，检测机构达到20家。", {"= 5000 台次 count - annual", "= 20 家 count - -"}},
  });
}

TEST_CASE("what is done beside does not lend its verb") {
  CHECK(named("建设平台10个，带动600家企业上云。") == "建设平台 10个; 企业上云 600家");
  CHECK(named("建成充电站20座，惠及3万人。") == "建成充电站 20座; 惠及 3万人");
  CHECK(named("建成示范点20处，编制标准5部。") == "建成示范点 20处; 编制标准 5部");
  CHECK(named("水、气、热管网分别改造30公里、22公里、18公里。") ==
        "改造水管网 30公里; 改造气管网 22公里; 改造热管网 18公里");
  CHECK(named("完成2010年前投运的变压器更换85台。") == "2010年前投运的变压器更换 85台");
  CHECK(named("贷款利率较上年下降20个基点以上。") == "贷款利率 20个基点");
  check({
      {"更新锅炉35蒸吨以上12台。", {"= 12 台 count - -"}},
      {"淘汰锅炉35蒸吨/小时以下96台、3800蒸吨。", {"= 96 台 count - -", "= 3800 蒸吨 capacity - -"}},
      {"管网漏损率优于8%，空气优良率优于90%。", {"<= 8 % share - -", ">= 90 % share - -"}},
  });
  CHECK(asked("工业增速高于全省平均水平2个百分点。") == "it is told against something else than a year");
  CHECK(asked("更新64排以上CT 1台。") == "");
}

TEST_CASE("brackets that tell years and months") {
  check({
      {"更新农机（2024年200台，2025年300台），培训机手500人。",
       {"= 200 台 count 2024 -", "= 300 台 count 2025 -", "= 500 人 count - -"}},
      {"累计新增绿地300公顷（2024—2026年每年100公顷），人均绿地15平方米。",
       {"= 300 公顷 area - cumulative", "= 100 公顷 area 2026 annual", "= 15 平方米 area - -"}},
      {"到2027年，2025年底前建成的基站全部升级，新增基站300个。", {"= 300 个 count 2027 -"}},
      {"支持购买客车5000辆（每辆补贴1万元）。", {"= 5000 辆 count - -"}},
      {"由协会推荐（2024年推荐8名）。", {}},
  });
  CHECK(named("更新农机（2024年200台，2025年300台）。") == "更新农机 200台; 更新农机 300台");
  CHECK(asked("更新农机（2024年200台）。") != "");
  CHECK(named("2025年底前，完成30个项目（其中6月底前10个）；2026年底前完成20个。") ==
        "项目 30个; 项目 10个; 项目 20个");
  CHECK(named("签约项目20个，履约15个。") == "签约项目 20个; 履约 15个");
  CHECK(named("建设IDC 3个，研发投入占GDP3%。") == "建设IDC 3个; 研发投入占GDP 3%");
}

TEST_CASE("names that hold numbers, heads of lists by year, whom and which ones") {
  CHECK(named("建设100个“15分钟便民生活圈”，引进首店50家。") ==
        "建设“15分钟便民生活圈” 100个; 引进首店 50家");
  CHECK(named("新能源环卫车占比：2024年30%、2025年50%。") == "新能源环卫车占比 30%; 新能源环卫车占比 50%");
  CHECK(named("主要目标：2025年建成充电站50座。") == "建成充电站 50座");
  check({
      {"严格落实7项节能标准、12项能耗限额标准。", {}},
      {"5000平方米以上公建全部安装电耗监测。", {}},
      {"5万平方米以上老旧厂房完成改造。", {">= 5 万平方米 area - -"}},
      {"推进13个县（区）5000家餐饮场所加装报警装置。", {"= 5000 家 count - -"}},
      {"推进13个县（区）建设充电站50座。", {"= 50 座 count - -"}},
      {"推进13个乡镇卫生院改造，新增床位50张。", {"= 13 个 count - -", "= 50 张 count - -"}},
  });
}

}  // namespace planpress::import::target_cases

// Words that make a number no target.
#include <algorithm>

#include "import/target_match.hpp"
#include "import/target_words.hpp"

namespace planpress::import {
namespace {

using enum Veto;

constexpr VetoWord before_table[] = {
    {U"支持额度", support}, {U"支持比例", support}, {U"总投资的", support},   {U"合同额的", support},
    {U"售价的", support},   {U"价格的", support},   {U"本金的", support},     {U"地方配套", support},
    {U"级配套", support},   {U"财政配套", support}, {U"首付款", support},     {U"加价", support},
    {U"对照", field},       {U"加收", support},     {U"单价", support},       {U"限价", support},
    {U"学费", support},     {U"租金", support},     {U"补助", support},       {U"补贴", support},
    {U"奖励", support},     {U"奖补", support},     {U"贴息", support},       {U"资助", support},
    {U"给予", support},     {U"最高", support},     {U"最低", support},       {U"一次性", support},
    {U"利率", support},     {U"首付", support},     {U"费率", support},       {U"税率", support},
    {U"减按", support},     {U"抵免", support},     {U"抵扣", support},       {U"扣除", support},
    {U"减征", support},     {U"减免", support},     {U"返还", support},       {U"担保费", support},
    {U"单户", support},     {U"单个项目", support}, {U"单个企业", support},   {U"每户", support},
    {U"每台", support},     {U"每辆", support},     {U"每人", support},       {U"每套", support},
    {U"每吨", support},     {U"每亩", support},     {U"让利", support},       {U"优惠", support},
    {U"立减", support},     {U"罚款", support},     {U"注册资本", support},   {U"授信额度", support},
    {U"贷款额度", support}, {U"下浮", support},     {U"上浮", support},       {U"折扣", support},
    {U"贷款期限", support}, {U"配套资金", support}, {U"分担比例", support},   {U"补足", support},
    {U"风险补偿", support}, {U"购置额", support},   {U"投资额的", support},   {U"投入的", support},
    {U"出资", support},     {U"最高限额", support}, {U"抵押率", support},     {U"标准发放", support},
    {U"用好", input},       {U"用足", input},       {U"下达", input},         {U"拨付", input},
    {U"划拨", input},       {U"列支", input},       {U"安排专项资金", input}, {U"安排资金", input},
    {U"安排财政", input},   {U"统筹资金", input},   {U"财政安排", input},     {U"专项资金", input},
    {U"预算安排", input},   {U"总投资", described}, {U"投资约", described},   {U"严格落实", field},
    {U"严格执行", field},   {U"目前", state},       {U"现有", state},         {U"已有", state},
    {U"全市共有", state},   {U"全县共有", state},   {U"全区共有", state},     {U"全省共有", state},
    {U"原有", state},       {U"已建成", state},     {U"已完成", state},       {U"已达", state},
    {U"已实现", state},     {U"已累计", state},     {U"去年", state},         {U"上年末", state},
    {U"以来", state},       {U"聚焦", field},       {U"围绕", field},         {U"依托", field},
    {U"针对", field},       {U"涵盖", field},       {U"涉及", field},         {U"分为", field},
    {U"符合", field},       {U"满足", field},       {U"达不到", field},       {U"不足", field},
    {U"未达到", field},     {U"凡", field},         {U"按照", field},         {U"根据", field},
    {U"使用年限", field},   {U"船龄", field},       {U"车龄", field},         {U"使用满", field},
    {U"使用超过", field},   {U"运行超过", field},   {U"运行时间", field},     {U"服务半径", field},
    {U"单机容量", field},   {U"单台", field},       {U"半径", field},         {U"版", field},
    {U"围绕落实", field},   {U"每月", rhythm},      {U"每季度", rhythm},      {U"每季", rhythm},
    {U"每周", rhythm},      {U"每日", rhythm},      {U"每天", rhythm},        {U"每半年", rhythm},
    {U"每两年", rhythm},    {U"每半月", rhythm},    {U"按季度", rhythm},
};

constexpr VetoWord directly_before_table[] = {
    {U"第", field},     {U"限购", support}, {U"下设", field}, {U"补贴", support}, {U"奖励", support},
    {U"补助", support}, {U"前", field},     {U"同", field},   {U"逐", field},     {U"某", field},
    {U"这", field},     {U"那", field},     {U"唯", field},   {U"另", field},     {U"统", field},
    {U"每", field},     {U"由", field},     {U"按", field},   {U"从", field},     {U"以", field},
    {U"在", field},     {U"上述", field},   {U"上", field},   {U"下", field},     {U"以上", field},
    {U"抓住", field},   {U"“", field},      {U"‘", field},    {U"各", field},     {U"其", field},
    {U"共分", field},   {U"对", field},     {U"No.", field},  {U"＃", field},     {U"+", field},
    {U"×", field},      {U"*", field},
};

constexpr Word behind_table[] = {
    U"基点",     U"成员单位", U"见绿",   U"见园",   U"步行",   U"方面",     U"环节",     U"层面",
    U"阶段",     U"步骤",     U"原则",   U"要素",   U"维度",   U"重点方向", U"范围",     U"半径",
    U"规范",     U"服务圈",   U"生活圈", U"交通圈", U"通勤圈", U"出行圈",   U"服务半径", U"范围内",
    U"任务清单", U"统一",     U"转变",   U"坚持",   U"结合",   U"分之",     U"为主",     U"为一体",
    U"为单位",   U"为基数",   U"为牵引", U"为龙头", U"一批",
};

// Behind 项: a list of work, not an amount.
constexpr Word work_table[] = {U"重点任务", U"任务",     U"措施",     U"举措",     U"重点工作", U"工作",
                               U"制度",     U"主要任务", U"改革任务", U"政策措施", U"具体任务", U"子任务",
                               U"具体举措", U"具体工作", U"具体措施", U"重点举措", U"政策"};

// Behind a number without a verb of building: 等8个领域.
constexpr Word field_table[] = {U"领域", U"重点领域", U"行业", U"重点行业", U"部门",
                                U"地区", U"县区",     U"乡镇", U"街道",     U"单位"};

// Verbs that move others to act: what follows them is told by its size, 推动1000平方米以上商场.
constexpr Word moving_table[] = {U"推动", U"支持", U"鼓励", U"引导",     U"组织", U"督促",
                                 U"规范", U"指导", U"加强", U"加快",     U"对",   U"要求",
                                 U"实现", U"确保", U"淘汰", U"加快推动", U"促进", U"强化"};
// Units that tell how large a body is: 50户以上的自然村.
constexpr Word size_table[] = {U"户", U"人", U"张", U"床", U"间", U"万人", U"万户", U"名", U"辆"};

constexpr Word sized_table[] = {U"企业", U"生产煤矿", U"煤矿", U"矿井", U"锅炉",   U"机组", U"用户",
                                U"单位", U"变压器",   U"电机", U"窑炉", U"生产线", U"船舶", U"矿山"};

// Behind 全市12个: the parts that a place has.
constexpr Word part_table[] = {U"县",   U"区", U"市", U"镇",   U"乡",     U"街道",  U"村",
                               U"社区", U"州", U"旗", U"部门", U"行政村", U"功能区"};
// What makes such a part the name of a thing: 乡镇卫生院.
constexpr Word thing_of_part_table[] = {U"中心", U"卫生",     U"幼儿", U"学校", U"小学", U"中学", U"敬老",
                                        U"养老", U"文化",     U"公路", U"道路", U"农贸", U"集贸", U"供水",
                                        U"水厂", U"污水",     U"垃圾", U"畜牧", U"农技", U"便民", U"综合",
                                        U"公立", U"人民医院", U"医院", U"公办", U"福利", U"客运", U"公厕"};
constexpr Word place_table[] = {U"全市", U"全省", U"全区", U"全县", U"全国", U"全域"};
// Money that others have set aside, behind the number.
constexpr Word fund_table[] = {U"再贷款",   U"国债",     U"专项资金", U"奖补资金",
                               U"补助资金", U"补贴资金", U"引导资金", U"财政资金"};

constexpr Word name_table[] = {
    U"行动",     U"工程", U"措施", U"举措", U"制度", U"任务", U"机制", U"体系",     U"清单", U"重点任务",
    U"重点工作", U"工作", U"政策", U"要求", U"内容", U"标准", U"改革", U"建设任务", U"问题", U"领域",
    U"重点领域", U"行业", U"重点", U"关系", U"能力", U"指标", U"目标", U"中心任务", U"定位", U"优势",
    U"统筹",     U"全面", U"一流", U"确保", U"责任", U"格局", U"抓手", U"闭环",     U"系统", U"方向",
    U"路径",     U"窗口", U"过程", U"时期", U"周期", U"类别", U"主体", U"主题",
};

constexpr Word money_aim_table[] = {
    U"产值",     U"营业收入", U"营收",     U"主营业务收入", U"增加值", U"投资",     U"销售额", U"零售额",
    U"交易额",   U"成交额",   U"总收入",   U"可支配收入",   U"收入",   U"规模",     U"余额",   U"贷款",
    U"生产总值", U"GDP",      U"进出口",   U"消费",         U"费用",   U"产业规模", U"融资",   U"成本",
    U"基金",     U"资金",     U"金额",     U"市值",         U"税收",   U"利润",     U"经费",   U"信贷",
    U"发行",     U"合同额",   U"技术合同", U"效益",         U"债券",   U"外资",     U"到位",   U"计划",
};

// Units that Chinese numerals mostly name with: 二次供水, 新九类, 三期工程.
constexpr Word naming_unit_table[] = {U"次", U"类", U"批", U"期", U"种", U"档", U"轮", U"线",
                                      U"级", U"成", U"分", U"部", U"本", U"对", U"单", U"方",
                                      U"度", U"门", U"口", U"件", U"起", U"站", U"份", U"股"};

// What one counts without aiming at one: 一个机制.
constexpr Word abstract_table[] = {U"机制", U"体系", U"格局", U"平台体系", U"模式",     U"批",
                                   U"整套", U"台阶", U"方案", U"清单",     U"品牌体系", U"标准体系",
                                   U"流程", U"步",   U"办法", U"意见",     U"新"};

}  // namespace

std::span<const Word> abstract_things() {
  return abstract_table;
}
std::span<const Word> fields_behind() {
  return field_table;
}
std::span<const Word> moving_verbs() {
  return moving_table;
}
std::span<const Word> units_of_size() {
  return size_table;
}
std::span<const Word> sized_things() {
  return sized_table;
}
std::span<const Word> parts_of_places() {
  return part_table;
}
std::size_t parts_of_places_end(Word words) {
  std::size_t end = 0;
  for (bool again = true; again;) {
    again = false;
    for (const Word part : part_table) {
      if (!words.substr(end).starts_with(part)) continue;
      end += part.size();
      again = true;
    }
    if (end > 0 && end < words.size() && in(U"（）、和及", words[end])) ++end, again = true;
  }
  return any_begins(words.substr(end), thing_of_part_table) ? 0 : end;
}
std::span<const Word> whole_places() {
  return place_table;
}
std::span<const Word> funds() {
  return fund_table;
}
std::span<const Word> kinds_of_work() {
  return work_table;
}
std::span<const Word> naming_units() {
  return naming_unit_table;
}
std::span<const VetoWord> vetoes_before() {
  return before_table;
}
std::vector<const VetoWord*> vetoes_in(Word words) {
  static const FirstLetters<VetoWord> index(vetoes_before());
  std::vector<const VetoWord*> found;
  for (std::size_t at = 0; at < words.size(); ++at) {
    for (const VetoWord* const veto : index.with(words[at])) {
      if (veto->word[0] == words[at] && stands_at(words, at, veto->word)) found.push_back(veto);
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}
bool sets_price(Word words) {
  for (std::size_t at = words.find(U'每'); at != Word::npos; at = words.find(U'每', at + 1)) {
    if (at + 1 < words.size() && words[at + 1] != U'年') return true;
  }
  return false;
}
std::span<const VetoWord> vetoes_directly_before() {
  return directly_before_table;
}
std::span<const Word> vetoes_behind() {
  return behind_table;
}
std::span<const Word> names_behind() {
  return name_table;
}
std::span<const Word> money_aims() {
  return money_aim_table;
}

}  // namespace planpress::import

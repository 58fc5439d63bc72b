#include "import/person_names.hpp"

#include <algorithm>
#include <array>

#include "import/pieces.hpp"
#include "text/utf8.hpp"

namespace planpress::import::annex {
namespace {

// Surnames of one letter that people in China bear, the common ones and those of minorities.
constexpr std::u32string_view surnames =
    U"王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧萧肖程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶"
    U"阎余潘杜戴夏"
    U"钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶"
    U"洪翟安颜倪严牛"
    U"温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲"
    U"成游阳裴席卫查"
    U"屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉"
    U"简娄盖符奚木穆党"
    U"燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台"
    U"巫鞠僧桑荆谌银扬"
    U"明沙薄伏岑习胥保和蔺水云昌凤酆平元卯利蒲邰从鄂索咸籍咸苍双闻莘翦谯贡劳逄扶堵宰郦雍却璩濮寿通扈郏浦尚农"
    U"别晁阎充慕茹宦鱼"
    U"容慎戈庾终暨居衡步耿满弘国寇广禄阙东殳沃利蔚越夔隆师厍勾敖融訾辛阚那空毋沙乜养须丰巢蒯相后红竹权逯益桓"
    U"公门山由付代辉闫"
    U"贝伊宿皮麻危骆昝裘缪干宣贲杭诸钮嵇滑荣荀羊於惠储汲富巴弓牧隗宓蓬郗班仰秋厉戎祖束幸韶溥印怀贵敬钦塔才扎"
    U"亓仝鹿展母补战呼种但旷岩哈麦朴尧初洑芮";
constexpr std::array<std::string_view, 14> long_surnames = {"欧阳", "司马", "上官", "诸葛", "东方",
                                                            "皇甫", "尉迟", "公孙", "慕容", "令狐",
                                                            "司徒", "轩辕", "夏侯", "端木"};

// What posts end with.
constexpr std::array<std::string_view, 62> post_ends = {
    "局长",   "主任",   "书记",   "市长",   "区长",   "县长",   "镇长",     "乡长",   "部长",
    "厅长",   "处长",   "科长",   "股长",   "所长",   "站长",   "院长",     "校长",   "会长",
    "理事长", "董事长", "经理",   "总裁",   "行长",   "关长",   "队长",     "秘书长", "委员",
    "常委",   "成员",   "干部",   "科员",   "调研员", "巡视员", "主席",     "总监",   "工程师",
    "总师",   "参谋长", "政委",   "支队长", "主管",   "负责人", "负责同志", "组长",   "指挥长",
    "总指挥", "专员",   "馆长",   "台长",   "社长",   "主编",   "总队长",   "经济师", "会计师",
    "规划师", "督察长", "监事长", "盟长",   "旗长",   "州长",   "省长",     "审计师"};

// Words that a name never holds but posts and bodies do.
constexpr std::array<std::string_view, 42> office_words = {
    "局",   "委员", "主任", "书记", "市长", "区长", "县长", "镇长", "政府", "中心", "公司",
    "办公", "部门", "单位", "党组", "党委", "常委", "人民", "分管", "主要", "负责", "各镇",
    "街道", "管委", "委会", "集团", "银行", "支队", "大队", "成员", "组长", "科长", "处长",
    "院长", "行长", "经理", "联络", "联系", "电话", "名单", "常务", "副"};

// Fields of work that offices are named for; 文化 and 安全 begin like names.
constexpr std::array<std::string_view, 52> field_words = {
    "党校", "学校", "学院", "医院", "检察", "法院", "武装", "电视", "报社", "供电", "烟草", "邮政", "移动",
    "电信", "联通", "铁塔", "气象", "统计", "信访", "审计", "税务", "海关", "消防", "公安", "财政", "商务",
    "教育", "科技", "交通", "水利", "水务", "农业", "农村", "文旅", "卫健", "应急", "发改", "工信", "住建",
    "城管", "人社", "民政", "司法", "国资", "金融", "资源", "生态", "环境", "体育", "宣传", "安全", "文化"};

// What posts and bodies begin with right behind a name.
constexpr std::array<std::string_view, 34> post_starts = {
    "市委",     "市政府", "市人", "市",   "区委", "区政府", "区",     "县委", "县政府",
    "县",       "省",     "州",   "镇",   "乡",   "党",     "副",     "国",   "中国",
    "人民银行", "人行",   "常务", "局长", "主任", "书记",   "办公室", "街道", "高新区",
    "开发区",   "经开区", "园区", "总",   "一级", "二级",   "税务局"};

bool is_han(char32_t value) {
  return text::is_cjk(value) && text::is_letter_or_digit(value);
}

bool is_surname(char32_t value) {
  return surnames.find(value) != std::u32string_view::npos;
}

}  // namespace

bool ends_as_post(std::string_view words) {
  if (words.ends_with("）")) words = words.substr(0, std::min(words.rfind("（"), words.size()));
  return ends_with_any(words, post_ends);
}

bool has_post_words(std::string_view words) {
  return ends_as_post(words) ||
         std::any_of(office_words.begin(), office_words.end(),
                     [&](std::string_view word) { return words.find(word) != std::string_view::npos; });
}

bool may_be_name(std::string_view word) {
  const std::size_t length = length_of(word);
  const bool foreign = word.find("·") != std::string_view::npos || word.find("•") != std::string_view::npos;
  if (length < 2 || length > (foreign ? 16 : 4)) return false;
  for (std::size_t at = 0; at < word.size();) {
    const text::CodePoint point = text::decode(word, at);
    if (!is_han(point.value) && !(foreign && (point.value == 0xB7 || point.value == 0x2022))) return false;
    at += point.length;
  }
  const bool field = std::any_of(field_words.begin(), field_words.end(), [&](std::string_view one) {
    return word.find(one) != std::string_view::npos;
  });
  return foreign || (!field && !has_post_words(word));
}

bool is_person_name(std::string_view word) {
  if (!may_be_name(word)) return false;
  const std::size_t length = length_of(word);
  if (length > 4 || word.find("·") != std::string_view::npos) return true;
  if (length >= 3 && starts_with_any(word, long_surnames)) return true;
  const text::CodePoint first = text::decode(word, 0);
  return is_surname(first.value) && (length < 4 || is_surname(text::decode(word, first.length).value));
}

std::size_t glued_name(std::string_view words) {
  for (const std::size_t letters : {std::size_t{3}, std::size_t{2}, std::size_t{4}}) {
    const std::string_view name = first_characters(words, letters);
    if (name.size() == words.size() || !is_person_name(name)) continue;
    if (starts_with_any(words.substr(name.size()), post_starts) && has_post_words(words.substr(name.size())))
      return name.size();
  }
  return 0;
}

}  // namespace planpress::import::annex

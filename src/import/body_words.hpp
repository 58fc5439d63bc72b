// The words that names of bodies are made of.
#pragma once

#include <array>
#include <string_view>

namespace planpress::import {

/// What names of bodies end in.
inline constexpr std::array<std::string_view, 107> kBodyEndings{
    "经开区", "室",     "厂",     "馆",     "组",     "科",     "队",     "人大",   "政协",   "局",
    "委",     "办",     "厅",     "部",     "院",     "署",     "台",     "会",     "社",     "行",
    "所",     "站",     "处",     "中心",   "公司",   "集团",   "政府",   "海关",   "支队",   "大队",
    "总队",   "中队",   "街道",   "园区",   "开发区", "高新区", "新区",   "部门",   "单位",   "企业",
    "机构",   "学校",   "院校",   "高校",   "大学",   "专班",   "指挥部", "小组",   "工会",   "妇联",
    "残联",   "团委",   "文联",   "侨联",   "科协",   "电网",   "铁塔",   "移动",   "联通",   "电信",
    "邮政",   "分行",   "关",     "县区",   "区县",   "镇街",   "镇区",   "区镇",   "乡镇",   "旗县",
    "市州",   "州市",   "板块",   "地市",   "功能区", "合作区", "经济区", "试验区", "管委",   "工商联",
    "联合体", "示范区", "保税区", "度假区", "自贸区", "党组",   "属地",   "车务段", "工务段", "公路段",
    "供电段", "电务段", "林场",   "农场",   "监狱",   "社科联", "书店",   "财险",   "一中",   "中小学",
    "物流园", "国企",   "景区",   "矿区",   "片区",   "城投",   "国投"};

/// Regions, which end names only where a label or a verb says that bodies are listed.
inline constexpr std::array<std::string_view, 13> kRegions{"省", "市", "区",   "县",   "镇",   "乡", "州",
                                                           "盟", "旗", "兵团", "地区", "级市", "村"};

/// What a collective speaks of before its government: 各市、县级政府.
inline constexpr std::array<std::string_view, 25> kRegionWords{
    "有关", "行政公署", "自治", "省", "市", "州", "盟", "地", "县",   "区",   "旗", "镇", "乡",
    "街道", "级",       "师",   "团", "园", "场", "（", "）", "功能", "开发", "各", "、"};

/// The levels of government that stand before a short name.
inline constexpr std::array<std::string_view, 9> kLevels{"自治区", "自治州", "省", "市", "区",
                                                         "县",     "州",     "盟", "旗"};

/// Names that begin like a level and have none.
inline constexpr std::array<std::string_view, 11> kNoLevel{
    "市场", "市监", "市容", "市政公用", "区域", "区块", "县域", "州际", "市民中心", "省际", "市域"};

/// What short names of departments begin with that tell none of our functions.
inline constexpr std::array<std::string_view, 34> kDepartments{
    "邮政管理", "林草",     "林业",   "水利",     "水务",     "医保",     "医疗保障", "统计",   "审计",
    "司法",     "国资委",   "广电",   "气象",     "粮食",     "能源",     "药监",     "药品监", "通信管理",
    "乡村振兴", "退役军人", "信访",   "知识产权", "政务服务", "行政审批", "园林",     "绿化",   "规划",
    "外办",     "民宗",     "网信办", "档案",     "人防",     "地方金融", "城乡建设"};

struct FunctionWord {
  std::string_view word;
  std::string_view function;
  std::string_view second;  // of merged organs
};

/// What a name's words tell of its function; the first that is found counts, so that narrower ones stand
/// first.
inline constexpr std::array<FunctionWord, 99> kFunctionWords{{
    {"消防", "fire-and-rescue", ""},
    {"海关", "customs", ""},
    {"人民银行", "central-bank", ""},
    {"人行", "central-bank", ""},
    {"金融监督管理总局", "financial-regulation", ""},
    {"金融监管总局", "financial-regulation", ""},
    {"金融监管局", "financial-regulation", ""},
    {"国金局", "financial-regulation", ""},
    {"银保监", "financial-regulation", ""},
    {"供电", "power-grid", ""},
    {"电力公司", "power-grid", ""},
    {"电力有限", "power-grid", ""},
    {"国网", "power-grid", ""},
    {"电网", "power-grid", ""},
    {"供销", "supply-and-marketing", ""},
    {"高新区", "development-zones", ""},
    {"开发区", "development-zones", ""},
    {"经开区", "development-zones", ""},
    {"园区", "development-zones", ""},
    {"管委会", "development-zones", ""},
    {"残联", "mass-organisations", ""},
    {"红十字", "mass-organisations", ""},
    {"妇联", "mass-organisations", ""},
    {"总工会", "mass-organisations", ""},
    {"团委", "mass-organisations", ""},
    {"工商联", "mass-organisations", ""},
    {"有关部门", "departments", ""},
    {"相关部门", "departments", ""},
    {"各部门", "departments", ""},
    {"责任部门", "departments", ""},
    {"成员单位", "departments", ""},
    {"有关单位", "departments", ""},
    {"责任单位", "departments", ""},
    {"人民政府", "local-governments", ""},
    {"级政府", "local-governments", ""},
    {"区政府", "local-governments", ""},
    {"县政府", "local-governments", ""},
    {"镇政府", "local-governments", ""},
    {"街道", "local-governments", ""},
    {"各县", "local-governments", ""},
    {"各区", "local-governments", ""},
    {"各市", "local-governments", ""},
    {"各镇", "local-governments", ""},
    {"各乡", "local-governments", ""},
    {"院校", "universities-and-colleges", ""},
    {"大学", "universities-and-colleges", ""},
    {"学院", "universities-and-colleges", ""},
    {"学校", "universities-and-colleges", ""},
    {"公司", "state-enterprises", ""},
    {"集团", "state-enterprises", ""},
    {"生态环境", "ecology-and-environment", ""},
    {"发展改革", "development-and-reform", ""},
    {"发展和改革", "development-and-reform", ""},
    {"发改", "development-and-reform", ""},
    {"工业和信息化", "industry-and-it", ""},
    {"经济和信息化", "industry-and-it", ""},
    {"工信", "industry-and-it", ""},
    {"经信", "industry-and-it", ""},
    {"住房", "housing-and-construction", ""},
    {"住建", "housing-and-construction", ""},
    {"城市管理", "urban-management", ""},
    {"城管", "urban-management", ""},
    {"教育体育", "education", "sports"},
    {"教育和体育", "education", "sports"},
    {"教体", "education", "sports"},
    {"教育", "education", ""},
    {"体育", "sports", ""},
    {"公安", "public-security", ""},
    {"民政", "civil-affairs", ""},
    {"财政", "finance", ""},
    {"人力资源", "human-resources-and-social-security", ""},
    {"人社", "human-resources-and-social-security", ""},
    {"自然资源", "natural-resources", ""},
    {"资规", "natural-resources", ""},
    {"交通", "transport", ""},
    {"农业农村", "agriculture-and-rural-affairs", ""},
    {"海洋", "oceans", ""},
    {"商务", "commerce", ""},
    {"文化和旅游", "culture-and-tourism", ""},
    {"文旅", "culture-and-tourism", ""},
    {"文广", "culture-and-tourism", ""},
    {"文体", "culture-and-tourism", "sports"},
    {"卫生健康", "health", ""},
    {"卫健", "health", ""},
    {"应急", "emergency-management", ""},
    {"市场监", "market-regulation", ""},
    {"市监", "market-regulation", ""},
    {"机关事务", "government-offices", ""},
    {"税务", "taxation", ""},
    {"数据", "data", ""},
    {"科技", "science-and-technology", ""},
    {"科学技术", "science-and-technology", ""},
    {"投资服务", "investment-promotion", ""},
    {"投资促进", "investment-promotion", ""},
    {"招商", "investment-promotion", ""},
    {"政府办", "general-office", ""},
    {"金融", "local-finance", ""},
    {"科委", "science-and-technology", ""},
    {"教委", "education", ""},
}};

}  // namespace planpress::import

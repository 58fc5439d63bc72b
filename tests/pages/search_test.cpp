#include <doctest/doctest.h>

#include <algorithm>

#include "../model/project.hpp"
#include "pages/phrases.hpp"
#include "pages/search_entries.hpp"

using namespace planpress;
using namespace planpress::pages;

namespace {

struct Searched : model::Project {
  Searched() {
    model::add_vocabulary(*this);
    add_plan(model::city_plan);
    add_plan(model::province_plan);
    add_note("reading", "---\ntitle: 怎么读\n---\n一段**话**。\n\n- 又一段\n");
    model::bind(model, report);
  }
};

std::string shown(const SearchEntry& entry) {
  std::string all = std::string(entry.kind) + " " + entry.where.route;
  if (!entry.where.fragment.empty()) all += "#" + entry.where.fragment;
  for (const std::string& text : entry.texts) all += " | " + text;
  return all;
}

}  // namespace

TEST_CASE("the search finds every record by what a page shows of it") {
  Searched project;
  Publication publication = choose(project.model, project.report);
  const text::SourceFile table{"templates/words/xx.yaml",
                               "year: '{year}年'\nvalue_unit: '{number}{unit}'\nvalue_a_year: /年\n"
                               "value_at_least: '{value}以上'\nvalue_more_than: 超过{value}\n"
                               "value_about: 约{value}\nvalue_about_sign: '约 '\n"
                               "value_growth: 增长{value}\nvalue_rise: 提高{value}\n"};
  data::Arena arena;
  Phrases words("xx");
  words.read(table, arena, project.report);
  publication.words.fill(&words);
  std::vector<std::string> all;
  std::vector<std::string> keys;
  for (const SearchGroup& group : search_groups(publication)) {
    keys.push_back(group.key);
    for (const SearchEntry& entry : search_entries(publication, group)) all.push_back(shown(entry));
  }
  CHECK(project.messages().empty());
  CHECK(keys ==
        std::vector<std::string>{"vocabulary", "note reading", "plan qingyun-2025", "plan xinhe-2025"});
  for (const std::string_view entry :
       {"place places/qingyun/index | 青云省", "place places/xinhe/index | 新河市 | 新河",
        "plan plans/xinhe-2025/index | 新河市方案 | 新政发〔2025〕3号 | 实施方案 | 青云省方案 | "
        "青政发〔2025〕1号 | 设备 | "
        "工业 | 各县区",
        "measure plans/xinhe-2025/measures/1 | 技术改造 | 改造。 | 市工业和信息化局 | 市交通局",
        "measure plans/xinhe-2025/measures/s6-1 | 组织 | 组织。 | 各县区",
        "target plans/xinhe-2025/measures/1#t1 | 工具普及率 | > 92% | 2027年 | 超过92%",
        "target plans/qingyun-2025/index#t1 | 工具普及率 | > 90% | 2027年 | 超过90%",
        "task plans/xinhe-2025/tasks#task-1 | 改造项目 | 市工信局",
        "target plans/xinhe-2025/tasks#task-1 | 项目 | 3 个 | 2025年 | 3个",
        "body places/xinhe/bodies/gongxin | 市工信局 | 市工业和信息化局",
        "sector sectors/industry/index | 工业", "function functions/local | 下级政府",
        "indicator targets/tools | 工具普及率", "note notes/reading | 怎么读 | 一段话。 | 又一段"}) {
    CHECK_MESSAGE(std::count(all.begin(), all.end(), entry) == 1, entry);
  }
  CHECK(all.size() == 20);
}

TEST_CASE("a target and a task are narrowed by the sectors of their measure") {
  Searched project;
  Publication publication = choose(project.model, project.report);
  const text::SourceFile table{"templates/words/xx.yaml",
                               "year: '{year}年'\nvalue_unit: '{number}{unit}'\nvalue_a_year: /年\n"
                               "value_at_least: '{value}以上'\nvalue_more_than: 超过{value}\n"
                               "value_about: 约{value}\nvalue_about_sign: '约 '\n"
                               "value_growth: 增长{value}\nvalue_rise: 提高{value}\n"};
  data::Arena arena;
  Phrases words("xx");
  words.read(table, arena, project.report);
  publication.words.fill(&words);
  const auto groups = search_groups(publication);
  for (const SearchEntry& entry : search_entries(publication, groups.back())) {
    if (entry.kind != "task" && entry.kind != "target") continue;
    REQUIRE(entry.sectors != nullptr);
    CHECK(entry.sectors->front()->id == "industry");
    CHECK(entry.place->id == "xinhe");
  }
}

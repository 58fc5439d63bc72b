#include <doctest/doctest.h>

#include <algorithm>

#include "../model/project.hpp"
#include "pages/live_block.hpp"
#include "pages/rendering.hpp"
#include "pages/routes.hpp"
#include "pages/rows.hpp"

using namespace planpress;
using namespace planpress::pages;

namespace {

struct Chosen : model::Project {
  Chosen() {
    model::add_vocabulary(*this);
    add_plan(model::city_plan);
    add_plan(model::province_plan);
    model::bind(model, report);
  }
  Publication choose() { return pages::choose(model, report); }
};

bool has_page(const Publication& publication, std::string_view route) {
  return std::any_of(publication.pages.begin(), publication.pages.end(),
                     [&](const Page& page) { return page.route == route; });
}

model::Target target(model::Comparison comparison, double value, std::string_view unit) {
  model::Target t;
  t.comparison = comparison;
  t.value = value;
  t.unit = unit;
  return t;
}

}  // namespace

TEST_CASE("links are relative and name the file") {
  CHECK(relative_link("index", {"matrix", ""}, ".html") == "matrix.html");
  CHECK(relative_link("plans/a/measures/7", {"plans/a/index", "t1"}, ".html") == "../index.html#t1");
  CHECK(relative_link("plans/a/measures/7", {"places/b/index", ""}, ".md") == "../../../places/b/index.md");
  CHECK(relative_link("plans/a/measures/7", {"plans/a/measures/8", ""}, ".html") == "8.html");
  CHECK(relative_link("plans/a/index", {"plans/a/index", "t1"}, ".html") == "#t1");
  CHECK(relative_link("plans/ab/index", {"plans/ac/index", ""}, ".html") == "../ac/index.html");
}

TEST_CASE("every route of the publication is chosen, and nothing where there is nothing to show") {
  Chosen chosen;
  const Publication publication = chosen.choose();
  CHECK(chosen.messages().empty());
  for (const std::string_view route : {"index",
                                       "places/xinhe/index",
                                       "places/qingyun/index",
                                       "places/xinhe/brief",
                                       "places/xinhe/bodies/gongxin",
                                       "places/xinhe/bodies/gongxin-brief",
                                       "plans/xinhe-2025/index",
                                       "plans/xinhe-2025/measures/1",
                                       "plans/xinhe-2025/measures/s6-1",
                                       "plans/xinhe-2025/matrix",
                                       "plans/xinhe-2025/tasks",
                                       "plans/xinhe-2025/brief",
                                       "plans/qingyun-2025/index",
                                       "sectors/index",
                                       "sectors/industry/index",
                                       "sectors/industry/brief",
                                       "functions/index",
                                       "functions/local",
                                       "matrix",
                                       "targets/index",
                                       "targets/tools",
                                       "timeline",
                                       "gaps",
                                       "search",
                                       "data",
                                       "404"}) {
    CHECK_MESSAGE(has_page(publication, route), route);
  }
  CHECK(!has_page(publication, "plans/qingyun-2025/matrix"));
  CHECK(!has_page(publication, "plans/qingyun-2025/tasks"));
  CHECK(!has_page(publication, "notes/index"));
}

namespace {

// A table of words, as templates/words holds them.
struct Words {
  explicit Words(std::string text) : file{"templates/words/xx.yaml", std::move(text)} {
    phrases.read(file, arena, report);
    REQUIRE(report.all().empty());
  }
  text::SourceFile file;
  data::Arena arena;
  diag::Report report;
  Phrases phrases{"xx"};
};

Words chinese() {
  return Words(
      "value_about_sign: '约 '\nvalue_a_year: /年\nvalue_unit: '{number}{unit}'\n"
      "value_at_least: '{value}以上'\nvalue_about: 约{value}\nvalue_growth: 增长{value}\nvalue_rise: "
      "提高{value}\n"
      "date: '{year}年{month}月{day}日'\nword_lead: 牵头\n");
}

Words english() {
  return Words(
      "value_about_sign: 'about '\nvalue_a_year: ' a year'\nvalue_unit: '{number} {unit}'\n"
      "value_at_least: 'at least {value}'\ndate: '{day} {month} {year}'\nmonth_5: May\n");
}

}  // namespace

TEST_CASE("values are said with operator and unit") {
  using model::Comparison;
  const Words zh = chinese(), en = english();
  const auto text = [&](const model::Target& t) { return target_text(t, zh.phrases); };
  CHECK(text(target(Comparison::at_least, 30, "个")) == "≥ 30 个");
  CHECK(text(target(Comparison::about, 30, "%")) == "约 30%");
  CHECK(target_text(target(Comparison::about, 30, "%"), en.phrases) == "about 30%");
  CHECK(text(target(Comparison::equal, 2, ":1")) == "2:1");
  CHECK(text(target(Comparison::more_than, 88.1, "%")) == "> 88.1%");
  CHECK(target_words(target(Comparison::at_least, 30, "个"), zh.phrases) == "30个以上");
  CHECK(target_words(target(Comparison::at_least, 30, "个"), en.phrases) == "at least 30 个");
  model::Target range = target(Comparison::equal, 1, "家");
  range.value_max = 2;
  CHECK(text(range) == "1–2 家");
  model::Target yearly = target(Comparison::at_least, 30, "个");
  yearly.period = model::TargetPeriod::annual;
  CHECK(text(yearly) == "≥ 30 个/年");
  CHECK(target_text(yearly, en.phrases) == "≥ 30 个 a year");
}

TEST_CASE("growth is never taken for an amount") {
  using model::Comparison;
  const Words zh = chinese();
  model::Target growth = target(Comparison::about, 1, "倍");
  growth.kind = model::TargetKind::growth;
  CHECK(target_text(growth, zh.phrases) == "约 +1 倍");
  CHECK(target_words(growth, zh.phrases) == "增长约1倍");
  growth.comparison = Comparison::at_least;
  growth.value = 3;
  growth.unit = "个百分点";
  CHECK(target_text(growth, zh.phrases) == "≥ +3 个百分点");
  CHECK(target_words(growth, zh.phrases) == "提高3个百分点以上");
  growth.value = -3;
  CHECK(target_text(growth, zh.phrases) == "≥ -3 个百分点");
}

TEST_CASE("dates and enumerations are said in the language of the page") {
  const Words zh = chinese(), en = english();
  CHECK(date_words("2024-05-06", zh.phrases) == "2024年5月6日");
  CHECK(date_words("2024-05-06", en.phrases) == "6 May 2024");
  CHECK(date_words("2024-12-31", en.phrases) == "31 12 2024");
  CHECK(date_words("soon", en.phrases) == "soon");
  CHECK(word_for("lead", zh.phrases) == "牵头");
  CHECK(word_for("lead", en.phrases) == "lead");
}

TEST_CASE("a target stands above, at or below the line, or says why it cannot be compared") {
  Chosen chosen;
  const model::Target& city = chosen.plan("xinhe-2025").measures[0].targets[0];
  const TargetInLine line = in_line(city);
  REQUIRE(line.above.size() == 1);
  CHECK(line.above[0].standing == Standing::above);
  model::Target other = city;
  other.unit = "个";
  CHECK(compare(other, *line.above[0].upper).reasons == std::vector<std::string_view>{"unit"});
  other = city;
  other.year = 2025;
  CHECK(compare(other, *line.above[0].upper).reasons == std::vector<std::string_view>{"year"});
  other = city;
  other.value = 90;
  CHECK(compare(other, *line.above[0].upper).standing == Standing::equal);
  other.value = 80;
  CHECK(compare(other, *line.above[0].upper).standing == Standing::below);
}

TEST_CASE("live blocks answer from the data") {
  Chosen chosen;
  diag::Report report;
  const auto ask = [&](std::string_view code) {
    return live_block(parse_query(code, {}, report), chosen.model);
  };
  CHECK(ask("targets where year = 2027").targets.size() == 2);
  CHECK(ask("targets where place = xinhe and value >= 90").targets.size() == 1);
  CHECK(ask("measures where sector = industry").measures.size() == 3);
  CHECK(ask("measures where sector != industry").count == 0);
  CHECK(ask("responsibilities where role = territorial").duties.size() == 1);
  CHECK(ask("targets sort by value limit 1").targets.front()->value == 3);
  CHECK(ask("measures where title contains 公交").measures.front()->number == "2");
  CHECK(report.all().empty());
  ask("targets were year = 2027");
  ask("targets where yeer = 2027");
  ask("targets where year =");
  CHECK(diag::draw(report, {diag::Format::short_lines, false, 20}) ==
        "error: expected `and`, `by`, `sort by`, `limit`, `as` or `caption`, found `were`\n"
        "error: expected a field, found `yeer` (did you mean `year`?)\n"
        "error: the query ends where a value is needed (write it like `targets where sector = transport and "
        "year = 2027`)\n");
}

TEST_CASE("live blocks count, the largest first and years in their order") {
  Chosen chosen;
  diag::Report report;
  const auto ask = [&](std::string_view code) {
    return live_block(parse_query(code, {}, report), chosen.model);
  };
  const LiveBlock sectors = ask("measures by sector");
  REQUIRE(sectors.rows.size() == 2);
  CHECK(sectors.rows[0].thing.sector->id == "industry");
  CHECK(sectors.rows[0].sum == 3);
  CHECK(sectors.several);  // one measure belongs to both
  CHECK(sectors.heads.empty());
  CHECK_FALSE(sectors.bars);
  const LiveBlock years = ask("targets by year as chart");
  REQUIRE(years.bars);
  CHECK(std::is_sorted(years.rows.begin(), years.rows.end(),
                       [](const LiveRow& a, const LiveRow& b) { return a.thing.year < b.thing.year; }));
  CHECK(years.bars->rows.size() == years.rows.size());
  const LiveBlock roles = ask("responsibilities where plan = xinhe-2025 by body as chart");
  CHECK(roles.bars->parts.size() == 3);
  const LiveBlock grid = ask("targets by place and year as chart");
  REQUIRE(grid.grid);
  int sum = 0;
  for (const LiveRow& row : grid.rows) sum += row.sum;
  CHECK(sum == grid.count);
  CHECK(report.all().empty());
}

TEST_CASE("a load counts leads, other roles, rules and tasks apart") {
  Chosen chosen;
  const auto loads = loads_of(chosen.plan("xinhe-2025"));
  REQUIRE(loads.size() == 3);
  CHECK(loads[0].lead == 1);
  CHECK(loads.back().body->collective);
  CHECK(loads.back().by_rule == 1);
}

#include <doctest/doctest.h>

#include "model/checks.hpp"
#include "model/project.hpp"

using namespace planpress;
using namespace planpress::model;

TEST_CASE("names become things, by any name that the place's plans print") {
  Project p;
  add_vocabulary(p);
  p.add_plan(city_plan);
  bind(p.model, p.report);
  CHECK(p.messages().empty());
  const Plan& plan = p.model.plans[0];
  CHECK(plan.measures[0].responsible[0].body->id == "gongxin");
  CHECK(plan.measures[0].section->parent->id == "s1");
  CHECK(plan.tasks[0].measures[0].to == &plan.measures[0]);
  CHECK(plan.measures[0].tasks.front() == &plan.tasks[0]);
  CHECK(p.model.sectors[0].measures.size() == 3);
  CHECK(p.model.places[1].plans.front() == &plan);
}

TEST_CASE(
    "a general clause covers measures from its first one on, but not those that name the body themselves") {
  Project p;
  add_vocabulary(p);
  p.add_plan(city_plan);
  bind(p.model, p.report);
  const Plan& plan = p.model.plans[0];
  const auto by_rule = [&](std::size_t i) {
    int count = 0;
    for (const Duty* duty : plan.measures[i].duties) count += duty->rule != nullptr ? 1 : 0;
    return count;
  };
  CHECK(by_rule(0) == 0);
  CHECK(by_rule(1) == 1);
  CHECK(by_rule(2) == 0);
  CHECK(plan.measures[2].duties.front()->role == Role::separate);
}

TEST_CASE("every thing has its address") {
  Project p;
  add_vocabulary(p);
  p.add_plan(city_plan);
  bind(p.model, p.report);
  for (const std::string_view address :
       {"xinhe", "transport", "xinhe-2025", "xinhe-2025/1", "xinhe-2025/1/t1", "xinhe-2025/s6-1",
        "xinhe-2025/task/1", "xinhe-2025/task/1/t1", "xinhe/gongxin", "indicator/tools", "function/local"}) {
    CHECK_MESSAGE(!p.model.find(address).is_undefined(), address);
  }
  CHECK(p.model.find("xinhe-2025/9").is_undefined());
}

TEST_CASE("a plan implements the document that it names") {
  Project p;
  add_vocabulary(p);
  p.add_plan(city_plan);
  p.add_plan(province_plan);
  bind(p.model, p.report);
  CHECK(p.messages().empty());
  CHECK(p.plan("xinhe-2025").basis[0].plan == &p.plan("qingyun-2025"));
  CHECK(p.plan("qingyun-2025").implemented_by.front() == &p.plan("xinhe-2025"));
  // Plans follow the order of the places.
  CHECK(p.model.plans[0].id == "qingyun-2025");
}

TEST_CASE("a plan whose reading failed is not blamed for what it lacks") {
  Project p;
  add_vocabulary(p);
  std::string text = city_plan;
  text.replace(text.find("\"period\""), 8, "\"perod\"");
  p.add_plan(text);
  bind(p.model, p.report);
  CHECK(p.messages() ==
        "content/plans/p0.json:2:42: error: unknown key `perod` in plan (did you mean `period`?)\n");
}

TEST_CASE("notes name things, and references that lead nowhere are told") {
  Project p;
  add_vocabulary(p);
  p.add_plan(city_plan);
  p.add_note(
      "a", "---\ntitle: 甲\nabout: [xinhe, xinhe-2025/1]\n---\n见 [[xinhe-2025/2]] 和 [[xinhe-2025/22]]。\n");
  bind(p.model, p.report);
  CHECK(p.messages() ==
        "content/notes/a.md:5:22: error: nothing is called `xinhe-2025/22` (did you mean `xinhe-2025/2`?)\n");
  CHECK(p.model.notes[0].subjects.size() == 2);
}

TEST_CASE("dates are days of the calendar and ids fit into addresses") {
  CHECK(is_date("2024-02-29"));
  CHECK(!is_date("2023-02-29"));
  CHECK(!is_date("2024-2-9"));
  CHECK(!is_date("2024-13-01"));
  CHECK(is_id("s6-1"));
  CHECK(!is_id("六（一）"));
  CHECK(!is_id("-a"));
  CHECK(!is_id("../a"));
  CHECK(!is_id(""));
}

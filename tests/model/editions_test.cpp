#include <doctest/doctest.h>

#include "model/editions.hpp"
#include "project.hpp"

using namespace planpress::model;

namespace {

Measure measure(std::string_view number, std::string_view title) {
  Measure made;
  made.number = number;
  made.title = title;
  return made;
}

Target target(std::string_view indicator, double value, std::string_view unit = "个") {
  Target made;
  made.indicator = indicator;
  made.value = value;
  made.unit = unit;
  return made;
}

}  // namespace

TEST_CASE("measures with the same or nearly the same title are one; each is taken once") {
  Plan before;
  Plan after;
  before.measures = {measure("1", "加快重点行业技术改造"), measure("2", "推进充电桩建设"),
                     measure("3", "加强组织领导")};
  after.measures = {measure("1", "推动重点行业技术改造"), measure("2", "加强组织领导"),
                    measure("3", "开展家电以旧换新"), measure("4", "加强组织领导")};
  const EditionDiff diff = compare_editions(before, after);
  CHECK(diff.kept == 2);
  REQUIRE(diff.measures.size() == 1);
  CHECK(diff.measures[0].before->number == "1");
  CHECK(diff.measures[0].retitled);
  CHECK_FALSE(diff.measures[0].other_bodies);
  REQUIRE(diff.added.size() == 2);
  CHECK(diff.added[0]->number == "3");
  CHECK(diff.added[1]->number == "4");
  REQUIRE(diff.dropped.size() == 1);
  CHECK(diff.dropped[0]->number == "2");
}

TEST_CASE("only numbers of one unit and base are raised or lowered") {
  Plan before;
  Plan after;
  before.targets = {target("充电桩", 100), target("改造项目", 30), target("研发投入", 5, "亿元"),
                    target("老目标", 1), target("不变", 7)};
  after.targets = {target("充电桩", 90), target("改造项目", 40), target("研发投入", 8, "%"),
                   target("新目标", 1), target("不变", 7)};
  const EditionDiff diff = compare_editions(before, after);
  std::string told;
  for (const TargetChange& change : diff.targets) {
    told +=
        std::string((change.after != nullptr ? change.after : change.before)->indicator) + " " +
        std::string(planpress::data::Choices<EditionChange>::names[static_cast<std::size_t>(change.change)]) +
        "\n";
  }
  CHECK(told == "充电桩 lowered\n改造项目 raised\n研发投入 changed\n新目标 added\n老目标 dropped\n");
  CHECK(diff.same_targets == 1);
}

TEST_CASE("a target that moved to another measure is still the same target") {
  Plan before;
  Plan after;
  before.measures = {measure("1", "技术改造"), measure("2", "绿色转型")};
  before.measures[0].targets = {target("项目", 10)};
  before.measures[1].targets = {target("项目", 20)};
  after.measures = {measure("1", "绿色转型"), measure("2", "全新的事情")};
  after.measures[0].targets = {target("项目", 20)};
  after.measures[1].targets = {target("项目", 10)};
  const EditionDiff diff = compare_editions(before, after);
  CHECK(diff.targets.empty());
  CHECK(diff.same_targets == 2);
}

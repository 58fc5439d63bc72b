#include "pages/comparison.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <map>

using namespace planpress;
using namespace planpress::pages;
using Words = std::vector<std::string_view>;

namespace {

// What two comparable targets share: a share of 90 % of large firms by 2027.
model::Target share() {
  model::Target target;
  target.comparison = model::Comparison::at_least;
  target.value = 90;
  target.unit = "%";
  target.kind = model::TargetKind::share;
  target.year = 2027;
  target.scope = "规模以上工业企业";
  return target;
}

// A change that gives a reason, by the reason's word.
using Change = std::function<void(model::Target&)>;
const std::map<std::string_view, Change>& changes() {
  static const std::map<std::string_view, Change> all{
      {"unit", [](model::Target& t) { t.unit = "家"; }},
      {"baseline-unstated", [](model::Target& t) { t.baseline_year = 2023; }},
      {"scope", [](model::Target& t) { t.scope = "重点企业"; }},
      {"year", [](model::Target& t) { t.year = 2025; }},
      {"period", [](model::Target& t) { t.period = model::TargetPeriod::annual; }},
      {"area", [](model::Target& t) { t.area = "开发区"; }},
      {"floor", [](model::Target& t) { t.comparison = model::Comparison::at_most; }},
  };
  return all;
}

}  // namespace

TEST_CASE("targets on the same terms have no reason against them") {
  CHECK(reasons_against(share(), share()).empty());
}

TEST_CASE("every reason is told alone and in every pair, whichever target bears the difference") {
  for (const auto& [first, change_first] : changes()) {
    for (const auto& [second, change_second] : changes()) {
      CAPTURE(first);
      CAPTURE(second);
      model::Target changed = share();
      change_first(changed);
      change_second(changed);
      Words expected;
      for (const std::string_view word : reason_words) {
        // Base years mean nothing where the units differ already.
        const bool moot = word == "baseline-unstated" && (first == "unit" || second == "unit");
        if ((word == first || word == second) && !moot) expected.push_back(word);
      }
      CHECK(reasons_against(changed, share()) == expected);
      CHECK(reasons_against(share(), changed) == expected);
    }
  }
}

TEST_CASE("what only one target states is told apart from what both state otherwise") {
  model::Target other = share();
  other.scope = "";
  other.year.reset();
  CHECK(reasons_against(other, share()) == Words{"scope-unstated", "year-unstated"});
  model::Target growth = share();
  growth.kind = model::TargetKind::growth;
  CHECK(reasons_against(growth, share()) == Words{"kind"});
  model::Target base = growth;
  base.baseline_year = 2020;
  growth.baseline_year = 2023;
  CHECK(reasons_against(growth, base) == Words{"baseline"});
}

TEST_CASE("multiples of a unit are brought together before anything is compared") {
  model::Target hectares = share();
  hectares.kind = model::TargetKind::area;
  hectares.unit = "亩";
  hectares.value = 3500;
  model::Target more = hectares;
  more.unit = "万亩";
  more.value = 2;
  CHECK(reasons_against(hectares, more).empty());
  CHECK(value_in_unit_of(hectares, more) == doctest::Approx(0.35));
  CHECK(value_in_unit_of(more, hectares) == 20000);
}

TEST_CASE("a growth of one time is a growth of a hundred percent") {
  model::Target percent = share();
  percent.kind = model::TargetKind::growth;
  percent.baseline_year = 2023;
  model::Target times = percent;
  times.unit = "倍";
  times.value = 1;
  times.comparison = model::Comparison::about;
  const Comparison line = compare(percent, times);
  CHECK(line.standing == Standing::below);
  CHECK(line.difference == -10);
  CHECK(line.points);
  CHECK(line.remarks == Words{"operator"});
}

TEST_CASE("the uplift is told in percentage points, in units, or not at all") {
  const model::Target upper = share();
  model::Target target = upper;
  target.value = 92.5;
  Comparison line = compare(target, upper);
  CHECK(line.standing == Standing::above);
  CHECK(line.difference == 2.5);
  CHECK(line.points);
  target.year = 2025;
  line = compare(target, upper);
  CHECK(line.standing == Standing::not_comparable);
  CHECK(line.difference == 0);
}

TEST_CASE("where less is better, a smaller value aims higher") {
  model::Indicator indicator;
  indicator.direction = model::Direction::down;
  model::Target upper = share();
  upper.kind = model::TargetKind::ratio;
  upper.unit = ":1";
  upper.value = 3;
  upper.indicator_id.to = &indicator;
  model::Target target = upper;
  target.value = 2;
  const Comparison line = compare(target, upper);
  CHECK(line.standing == Standing::above);
  CHECK(line.difference == -1);
  CHECK(!line.points);
}

TEST_CASE("a total is never compared with the total above it") {
  model::Target upper = share();
  upper.kind = model::TargetKind::count;
  upper.unit = "个";
  CHECK(compare(upper, upper).reasons == Words{"total"});
}

TEST_CASE("equal numbers in other words are equal, with a remark") {
  model::Target target = share();
  target.comparison = model::Comparison::about;
  const Comparison line = compare(target, share());
  CHECK(line.standing == Standing::equal);
  CHECK(line.remarks == Words{"operator"});
  target = share();
  target.value_max = 95;
  CHECK(remarks_on(target, share()) == Words{"range"});
  target = share();
  target.period = model::TargetPeriod::cumulative;
  CHECK(remarks_on(target, share()) == Words{"sum"});
}

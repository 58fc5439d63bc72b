#include "pages/comparison.hpp"

#include <algorithm>
#include <cmath>

namespace planpress::pages {
namespace {

using model::Target;
using model::TargetKind;

bool is_total(const Target& target) {
  switch (target.kind) {
    case TargetKind::count:
    case TargetKind::money:
    case TargetKind::area:
    case TargetKind::length:
    case TargetKind::capacity:
      return true;
    case TargetKind::share:
    case TargetKind::growth:
    case TargetKind::ratio:
    case TargetKind::multiple:
      return false;
  }
  return false;
}

bool is_floor(const Target& target) {
  return target.comparison == model::Comparison::at_least ||
         target.comparison == model::Comparison::more_than;
}

bool is_ceiling(const Target& target) {
  return target.comparison == model::Comparison::at_most || target.comparison == model::Comparison::less_than;
}

// Says that two things differ, and whether one of them is not stated at all.
template <class T>
void tell_difference(const T& a, const T& b, const T& unstated, std::string_view differ,
                     std::string_view one_unstated, std::vector<std::string_view>& reasons) {
  if (a != b) reasons.push_back(a == unstated || b == unstated ? one_unstated : differ);
}

bool is_annual(const Target& target) {
  return target.period == model::TargetPeriod::annual;
}

}  // namespace

BareUnit bare_unit(const Target& target) {
  const std::string_view unit = target.unit;
  if (target.kind == TargetKind::growth && unit == "倍") return {100, "%"};
  constexpr std::string_view ten_thousand = "万";
  constexpr std::string_view hundred_million = "亿";
  if (unit.size() > ten_thousand.size() && unit.starts_with(ten_thousand))
    return {1e4, unit.substr(ten_thousand.size())};
  if (unit.size() > hundred_million.size() && unit.starts_with(hundred_million))
    return {1e8, unit.substr(hundred_million.size())};
  return {1, unit};
}

double value_in_unit_of(const Target& target, const Target& other) {
  const double from = bare_unit(target).factor;
  const double to = bare_unit(other).factor;
  return from == to ? target.value : target.value * from / to;
}

std::vector<std::string_view> reasons_against(const Target& a, const Target& b) {
  std::vector<std::string_view> reasons;
  if (bare_unit(a).name != bare_unit(b).name) reasons.push_back("unit");
  if ((a.kind == TargetKind::growth) != (b.kind == TargetKind::growth)) reasons.push_back("kind");
  if (reasons.empty())
    tell_difference(a.baseline_year, b.baseline_year, {}, "baseline", "baseline-unstated", reasons);
  tell_difference(a.scope, b.scope, {}, "scope", "scope-unstated", reasons);
  tell_difference(a.year, b.year, {}, "year", "year-unstated", reasons);
  if (is_annual(a) != is_annual(b)) reasons.push_back("period");
  if (a.area.empty() != b.area.empty()) reasons.push_back("area");
  if ((is_floor(a) && is_ceiling(b)) || (is_ceiling(a) && is_floor(b))) reasons.push_back("floor");
  return reasons;
}

std::vector<std::string_view> remarks_on(const Target& a, const Target& b) {
  std::vector<std::string_view> remarks;
  if (a.comparison != b.comparison) remarks.push_back("operator");
  if (a.value_max.has_value() || b.value_max.has_value()) remarks.push_back("range");
  if (a.period != b.period && is_annual(a) == is_annual(b)) remarks.push_back("sum");
  return remarks;
}

Comparison compare(const Target& target, const Target& upper) {
  Comparison result{&target, &upper, Standing::not_comparable, 0, false, reasons_against(target, upper), {}};
  if (result.reasons.empty() && is_total(target)) result.reasons.push_back("total");
  if (!result.reasons.empty()) return result;
  result.remarks = remarks_on(target, upper);
  // Shares and growths differ by percentage points, also where one of them is given in multiples.
  result.points = bare_unit(upper).name == "%";
  const double unit = result.points ? bare_unit(upper).factor : 1;
  const double value = value_in_unit_of(target, upper) * unit;
  const double line = upper.value * unit;
  // Products of decimals may miss by a hair.
  if (std::abs(value - line) <= 1e-9 * std::max(std::abs(value), std::abs(line))) {
    result.standing = Standing::equal;
    return result;
  }
  result.difference = std::round((value - line) * 1e6) / 1e6;
  const bool down = target.indicator_id && target.indicator_id->direction == model::Direction::down;
  result.standing = (value > line) != down ? Standing::above : Standing::below;
  return result;
}

}  // namespace planpress::pages

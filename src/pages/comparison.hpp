// Whether two targets can be set side by side, and how they then stand.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "data/fields.hpp"
#include "model/vocabulary.hpp"

namespace planpress::pages {

/// How a target stands beside the line above it: `above` aims higher, whichever way the indicator points.
enum class Standing : std::uint8_t { above, equal, below, not_comparable };

/// A unit without the multiple that stands before it: 万亩 is 10,000 亩, and a growth of 1 倍 is 100 %.
struct BareUnit {
  double factor = 1;
  std::string_view name;
};
BareUnit bare_unit(const model::Target& target);

/// The target's value in the unit of another; meaningful only where their bare units agree.
double value_in_unit_of(const model::Target& target, const model::Target& other);

/// Why two targets cannot be set side by side, each a word of `reason_words`; empty when they can. What is
/// looked at: unit, kind of number, base year, population, year, yearly or in all, part of the place, and
/// whether one sets a floor and the other a ceiling.
std::vector<std::string_view> reasons_against(const model::Target& a, const model::Target& b);

/// What to bear in mind when two targets are set side by side, each a word of `remark_words`: operators that
/// differ, ranges, years or sums that only one of them states.
std::vector<std::string_view> remarks_on(const model::Target& a, const model::Target& b);

/// Every reason and every remark; templates have words for each, `target_reason_…` and `target_remark_…`.
inline constexpr std::array<std::string_view, 12> reason_words{
    "unit",   "kind",           "baseline", "baseline-unstated",
    "scope",  "scope-unstated", "year",     "year-unstated",
    "period", "area",           "floor",    "total"};
inline constexpr std::array<std::string_view, 3> remark_words{"operator", "range", "sum"};

/// A target beside the target of a place above for the same indicator.
struct Comparison {
  const model::Target* target = nullptr;
  const model::Target* upper = nullptr;
  Standing standing = Standing::not_comparable;
  double difference = 0;
  bool points = false;
  std::vector<std::string_view> reasons;
  std::vector<std::string_view> remarks;
  static constexpr std::string_view record_name = "comparison";
  static constexpr auto fields = data::FieldList{
      data::shown("target", &Comparison::target, "The target."),
      data::shown("upper", &Comparison::upper, "The target of the place above."),
      data::shown("standing", &Comparison::standing, "above, equal, below or not-comparable."),
      data::shown("difference", &Comparison::difference,
                  "How much more it is, in the unit of the upper one; 0 when they cannot be compared."),
      data::shown("points", &Comparison::points, "Whether the difference is one of percentage points."),
      data::shown("reasons", &Comparison::reasons,
                  "Why the two cannot be compared, as keys of words `target_reason_…`; empty when they can."),
      data::shown("remarks", &Comparison::remarks,
                  "What to bear in mind, as keys of words `target_remark_…`."),
  };
};

/// Compares a target with one of a place above. Totals are never compared across levels: a part is not the
/// whole.
Comparison compare(const model::Target& target, const model::Target& upper);

}  // namespace planpress::pages

template <>
struct planpress::data::Choices<planpress::pages::Standing> {
  static constexpr std::array<std::string_view, 4> names{"above", "equal", "below", "not-comparable"};
};

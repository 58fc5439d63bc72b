// Targets: one number each that states an aim.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "data/fields.hpp"
#include "model/kinds.hpp"

namespace planpress::model {

using data::field;
using data::Need;
using data::shown;

struct Indicator;
struct Measure;
struct Plan;
struct Task;

}  // namespace planpress::model

template <>
struct planpress::data::Choices<planpress::model::Comparison> {
  static constexpr std::array<std::string_view, 6> names{"=", ">=", ">", "<=", "<", "~"};
};
template <>
struct planpress::data::Choices<planpress::model::TargetKind> {
  static constexpr std::array<std::string_view, 9> names{"count", "share",  "growth",   "ratio",   "money",
                                                         "area",  "length", "capacity", "multiple"};
};
template <>
struct planpress::data::Choices<planpress::model::TargetPeriod> {
  static constexpr std::array<std::string_view, 2> names{"annual", "cumulative"};
};
template <>
struct planpress::data::Choices<planpress::model::Modality> {
  static constexpr std::array<std::string_view, 3> names{"firm", "strive", "encourage"};
};

namespace planpress::model {

struct Target {
  text::Span where;
  std::string_view indicator;
  data::Ref<Indicator> indicator_id;
  Comparison comparison = Comparison::equal;
  double value = 0;
  std::optional<double> value_max;
  std::string_view unit;
  TargetKind kind = TargetKind::count;
  std::optional<int> year;
  std::optional<TargetPeriod> period;
  std::optional<int> baseline_year;
  std::string_view scope;
  std::string_view area;
  Modality modality = Modality::firm;
  std::string_view quote;
  data::Lines lines;
  std::optional<double> confidence;
  // Whose target it is: the plan always, and the measure or task when it is one of theirs.
  const Plan* plan = nullptr;
  const Measure* measure = nullptr;
  const Task* task = nullptr;
  int number = 0;  // its place in its owner's list, from 1

  static data::View address(const Target& target, data::Arena& arena);

  static constexpr std::string_view record_name = "target";
  static constexpr std::string_view record_doc = "One number that states an aim.";
  static constexpr auto fields = data::FieldList{
      field("indicator", &Target::indicator, Need::required, "What is counted, in the plan's terms."),
      field("indicator_id", &Target::indicator_id, Need::optional,
            "The shared indicator, when other places count it too."),
      field("comparison", &Target::comparison, Need::required, "How the value is meant; `~` is about."),
      field("value", &Target::value, Need::required, "The number as printed, in the unit as printed."),
      field("value_max", &Target::value_max, Need::optional, "The upper end of a range."),
      field("unit", &Target::unit, Need::required, "As printed; a ratio 2:1 is value 2, unit `:1`."),
      field("kind", &Target::kind, Need::required, "What sort of number it is."),
      field("year", &Target::year, Need::optional, "The year by which it is due."),
      field("period", &Target::period, Need::optional, "Each year anew, or summed up over the years."),
      field("baseline_year", &Target::baseline_year, Need::optional,
            "The year that a growth is measured against."),
      field("scope", &Target::scope, Need::optional, "The population that it speaks of."),
      field("area", &Target::area, Need::optional, "The part of the place, for sub-targets."),
      field("modality", &Target::modality, Need::optional, "How firmly it is promised; firm unless said."),
      field("text", &Target::quote, Need::optional, "The printed words."),
      field("lines", &Target::lines, Need::optional, "First and last line in the source document."),
      field("confidence", &Target::confidence, Need::optional,
            "How sure `planpress import` was of it, from 0 to 1; nobody has looked at it yet."),
      shown("plan", &Target::plan, "The plan that sets it."),
      shown("measure", &Target::measure, "The measure that sets it, if one does."),
      shown("task", &Target::task, "The task that sets it, if one does."),
      shown("number", &Target::number, "Its place in the list of its owner, from 1."),
      data::computed("address", &Target::address,
                     "What notes and progress reports call it: `plan/measure/t1`.")
          .showing<std::string_view>(),
  };
};

}  // namespace planpress::model

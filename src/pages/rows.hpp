// Rows that several kinds of page show.
#pragma once

#include <string>
#include <vector>

#include "pages/comparison.hpp"
#include "pages/page.hpp"

namespace planpress::pages {

using data::computed;
using data::shown;

/// How much one body carries: in how many measures it leads, joins, is named otherwise, or is covered by a
/// rule.
struct BodyLoad {
  const model::Body* body = nullptr;
  int lead = 0;
  int other = 0;
  int by_rule = 0;
  int tasks = 0;
  int total = 0;  // measures named for, not counting rules
  static constexpr std::string_view record_name = "body load";
  static constexpr auto fields = data::FieldList{
      shown("body", &BodyLoad::body, "The body."),
      shown("lead", &BodyLoad::lead, "Measures that it leads."),
      shown("other", &BodyLoad::other, "Measures that it is named for in another role."),
      shown("by_rule", &BodyLoad::by_rule, "Measures that a general clause gives it."),
      shown("tasks", &BodyLoad::tasks, "Tasks of the annex."),
      shown("total", &BodyLoad::total, "Measures that it is named for, rules left out."),
  };
};

/// The loads of all bodies of a plan, the heaviest first; bodies that stand for many come last.
std::vector<BodyLoad> loads_of(const model::Plan& plan);

/// A target with the targets of the places above it for the same indicator, the nearest first.
struct TargetInLine {
  const model::Target* target = nullptr;
  std::vector<Comparison> above;
  static constexpr std::string_view record_name = "target in line";
  static constexpr auto fields = data::FieldList{
      shown("target", &TargetInLine::target, "The target."),
      shown("above", &TargetInLine::above, "The same indicator in the places above, the nearest first."),
  };
};

TargetInLine in_line(const model::Target& target);

/// The target by which a place is compared on an indicator: of the whole place before its parts, of plan or
/// measure before tasks, of the latest year; nullptr when it has none.
const model::Target* main_target(const model::Indicator& indicator, const model::Place& place);
/// The same among some targets of one place.
const model::Target* main_target(const std::vector<const model::Target*>& targets);

/// One place's entry in a row of a comparison.
struct IndicatorCell {
  const model::Place* place = nullptr;
  const model::Target* target = nullptr;
  int more = 0;  // further targets of the same indicator

  static data::View standing_of(const IndicatorCell& cell, data::Arena& arena);

  static constexpr std::string_view record_name = "indicator cell";
  static constexpr auto fields = data::FieldList{
      shown("place", &IndicatorCell::place, "The place."),
      shown("target", &IndicatorCell::target, "Its main target; none when it has none."),
      shown("more", &IndicatorCell::more, "How many further targets it has."),
      computed(
          "standing", &IndicatorCell::standing_of,
          "How its target stands beside the nearest place above: above, equal or below; none where the two "
          "cannot be compared.")
          .showing<std::string_view>(),
  };
};

/// An indicator over the publication's places, and over the places above them.
struct IndicatorRow {
  const model::Indicator* indicator = nullptr;
  std::vector<IndicatorCell> cells;
  std::vector<const model::Target*> above;
  int places = 0;
  static constexpr std::string_view record_name = "indicator row";
  static constexpr auto fields = data::FieldList{
      shown("indicator", &IndicatorRow::indicator, "The indicator."),
      shown("cells", &IndicatorRow::cells, "A cell a place, in the order of `places`."),
      shown("above", &IndicatorRow::above, "Targets of the places above."),
      shown("places", &IndicatorRow::places, "How many of the places have a target."),
  };
};

IndicatorRow row_of(const Publication& publication, const model::Indicator& indicator);

/// Rows of the indicators that most places share, at most `most`.
std::vector<IndicatorRow> headline_rows(const Publication& publication, std::size_t most);

/// An indicator over more places than have columns.
struct IndicatorSummary {
  IndicatorRow row;
  const model::Target* highest = nullptr;
  const model::Target* lowest = nullptr;
  static constexpr std::string_view record_name = "indicator summary";
  static constexpr auto fields = data::FieldList{
      shown("row", &IndicatorSummary::row, "The indicator; a cell a place where places have columns."),
      shown("highest", &IndicatorSummary::highest, "The largest main target of the usual unit."),
      shown("lowest", &IndicatorSummary::lowest, "The smallest of them."),
  };
};

/// How far the main targets of the row's places lie apart; the cells are left out, and of the places above
/// those that have places above them.
IndicatorSummary sum_up(IndicatorRow row);

/// The targets that say most about a plan: of the plan as a whole, then those with a shared indicator.
std::vector<TargetInLine> headline_targets(const model::Plan& plan, std::size_t most);

/// All targets of a plan, its measures and, when asked, its tasks, in printed order.
std::vector<const model::Target*> all_targets(const model::Plan& plan, bool with_tasks);

/// Targets that are due in one year; year 0 is none.
struct YearOfTargets {
  int year = 0;
  std::vector<const model::Target*> targets;
  std::vector<const model::Task*> tasks;
  static constexpr std::string_view record_name = "year";
  static constexpr auto fields = data::FieldList{
      shown("year", &YearOfTargets::year, "The year; 0 where none is set."),
      shown("targets", &YearOfTargets::targets, "The targets that are due."),
      shown("tasks", &YearOfTargets::tasks, "The tasks of that year."),
  };
};

/// Targets by year, the earliest first, those without a year last.
std::vector<YearOfTargets> by_year(const std::vector<const model::Target*>& targets);

/// The newest plan of a place that has measures; nullptr when there is none.
const model::Plan* newest_plan(const model::Place& place);

}  // namespace planpress::pages

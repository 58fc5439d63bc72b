// Targets that can be set side by side, as a drawing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "charts/dot_plot.hpp"
#include "pages/rows.hpp"

namespace planpress::pages {

/// A row: one place's target, or the targets of a whole region.
struct PlotRow {
  const model::Place* place = nullptr;
  const model::Target* target = nullptr;
  const model::Target* low = nullptr;
  const model::Target* high = nullptr;
  int count = 1;
  charts::DotMark mark;
  static constexpr std::string_view record_name = "plot row";
  static constexpr auto fields = data::FieldList{
      shown("place", &PlotRow::place, "The place or region."),
      shown("target", &PlotRow::target, "Its target; of a region the one in the middle."),
      shown("low", &PlotRow::low, "The lowest of a region; else as `target`."),
      shown("high", &PlotRow::high, "The highest of a region; else as `target`."),
      shown("count", &PlotRow::count, "How many targets the row stands for."),
      shown("mark", &PlotRow::mark, "Where its marks stand."),
  };
};

/// A rule: what the places above set, those of one value together.
struct PlotRule {
  std::vector<const model::Target*> targets;
  charts::RuleMark mark;
  static constexpr std::string_view record_name = "plot rule";
  static constexpr auto fields = data::FieldList{
      shown("targets", &PlotRule::targets, "The targets of that value."),
      shown("mark", &PlotRule::mark, "Where it stands."),
  };
};

/// One drawing: main targets that agree in unit, kind, base year, population, year and rhythm.
struct TargetPlot {
  std::string name;
  const model::Indicator* indicator = nullptr;
  const model::Target* sample = nullptr;
  std::vector<PlotRow> rows;
  std::vector<PlotRule> rules;
  charts::DotPlot drawing;
  const model::Target* highest = nullptr;
  const model::Target* lowest = nullptr;
  int count = 0;
  int left_out = 0;
  bool by_region = false;
  static constexpr std::string_view record_name = "target plot";
  static constexpr std::string_view record_doc = "Targets that can be set side by side, as a drawing.";
  static constexpr auto fields = data::FieldList{
      shown("name", &TargetPlot::name, "Its file is `charts/<name>.svg`."),
      shown("indicator", &TargetPlot::indicator, "The indicator."),
      shown("sample", &TargetPlot::sample,
            "One of the targets; the others agree with it in unit, year and so on."),
      shown("rows", &TargetPlot::rows, "The rows, what aims highest first."),
      shown("rules", &TargetPlot::rules, "What the places above set."),
      shown("drawing", &TargetPlot::drawing, "The axis."),
      shown("highest", &TargetPlot::highest, "The target that aims highest."),
      shown("lowest", &TargetPlot::lowest, "The target that aims lowest."),
      shown("count", &TargetPlot::count, "How many places it compares."),
      shown("left_out", &TargetPlot::left_out,
            "How many of them are not drawn, since they stand in the middle of a long row."),
      shown("by_region", &TargetPlot::by_region,
            "Whether a row is a region: so when there are more than sixty places."),
  };
};

/// A target that is not drawn beside the others.
struct UndrawnTarget {
  const model::Target* target = nullptr;
  std::vector<std::string_view> reasons;
  static constexpr std::string_view record_name = "undrawn target";
  static constexpr auto fields = data::FieldList{
      shown("target", &UndrawnTarget::target, "The target."),
      shown(
          "reasons", &UndrawnTarget::reasons,
          "Why it is not drawn beside those of the first drawing or, without one, beside the first of these, "
          "as keys of words `target_reason_…`."),
  };
};

/// Draws targets, one a place, which must agree with each other. `uppers` that agree with them become rules.
TargetPlot plot_of(const model::Indicator& indicator, std::vector<const model::Target*> targets,
                   const std::vector<const model::Target*>& uppers, std::string name);

/// The main targets of an indicator over the publication, sorted into drawings.
struct IndicatorPlots {
  std::vector<TargetPlot> plots;              // those with the most places first
  std::vector<const model::Target*> undrawn;  // main targets that agree with too few others
};
IndicatorPlots plots_of(const Publication& publication, const model::Indicator& indicator);

/// Draws the largest group that agrees among some targets of an indicator, of each place the one that it is
/// compared by; nothing where fewer than two can be set side by side.
std::optional<TargetPlot> plot_among(const model::Indicator& indicator,
                                     const std::vector<const model::Target*>& targets);

/// The name of an indicator's drawing, counted from 0.
std::string plot_name(const model::Indicator& indicator, std::size_t number);

/// How many drawings `plots_of` would make, without making them.
std::size_t count_plots(const Publication& publication, const model::Indicator& indicator);

}  // namespace planpress::pages

#include "pages/target_plot.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "pages/regions.hpp"
#include "pages/rendering.hpp"

namespace planpress::pages {
namespace {

using model::Target;
using Targets = std::vector<const Target*>;

constexpr std::size_t most_plots = 3;
constexpr std::size_t most_rules = 4;

double width_of(const Target& target) {
  // English says more than Chinese: "about 30%", "30 个 a year".
  const double about = target.comparison == model::Comparison::about ? 2.8 : 0;
  const double annual = target.period == model::TargetPeriod::annual ? 4 : 0;
  return charts::width_in_em(target_text(target)) + about + annual;
}

double name_width(const model::Place& place) {
  return charts::width_in_em(place.short_name.empty() ? place.name : place.short_name);
}

charts::Form form_of(const Target& target) {
  switch (target.comparison) {
    case model::Comparison::at_least:
    case model::Comparison::more_than:
      return charts::Form::up;
    case model::Comparison::at_most:
    case model::Comparison::less_than:
      return charts::Form::down;
    case model::Comparison::about:
      return charts::Form::ring;
    case model::Comparison::equal:
      break;
  }
  return charts::Form::dot;
}

// What must agree for two targets to stand in one drawing, in an order.
auto terms_of(const Target& target) {
  return std::tuple(bare_unit(target).name, target.kind == model::TargetKind::growth, target.baseline_year,
                    target.scope, target.year, target.period == model::TargetPeriod::annual,
                    target.area.empty());
}

// Targets that agree in their terms, the largest group first, else the one that begins first.
std::vector<Targets> groups_of(const Targets& targets) {
  std::map<decltype(terms_of(std::declval<const Target&>())), std::size_t> known;
  std::vector<Targets> groups;
  for (const Target* target : targets) {
    const auto [at, is_new] = known.try_emplace(terms_of(*target), groups.size());
    if (is_new) groups.emplace_back();
    groups[at->second].push_back(target);
  }
  std::stable_sort(groups.begin(), groups.end(),
                   [](const Targets& a, const Targets& b) { return a.size() > b.size(); });
  return groups;
}

std::vector<Targets> groups_of(const Publication& publication, const model::Indicator& indicator) {
  Targets mains;
  for (const model::Place* place : publication.places) {
    if (const Target* main = main_target(indicator, *place)) mains.push_back(main);
  }
  return groups_of(mains);
}

Targets uppers_of(const model::Indicator& indicator) {
  Targets uppers;
  for (const Target* target : indicator.targets) {
    if (target->plan->measures.empty() && target->area.empty()) uppers.push_back(target);
  }
  return uppers;
}

bool agrees(const Target& upper, const Target& sample) {
  return compare(sample, upper).standing != Standing::not_comparable;
}

// One target alone says nothing unless a line stands above it.
bool is_worth_drawing(const Targets& group, const Targets& uppers) {
  return group.size() > 1 || std::any_of(uppers.begin(), uppers.end(),
                                         [&](const Target* upper) { return agrees(*upper, *group.front()); });
}

bool is_higher_aim(const Target* a, const Target* b, const Target& unit, bool down) {
  const double left = value_in_unit_of(*a, unit);
  const double right = value_in_unit_of(*b, unit);
  return down ? left < right : left > right;
}

// Targets of one value and operator share a rule. Many provinces would hide the drawing: then only the places
// that have none above them remain.
std::vector<PlotRule> rules_of(const Targets& uppers, const Target& sample) {
  std::map<std::pair<double, model::Comparison>, PlotRule> by_value;
  const auto fill = [&](bool only_top) {
    by_value.clear();
    for (const Target* upper : uppers) {
      if (!agrees(*upper, sample) || (only_top && upper->plan->place->parent)) continue;
      by_value[{value_in_unit_of(*upper, sample), upper->comparison}].targets.push_back(upper);
    }
  };
  fill(false);
  if (by_value.size() > most_rules) fill(true);
  std::vector<PlotRule> rules;
  for (auto& [value, rule] : by_value) rules.push_back(std::move(rule));
  return rules;
}

std::vector<PlotRow> rows_by_place(const Targets& targets) {
  std::vector<PlotRow> rows;
  for (const Target* target : targets)
    rows.push_back({target->plan->place.to, target, target, target, 1, {}});
  return rows;
}

// A row a region; none when the places do not part into regions. REQUIRES: sorted targets.
std::vector<PlotRow> rows_by_region(const Targets& targets) {
  std::map<const model::Place*, const Target*> of_place;
  std::vector<const model::Place*> places;
  for (const Target* target : targets) {
    of_place.emplace(target->plan->place.to, target);
    places.push_back(target->plan->place.to);
  }
  std::vector<PlotRow> rows;
  for (const Region& region : regions_of(places)) {
    // The places keep the order of the targets: what aims highest stands first.
    const auto target_at = [&](std::size_t i) { return of_place.at(region.places[i]); };
    const std::size_t last = region.places.size() - 1;
    rows.push_back({region.place,
                    target_at(last / 2),
                    target_at(last),
                    target_at(0),
                    static_cast<int>(region.places.size()),
                    {}});
  }
  return rows;
}

void lay_out(TargetPlot& plot) {
  const Target& unit = *plot.sample;
  std::vector<charts::DotWish> dots;
  for (const PlotRow& row : plot.rows) {
    const double low = value_in_unit_of(row.count > 1 ? *row.low : *row.target, unit);
    double high = row.count > 1 ? value_in_unit_of(*row.high, unit) : low;
    if (row.count == 1 && row.target->value_max)
      high = *row.target->value_max * bare_unit(*row.target).factor / bare_unit(unit).factor;
    double label = width_of(*row.target);
    if (row.count > 1) label = width_of(*row.low) + width_of(*row.high);
    dots.push_back({std::min(low, high), std::max(low, high),
                    row.count > 1 ? charts::Form::dot : form_of(*row.target), name_width(*row.place), label});
  }
  std::vector<charts::RuleWish> rules;
  for (const PlotRule& rule : plot.rules) {
    double names = 0;
    for (const Target* target : rule.targets) names += name_width(*target->plan->place) + 1;
    rules.push_back({value_in_unit_of(*rule.targets.front(), unit), names + width_of(*rule.targets.front())});
  }
  plot.drawing = charts::lay_out(dots, rules);
  for (std::size_t i = 0; i < dots.size(); ++i) plot.rows[i].mark = plot.drawing.dots[i];
  for (std::size_t i = 0; i < rules.size(); ++i) plot.rules[i].mark = plot.drawing.rules[i];
}

}  // namespace

std::string plot_name(const model::Indicator& indicator, std::size_t number) {
  return number == 0 ? std::string(indicator.id) : fmt::format("{}-{}", indicator.id, number + 1);
}

TargetPlot plot_of(const model::Indicator& indicator, Targets targets, const Targets& uppers,
                   std::string name) {
  TargetPlot plot;
  plot.name = std::move(name);
  plot.indicator = &indicator;
  const auto usual = std::find_if(targets.begin(), targets.end(),
                                  [&](const Target* target) { return target->unit == indicator.unit; });
  plot.sample = usual == targets.end() ? targets.front() : *usual;
  const bool down = indicator.direction == model::Direction::down;
  std::stable_sort(targets.begin(), targets.end(),
                   [&](const Target* a, const Target* b) { return is_higher_aim(a, b, *plot.sample, down); });
  plot.highest = targets.front();
  plot.lowest = targets.back();
  plot.count = static_cast<int>(targets.size());
  plot.rules = rules_of(uppers, *plot.sample);
  if (targets.size() > most_places) plot.rows = rows_by_region(targets);
  plot.by_region = !plot.rows.empty();
  if (!plot.by_region) {
    if (targets.size() > most_places) {
      plot.left_out = static_cast<int>(targets.size() - most_places);
      targets.erase(targets.begin() + most_places / 2, targets.end() - most_places / 2);
    }
    plot.rows = rows_by_place(targets);
  }
  lay_out(plot);
  return plot;
}

IndicatorPlots plots_of(const Publication& publication, const model::Indicator& indicator) {
  IndicatorPlots result;
  const Targets uppers = uppers_of(indicator);
  for (Targets& group : groups_of(publication, indicator)) {
    if (result.plots.size() < most_plots && is_worth_drawing(group, uppers)) {
      const std::size_t number = result.plots.size();
      result.plots.push_back(plot_of(indicator, std::move(group), uppers, plot_name(indicator, number)));
    } else {
      result.undrawn.insert(result.undrawn.end(), group.begin(), group.end());
    }
  }
  return result;
}

std::optional<TargetPlot> plot_among(const model::Indicator& indicator, const Targets& targets) {
  std::vector<const model::Place*> places;
  std::map<const model::Place*, Targets> of_place;
  for (const Target* target : targets) {
    if (target->plan->measures.empty()) continue;
    Targets& all = of_place[target->plan->place.to];
    if (all.empty()) places.push_back(target->plan->place.to);
    all.push_back(target);
  }
  Targets mains;
  for (const model::Place* place : places) mains.push_back(main_target(of_place.at(place)));
  const Targets uppers = uppers_of(indicator);
  for (Targets& group : groups_of(mains)) {
    if (is_worth_drawing(group, uppers)) return plot_of(indicator, std::move(group), uppers, {});
  }
  return std::nullopt;
}

std::size_t count_plots(const Publication& publication, const model::Indicator& indicator) {
  const Targets uppers = uppers_of(indicator);
  const std::vector<Targets> groups = groups_of(publication, indicator);
  const auto count = std::count_if(groups.begin(), groups.end(),
                                   [&](const Targets& group) { return is_worth_drawing(group, uppers); });
  return std::min(most_plots, static_cast<std::size_t>(count));
}

}  // namespace planpress::pages

#include "pages/rows.hpp"

#include <algorithm>
#include <map>

namespace planpress::pages {
namespace {

using model::Target;

// Where a target stands in line for being the one to compare by: smaller is better.
int rank_of(const Target& target) {
  int rank = 0;
  if (!target.area.empty()) rank += 8;
  if (target.task != nullptr) rank += 4;
  if (target.measure != nullptr) rank += 1;
  return rank;
}

// The place's target of that year, else the one that it is compared by.
const Target* target_for_year(const model::Indicator& indicator, const model::Place& place,
                              std::optional<int> year) {
  const Target* main = main_target(indicator, place);
  if (main == nullptr || main->year == year) return main;
  const std::vector<const Target*>& targets = indicator.targets_of(place);
  const auto found = std::find_if(targets.begin(), targets.end(), [&](const Target* target) {
    return target->year == year && rank_of(*target) == rank_of(*main);
  });
  return found == targets.end() ? main : *found;
}

}  // namespace

std::vector<BodyLoad> loads_of(const model::Plan& plan) {
  std::map<const model::Body*, std::size_t> index;
  std::vector<BodyLoad> loads;
  for (const model::Body* body : plan.bodies) {
    index[body] = loads.size();
    loads.push_back({body});
  }
  for (const model::Duty& duty : plan.duties) {
    BodyLoad& load = loads[index[duty.body]];
    if (duty.task != nullptr) {
      ++load.tasks;
    } else if (duty.rule != nullptr) {
      ++load.by_rule;
    } else {
      ++(duty.role == model::Role::lead ? load.lead : load.other);
      ++load.total;
    }
  }
  std::stable_sort(loads.begin(), loads.end(), [](const BodyLoad& a, const BodyLoad& b) {
    const auto key = [](const BodyLoad& load) {
      return std::tuple(load.body->collective, -load.lead, -load.total, -load.tasks);
    };
    return key(a) < key(b);
  });
  return loads;
}

TargetInLine in_line(const Target& target) {
  TargetInLine line{&target, {}};
  if (!target.indicator_id) return line;
  for (const model::Place* place = target.plan->place.to; place != nullptr && place->parent;) {
    place = place->parent.to;
    if (const Target* upper = target_for_year(*target.indicator_id, *place, target.year))
      line.above.push_back(compare(target, *upper));
  }
  return line;
}

const Target* main_target(const model::Indicator& indicator, const model::Place& place) {
  return main_target(indicator.targets_of(place));
}

const Target* main_target(const std::vector<const Target*>& targets) {
  const Target* best = nullptr;
  for (const Target* target : targets) {
    const auto key = [](const Target& t) { return std::tuple(rank_of(t), -t.year.value_or(0)); };
    if (best == nullptr || key(*target) < key(*best)) best = target;
  }
  return best;
}

data::View IndicatorCell::standing_of(const IndicatorCell& cell, data::Arena&) {
  if (cell.target == nullptr) return data::View::none();
  for (const Comparison& comparison : in_line(*cell.target).above) {
    if (comparison.standing == Standing::not_comparable) continue;
    return data::View::string(data::Choices<Standing>::names[static_cast<std::size_t>(comparison.standing)]);
  }
  return data::View::none();
}

IndicatorRow row_of(const Publication& publication, const model::Indicator& indicator) {
  IndicatorRow row{&indicator, {}, {}, 0};
  for (const model::Place* place : publication.places) {
    IndicatorCell cell{place, main_target(indicator, *place), 0};
    for (const Target* target : indicator.targets_of(*place)) cell.more += target != cell.target ? 1 : 0;
    row.places += cell.target != nullptr ? 1 : 0;
    row.cells.push_back(cell);
  }
  for (const Target* target : indicator.targets) {
    if (target->plan->measures.empty()) row.above.push_back(target);
  }
  return row;
}

std::vector<IndicatorRow> headline_rows(const Publication& publication, std::size_t most) {
  std::vector<IndicatorRow> rows;
  for (const model::Indicator& indicator : publication.model.indicators) {
    IndicatorRow row = row_of(publication, indicator);
    if (row.places >= 2) rows.push_back(std::move(row));
  }
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
    return std::tuple(-a.places, a.above.empty()) < std::tuple(-b.places, b.above.empty());
  });
  if (rows.size() > most) rows.resize(most);
  return rows;
}

IndicatorSummary sum_up(IndicatorRow row) {
  const model::Indicator& indicator = *row.indicator;
  IndicatorSummary summary{std::move(row)};
  for (const IndicatorCell& cell : summary.row.cells) {
    if (cell.target == nullptr || cell.target->unit != indicator.unit) continue;
    if (summary.highest == nullptr || cell.target->value > summary.highest->value)
      summary.highest = cell.target;
    if (summary.lowest == nullptr || cell.target->value < summary.lowest->value) summary.lowest = cell.target;
  }
  summary.row.cells.clear();
  // Of the places above, those that have none above them stand for all.
  std::erase_if(summary.row.above, [](const model::Target* target) { return target->plan->place->parent; });
  return summary;
}

std::vector<const Target*> all_targets(const model::Plan& plan, bool with_tasks) {
  std::vector<const Target*> targets;
  const auto take = [&](const std::vector<Target>& from) {
    for (const Target& target : from) targets.push_back(&target);
  };
  take(plan.targets);
  for (const model::Measure& measure : plan.measures) take(measure.targets);
  if (with_tasks) {
    for (const model::Task& task : plan.tasks) take(task.targets);
  }
  return targets;
}

std::vector<TargetInLine> headline_targets(const model::Plan& plan, std::size_t most) {
  std::vector<const Target*> targets = all_targets(plan, false);
  const auto weight = [&](const Target* target) {
    const bool whole = target->measure == nullptr;
    const std::size_t shared = target->indicator_id ? target->indicator_id->targets.size() : 0;
    return std::tuple(!whole, !target->area.empty(), shared == 0, -static_cast<int>(shared));
  };
  std::stable_sort(targets.begin(), targets.end(),
                   [&](const auto* a, const auto* b) { return weight(a) < weight(b); });
  std::vector<TargetInLine> lines;
  for (const Target* target : targets) {
    const bool repeated =
        target->indicator_id && std::any_of(lines.begin(), lines.end(), [&](const auto& line) {
          return line.target->indicator_id.to == target->indicator_id.to && line.target->year == target->year;
        });
    if (!repeated) lines.push_back(in_line(*target));
    if (lines.size() == most) break;
  }
  return lines;
}

std::vector<YearOfTargets> by_year(const std::vector<const Target*>& targets) {
  std::map<int, YearOfTargets> years;
  constexpr int after_all = 9999;
  for (const Target* target : targets) {
    YearOfTargets& year = years[target->year.value_or(after_all)];
    year.year = target->year.value_or(0);
    year.targets.push_back(target);
  }
  std::vector<YearOfTargets> list;
  list.reserve(years.size());
  for (auto& [key, year] : years) list.push_back(std::move(year));
  return list;
}

const model::Plan* newest_plan(const model::Place& place) {
  const auto found = std::find_if(place.plans.begin(), place.plans.end(),
                                  [](const auto* p) { return !p->measures.empty(); });
  return found == place.plans.end() ? nullptr : *found;
}

}  // namespace planpress::pages

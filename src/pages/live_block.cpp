#include "pages/live_block.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "pages/query_answer.hpp"

namespace planpress::pages {
namespace {

constexpr std::size_t most_bars = 24;
constexpr std::size_t most_grid_rows = 60;

const model::Indicator& indicator_of(const Query& query, const model::Model& model) {
  const std::string& id = query.fixed("indicator")->value;
  return *std::find_if(model.indicators.begin(), model.indicators.end(),
                       [&](const model::Indicator& indicator) { return indicator.id == id; });
}

template <class Things>
bool name_among(const Things& things, LiveCondition& condition) {
  for (const auto& thing : things) {
    if (thing.id != condition.value) continue;
    condition.value = thing.name;
    return true;
  }
  return false;
}

LiveCondition told(const Query::Condition& asked, const model::Model& model) {
  LiveCondition condition{asked.field.name, asked.op, asked.value, false};
  const std::string& field = condition.field;
  if (asked.op == "contains") return condition;
  condition.coded = field == "kind" || field == "role" || field == "period";
  if (field == "place") name_among(model.places, condition);
  if (field == "sector") name_among(model.sectors, condition);
  if (field == "indicator") name_among(model.indicators, condition);
  if (field == "plan") {
    for (const model::Plan& plan : model.plans) {
      if (plan.id == asked.value) condition.value = plan.title;
    }
  }
  const bool is_function = (field == "body" || field == "function") && name_among(model.functions, condition);
  if (field == "body" && !is_function) name_among(model.bodies, condition);
  return condition;
}

std::vector<const model::Target*> targets_of(const std::vector<Finding>& findings) {
  std::vector<const model::Target*> targets;
  targets.reserve(findings.size());
  for (const Finding& f : findings) targets.push_back(f.target);
  return targets;
}

// The findings as a list; only one kind of thing is found by a query.
void list(const std::vector<Finding>& findings, LiveBlock& block) {
  for (const Finding& f : findings) {
    if (f.target != nullptr) {
      block.targets.push_back(f.target);
    } else if (f.duty != nullptr) {
      block.duties.push_back(f.duty);
    } else if (f.measure != nullptr) {
      block.measures.push_back(f.measure);
    } else {
      block.tasks.push_back(f.task);
    }
  }
}

void draw_targets(const model::Indicator& indicator, LiveBlock& block) {
  block.plot = plot_among(indicator, block.targets);
  if (!block.plot) return;
  std::set<const model::Target*> drawn;
  if (!block.plot->by_region) {
    for (const PlotRow& row : block.plot->rows) drawn.insert(row.target);
  }
  for (const PlotRule& rule : block.plot->rules) drawn.insert(rule.targets.begin(), rule.targets.end());
  for (const model::Target* target : block.targets) {
    if (!drawn.contains(target))
      block.undrawn.push_back({target, reasons_against(*target, *block.plot->sample)});
  }
}

void draw_bars(const Query& query, const Counts& counts, LiveBlock& block) {
  const bool duties = query.what == "responsibilities";
  std::vector<std::string_view> parts{"all"};
  if (duties) parts = {"lead", "other", "by-rule"};
  std::vector<Bar> bars;
  for (const Counts::Row& row : counts.rows) {
    if (bars.size() == most_bars) break;
    bars.push_back({row.thing, duties ? row.parts : std::vector<int>{row.sum}});
  }
  block.bars = bar_chart({}, std::move(parts), bars);
  block.left_out = static_cast<int>(counts.rows.size() - bars.size());
}

// Rows and columns changed over, for a drawing that has room for few columns.
Counts turned(const Counts& counts) {
  Counts result;
  for (const Counts::Row& row : counts.rows) result.heads.push_back(row.thing);
  for (std::size_t i = 0; i < counts.heads.size(); ++i) {
    Counts::Row row{counts.heads[i], {}, {}, 0};
    for (const Counts::Row& from : counts.rows) {
      row.values.push_back(from.values[i]);
      row.sum += from.values[i];
    }
    result.rows.push_back(std::move(row));
  }
  result.missing = counts.missing;
  result.several = counts.several;
  return result;
}

bool has_room(const Counts& counts) {
  return std::min(counts.heads.size(), counts.rows.size()) <= charts::most_columns;
}

void draw_grid(const Counts& counts, LiveBlock& block) {
  std::vector<NumberRow> rows;
  for (const Counts::Row& row : counts.rows) {
    if (rows.size() < most_grid_rows) rows.push_back({row.thing, row.values});
  }
  block.left_out = static_cast<int>(counts.rows.size() - rows.size());
  block.grid = grid_chart({}, counts.heads, rows);
}

void check_drawing(const Query& query, const model::Model& model, diag::Report& report) {
  const std::vector<Finding> findings = answer(query, model);
  if (findings.empty()) return;
  if (query.by.size() == 2 && !has_room(count(query, findings))) {
    const Counts counts = count(query, findings);
    report
        .error(query.chart_place,
               fmt::format("{} rows and {} columns are found, a chart has room for {} of either",
                           counts.rows.size(), counts.heads.size(), charts::most_columns))
        .with_hint("ask for fewer with `where`, count by one field, or leave out `as chart` for a table");
  }
  if (!query.by.empty() || plot_among(indicator_of(query, model), targets_of(findings))) return;
  const bool one = findings.size() == 1;
  report
      .error(query.chart_place,
             one ? "one target is found, and a chart sets two or more side by side"
                 : fmt::format("{} targets are found, and no two of them can be set side by side",
                               findings.size()))
      .with_hint("leave out `as chart` for a table, which tells their years, units and base years");
}

}  // namespace

LiveBlock live_block(const Query& query, const model::Model& model) {
  LiveBlock block;
  block.what = query.what;
  block.caption = query.caption;
  for (const Query::Condition& condition : query.conditions)
    block.conditions.push_back(told(condition, model));
  for (const Query::Field& field : query.by) block.by.push_back(field.name);
  const std::vector<Finding> findings = answer(query, model);
  block.count = static_cast<int>(findings.size());
  if (findings.empty()) return block;
  if (query.by.empty()) {
    list(findings, block);
    if (query.chart) draw_targets(indicator_of(query, model), block);
    return block;
  }
  Counts counts = count(query, findings);
  if (query.chart && query.by.size() == 1) draw_bars(query, counts, block);
  if (query.chart && query.by.size() == 2 && has_room(counts)) {
    if (counts.heads.size() > charts::most_columns) {
      counts = turned(counts);
      std::swap(block.by[0], block.by[1]);
    }
    draw_grid(counts, block);
  }
  block.missing = counts.missing;
  block.several = counts.several;
  if (query.by.size() == 2) block.heads = counts.heads;
  for (Counts::Row& row : counts.rows) block.rows.push_back({row.thing, std::move(row.values), row.sum});
  return block;
}

void check_live_blocks(const model::Model& model, diag::Report& report) {
  for (const model::Note& note : model.notes) {
    for (const markdown::Embed& embed : note.body.embeds()) {
      const Query query = parse_query(embed.code, embed.place, report);
      check_values(query, model, report);
      // What can be drawn is known once all things are tied together.
      if (query.chart && !report.has_errors()) check_drawing(query, model, report);
    }
  }
}

}  // namespace planpress::pages

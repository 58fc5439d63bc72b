// A row is a name, a track and a dot with its value beside it:
//
//                     全国 ≥ 25%
//                         ┊   江苏 约 30%
//     海门     ───────────┊───────┊──────○ 约 35%
//     乳山     ───────────┊──●─▸ ≥ 28%
//              0     10    20     30     40
//
// The value stands to the right of the dot, where that has no room to the left, else above it in a taller
// row. Names that are too long for a column of their own stand above their tracks.
#include "charts/dot_plot.hpp"

#include <algorithm>

namespace planpress::charts {
namespace {

constexpr double line = 1.5;         // a line of text
constexpr double row_height = 1.9;   // a name, its track and its value in one line
constexpr double longest_name = 7;   // longer ones stand above
constexpr double beside_dot = 0.75;  // from a dot's middle to its text
constexpr double arrow = 1.15;       // what an arrow takes more
constexpr double right_end = 90;     // room for an arrow at the highest value
constexpr double base = 0.35;        // from the middle of a line to its base line

double in_em(double percent) {
  return percent / 100 * narrowest;
}

// Beside the dot or above it; `taller` when the row needs a line more.
TextMark place_value(const DotMark& dot, const DotWish& wish, double left, bool& taller) {
  const double right_of = beside_dot + (dot.form == Form::up ? arrow : 0);
  const double left_of = beside_dot + (dot.form == Form::down ? arrow : 0);
  if (in_em(dot.x_max) + right_of + wish.label <= narrowest) return {dot.x_max, right_of, 0, Anchor::start};
  if (in_em(dot.x) - left_of - wish.label >= in_em(left)) return {dot.x, -left_of, 0, Anchor::end};
  taller = true;
  return {dot.x, 0, 0, anchor_inside({dot.x, wish.label})};
}

}  // namespace

DotPlot lay_out(std::span<const DotWish> rows, std::span<const RuleWish> rules) {
  DotPlot plot;
  if (rows.empty()) return plot;
  double low = rows.front().value;
  double high = low;
  double name = 0;
  for (const DotWish& row : rows) {
    low = std::min(low, row.value);
    high = std::max(high, row.value_max);
    name = std::max(name, row.name);
  }
  for (const RuleWish& rule : rules) {
    low = std::min(low, rule.value);
    high = std::max(high, rule.value);
  }
  const bool names_above = name > longest_name;
  // At the left end a dot needs the room of its own half.
  plot.left = names_above ? 3 : (name + 1.2) / narrowest * 100;
  plot.right = right_end;
  const Scale scale = scale_over(low, high, 5);
  plot.broken = scale.broken;
  const auto x_of = [&](double value) { return plot.left + (plot.right - plot.left) * scale.at(value); };

  std::vector<LabelWish> wishes;
  for (const RuleWish& rule : rules) wishes.push_back({x_of(rule.value), rule.label});
  const std::vector<LabelPlace> places = place_in_lanes(wishes);
  int lanes = 0;
  for (const LabelPlace& place : places) lanes = std::max(lanes, place.lane + 1);
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const double y = (places[i].lane + 1) * line;
    plot.rules.push_back({wishes[i].at, y, {wishes[i].at, 0, y - base, places[i].anchor}});
  }

  plot.top = lanes * line + 0.4;
  double y = plot.top;
  for (const DotWish& row : rows) {
    DotMark dot{x_of(row.value), x_of(row.value_max), 0, row.form, {}, {}};
    bool taller = false;
    dot.label = place_value(dot, row, plot.left, taller);
    if (names_above) y += line;
    dot.name = {0, 0, y - base, Anchor::start};
    if (taller) y += line - 0.3;
    dot.y = y + row_height / 2;
    if (!names_above) dot.name.y = dot.y + base;
    dot.label.y = dot.y + base - (taller ? line - 0.3 : 0);
    plot.dots.push_back(dot);
    y += row_height;
  }
  plot.bottom = y + 0.2;
  std::vector<LabelWish> ticks;
  for (const double value : scale.ticks) ticks.push_back({x_of(value), 2});
  for (std::size_t i = 0; i < ticks.size(); ++i)
    plot.ticks.push_back({ticks[i].at, scale.ticks[i], anchor_inside(ticks[i])});
  plot.height = plot.bottom + 1.7;
  return plot;
}

}  // namespace planpress::charts

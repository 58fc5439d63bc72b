#include "charts/grid.hpp"

#include <algorithm>
#include <cmath>

namespace planpress::charts {
namespace {

constexpr double row_height = 1.9;
constexpr double narrowest_column = 1.8;  // where names leave less, they stand above their rows
constexpr double largest = 0.88;
constexpr double smallest = 0.5;
constexpr double base = 0.35;
constexpr double line = 1.4;

}  // namespace

Grid lay_out(std::span<const GridWish> rows, std::span<const double> heads) {
  Grid grid;
  double name = 0;
  int most = 1;
  for (const GridWish& row : rows) {
    name = std::max(name, row.name);
    for (const int value : row.values) most = std::max(most, value);
  }
  const auto columns = static_cast<double>(std::max<std::size_t>(heads.size(), 1));
  const bool above = (narrowest - name - 0.4) / columns < narrowest_column;
  const double left = above ? 0 : (name + 0.4) / narrowest * 100;
  const double column = (100 - left) / columns;
  const auto x_of = [&](std::size_t i) { return left + column * (static_cast<double>(i) + 0.5); };

  std::vector<LabelWish> wishes;
  wishes.reserve(heads.size());
  for (std::size_t i = 0; i < heads.size(); ++i) wishes.push_back({x_of(i), heads[i]});
  const std::vector<LabelPlace> places = place_in_lanes(wishes);
  int lanes = 0;
  for (const LabelPlace& place : places) lanes = std::max(lanes, place.lane + 1);
  // The lowest lane stands nearest to the rows.
  for (std::size_t i = 0; i < heads.size(); ++i)
    grid.heads.push_back({wishes[i].at, 0, (lanes - places[i].lane) * line - base, places[i].anchor});

  grid.top = lanes * line + 0.2;
  double y = grid.top;
  for (const GridWish& row : rows) {
    if (above) y += line;
    GridRow mark{
        y + row_height / 2, {0, 0, above ? y - base + 0.1 : y + row_height / 2 + base, Anchor::start}, {}};
    for (std::size_t i = 0; i < row.values.size(); ++i) {
      const double share = static_cast<double>(row.values[i]) / most;
      const double radius = row.values[i] > 0 ? smallest + (largest - smallest) * std::sqrt(share) : 0;
      mark.discs.push_back({x_of(i), radius, row.values[i]});
    }
    grid.rows.push_back(std::move(mark));
    y += row_height;
  }
  grid.height = y + 0.2;
  return grid;
}

}  // namespace planpress::charts

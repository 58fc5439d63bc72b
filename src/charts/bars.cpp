#include "charts/bars.hpp"

#include <algorithm>
#include <numeric>
#include <string>

namespace planpress::charts {
namespace {

constexpr double longest_name = 7;  // longer ones stand above their bars
constexpr double base = 0.35;
constexpr double gap = 0.45;  // between rows
constexpr double line = 1.4;
constexpr double sign = 1.3;  // the sign of a part before its number

int sum_of(const BarWish& row) {
  return std::accumulate(row.parts.begin(), row.parts.end(), 0);
}

double number_width(int value) {
  return width_in_em(std::to_string(value));
}

}  // namespace

Bars lay_out(std::span<const BarWish> rows) {
  Bars bars;
  double name = 0;
  int most = 1;
  for (const BarWish& row : rows) {
    name = std::max(name, row.name);
    most = std::max(most, sum_of(row));
  }
  const bool above = name > longest_name;
  const double left = above ? 0 : (name + 0.6) / narrowest * 100;
  const double right = 100 - (number_width(most) + 0.5) / narrowest * 100;
  const double unit = (right - left) / most;
  double y = 0;
  for (const BarWish& row : rows) {
    if (above) y += line;
    BarMark mark{y, {0, 0, above ? y - base : y + bar_height / 2 + base, Anchor::start}, {}, sum_of(row), {}};
    double x = left;
    for (const int value : row.parts) {
      const double width = value * unit;
      mark.segments.push_back({x, width, value, width / 100 * narrowest >= number_width(value) + sign});
      x += width;
    }
    mark.total = {x, 0.3, y + bar_height / 2 + base, Anchor::start};
    bars.rows.push_back(std::move(mark));
    y += bar_height + gap;
  }
  bars.height = y;
  return bars;
}

}  // namespace planpress::charts

// Stacked bars: one row a thing, a segment a part.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "charts/dot_plot.hpp"
#include "data/fields.hpp"

namespace planpress::charts {

/// One row to be drawn: the width of its name in em and its parts, in the order in which they are stacked.
struct BarWish {
  double name = 0;
  std::vector<int> parts;
};

/// One part of a row; parts of nothing have no width.
struct Segment {
  double x = 0;
  double width = 0;
  int value = 0;
  bool roomy = false;  // the number has room inside
  static constexpr std::string_view record_name = "segment";
  static constexpr std::string_view record_doc = "A part of a stacked bar.";
  static constexpr auto fields = data::FieldList{
      shown("x", &Segment::x, "Where it begins, in percent of the width."),
      shown("width", &Segment::width, "How wide it is, in percent of the width."),
      shown("value", &Segment::value, "What it stands for."),
      shown("roomy", &Segment::roomy, "Whether its number has room inside."),
  };
};

/// A row.
struct BarMark {
  double y = 0;
  TextMark name;
  TextMark total;
  int sum = 0;
  std::vector<Segment> segments;
  static constexpr std::string_view record_name = "bar mark";
  static constexpr std::string_view record_doc = "A row of stacked bars.";
  static constexpr auto fields = data::FieldList{
      shown("y", &BarMark::y, "The upper edge of the bar, in em."),
      shown("name", &BarMark::name, "Where the row's name stands."),
      shown("total", &BarMark::total, "Where its sum stands."),
      shown("sum", &BarMark::sum, "All parts together."),
      shown("segments", &BarMark::segments, "Its parts, in the order of the legend."),
  };
};

/// How high a bar is, in em.
inline constexpr double bar_height = 1.3;

struct Bars {
  std::vector<BarMark> rows;
  double height = 0;
};

/// Lays stacked bars out; the longest sum fills the width that names leave.
Bars lay_out(std::span<const BarWish> rows);

}  // namespace planpress::charts

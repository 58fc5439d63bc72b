// A dot plot: one row a place, its value a dot, the values above it rules from top to bottom.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "charts/labels.hpp"
#include "charts/scale.hpp"
#include "data/fields.hpp"

namespace planpress::charts {

using data::shown;

/// How a value is meant: just so, about, at least, at most.
enum class Form : std::uint8_t { dot, ring, up, down };

/// One row to be drawn: its value, the upper end where it is a range, and the widths of its texts in em.
struct DotWish {
  double value = 0;
  double value_max = 0;  // equal to `value` where there is no range
  Form form = Form::dot;
  double name = 0;
  double label = 0;
};

/// A vertical rule: its value and the width of its text in em.
struct RuleWish {
  double value = 0;
  double label = 0;
};

/// A text of the drawing: `x` in percent, `dx` and `y` in em.
struct TextMark {
  double x = 0;
  double dx = 0;
  double y = 0;
  Anchor anchor = Anchor::start;
  static constexpr std::string_view record_name = "text mark";
  static constexpr std::string_view record_doc = "Where a text of a drawing stands.";
  static constexpr auto fields = data::FieldList{
      shown("x", &TextMark::x, "In percent of the width."),
      shown("dx", &TextMark::dx, "In em beside that."),
      shown("y", &TextMark::y, "Its base line, in em."),
      shown("anchor", &TextMark::anchor, "start, middle or end, as SVG's `text-anchor`."),
  };
};

/// A row's dot.
struct DotMark {
  double x = 0;
  double x_max = 0;
  double y = 0;
  Form form = Form::dot;
  TextMark name;
  TextMark label;
  static constexpr std::string_view record_name = "dot mark";
  static constexpr std::string_view record_doc = "A row of a dot plot.";
  static constexpr auto fields = data::FieldList{
      shown("x", &DotMark::x, "Its value, in percent of the width."),
      shown("x_max", &DotMark::x_max, "The upper end of a range; else as `x`."),
      shown("y", &DotMark::y, "The row's middle, in em."),
      shown("form", &DotMark::form, "dot, ring (about), up (at least), down (at most)."),
      shown("name", &DotMark::name, "Where the row's name stands."),
      shown("label", &DotMark::label, "Where its value stands."),
  };
};

/// A vertical line with its text at the top.
struct RuleMark {
  double x = 0;
  double y = 0;
  TextMark label;
  static constexpr std::string_view record_name = "rule mark";
  static constexpr std::string_view record_doc = "A vertical rule of a drawing.";
  static constexpr auto fields = data::FieldList{
      shown("x", &RuleMark::x, "In percent of the width."),
      shown("y", &RuleMark::y, "Where it begins, in em."),
      shown("label", &RuleMark::label, "Where its text stands."),
  };
};

/// A round value on the axis.
struct TickMark {
  double x = 0;
  double value = 0;
  Anchor anchor = Anchor::middle;
  static constexpr std::string_view record_name = "tick mark";
  static constexpr std::string_view record_doc = "A round value on an axis.";
  static constexpr auto fields = data::FieldList{
      shown("x", &TickMark::x, "In percent of the width."),
      shown("value", &TickMark::value, "The value."),
      shown("anchor", &TickMark::anchor, "start, middle or end."),
  };
};

/// The whole drawing. Rows and rules stand in the order in which they were given.
struct DotPlot {
  std::vector<DotMark> dots;
  std::vector<RuleMark> rules;
  std::vector<TickMark> ticks;
  bool broken = false;
  double left = 0;
  double right = 0;
  double top = 0;
  double bottom = 0;
  double height = 0;
  static constexpr std::string_view record_name = "dot plot";
  static constexpr std::string_view record_doc =
      "The geometry of a dot plot; lengths along in percent of the width, lengths down in em.";
  static constexpr auto fields = data::FieldList{
      shown("ticks", &DotPlot::ticks, "The round values on its axis."),
      shown("broken", &DotPlot::broken, "Whether the axis does not begin at zero."),
      shown("left", &DotPlot::left, "Where the axis begins."),
      shown("right", &DotPlot::right, "Where it ends."),
      shown("top", &DotPlot::top, "Above the first row."),
      shown("bottom", &DotPlot::bottom, "Below the last row."),
      shown("height", &DotPlot::height, "The height of the whole."),
  };
};

/// Lays a dot plot out. Rules share a line of text where there is room.
DotPlot lay_out(std::span<const DotWish> rows, std::span<const RuleWish> rules);

}  // namespace planpress::charts

template <>
struct planpress::data::Choices<planpress::charts::Form> {
  static constexpr std::array<std::string_view, 4> names{"dot", "ring", "up", "down"};
};

#include <doctest/doctest.h>

#include <cmath>

#include "charts/bars.hpp"
#include "charts/dot_plot.hpp"
#include "charts/grid.hpp"
#include "charts/tree.hpp"

using namespace planpress::charts;

namespace {

double em(double percent) {
  return percent / 100 * narrowest;
}

struct Extent {
  double from = 0;
  double to = 0;
};

Extent extent_of(const TextMark& mark, double width) {
  const double x = em(mark.x) + mark.dx;
  const double before = mark.anchor == Anchor::start ? 0 : mark.anchor == Anchor::middle ? width / 2 : width;
  return {x - before, x - before + width};
}

}  // namespace

TEST_CASE("a dot stands where its value is, and zero is where the axis begins") {
  const DotWish rows[] = {{35, 35, Form::ring, 2, 3.5}, {25, 25, Form::up, 2, 4}, {0, 0, Form::dot, 3, 2}};
  const RuleWish rules[] = {{25, 5}};
  const DotPlot plot = lay_out(rows, rules);
  REQUIRE(plot.dots.size() == 3);
  CHECK(!plot.broken);
  CHECK(plot.dots[2].x == doctest::Approx(plot.left));
  CHECK(plot.dots[1].x == doctest::Approx(plot.rules[0].x));
  CHECK((plot.dots[1].x - plot.left) / (plot.dots[0].x - plot.left) == doctest::Approx(25.0 / 35));
  CHECK(plot.ticks.front().x == doctest::Approx(plot.left));
  CHECK(plot.ticks.back().x == doctest::Approx(plot.right));
}

TEST_CASE("a range is drawn from end to end") {
  const DotWish rows[] = {{1, 2, Form::dot, 2, 3}, {4, 4, Form::dot, 2, 3}};
  const DotPlot plot = lay_out(rows, {});
  CHECK(plot.dots[0].x_max - plot.dots[0].x == doctest::Approx(plot.dots[0].x - plot.left));
  CHECK(plot.dots[1].x_max == plot.dots[1].x);
}

TEST_CASE("values are clear of their dots, arrows and names, and stay inside, for one row and for sixty") {
  for (const int count : {1, 2, 7, 60}) {
    for (const double name : {2.0, 5.0, 12.0}) {
      std::vector<DotWish> rows;
      for (int i = 0; i < count; ++i) {
        const double value = 20 + i * 1.5;
        rows.push_back({value, value, static_cast<Form>(i % 4), name, 2.0 + i % 8});
      }
      const DotPlot plot = lay_out(rows, {});
      double last = plot.top - 1;
      for (std::size_t i = 0; i < rows.size(); ++i) {
        CAPTURE(count);
        CAPTURE(name);
        CAPTURE(i);
        const DotMark& dot = plot.dots[i];
        const Extent value = extent_of(dot.label, rows[i].label);
        CHECK(value.from >= -1e-9);
        CHECK(value.to <= narrowest + 1e-9);
        const bool beside = dot.label.y > dot.y;
        if (beside) CHECK((value.from > em(dot.x) + 0.4 || value.to < em(dot.x) - 0.4));
        const bool name_beside = std::abs(dot.name.y - dot.label.y) < 0.9;
        if (name_beside) CHECK(value.from >= name);
        CHECK(dot.y > last);
        last = dot.y;
      }
      CHECK(plot.bottom > last);
      CHECK(plot.height > plot.bottom);
    }
  }
}

TEST_CASE("rules that lie close to each other have a line of text each") {
  const DotWish rows[] = {{90, 90, Form::up, 2, 4}};
  const RuleWish rules[] = {{25, 6}, {28, 6}, {30, 6}};
  const DotPlot plot = lay_out(rows, rules);
  CHECK(plot.rules[0].label.y != plot.rules[1].label.y);
  CHECK(plot.rules[1].label.y != plot.rules[2].label.y);
  CHECK(plot.rules[2].label.y < plot.top);
}

TEST_CASE("nothing to draw is nothing drawn") {
  CHECK(lay_out(std::span<const DotWish>(), {}).dots.empty());
  CHECK(lay_out(std::span<const BarWish>()).rows.empty());
  CHECK(lay_out(std::span<const int>(), 2).nodes.empty());
}

TEST_CASE("bars are as long as their sums and their parts fill them") {
  const BarWish rows[] = {{4, {3, 6, 0}}, {6, {1, 2, 15}}};
  const Bars bars = lay_out(rows);
  const auto length = [](const BarMark& bar) {
    double sum = 0;
    for (const Segment& segment : bar.segments) sum += segment.width;
    return sum;
  };
  CHECK(length(bars.rows[1]) == doctest::Approx(2 * length(bars.rows[0])));
  CHECK(bars.rows[0].sum == 9);
  CHECK(bars.rows[0].segments[2].width == 0);
  CHECK(bars.rows[0].segments[1].x ==
        doctest::Approx(bars.rows[0].segments[0].x + bars.rows[0].segments[0].width));
  CHECK(em(bars.rows[1].total.x) + 0.3 + width_in_em("18") <= narrowest);
  CHECK(bars.rows[1].segments[2].roomy);
  CHECK(!bars.rows[1].segments[0].roomy);
}

TEST_CASE("long names stand above their bars, short ones beside them") {
  const BarWish beside[] = {{5, {1}}};
  CHECK(lay_out(beside).rows[0].segments[0].x > 0);
  const BarWish above[] = {{14, {1}}};
  const Bars bars = lay_out(above);
  CHECK(bars.rows[0].segments[0].x == 0);
  CHECK(bars.rows[0].name.y < bars.rows[0].y);
}

TEST_CASE("a disc's area grows with its number, none is drawn for nothing, and neighbours do not touch") {
  const GridWish rows[] = {{3, {0, 4, 64, 1, 2, 3, 4, 5}}};
  const double heads[] = {3, 3, 3, 3, 3, 3, 3, 3};
  const Grid grid = lay_out(rows, heads);
  const auto& discs = grid.rows[0].discs;
  CHECK(discs[0].radius == 0);
  CHECK(discs[2].radius > discs[1].radius);
  for (std::size_t i = 1; i < discs.size(); ++i)
    CHECK(em(discs[i].x - discs[i - 1].x) > discs[i].radius + discs[i - 1].radius);
  // Heads of eight columns need two lines.
  CHECK(grid.heads[0].y != grid.heads[1].y);
  for (const TextMark& head : grid.heads) CHECK(head.y < grid.top);
}

TEST_CASE("a node stands below and to the right of the one above it") {
  const int parents[] = {-1, 0, 1, 0, -1};
  const Tree tree = lay_out(parents, 2.7);
  CHECK(tree.nodes[2].depth == 2);
  CHECK(tree.nodes[2].parent_y == tree.nodes[1].y);
  CHECK(tree.nodes[3].parent_y == tree.nodes[0].y);
  CHECK(tree.nodes[4].parent_y == tree.nodes[4].y);
  CHECK(tree.nodes[1].x > tree.nodes[0].x);
  CHECK(tree.height == doctest::Approx(5 * 2.7));
}

#include "charts/labels.hpp"

#include <algorithm>
#include <numeric>

#include "text/utf8.hpp"

namespace planpress::charts {
namespace {

constexpr double gap = 0.5;

struct Extent {
  double from = 0;
  double to = 0;
};

Extent extent_of(const LabelWish& label, Anchor anchor) {
  const double x = label.at / 100 * narrowest;
  const double before = anchor == Anchor::start    ? 0
                        : anchor == Anchor::middle ? label.width / 2
                                                   : label.width;
  return {x - before, x - before + label.width};
}

}  // namespace

double width_in_em(std::string_view text) {
  double width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint point = text::decode(text, at);
    const int columns = text::width_of(point.value);
    width += columns == 2 ? 1 : columns * 0.6;
    at += point.length;
  }
  return width;
}

Anchor anchor_inside(const LabelWish& label) {
  const Extent middle = extent_of(label, Anchor::middle);
  if (middle.from < 0) return Anchor::start;
  return middle.to > narrowest ? Anchor::end : Anchor::middle;
}

std::vector<LabelPlace> place_in_lanes(std::span<const LabelWish> labels) {
  std::vector<LabelPlace> places(labels.size());
  std::vector<std::size_t> order(labels.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return labels[a].at < labels[b].at; });
  std::vector<double> ends;  // where each lane is free again
  for (const std::size_t i : order) {
    places[i].anchor = anchor_inside(labels[i]);
    const Extent extent = extent_of(labels[i], places[i].anchor);
    const auto lane =
        std::find_if(ends.begin(), ends.end(), [&](double end) { return end + gap <= extent.from; });
    places[i].lane = static_cast<int>(lane - ends.begin());
    if (lane == ends.end()) {
      ends.push_back(extent.to);
    } else {
      *lane = extent.to;
    }
  }
  return places;
}

}  // namespace planpress::charts

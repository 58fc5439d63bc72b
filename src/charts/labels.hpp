// Where words stand in a drawing without running into each other.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "data/fields.hpp"

// Drawings are as wide as their page: what stands along is a share of the width, what has the size of text is
// in em. Words are placed for the narrowest screen; what is apart there is apart on every wider one.
namespace planpress::charts {

/// The narrowest drawing in em: a screen of 320 px less its margins, with text of 15 px.
inline constexpr double narrowest = 19;

/// Which part of a text stands at its point; named as SVG's `text-anchor`.
enum class Anchor : std::uint8_t { start, middle, end };

/// How wide a text is at most, in em.
double width_in_em(std::string_view text);

/// A text that belongs to a point: `at` in percent of the width, `width` in em.
struct LabelWish {
  double at = 0;
  double width = 0;
};

/// Where it has come to stand: its anchor keeps it inside the drawing, its lane (from 0) clear of the others.
struct LabelPlace {
  Anchor anchor = Anchor::middle;
  int lane = 0;
};

/// Which anchor keeps a text inside the drawing.
Anchor anchor_inside(const LabelWish& label);

/// Places labels into as few lanes as can be, in the order given. No two of a lane are nearer than half an
/// em.
std::vector<LabelPlace> place_in_lanes(std::span<const LabelWish> labels);

}  // namespace planpress::charts

template <>
struct planpress::data::Choices<planpress::charts::Anchor> {
  static constexpr std::array<std::string_view, 3> names{"start", "middle", "end"};
};

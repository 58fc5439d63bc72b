// Places gathered by the region that they are a part of, for pages that must not grow with the nation.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "model/vocabulary.hpp"

namespace planpress::pages {

/// The most places that a comparison shows one by one; more are gathered by region.
inline constexpr std::size_t most_places = 60;

/// A place and those of the places asked for that lie in it, itself among them.
struct Region {
  const model::Place* place = nullptr;
  std::vector<const model::Place*> places;
};

/// Gathers places by the highest places that part them: over a nation its provinces, in a province its
/// prefectures. Empty when that gives more than `most_places` regions or fewer than two.
std::vector<Region> regions_of(std::span<const model::Place* const> places);

/// The places below `top` with plans of their own, in the order of the data's tree.
std::vector<const model::Place*> places_below(const model::Place& top);

}  // namespace planpress::pages

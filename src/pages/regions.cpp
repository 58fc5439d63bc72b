#include "pages/regions.hpp"

#include <algorithm>
#include <map>

#include "pages/rows.hpp"

namespace planpress::pages {
namespace {

using Path = std::vector<const model::Place*>;

Path path_to(const model::Place& place) {
  Path path;
  for (const model::Place* step = &place; step != nullptr; step = step->parent.to) path.push_back(step);
  std::reverse(path.begin(), path.end());
  return path;
}

void add_below(const model::Place& top, Path& places) {
  for (const model::Place* child : top.children) {
    if (newest_plan(*child) != nullptr) places.push_back(child);
    add_below(*child, places);
  }
}

}  // namespace

std::vector<Region> regions_of(std::span<const model::Place* const> places) {
  std::vector<Path> paths;
  std::size_t shared = static_cast<std::size_t>(-1);
  for (const model::Place* place : places) {
    paths.push_back(path_to(*place));
    const auto parts =
        std::mismatch(paths.front().begin(), paths.front().end(), paths.back().begin(), paths.back().end());
    shared = std::min(shared, static_cast<std::size_t>(parts.first - paths.front().begin()));
  }
  std::vector<Region> regions;
  std::map<const model::Place*, std::size_t> known;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const model::Place* region = paths[i].size() > shared ? paths[i][shared] : places[i];
    const auto [at, is_new] = known.try_emplace(region, regions.size());
    if (is_new) regions.push_back({region, {}});
    if (regions.size() > most_places) return {};
    regions[at->second].places.push_back(places[i]);
  }
  if (regions.size() < 2) regions.clear();
  return regions;
}

std::vector<const model::Place*> places_below(const model::Place& top) {
  Path places;
  add_below(top, places);
  return places;
}

}  // namespace planpress::pages

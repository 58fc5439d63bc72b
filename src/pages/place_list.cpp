#include "pages/place_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "pages/regions.hpp"

namespace planpress::pages {
namespace {

bool are_in_order_of_codes(const std::vector<ListedPlace>& items) {
  const auto misplaced =
      std::adjacent_find(items.begin(), items.end(), [](const ListedPlace& a, const ListedPlace& b) {
        return a.place->code.empty() || b.place->code < a.place->code;
      });
  return misplaced == items.end() && !items.back().place->code.empty();
}

}  // namespace

PlaceList::PlaceList(std::string route, std::vector<ListedPlace> items, std::size_t a_part,
                     std::shared_ptr<const void> whole)
    : route_(std::move(route)), items_(std::move(items)), a_part_(a_part), whole_(std::move(whole)) {
  if (parts() == 1) return;
  by_code_ = are_in_order_of_codes(items_);
  for (std::size_t i = 0; i < items_.size(); ++i) by_id_.emplace_back(items_[i].id, i);
  std::sort(by_id_.begin(), by_id_.end());
  find_ways();
}

std::size_t PlaceList::parts() const {
  return items_.size() <= a_part_ ? 1 : (items_.size() + a_part_ - 1) / a_part_;
}

std::string PlaceList::route_of(std::size_t part) const {
  if (part == 1) return route_;
  constexpr std::string_view index = "/index";
  const std::string_view stem = std::string_view(route_).substr(
      0, route_.ends_with(index) ? route_.size() - index.size() : route_.size());
  return fmt::format("{}/part-{}", stem, part);
}

std::pair<std::size_t, std::size_t> PlaceList::range_of(std::size_t part) const {
  if (parts() == 1) return {0, items_.size()};
  const std::size_t first = (part - 1) * a_part_;
  return {first, std::min(first + a_part_, items_.size())};
}

std::size_t PlaceList::part_with(std::string_view id) const {
  const auto at = std::lower_bound(by_id_.begin(), by_id_.end(), std::pair(id, std::size_t{0}));
  return at == by_id_.end() || at->first != id ? 0 : at->second / a_part_ + 1;
}

void PlaceList::find_ways() {
  const auto add = [&](const model::Place* region, std::size_t first, std::size_t last) {
    ways_.push_back({region, items_[first].place, items_[last].place,
                     fmt::format("{}#{}", route_of(first / a_part_ + 1), items_[first].id)});
  };
  std::vector<const model::Place*> places;
  std::map<const model::Place*, std::size_t> position;
  for (const ListedPlace& item : items_) {
    position.emplace(item.place, places.size());
    places.push_back(item.place);
  }
  for (const Region& region : regions_of(places))
    add(region.place, position.at(region.places.front()), position.at(region.places.back()));
  if (!ways_.empty()) return;
  const std::size_t together = (parts() + most_places - 1) / most_places * a_part_;
  for (std::size_t first = 0; first < items_.size(); first += together)
    add(nullptr, first, std::min(first + together, items_.size()) - 1);
}

std::vector<PartNumber> PlaceList::numbers_around(std::size_t part) const {
  std::vector<PartNumber> numbers;
  const auto add = [&](std::size_t number) {
    const bool gap = !numbers.empty() && static_cast<std::size_t>(numbers.back().number) + 1 < number;
    numbers.push_back({static_cast<int>(number), route_of(number), gap});
  };
  const std::size_t first = part > 2 ? part - 2 : 1;
  const std::size_t last = std::min(part + 2, parts());
  if (first > 1) add(1);
  for (std::size_t number = first; number <= last; ++number) add(number);
  if (last < parts()) add(parts());
  return numbers;
}

ListPart PlaceList::show(std::size_t part) const {
  const auto [first, last] = range_of(part);
  ListPart shown;
  shown.number = static_cast<int>(part);
  shown.parts = static_cast<int>(parts());
  shown.first = static_cast<int>(first) + 1;
  shown.last = static_cast<int>(last);
  shown.total = static_cast<int>(items_.size());
  shown.by_code = by_code_;
  if (part > 1) shown.before = route_of(part - 1);
  if (part < parts()) shown.after = route_of(part + 1);
  shown.numbers = numbers_around(part);
  shown.ways = ways_;
  return shown;
}

}  // namespace planpress::pages

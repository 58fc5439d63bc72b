// What pages look up of the whole publication, worked out once.
#pragma once

#include <algorithm>
#include <map>
#include <span>
#include <vector>

#include "data/fields.hpp"
#include "model/model.hpp"

namespace planpress::pages {

/// Measures of one place whose main sector is the one asked for.
struct PlaceMeasures {
  const model::Place* place = nullptr;
  std::vector<const model::Measure*> measures;
  static constexpr std::string_view record_name = "measures of a place";
  static constexpr auto fields = data::FieldList{
      data::shown("place", &PlaceMeasures::place, "The place."),
      data::shown("measures", &PlaceMeasures::measures, "Its measures of the sector."),
  };
};

/// Lookups whose cost does not grow with the publication; nothing is read in the order of the maps.
class Index {
 public:
  explicit Index(const model::Model& model);

  /// The notes that are about a thing, newest first.
  std::vector<const model::Note*> notes_about(const void* thing) const;
  /// The places with measures of the sector, in the order of the data.
  std::span<const PlaceMeasures> places_of(const model::Sector& sector) const;
  /// The bodies of the function that have pages, in the order of the data.
  std::span<const model::Body* const> bodies_of(const model::Function& function) const;

 private:
  void add_sectors(const model::Model& model);

  std::map<const void*, std::vector<const model::Note*>> notes_;
  std::map<const model::Sector*, std::vector<PlaceMeasures>> sectors_;
  std::map<const model::Function*, std::vector<const model::Body*>> functions_;
};

template <class T>
struct Neighbours {
  std::vector<T> near;
  int count = 0;  // of all that stand elsewhere
};

/// Up to `most` of the items around those of `place`, which are left out: a page shows its neighbours, not
/// all. REQUIRES: the items stand in the order of the places. `place_of` gives an item's place.
template <class T, class PlaceOf>
Neighbours<T> neighbours(std::span<const T> items, const model::Place* place, std::size_t most,
                         PlaceOf&& place_of) {
  const auto begin =
      std::partition_point(items.begin(), items.end(), [&](const T& item) { return place_of(item) < place; });
  const auto end =
      std::partition_point(begin, items.end(), [&](const T& item) { return place_of(item) == place; });
  const auto room_before = static_cast<std::size_t>(begin - items.begin());
  const auto room_after = static_cast<std::size_t>(items.end() - end);
  const std::size_t after = std::min(room_after, most - std::min(room_before, most / 2));
  const std::size_t before = std::min(room_before, most - after);
  Neighbours<T> found{{begin - static_cast<std::ptrdiff_t>(before), begin},
                      static_cast<int>(room_before + room_after)};
  found.near.insert(found.near.end(), end, end + static_cast<std::ptrdiff_t>(after));
  return found;
}

}  // namespace planpress::pages

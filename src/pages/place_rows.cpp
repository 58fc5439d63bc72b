#include "pages/place_rows.hpp"

#include "pages/regions.hpp"

namespace planpress::pages {

void PlaceRow::add(const PlaceRow& other) {
  places += other.places;
  measures += other.measures;
  targets += other.targets;
  tasks += other.tasks;
  bodies += other.bodies;
}

PlaceRow row_of(const model::Place& place) {
  const model::Plan* plan = newest_plan(place);
  return {&place,
          plan,
          1,
          static_cast<int>(plan->measures.size()),
          static_cast<int>(all_targets(*plan, false).size()),
          static_cast<int>(plan->tasks.size()),
          static_cast<int>(plan->bodies.size())};
}

PlaceRow sum_of_places(const Publication& publication) {
  PlaceRow sum;
  for (const model::Place* place : publication.places) sum.add(row_of(*place));
  return sum;
}

std::vector<PlaceRow> rows_of_regions(const Publication& publication) {
  std::vector<PlaceRow> rows;
  for (const Region& region : regions_of(publication.places)) {
    PlaceRow& row = rows.emplace_back();
    row.place = region.place;
    for (const model::Place* place : region.places) row.add(row_of(*place));
  }
  return rows;
}

}  // namespace planpress::pages

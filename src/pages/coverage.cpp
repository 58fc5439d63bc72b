#include "pages/coverage.hpp"

#include <map>

#include "pages/regions.hpp"
#include "pages/routes.hpp"

namespace planpress::pages {

GridChart coverage_chart(const Publication& publication) {
  std::vector<DrawnThing> heads;
  std::map<const model::Place*, std::size_t> column;
  const bool single = publication.places.size() <= charts::most_columns;
  if (single) {
    for (const model::Place* place : publication.places) {
      column.emplace(place, heads.size());
      heads.push_back({.place = place});
    }
  } else if (const std::vector<Region> regions = regions_of(publication.places);
             !regions.empty() && regions.size() <= charts::most_columns) {
    for (const Region& region : regions) {
      for (const model::Place* place : region.places) column.emplace(place, heads.size());
      heads.push_back({.place = region.place});
    }
  } else {
    for (const model::Place* place : publication.places) column.emplace(place, 0);
    heads.emplace_back();
  }
  std::vector<NumberRow> rows;
  for (const model::Sector& sector : publication.model.sectors) {
    if (!is_shown(sector)) continue;
    NumberRow row{{.sector = &sector}, std::vector<int>(heads.size(), 0)};
    for (const model::Measure* measure : sector.measures) {
      const auto found = column.find(measure->plan->place.to);
      if (found != column.end()) ++row.values[found->second];
    }
    rows.push_back(std::move(row));
  }
  GridChart chart = grid_chart("coverage", heads, rows);
  chart.by_region = !single;
  return chart;
}

}  // namespace planpress::pages

#include "pages/due_years.hpp"

#include <map>

#include "pages/regions.hpp"

namespace planpress::pages {
namespace {

constexpr std::size_t most_listed = 12;

// Which row each place belongs to: its own, its region's, or the one of all.
class Rows {
 public:
  explicit Rows(const std::vector<const model::Place*>& places) {
    if (places.size() <= most_places) {
      for (const model::Place* place : places) add({{place, {place}}});
      return;
    }
    std::vector<Region> regions = regions_of(places);
    if (regions.empty()) regions.push_back({nullptr, places});
    add(regions);
  }

  std::size_t of(const model::Place* place) const { return row_.at(place); }
  const std::vector<const model::Place*>& heads() const { return heads_; }

 private:
  void add(const std::vector<Region>& regions) {
    for (const Region& region : regions) {
      for (const model::Place* place : region.places) row_.emplace(place, heads_.size());
      heads_.push_back(region.place);
    }
  }

  std::map<const model::Place*, std::size_t> row_;
  std::vector<const model::Place*> heads_;
};

TimelinePlace& part_for(TimelineYear& year, std::size_t row, const Rows& rows) {
  if (year.places.empty()) {
    for (const model::Place* place : rows.heads()) year.places.push_back({place});
  }
  return year.places[row];
}

void finish(TimelineYear& year) {
  std::erase_if(year.places,
                [](const TimelinePlace& part) { return part.target_count == 0 && part.task_count == 0; });
}

// Columns are years; late ones share the last where there are many.
GridChart draw(const DueYears& due, const Rows& rows) {
  std::vector<DrawnThing> heads;
  std::vector<NumberRow> numbers;
  for (const model::Place* place : rows.heads()) numbers.push_back({{.place = place}, {}});
  const auto add = [&](const TimelineYear& year) {
    if (year.targets == 0) return;
    const bool new_column = heads.size() + 1 < charts::most_columns || year.year == 0;
    if (new_column) {
      heads.push_back({.year = year.year});
    } else {
      heads.back().later = true;
    }
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      if (new_column) numbers[i].values.push_back(0);
      numbers[i].values.back() += year.places[i].target_count;
    }
  };
  for (const TimelineYear& year : due.years) add(year);
  add(due.undated);
  return grid_chart("timeline", heads, numbers);
}

}  // namespace

DueYears due_years(const Publication& publication) {
  DueYears due;
  const Rows rows(publication.places);
  due.listed = publication.places.size() <= most_listed;
  std::map<int, TimelineYear> years;
  for (const model::Plan* plan : publication.plans) {
    const std::size_t row = rows.of(plan->place.to);
    for (const model::Target* target : all_targets(*plan, false)) {
      TimelineYear& year = target->year ? years[*target->year] : due.undated;
      TimelinePlace& part = part_for(year, row, rows);
      ++part.target_count;
      ++year.targets;
      if (due.listed) part.targets.push_back(target);
    }
    for (const model::Task& task : plan->tasks) {
      TimelineYear& year = years[task.year];
      TimelinePlace& part = part_for(year, row, rows);
      ++part.task_count;
      ++year.tasks;
      if (due.listed) part.tasks.push_back(&task);
    }
  }
  for (auto& [number, year] : years) {
    year.year = number;
    due.years.push_back(std::move(year));
  }
  due.chart = draw(due, rows);
  due.chart.by_region = publication.places.size() > most_places;
  for (TimelineYear& year : due.years) finish(year);
  finish(due.undated);
  return due;
}

}  // namespace planpress::pages

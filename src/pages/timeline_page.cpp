// Every deadline by year.
#include <map>

#include "pages/page.hpp"
#include "pages/rows.hpp"

namespace planpress::pages {
namespace {

struct TimelinePlace {
  const model::Place* place = nullptr;
  std::vector<const model::Target*> targets;
  std::vector<const model::Task*> tasks;
  static constexpr std::string_view record_name = "timeline place";
  static constexpr auto fields = std::tuple{
      shown("place", &TimelinePlace::place, "The place."),
      shown("targets", &TimelinePlace::targets, "Targets of its plan and measures that are due."),
      shown("tasks", &TimelinePlace::tasks, "Tasks of that year."),
  };
};

struct TimelineYear {
  int year = 0;
  std::vector<TimelinePlace> places;
  int targets = 0;
  int tasks = 0;
  static constexpr std::string_view record_name = "timeline year";
  static constexpr auto fields = std::tuple{
      shown("year", &TimelineYear::year, "The year; 0 where none is set."),
      shown("places", &TimelineYear::places, "What is due, place by place."),
      shown("targets", &TimelineYear::targets, "How many targets."),
      shown("tasks", &TimelineYear::tasks, "How many tasks."),
  };
};

struct TimelinePage {
  std::vector<TimelineYear> years;
  TimelineYear undated;

  static void choose(const Publication& publication, std::vector<Page>& pages) {
    if (!publication.plans.empty()) pages.push_back({nullptr, "timeline", "", nullptr});
  }
  static TimelinePage make(const Publication& publication, const Page& page);

  static constexpr std::string_view record_name = "timeline page";
  static constexpr auto fields = std::tuple{
      shown("years", &TimelinePage::years, "The years, the earliest first."),
      shown("undated", &TimelinePage::undated, "Targets without a year."),
  };
};

TimelinePlace& part_for(TimelineYear& year, const model::Place* place) {
  if (year.places.empty() || year.places.back().place != place) year.places.push_back({place, {}, {}});
  return year.places.back();
}

TimelinePage TimelinePage::make(const Publication& publication, const Page&) {
  TimelinePage result;
  std::map<int, TimelineYear> years;
  for (const model::Plan* plan : publication.plans) {
    for (const model::Target* target : all_targets(*plan, false)) {
      TimelineYear& year = target->year ? years[*target->year] : result.undated;
      part_for(year, plan->place.to).targets.push_back(target);
      ++year.targets;
    }
    for (const model::Task& task : plan->tasks) {
      TimelineYear& year = years[task.year];
      part_for(year, plan->place.to).tasks.push_back(&task);
      ++year.tasks;
    }
  }
  for (auto& [number, year] : years) {
    year.year = number;
    result.years.push_back(std::move(year));
  }
  return result;
}

}  // namespace

PageKind timeline_page() {
  return page_kind<TimelinePage>("timeline", "Every deadline by year.");
}

}  // namespace planpress::pages

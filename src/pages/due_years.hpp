// When the targets of the publication are due.
#pragma once

#include "pages/drawn_rows.hpp"

namespace planpress::pages {

/// One place's or region's part in a year.
struct TimelinePlace {
  const model::Place* place = nullptr;
  int target_count = 0;
  int task_count = 0;
  std::vector<const model::Target*> targets;
  std::vector<const model::Task*> tasks;
  static constexpr std::string_view record_name = "timeline place";
  static constexpr auto fields = data::FieldList{
      shown("place", &TimelinePlace::place,
            "The place, or the region when there are more than sixty places."),
      shown("target_count", &TimelinePlace::target_count, "How many targets are due."),
      shown("task_count", &TimelinePlace::task_count, "How many tasks are of that year."),
      shown("targets", &TimelinePlace::targets,
            "Targets of its plan and measures that are due; none when there are more than twelve places."),
      shown("tasks", &TimelinePlace::tasks,
            "Tasks of that year; none when there are more than twelve places."),
  };
};

struct TimelineYear {
  int year = 0;
  std::vector<TimelinePlace> places;
  int targets = 0;
  int tasks = 0;
  static constexpr std::string_view record_name = "timeline year";
  static constexpr auto fields = data::FieldList{
      shown("year", &TimelineYear::year, "The year; 0 where none is set."),
      shown("places", &TimelineYear::places, "What is due, place by place."),
      shown("targets", &TimelineYear::targets, "How many targets."),
      shown("tasks", &TimelineYear::tasks, "How many tasks."),
  };
};

struct DueYears {
  std::vector<TimelineYear> years;
  TimelineYear undated;
  bool listed = true;
  GridChart chart;
};

/// The publication's targets and tasks by year. Up to twelve places are listed target by target; over more
/// the numbers are told, over more than sixty region by region.
DueYears due_years(const Publication& publication);

}  // namespace planpress::pages

// Places with how much their plans hold.
#pragma once

#include "pages/rows.hpp"

namespace planpress::pages {

/// A place with its newest plan; or several together, with none.
struct PlaceRow {
  const model::Place* place = nullptr;
  const model::Plan* plan = nullptr;
  int places = 0;
  int measures = 0;
  int targets = 0;
  int tasks = 0;
  int bodies = 0;
  static constexpr std::string_view record_name = "place row";
  static constexpr auto fields = data::FieldList{
      shown("place", &PlaceRow::place,
            "The place; a region, where the row is about one; none for all together."),
      shown("plan", &PlaceRow::plan, "Its newest plan; none for several places together."),
      shown("places", &PlaceRow::places, "How many places it is about."),
      shown("measures", &PlaceRow::measures, "How many measures."),
      shown("targets", &PlaceRow::targets, "How many targets, tasks left out."),
      shown("tasks", &PlaceRow::tasks, "How many tasks."),
      shown("bodies", &PlaceRow::bodies, "How many bodies are named."),
  };

  void add(const PlaceRow& other);
};

/// REQUIRES: a place with a plan of its own.
PlaceRow row_of(const model::Place& place);

/// All places of the publication in one row.
PlaceRow sum_of_places(const Publication& publication);

/// A row a region; none where the places do not part into regions.
std::vector<PlaceRow> rows_of_regions(const Publication& publication);

/// How many places the front page lists; more have pages of their own.
inline constexpr std::size_t most_on_front = 30;

}  // namespace planpress::pages

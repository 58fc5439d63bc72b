// The front page: the places side by side.
#include <algorithm>

#include "pages/page.hpp"
#include "pages/place_rows.hpp"

namespace planpress::pages {
namespace {

struct SectorCount {
  const model::Sector* sector = nullptr;
  int measures = 0;
  int places = 0;
  static constexpr std::string_view record_name = "sector count";
  static constexpr auto fields = data::FieldList{
      shown("sector", &SectorCount::sector, "The sector."),
      shown("measures", &SectorCount::measures, "How many measures."),
      shown("places", &SectorCount::places, "In how many places."),
  };
};

struct HomePage {
  int place_count = 0;
  std::vector<PlaceRow> places;
  std::vector<PlaceRow> regions;
  std::vector<IndicatorRow> headline;
  std::vector<IndicatorSummary> ranges;
  std::vector<SectorCount> sectors;
  std::vector<const model::Note*> notes;
  std::vector<const model::Plan*> above;
  PlaceRow sum;
  std::vector<ProgressTally> tallies;
  int reporting = 0;

  static void choose(const Publication&, std::vector<Page>& pages) {
    pages.push_back({nullptr, "index", "", nullptr});
  }
  static HomePage make(const Publication& publication, const Page& page);

  static constexpr std::string_view record_name = "home page";
  static constexpr auto fields = data::FieldList{
      shown("place_count", &HomePage::place_count, "How many places have plans of their own."),
      shown("places", &HomePage::places,
            "These places; none where there are more than thirty, which the page `places/index` lists."),
      shown("regions", &HomePage::regions, "The regions, where there are more than thirty places."),
      shown("headline", &HomePage::headline,
            "The indicators that most places share; none where there are more than twelve places."),
      shown("ranges", &HomePage::ranges, "The same with their ranges, where there are more."),
      shown("sectors", &HomePage::sectors, "The sectors."),
      shown("notes", &HomePage::notes, "The notes, newest first."),
      shown("above", &HomePage::above, "Plans of the places above, of which only targets are held."),
      shown("sum", &HomePage::sum, "Everything added up."),
      shown("tallies", &HomePage::tallies,
            "How far the measures of all places have got, counted by voice; empty without reports."),
      shown("reporting", &HomePage::reporting, "How many of the places have a public report on their plan."),
  };
};

SectorCount count_sector(const model::Sector& sector) {
  SectorCount count{&sector, static_cast<int>(sector.measures.size()), 0};
  const model::Place* last = nullptr;
  for (const model::Measure* measure : sector.measures) {
    count.places += measure->plan->place.to != last ? 1 : 0;
    last = measure->plan->place.to;
  }
  return count;
}

HomePage HomePage::make(const Publication& publication, const Page&) {
  HomePage home;
  home.place_count = static_cast<int>(publication.places.size());
  home.sum = sum_of_places(publication);
  if (publication.places.size() > most_on_front) {
    home.regions = rows_of_regions(publication);
  } else {
    for (const model::Place* place : publication.places) home.places.push_back(row_of(*place));
  }
  std::vector<const void*> measures;
  for (const model::Place* place : publication.places) {
    const model::Plan* plan = newest_plan(*place);
    for (const model::Measure& measure : plan->measures) measures.push_back(&measure);
    home.reporting += publication.progress.of(plan).reports.empty() ? 0 : 1;
  }
  home.tallies = publication.progress.tally(measures);
  home.headline = headline_rows(publication, 10);
  if (publication.places.size() > most_in_full) {
    for (IndicatorRow& row : home.headline) home.ranges.push_back(sum_up(std::move(row)));
    home.headline.clear();
  }
  for (const model::Sector& sector : publication.model.sectors) {
    if (!sector.measures.empty()) home.sectors.push_back(count_sector(sector));
  }
  for (const model::Note& note : publication.model.notes) home.notes.push_back(&note);
  std::stable_sort(home.notes.begin(), home.notes.end(),
                   [](const auto* a, const auto* b) { return a->date > b->date; });
  for (const model::Plan& plan : publication.model.plans) {
    if (plan.measures.empty()) home.above.push_back(&plan);
  }
  return home;
}

}  // namespace

PageKind home_page() {
  return page_kind<HomePage>("home", "The places side by side.");
}

}  // namespace planpress::pages

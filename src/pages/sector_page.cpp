// The sectors, one sector over all places, and its brief.
#include <algorithm>
#include <map>
#include <set>
#include <span>

#include "pages/coverage.hpp"
#include "pages/page.hpp"
#include "pages/regions.hpp"
#include "pages/routes.hpp"
#include "pages/rows.hpp"

namespace planpress::pages {
namespace {

struct CoverageRow {
  const model::Sector* sector = nullptr;
  std::vector<int> counts;
  int total = 0;
  static constexpr std::string_view record_name = "coverage row";
  static constexpr auto fields = data::FieldList{
      shown("sector", &CoverageRow::sector, "The sector."),
      shown("counts", &CoverageRow::counts, "Measures a place, in the order of `places`."),
      shown("total", &CoverageRow::total, "Measures in all places."),
  };
};

struct SectorsPage {
  std::vector<const model::Place*> places;
  std::vector<CoverageRow> rows;
  GridChart chart;

  static void choose(const Publication& publication, std::vector<Page>& pages) {
    if (!publication.plans.empty()) pages.push_back({nullptr, "sectors/index", "", nullptr});
  }
  static SectorsPage make(const Publication& publication, const Page&) {
    SectorsPage result;
    if (publication.places.size() <= most_in_full) result.places = publication.places;
    std::map<const model::Place*, std::size_t> column;
    for (std::size_t i = 0; i < result.places.size(); ++i) column.emplace(result.places[i], i);
    for (const model::Sector& sector : publication.model.sectors) {
      if (!is_shown(sector)) continue;
      CoverageRow row{&sector, std::vector<int>(result.places.size(), 0),
                      static_cast<int>(sector.measures.size())};
      for (const model::Measure* measure : sector.measures) {
        const auto found = column.find(measure->plan->place.to);
        if (found != column.end()) ++row.counts[found->second];
      }
      result.rows.push_back(std::move(row));
    }
    result.chart = coverage_chart(publication);
    return result;
  }

  static constexpr std::string_view record_name = "sectors page";
  static constexpr auto fields = data::FieldList{
      shown("places", &SectorsPage::places, "The places; none where there are more than twelve."),
      shown("rows", &SectorsPage::rows, "How many measures each place has in each sector."),
      shown("chart", &SectorsPage::chart, "The same as a drawing."),
  };
};

/// What one place does in the sector.
struct SectorInPlace {
  const model::Place* place = nullptr;
  std::vector<const model::Measure*> measures;
  std::vector<const model::Target*> targets;
  std::vector<const model::Body*> leads;
  static constexpr std::string_view record_name = "sector in place";
  static constexpr auto fields = data::FieldList{
      shown("place", &SectorInPlace::place, "The place."),
      shown("measures", &SectorInPlace::measures, "Its measures in the sector."),
      shown("targets", &SectorInPlace::targets, "The targets of those measures."),
      shown("leads", &SectorInPlace::leads, "The bodies that lead them."),
  };
};

/// A region's part in the sector, where there are more places than have sections.
struct SectorInRegion {
  const model::Place* place = nullptr;
  int places = 0;
  int measures = 0;
  int targets = 0;
  static constexpr std::string_view record_name = "sector in region";
  static constexpr auto fields = data::FieldList{
      shown("place", &SectorInRegion::place, "The region."),
      shown("places", &SectorInRegion::places, "How many of its places have measures in the sector."),
      shown("measures", &SectorInRegion::measures, "How many measures."),
      shown("targets", &SectorInRegion::targets, "How many targets these set."),
  };
};

/// The measures of one place, which stand together in the sector's.
struct MeasureRun {
  const model::Place* place = nullptr;
  std::span<const model::Measure* const> measures;
  int targets = 0;
};

struct SectorPage {
  /// What all parts share.
  struct Whole {
    std::vector<MeasureRun> runs;
    std::vector<SectorInRegion> regions;
    std::vector<const model::Place*> without;
    int without_count = 0;
    std::vector<IndicatorRow> shared;
    std::vector<IndicatorSummary> ranges;
    int targets = 0;

    std::vector<ListedPlace> items() const;
  };

  const model::Sector* sector = nullptr;
  std::vector<SectorInPlace> places;
  int place_count = 0;
  bool in_full = true;
  std::vector<SectorInRegion> regions;
  std::vector<const model::Place*> without;
  int without_count = 0;
  std::vector<IndicatorRow> shared;
  std::vector<IndicatorSummary> ranges;
  int targets = 0;
  std::vector<const model::Note*> notes;

  static void choose(const Publication& publication, std::vector<Page>& pages) {
    for (const model::Sector& sector : publication.model.sectors) {
      if (is_shown(sector)) pages.push_back({nullptr, route_of(sector), std::string(sector.name), &sector});
    }
  }
  static Whole gather(const Publication& publication, const Page& page);
  static SectorPage make(const Publication& publication, const Page& page, const Whole& whole);

  static constexpr std::string_view record_name = "sector page";
  static constexpr auto fields = data::FieldList{
      shown("sector", &SectorPage::sector, "The sector."),
      shown("places", &SectorPage::places,
            "What each place does in it; on a part of the list those of the part."),
      shown("place_count", &SectorPage::place_count, "How many places have measures in it."),
      shown("in_full", &SectorPage::in_full,
            "Whether each place has a section of its own: so for up to twelve places."),
      shown("regions", &SectorPage::regions, "The regions, where places have no sections."),
      shown("without", &SectorPage::without, "Places without a measure in it, at most twelve."),
      shown("without_count", &SectorPage::without_count, "How many places have none."),
      shown("shared", &SectorPage::shared,
            "Indicators of it that several places count; none where there are more than twelve places."),
      shown("ranges", &SectorPage::ranges, "The same with their ranges, where there are more."),
      shown("targets", &SectorPage::targets, "How many targets its measures set."),
      shown("notes", &SectorPage::notes, "Notes about it."),
  };
};

std::vector<ListedPlace> SectorPage::Whole::items() const {
  std::vector<ListedPlace> items;
  for (const MeasureRun& run : runs) items.push_back({run.place, run.place->id});
  return items;
}

std::vector<MeasureRun> runs_of(const model::Sector& sector) {
  const std::span<const model::Measure* const> all = sector.measures;
  std::vector<MeasureRun> runs;
  for (std::size_t first = 0, last = 0; first < all.size(); first = last) {
    const model::Place* place = all[first]->plan->place.to;
    int targets = 0;
    for (; last < all.size() && all[last]->plan->place.to == place; ++last)
      targets += static_cast<int>(all[last]->targets.size());
    runs.push_back({place, all.subspan(first, last - first), targets});
  }
  return runs;
}

std::vector<SectorInRegion> gather_regions(const std::vector<MeasureRun>& runs) {
  std::map<const model::Place*, const MeasureRun*> of_place;
  std::vector<const model::Place*> places;
  for (const MeasureRun& run : runs) {
    if (of_place.emplace(run.place, &run).second) places.push_back(run.place);
  }
  std::vector<SectorInRegion> regions;
  for (const Region& region : regions_of(places)) {
    SectorInRegion& row = regions.emplace_back();
    row.place = region.place;
    row.places = static_cast<int>(region.places.size());
    for (const model::Place* place : region.places) {
      row.measures += static_cast<int>(of_place.at(place)->measures.size());
      row.targets += of_place.at(place)->targets;
    }
  }
  return regions;
}

// The indicators that its measures count, in the order in which they do.
std::vector<const model::Indicator*> counted_in(const model::Sector& sector) {
  std::set<const model::Indicator*> known;
  std::vector<const model::Indicator*> counted;
  for (const model::Measure* measure : sector.measures) {
    for (const model::Target& target : measure->targets) {
      if (target.indicator_id && known.insert(target.indicator_id.to).second)
        counted.push_back(target.indicator_id.to);
    }
  }
  return counted;
}

SectorPage::Whole SectorPage::gather(const Publication& publication, const Page& page) {
  const auto& sector = *static_cast<const model::Sector*>(page.subject);
  Whole whole;
  whole.runs = runs_of(sector);
  for (const MeasureRun& run : whole.runs) whole.targets += run.targets;
  if (whole.runs.size() > most_in_full) whole.regions = gather_regions(whole.runs);
  for (const model::Indicator* indicator : counted_in(sector)) {
    IndicatorRow row = row_of(publication, *indicator);
    if (row.places < 2) continue;
    if (publication.places.size() <= most_in_full) {
      whole.shared.push_back(std::move(row));
    } else {
      whole.ranges.push_back(sum_up(std::move(row)));
    }
  }
  std::set<const model::Place*> present;
  for (const MeasureRun& run : whole.runs) present.insert(run.place);
  for (const model::Place* place : publication.places) {
    if (present.contains(place)) continue;
    if (whole.without.size() < most_in_full) whole.without.push_back(place);
    ++whole.without_count;
  }
  return whole;
}

void add_once(std::vector<const model::Body*>& bodies, const model::Body* body) {
  if (std::find(bodies.begin(), bodies.end(), body) == bodies.end()) bodies.push_back(body);
}

SectorInPlace show_run(const MeasureRun& run) {
  SectorInPlace part{run.place, {run.measures.begin(), run.measures.end()}, {}, {}};
  for (const model::Measure* measure : run.measures) {
    for (const model::Target& target : measure->targets) part.targets.push_back(&target);
    for (const model::Duty* duty : measure->duties) {
      if (duty->role == model::Role::lead) add_once(part.leads, duty->body);
    }
  }
  return part;
}

SectorPage SectorPage::make(const Publication& publication, const Page& page, const Whole& whole) {
  SectorPage result;
  result.sector = static_cast<const model::Sector*>(page.subject);
  for (const MeasureRun& run : page.part_of(whole.runs)) result.places.push_back(show_run(run));
  result.place_count = static_cast<int>(whole.runs.size());
  result.in_full = whole.runs.size() <= most_in_full;
  result.regions = whole.regions;
  result.without = whole.without;
  result.without_count = whole.without_count;
  result.shared = whole.shared;
  result.ranges = whole.ranges;
  result.targets = whole.targets;
  result.notes = publication.index.notes_about(result.sector);
  return result;
}

void choose_briefs(const Publication& publication, std::vector<Page>& pages) {
  for (const model::Sector& sector : publication.model.sectors) {
    if (!is_shown(sector)) continue;
    pages.push_back(
        {nullptr, "sectors/" + std::string(sector.id) + "/brief", std::string(sector.name), &sector});
  }
}

}  // namespace

PageKind sectors_page() {
  return page_kind<SectorsPage>("sectors", "What each place covers.");
}

PageKind sector_page() {
  return page_kind_by_places<SectorPage>("sector", "What every place does in one sector.");
}

PageKind sector_brief_page() {
  PageKind kind = page_kind_by_places<SectorPage, unparted>("sector-brief", "A sector on paper.");
  kind.choose = &choose_briefs;
  return kind;
}

}  // namespace planpress::pages

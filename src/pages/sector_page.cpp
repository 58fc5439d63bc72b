// The sectors, one sector over all places, and its brief.
#include <algorithm>
#include <map>
#include <set>

#include "pages/coverage.hpp"
#include "pages/page.hpp"
#include "pages/routes.hpp"
#include "pages/rows.hpp"

namespace planpress::pages {
namespace {

/// Over more places than this, the table tells sums and the drawing tells regions.
constexpr std::size_t most_columns = 12;

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
    if (publication.places.size() <= most_columns) result.places = publication.places;
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

struct SectorPage {
  const model::Sector* sector = nullptr;
  std::vector<SectorInPlace> places;
  std::vector<const model::Place*> without;
  std::vector<IndicatorRow> shared;
  int targets = 0;
  std::vector<const model::Note*> notes;

  static void choose(const Publication& publication, std::vector<Page>& pages) {
    for (const model::Sector& sector : publication.model.sectors) {
      if (is_shown(sector)) pages.push_back({nullptr, route_of(sector), std::string(sector.name), &sector});
    }
  }
  static SectorPage make(const Publication& publication, const Page& page);

  static constexpr std::string_view record_name = "sector page";
  static constexpr auto fields = data::FieldList{
      shown("sector", &SectorPage::sector, "The sector."),
      shown("places", &SectorPage::places, "What each place does in it."),
      shown("without", &SectorPage::without, "Places without a measure in it."),
      shown("shared", &SectorPage::shared, "Indicators of it that several places count."),
      shown("targets", &SectorPage::targets, "How many targets its measures set."),
      shown("notes", &SectorPage::notes, "Notes about it."),
  };
};

void add_once(std::vector<const model::Body*>& bodies, const model::Body* body) {
  if (std::find(bodies.begin(), bodies.end(), body) == bodies.end()) bodies.push_back(body);
}

SectorPage SectorPage::make(const Publication& publication, const Page& page) {
  SectorPage result;
  result.sector = static_cast<const model::Sector*>(page.subject);
  std::vector<const model::Indicator*> counted;
  for (const model::Measure* measure : result.sector->measures) {
    const model::Place* place = measure->plan->place.to;
    if (result.places.empty() || result.places.back().place != place)
      result.places.push_back({place, {}, {}, {}});
    SectorInPlace& part = result.places.back();
    part.measures.push_back(measure);
    for (const model::Target& target : measure->targets) {
      part.targets.push_back(&target);
      ++result.targets;
      const model::Indicator* indicator = target.indicator_id.to;
      if (indicator != nullptr && std::find(counted.begin(), counted.end(), indicator) == counted.end())
        counted.push_back(indicator);
    }
    for (const model::Duty* duty : measure->duties) {
      if (duty->role == model::Role::lead) add_once(part.leads, duty->body);
    }
  }
  for (const model::Indicator* indicator : counted) {
    IndicatorRow row = row_of(publication, *indicator);
    if (row.places >= 2) result.shared.push_back(std::move(row));
  }
  std::set<const model::Place*> present;
  for (const SectorInPlace& part : result.places) present.insert(part.place);
  for (const model::Place* place : publication.places) {
    if (!present.contains(place)) result.without.push_back(place);
  }
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
  return page_kind<SectorPage>("sector", "What every place does in one sector.");
}

PageKind sector_brief_page() {
  PageKind kind = page_kind<SectorPage>("sector-brief", "A sector on paper.");
  kind.choose = &choose_briefs;
  return kind;
}

}  // namespace planpress::pages

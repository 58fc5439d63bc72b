// Indicators: the list.
#include "pages/page.hpp"
#include "pages/regions.hpp"
#include "pages/routes.hpp"
#include "pages/rows.hpp"
#include "pages/upstream.hpp"

namespace planpress::pages {
namespace {

/// Over more places than this, the list tells ranges instead of a column a place.
constexpr std::size_t most_columns = 12;

struct IndicatorSummary {
  IndicatorRow row;
  const model::Target* highest = nullptr;
  const model::Target* lowest = nullptr;
  static constexpr std::string_view record_name = "indicator summary";
  static constexpr auto fields = data::FieldList{
      shown("row", &IndicatorSummary::row, "The indicator; a cell a place where places have columns."),
      shown("highest", &IndicatorSummary::highest, "The largest main target of the usual unit."),
      shown("lowest", &IndicatorSummary::lowest, "The smallest of them."),
  };
};

struct TargetsPage {
  std::vector<const model::Place*> places;
  std::vector<IndicatorRow> rows;
  std::vector<IndicatorSummary> summaries;
  std::vector<const model::Target*> upstream;
  int unshared = 0;

  static void choose(const Publication& publication, std::vector<Page>& pages) {
    if (!publication.plans.empty()) pages.push_back({nullptr, "targets/index", "", nullptr});
  }
  static TargetsPage make(const Publication& publication, const Page&);

  static constexpr std::string_view record_name = "targets page";
  static constexpr auto fields = data::FieldList{
      shown("places", &TargetsPage::places,
            "The places that have columns; none over more than twelve places."),
      shown("rows", &TargetsPage::rows, "The indicators with a cell a place, where places have columns."),
      shown("summaries", &TargetsPage::summaries,
            "The indicators with their ranges, where places have none."),
      shown("upstream", &TargetsPage::upstream,
            "Targets of places that have none above them and have pages of their own."),
      shown("unshared", &TargetsPage::unshared, "How many targets no other place counts."),
  };
};

IndicatorSummary sum_up(const Publication& publication, const model::Indicator& indicator) {
  IndicatorSummary summary{row_of(publication, indicator)};
  for (const IndicatorCell& cell : summary.row.cells) {
    if (cell.target == nullptr || cell.target->unit != indicator.unit) continue;
    if (summary.highest == nullptr || cell.target->value > summary.highest->value)
      summary.highest = cell.target;
    if (summary.lowest == nullptr || cell.target->value < summary.lowest->value) summary.lowest = cell.target;
  }
  summary.row.cells.clear();
  // Of the places above, those that have none above them stand for all.
  std::erase_if(summary.row.above, [](const model::Target* target) { return target->plan->place->parent; });
  return summary;
}

TargetsPage TargetsPage::make(const Publication& publication, const Page&) {
  TargetsPage result;
  const bool columns = publication.places.size() <= most_columns;
  if (columns) result.places = publication.places;
  for (const model::Indicator& indicator : publication.model.indicators) {
    if (!is_shown(indicator)) continue;
    if (columns) {
      result.rows.push_back(row_of(publication, indicator));
    } else {
      result.summaries.push_back(sum_up(publication, indicator));
    }
    for (const model::Target* target : upstream_targets(indicator)) {
      if (!target->plan->place->parent) result.upstream.push_back(target);
    }
  }
  for (const model::Plan* plan : publication.plans) {
    for (const model::Target* target : all_targets(*plan, true))
      result.unshared += target->indicator_id ? 0 : 1;
  }
  return result;
}

}  // namespace

PageKind targets_page() {
  return page_kind<TargetsPage>("targets", "The indicators over the places.");
}

}  // namespace planpress::pages

// Indicators: the list.
#include "pages/page.hpp"
#include "pages/regions.hpp"
#include "pages/routes.hpp"
#include "pages/rows.hpp"
#include "pages/upstream.hpp"

namespace planpress::pages {
namespace {

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

TargetsPage TargetsPage::make(const Publication& publication, const Page&) {
  TargetsPage result;
  const bool columns = publication.places.size() <= most_in_full;
  if (columns) result.places = publication.places;
  for (const model::Indicator& indicator : publication.model.indicators) {
    if (!is_shown(indicator)) continue;
    if (columns) {
      result.rows.push_back(row_of(publication, indicator));
    } else {
      result.summaries.push_back(sum_up(row_of(publication, indicator)));
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

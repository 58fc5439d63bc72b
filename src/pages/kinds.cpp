#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "pages/drawings.hpp"
#include "pages/page.hpp"
#include "pages/rows.hpp"

namespace planpress::pages {

// Each is made in the file of its name.
PageKind home_page();
PageKind places_page();
PageKind place_page();
PageKind place_brief_page();
PageKind body_page();
PageKind body_brief_page();
PageKind plan_page();
PageKind plan_brief_page();
PageKind measure_page();
PageKind matrix_page();
PageKind tasks_page();
PageKind sectors_page();
PageKind sector_page();
PageKind sector_brief_page();
PageKind functions_page();
PageKind function_page();
PageKind function_matrix_page();
PageKind targets_page();
PageKind target_page();
PageKind upstream_page();
PageKind timeline_page();
PageKind lineage_page();
PageKind document_page();
PageKind gaps_page();
PageKind changes_page();
PageKind plan_changes_page();
PageKind notes_page();
PageKind note_page();
PageKind search_page();
PageKind data_page();
PageKind missing_page();
PageKind llms_page();

const std::vector<PageKind>& page_kinds() {
  static const std::vector<PageKind> kinds{
      home_page(),
      places_page(),
      place_page(),
      place_brief_page(),
      body_page(),
      body_brief_page(),
      plan_page(),
      plan_brief_page(),
      measure_page(),
      matrix_page(),
      tasks_page(),
      sectors_page(),
      sector_page(),
      sector_brief_page(),
      functions_page(),
      function_page(),
      function_matrix_page(),
      targets_page(),
      target_page(),
      upstream_page(),
      timeline_page(),
      lineage_page(),
      document_page(),
      gaps_page(),
      changes_page(),
      plan_changes_page(),
      notes_page(),
      note_page(),
      search_page(),
      data_page(),
      missing_page(),
      llms_page(),
  };
  return kinds;
}

namespace {

// A list that is longer than a page goes on on further pages.
void add_parts(Publication& publication, std::size_t first) {
  const std::size_t chosen = publication.pages.size();
  for (std::size_t i = first; i < chosen; ++i) {
    const PlaceList& list =
        publication.lists.emplace_back(publication.pages[i].kind->gather(publication, publication.pages[i]));
    publication.pages[i].list = &list;
    for (std::size_t part = 2; part <= list.parts(); ++part) {
      Page next = publication.pages[i];
      next.route = list.route_of(part);
      next.part = part;
      publication.pages.push_back(std::move(next));
    }
  }
}

}  // namespace

Publication choose(const model::Model& model, diag::Report& report) {
  Publication publication{model, {}, {}, {}, Index(model), ProgressBook(model), {}, Lineage(model), {}};
  for (const model::Plan& plan : model.plans) {
    if (!plan.measures.empty()) publication.plans.push_back(&plan);
  }
  for (const model::Place& place : model.places) {
    if (newest_plan(place) != nullptr) publication.places.push_back(&place);
  }
  for (const PageKind& kind : page_kinds()) {
    const std::size_t before = publication.pages.size();
    kind.choose(publication, publication.pages);
    for (std::size_t i = before; i < publication.pages.size(); ++i) publication.pages[i].kind = &kind;
    if (kind.gather != nullptr) add_parts(publication, before);
  }
  std::stable_sort(publication.pages.begin(), publication.pages.end(),
                   [](const Page& a, const Page& b) { return a.route < b.route; });
  const auto same = [](const Page& a, const Page& b) { return a.route == b.route; };
  for (auto at = std::adjacent_find(publication.pages.begin(), publication.pages.end(), same);
       at != publication.pages.end(); at = std::adjacent_find(at + 1, publication.pages.end(), same)) {
    report.error({}, fmt::format("two pages have the route `{}`: the {} `{}` and the {} `{}`", at->route,
                                 at->kind->name, at->title, (at + 1)->kind->name, (at + 1)->title));
  }
  for (const PageKind& kind : drawing_kinds()) {
    const std::size_t before = publication.drawings.size();
    kind.choose(publication, publication.drawings);
    for (std::size_t i = before; i < publication.drawings.size(); ++i) publication.drawings[i].kind = &kind;
  }
  if (!model.site.base_url.empty()) publication.news = collect_news(model);
  // From here on every page has its place, and no two share one.
  return publication;
}

}  // namespace planpress::pages

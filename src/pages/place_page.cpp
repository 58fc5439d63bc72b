// The city page and its brief.
#include "pages/drawn_rows.hpp"
#include "pages/page.hpp"
#include "pages/routes.hpp"
#include "pages/rows.hpp"

namespace planpress::pages {
namespace {

struct PlacePage {
  struct Whole {
    std::vector<const model::Place*> children;
    std::vector<ListedPlace> items() const {
      std::vector<ListedPlace> items;
      for (const model::Place* child : children) items.push_back({child, child->id});
      return items;
    }
  };

  const model::Place* place = nullptr;
  const model::Plan* plan = nullptr;
  std::vector<TargetInLine> headline;
  std::vector<YearOfTargets> due;
  std::vector<const model::Task*> tasks;
  std::vector<BodyLoad> loads;
  BarChart load_chart;
  std::vector<const model::Place*> children;
  int child_count = 0;
  std::vector<const model::Note*> notes;
  std::vector<ProgressTally> tallies;
  std::vector<const model::ProgressReport*> reports;

  static void choose(const Publication& publication, std::vector<Page>& pages) {
    for (const model::Place& place : publication.model.places) {
      if (is_shown(place)) pages.push_back({nullptr, route_of(place), std::string(place.name), &place});
    }
  }
  static Whole gather(const Publication& publication, const Page& page);
  static PlacePage make(const Publication& publication, const Page& page, const Whole& whole);

  static constexpr std::string_view record_name = "place page";
  static constexpr auto fields = data::FieldList{
      shown("place", &PlacePage::place, "The place."),
      shown("plan", &PlacePage::plan,
            "Its newest plan with measures; none when only targets or nothing is held."),
      shown("headline", &PlacePage::headline, "Its headline targets beside the line above."),
      shown("due", &PlacePage::due, "Its targets by year."),
      shown("tasks", &PlacePage::tasks, "The tasks of its newest plan."),
      shown("loads", &PlacePage::loads, "Its bodies by what they carry."),
      shown("load_chart", &PlacePage::load_chart, "The heaviest of them as a drawing."),
      shown("children", &PlacePage::children,
            "The places below it that have pages; on a part of the list those of the part."),
      shown("child_count", &PlacePage::child_count, "How many these are."),
      shown("notes", &PlacePage::notes, "Notes about it."),
      shown("tallies", &PlacePage::tallies,
            "How far its measures have got, counted by voice; empty without reports."),
      shown("reports", &PlacePage::reports, "Reports on the plan and its parts, newest first."),
  };
};

PlacePage::Whole PlacePage::gather(const Publication&, const Page& page) {
  Whole whole;
  for (const model::Place* child : static_cast<const model::Place*>(page.subject)->children) {
    if (is_shown(*child)) whole.children.push_back(child);
  }
  return whole;
}

PlacePage PlacePage::make(const Publication& publication, const Page& page, const Whole& whole) {
  PlacePage result;
  result.place = static_cast<const model::Place*>(page.subject);
  result.plan = newest_plan(*result.place);
  if (result.plan != nullptr) {
    result.headline = headline_targets(*result.plan, 6);
    result.due = by_year(all_targets(*result.plan, false));
    result.loads = loads_of(*result.plan);
    result.load_chart = pages::load_chart(result.loads);
    result.reports = publication.progress.of(result.plan).reports;
    result.tallies = publication.progress.tally(measures_of(*result.plan));
    for (const model::Task& task : result.plan->tasks) result.tasks.push_back(&task);
  }
  const auto children = page.part_of(whole.children);
  result.children.assign(children.begin(), children.end());
  result.child_count = static_cast<int>(whole.children.size());
  result.notes = publication.index.notes_about(result.place);
  return result;
}

void choose_briefs(const Publication& publication, std::vector<Page>& pages) {
  for (const model::Place* place : publication.places) {
    pages.push_back(
        {nullptr, "places/" + std::string(place->id) + "/brief", std::string(place->name), place});
  }
}

}  // namespace

PageKind place_page() {
  return page_kind_by_places<PlacePage>("place", "A place: its plans at a glance.");
}

PageKind place_brief_page() {
  PageKind kind = page_kind_by_places<PlacePage, unparted>("place-brief", "A place on paper.");
  kind.choose = &choose_briefs;
  return kind;
}

}  // namespace planpress::pages

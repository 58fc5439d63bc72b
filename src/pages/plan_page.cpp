// The plan and its brief.
#include "pages/drawn_rows.hpp"
#include "pages/page.hpp"
#include "pages/routes.hpp"
#include "pages/rows.hpp"

namespace planpress::pages {
namespace {

/// A heading with its depth and what stands directly below it.
struct SectionRow {
  const model::Section* section = nullptr;
  int depth = 1;
  int measures = 0;  // below it and below its parts
  static constexpr std::string_view record_name = "section row";
  static constexpr auto fields = data::FieldList{
      shown("section", &SectionRow::section, "The section; its `measures` stand directly below it."),
      shown("depth", &SectionRow::depth, "1 for chapters, 2 for their parts."),
      shown("measures", &SectionRow::measures, "How many measures stand below it and its parts."),
  };
};

struct PlanPage {
  const model::Plan* plan = nullptr;
  std::vector<SectionRow> sections;
  std::vector<TargetInLine> headline;
  std::vector<BodyLoad> loads;
  BarChart load_chart;
  std::vector<YearOfTargets> due;
  int targets = 0;
  int without_target = 0;
  std::vector<const model::Note*> notes;
  std::vector<ProgressTally> tallies;
  std::vector<const model::ProgressReport*> reports;

  static void choose(const Publication& publication, std::vector<Page>& pages) {
    for (const model::Plan& plan : publication.model.plans) {
      pages.push_back({nullptr, route_of(plan), std::string(plan.title), &plan});
    }
  }
  static PlanPage make(const Publication& publication, const Page& page);

  static constexpr std::string_view record_name = "plan page";
  static constexpr auto fields = data::FieldList{
      shown("plan", &PlanPage::plan, "The plan."),
      shown("sections", &PlanPage::sections, "Its headings in order."),
      shown("headline", &PlanPage::headline, "Its headline targets beside the line above."),
      shown("loads", &PlanPage::loads, "Its bodies by what they carry."),
      shown("load_chart", &PlanPage::load_chart, "The heaviest of them as a drawing."),
      shown("due", &PlanPage::due, "Its targets by year."),
      shown("targets", &PlanPage::targets, "How many targets it sets, tasks left out."),
      shown("without_target", &PlanPage::without_target, "How many measures set no number."),
      shown("notes", &PlanPage::notes, "Notes about it."),
      shown("tallies", &PlanPage::tallies,
            "How far its measures have got, counted by voice; empty without reports."),
      shown("reports", &PlanPage::reports, "Reports on the plan and its parts, newest first."),
  };
};

int depth_of(const model::Section& section) {
  int depth = 1;
  // A circle of parents ends at the deepest nesting that documents have.
  for (const model::Section* s = &section; s->parent && depth < 8; s = s->parent.to) ++depth;
  return depth;
}

bool is_below(const model::Section* section, const model::Section* above) {
  for (int steps = 0; section != nullptr && steps < 8; ++steps, section = section->parent.to) {
    if (section == above) return true;
  }
  return false;
}

PlanPage PlanPage::make(const Publication& publication, const Page& page) {
  PlanPage result;
  result.plan = static_cast<const model::Plan*>(page.subject);
  for (const model::Section& section : result.plan->sections) {
    SectionRow row{&section, depth_of(section), 0};
    for (const model::Measure& measure : result.plan->measures)
      row.measures += is_below(measure.section.to, &section) ? 1 : 0;
    if (row.measures > 0) result.sections.push_back(row);
  }
  const auto targets = all_targets(*result.plan, false);
  result.targets = static_cast<int>(targets.size());
  for (const model::Measure& measure : result.plan->measures)
    result.without_target += measure.targets.empty() ? 1 : 0;
  result.headline = headline_targets(*result.plan, 6);
  result.loads = loads_of(*result.plan);
  result.load_chart = pages::load_chart(result.loads);
  result.due = by_year(targets);
  result.notes = publication.index.notes_about(result.plan);
  result.reports = publication.progress.of(result.plan).reports;
  result.tallies = publication.progress.tally(measures_of(*result.plan));
  return result;
}

void choose_briefs(const Publication& publication, std::vector<Page>& pages) {
  for (const model::Plan* plan : publication.plans) {
    pages.push_back({nullptr, "plans/" + std::string(plan->id) + "/brief", std::string(plan->title), plan});
  }
}

}  // namespace

PageKind plan_page() {
  return page_kind<PlanPage>("plan", "A plan: document, targets, measures, tasks, groups.");
}

PageKind plan_brief_page() {
  PageKind kind = page_kind<PlanPage>("plan-brief", "A plan on paper.");
  kind.choose = &choose_briefs;
  return kind;
}

}  // namespace planpress::pages

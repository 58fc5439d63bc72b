// What the plans leave open: no lead, no number, no deadline, vague owners, tasks tied to no measure.
#include <algorithm>
#include <map>

#include "pages/page.hpp"
#include "pages/regions.hpp"
#include "pages/rows.hpp"

namespace planpress::pages {
namespace {

struct PlanGaps {
  const model::Plan* plan = nullptr;
  std::vector<const model::Measure*> no_body;
  std::vector<const model::Measure*> no_lead;
  std::vector<const model::Measure*> no_target;
  std::vector<const model::Target*> no_year;
  std::vector<const model::Duty*> vague;
  std::vector<const model::Task*> untied;
  std::vector<const model::Task*> no_owner;
  int no_report = 0;
  static constexpr std::string_view record_name = "plan gaps";
  static constexpr auto fields = data::FieldList{
      shown("plan", &PlanGaps::plan, "The plan."),
      shown("no_body", &PlanGaps::no_body, "Measures that name nobody."),
      shown("no_lead", &PlanGaps::no_lead, "Measures that name bodies but none that leads."),
      shown("no_target", &PlanGaps::no_target, "Measures without a number."),
      shown("no_year", &PlanGaps::no_year, "Targets without a year."),
      shown("vague", &PlanGaps::vague, "Duties of names that stand for many, in written clauses."),
      shown("untied", &PlanGaps::untied, "Tasks tied to no measure."),
      shown("no_owner", &PlanGaps::no_owner, "Tasks without an owner."),
      shown("no_report", &PlanGaps::no_report, "On how many measures there is no public report of progress."),
  };
};

/// How many gaps there are of each kind.
struct GapCounts {
  const model::Place* place = nullptr;
  int plans = 0;
  int measures = 0;
  int no_body = 0;
  int no_lead = 0;
  int no_target = 0;
  int no_year = 0;
  int vague = 0;
  int untied = 0;
  int no_owner = 0;
  int no_report = 0;
  static constexpr std::string_view record_name = "gap counts";
  static constexpr auto fields = data::FieldList{
      shown("place", &GapCounts::place, "The region that they are about; none for all together."),
      shown("plans", &GapCounts::plans, "How many plans."),
      shown("measures", &GapCounts::measures, "How many measures these have."),
      shown("no_body", &GapCounts::no_body, "Measures that name nobody."),
      shown("no_lead", &GapCounts::no_lead, "Measures that name bodies but none that leads."),
      shown("no_target", &GapCounts::no_target, "Measures without a number."),
      shown("no_year", &GapCounts::no_year, "Targets without a year."),
      shown("vague", &GapCounts::vague, "Duties of names that stand for many."),
      shown("untied", &GapCounts::untied, "Tasks tied to no measure."),
      shown("no_owner", &GapCounts::no_owner, "Tasks without an owner."),
      shown("no_report", &GapCounts::no_report, "Measures on which there is no public report of progress."),
  };

  void add(const PlanGaps& gaps);
};

struct GapsPage {
  /// What all parts share.
  struct Whole {
    std::vector<const model::Plan*> plans;
    GapCounts sum;
    std::vector<GapCounts> regions;
    std::vector<ListedPlace> items() const {
      std::vector<ListedPlace> items;
      for (const model::Plan* plan : plans) items.push_back({plan->place.to, plan->id});
      return items;
    }
  };

  std::vector<PlanGaps> plans;
  GapCounts sum;
  std::vector<GapCounts> regions;

  static void choose(const Publication& publication, std::vector<Page>& pages) {
    if (!publication.plans.empty()) pages.push_back({nullptr, "gaps", "", nullptr});
  }
  static Whole gather(const Publication& publication, const Page& page);
  static GapsPage make(const Publication& publication, const Page& page, const Whole& whole);

  static constexpr std::string_view record_name = "gaps page";
  static constexpr auto fields = data::FieldList{
      shown("plans", &GapsPage::plans,
            "The gaps of each plan; on a part of the list of the plans of the part."),
      shown("sum", &GapsPage::sum, "The gaps of all plans together."),
      shown("regions", &GapsPage::regions, "Those of the regions, where the list has parts."),
  };
};

void GapCounts::add(const PlanGaps& gaps) {
  const auto size = [](const auto& list) { return static_cast<int>(list.size()); };
  ++plans;
  measures += size(gaps.plan->measures);
  no_body += size(gaps.no_body);
  no_lead += size(gaps.no_lead);
  no_target += size(gaps.no_target);
  no_year += size(gaps.no_year);
  vague += size(gaps.vague);
  untied += size(gaps.untied);
  no_owner += size(gaps.no_owner);
  no_report += gaps.no_report;
}

void find_measure_gaps(const model::Measure& measure, PlanGaps& gaps) {
  const auto leads = [](const auto& r) { return r.role == model::Role::lead; };
  if (measure.responsible.empty()) {
    gaps.no_body.push_back(&measure);
  } else if (std::none_of(measure.responsible.begin(), measure.responsible.end(), leads)) {
    gaps.no_lead.push_back(&measure);
  }
  if (measure.targets.empty()) gaps.no_target.push_back(&measure);
  for (const model::Target& target : measure.targets) {
    if (!target.year && !target.period) gaps.no_year.push_back(&target);
  }
}

PlanGaps gaps_of(const Publication& publication, const model::Plan& plan) {
  PlanGaps gaps;
  gaps.plan = &plan;
  for (const model::Measure& measure : plan.measures) {
    find_measure_gaps(measure, gaps);
    gaps.no_report += publication.progress.of(&measure).voices.empty() ? 1 : 0;
  }
  for (const model::Duty& duty : plan.duties) {
    if (duty.body->collective && duty.rule == nullptr) gaps.vague.push_back(&duty);
  }
  for (const model::Task& task : plan.tasks) {
    if (task.measures.empty()) gaps.untied.push_back(&task);
    if (task.responsible.empty()) gaps.no_owner.push_back(&task);
  }
  return gaps;
}

GapsPage::Whole GapsPage::gather(const Publication& publication, const Page&) {
  Whole whole;
  whole.plans = publication.plans;
  std::map<const model::Place*, std::size_t> region_of;
  if (whole.plans.size() > places_a_page) {
    for (const Region& region : regions_of(publication.places)) {
      for (const model::Place* place : region.places) region_of.emplace(place, whole.regions.size());
      whole.regions.emplace_back().place = region.place;
    }
  }
  for (const model::Plan* plan : whole.plans) {
    const PlanGaps gaps = gaps_of(publication, *plan);
    whole.sum.add(gaps);
    const auto region = region_of.find(plan->place.to);
    if (region != region_of.end()) whole.regions[region->second].add(gaps);
  }
  return whole;
}

GapsPage GapsPage::make(const Publication& publication, const Page& page, const Whole& whole) {
  GapsPage result{{}, whole.sum, whole.regions};
  for (const model::Plan* plan : page.part_of(whole.plans))
    result.plans.push_back(gaps_of(publication, *plan));
  return result;
}

}  // namespace

PageKind gaps_page() {
  return page_kind_by_places<GapsPage>("gaps", "What the plans leave open.");
}

}  // namespace planpress::pages

// What the plans leave open: no lead, no number, no deadline, vague owners, tasks tied to no measure.
#include <algorithm>

#include "pages/page.hpp"
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

struct GapsPage {
  std::vector<PlanGaps> plans;

  static void choose(const Publication& publication, std::vector<Page>& pages) {
    if (!publication.plans.empty()) pages.push_back({nullptr, "gaps", "", nullptr});
  }
  static GapsPage make(const Publication& publication, const Page& page);

  static constexpr std::string_view record_name = "gaps page";
  static constexpr auto fields = data::FieldList{
      shown("plans", &GapsPage::plans, "The gaps of each plan."),
  };
};

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

GapsPage GapsPage::make(const Publication& publication, const Page&) {
  GapsPage result;
  for (const model::Plan* plan : publication.plans) {
    PlanGaps gaps;
    gaps.plan = plan;
    for (const model::Measure& measure : plan->measures) {
      find_measure_gaps(measure, gaps);
      gaps.no_report += publication.progress.of(&measure).voices.empty() ? 1 : 0;
    }
    for (const model::Duty& duty : plan->duties) {
      if (duty.body->collective && duty.rule == nullptr) gaps.vague.push_back(&duty);
    }
    for (const model::Task& task : plan->tasks) {
      if (task.measures.empty()) gaps.untied.push_back(&task);
      if (task.responsible.empty()) gaps.no_owner.push_back(&task);
    }
    result.plans.push_back(std::move(gaps));
  }
  return result;
}

}  // namespace

PageKind gaps_page() {
  return page_kind<GapsPage>("gaps", "What the plans leave open.");
}

}  // namespace planpress::pages

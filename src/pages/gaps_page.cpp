// What the plans leave open: no lead, no number, no deadline, vague owners, tasks tied to no measure.
#include <algorithm>

#include "pages/page.hpp"
#include "pages/rows.hpp"

namespace planpress::pages {
namespace {

/// What one measure leaves open.
struct MeasureGaps {
  const model::Measure* measure = nullptr;
  bool no_body = false;
  bool no_lead = false;
  bool no_target = false;
  std::vector<const model::Target*> no_year;
  std::vector<const model::Duty*> vague;
  static constexpr std::string_view record_name = "measure gaps";
  static constexpr auto fields = std::tuple{
      shown("measure", &MeasureGaps::measure, "The measure."),
      shown("no_body", &MeasureGaps::no_body, "True when it names nobody."),
      shown("no_lead", &MeasureGaps::no_lead, "True when it names bodies but none that leads."),
      shown("no_target", &MeasureGaps::no_target, "True when it sets no number."),
      shown("no_year", &MeasureGaps::no_year, "Its targets without a year."),
      shown("vague", &MeasureGaps::vague, "Its written duties of names that stand for many."),
  };

  bool any() const { return no_body || no_lead || no_target || !no_year.empty() || !vague.empty(); }
};

struct PlanGaps {
  const model::Plan* plan = nullptr;
  std::vector<MeasureGaps> measures;
  std::vector<const model::Measure*> no_body;
  std::vector<const model::Measure*> no_lead;
  std::vector<const model::Measure*> no_target;
  std::vector<const model::Target*> no_year;
  std::vector<const model::Duty*> vague;
  std::vector<const model::Task*> untied;
  std::vector<const model::Task*> no_owner;
  static constexpr std::string_view record_name = "plan gaps";
  static constexpr auto fields = std::tuple{
      shown("plan", &PlanGaps::plan, "The plan."),
      shown("measures", &PlanGaps::measures,
            "Its measures that leave something open, each with what it leaves."),
      shown("no_body", &PlanGaps::no_body, "Measures that name nobody."),
      shown("no_lead", &PlanGaps::no_lead, "Measures that name bodies but none that leads."),
      shown("no_target", &PlanGaps::no_target, "Measures without a number."),
      shown("no_year", &PlanGaps::no_year, "Targets without a year."),
      shown("vague", &PlanGaps::vague, "Duties of names that stand for many, in written clauses."),
      shown("untied", &PlanGaps::untied, "Tasks tied to no measure."),
      shown("no_owner", &PlanGaps::no_owner, "Tasks without an owner."),
  };
};

struct GapsPage {
  std::vector<PlanGaps> plans;

  static void choose(const Publication& publication, std::vector<Page>& pages) {
    if (!publication.plans.empty()) pages.push_back({nullptr, "gaps", "空白与缺项", nullptr});
  }
  static GapsPage make(const Publication& publication, const Page& page);

  static constexpr std::string_view record_name = "gaps page";
  static constexpr auto fields = std::tuple{
      shown("plans", &GapsPage::plans, "The gaps of each plan."),
  };
};

MeasureGaps gaps_of(const model::Measure& measure) {
  const auto leads = [](const auto& r) { return r.role == model::Role::lead; };
  MeasureGaps gaps;
  gaps.measure = &measure;
  gaps.no_body = measure.responsible.empty();
  gaps.no_lead = !gaps.no_body && std::none_of(measure.responsible.begin(), measure.responsible.end(), leads);
  gaps.no_target = measure.targets.empty();
  for (const model::Target& target : measure.targets) {
    if (!target.year && !target.period) gaps.no_year.push_back(&target);
  }
  for (const model::Duty* duty : measure.duties) {
    if (duty->body->collective && duty->rule == nullptr) gaps.vague.push_back(duty);
  }
  return gaps;
}

void add_measure(const model::Measure& measure, PlanGaps& plan) {
  MeasureGaps gaps = gaps_of(measure);
  if (gaps.no_body) plan.no_body.push_back(&measure);
  if (gaps.no_lead) plan.no_lead.push_back(&measure);
  if (gaps.no_target) plan.no_target.push_back(&measure);
  plan.no_year.insert(plan.no_year.end(), gaps.no_year.begin(), gaps.no_year.end());
  if (gaps.any()) plan.measures.push_back(std::move(gaps));
}

GapsPage GapsPage::make(const Publication& publication, const Page&) {
  GapsPage result;
  for (const model::Plan* plan : publication.plans) {
    PlanGaps gaps;
    gaps.plan = plan;
    for (const model::Measure& measure : plan->measures) add_measure(measure, gaps);
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

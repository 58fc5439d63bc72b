// All that one body owes under the plans of its place, and its brief.
#include <algorithm>

#include "pages/page.hpp"
#include "pages/routes.hpp"
#include "pages/rows.hpp"

namespace planpress::pages {
namespace {

/// The body's part in one plan.
struct BodyInPlan {
  const model::Plan* plan = nullptr;
  std::vector<const model::Duty*> lead;
  std::vector<const model::Duty*> other;
  std::vector<const model::Duty*> by_rule;
  std::vector<const model::Duty*> tasks;
  static constexpr std::string_view record_name = "body in plan";
  static constexpr auto fields = data::FieldList{
      shown("plan", &BodyInPlan::plan, "The plan."),
      shown("lead", &BodyInPlan::lead, "Measures that it leads."),
      shown("other", &BodyInPlan::other, "Measures that it is named for in another role."),
      shown("by_rule", &BodyInPlan::by_rule, "Measures that a general clause gives it."),
      shown("tasks", &BodyInPlan::tasks, "Tasks that it owns."),
  };
};

struct BodyPage {
  const model::Body* body = nullptr;
  std::vector<BodyInPlan> plans;
  std::vector<YearOfTargets> due;
  int lead = 0;
  int other = 0;
  int by_rule = 0;
  int tasks = 0;
  std::vector<ProgressTally> tallies;
  std::vector<const model::ProgressReport*> reports;
  std::vector<const model::Body*> counterparts;
  bool more_counterparts = false;

  static void choose(const Publication& publication, std::vector<Page>& pages) {
    for (const model::Body& body : publication.model.bodies) {
      if (is_shown(body)) pages.push_back({nullptr, route_of(body), std::string(body.name), &body});
    }
  }
  static BodyPage make(const Publication& publication, const Page& page);

  static constexpr std::string_view record_name = "body page";
  static constexpr auto fields = data::FieldList{
      shown("body", &BodyPage::body, "The body."),
      shown("plans", &BodyPage::plans, "Its part in each plan of its place."),
      shown("due", &BodyPage::due,
            "Targets of the measures that it leads or is responsible for and of its tasks, by year."),
      shown("lead", &BodyPage::lead, "How many measures it leads."),
      shown("other", &BodyPage::other, "How many measures it is named for in another role."),
      shown("by_rule", &BodyPage::by_rule, "How many measures a general clause gives it."),
      shown("tasks", &BodyPage::tasks, "How many tasks it owns."),
      shown("tallies", &BodyPage::tallies,
            "How far the measures and tasks have got that it leads or is responsible for, counted by voice; "
            "empty "
            "without reports."),
      shown("reports", &BodyPage::reports, "Reports on those measures and tasks, newest first."),
      shown("counterparts", &BodyPage::counterparts,
            "Bodies of the same function in other places, the next twelve of them."),
      shown("more_counterparts", &BodyPage::more_counterparts, "True when there are more."),
  };
};

// Bodies of the same functions in the places nearby.
void find_counterparts(const Index& index, BodyPage& page) {
  constexpr std::size_t most = 12;
  for (const auto& function : page.body->functions) {
    if (!function) continue;
    const auto found = neighbours(index.bodies_of(*function.to), page.body->place.to, most,
                                  [](const model::Body* body) { return body->place.to; });
    page.more_counterparts =
        page.more_counterparts || static_cast<std::size_t>(found.count) > found.near.size();
    for (const model::Body* other : found.near) {
      const bool listed =
          std::find(page.counterparts.begin(), page.counterparts.end(), other) != page.counterparts.end();
      if (!listed) page.counterparts.push_back(other);
    }
  }
}

// A body answers for the numbers of what it leads, and of what it is plainly responsible for.
bool answers_for_targets(const model::Duty& duty) {
  return duty.rule == nullptr && (duty.role == model::Role::lead || duty.role == model::Role::responsible ||
                                  duty.role == model::Role::separate);
}

BodyPage BodyPage::make(const Publication& publication, const Page& page) {
  BodyPage result;
  result.body = static_cast<const model::Body*>(page.subject);
  std::vector<const model::Target*> targets;
  std::vector<const void*> owed;
  for (const model::Duty* duty : result.body->duties) {
    const model::Plan* plan = duty->measure != nullptr ? duty->measure->plan : duty->task->plan;
    if (result.plans.empty() || result.plans.back().plan != plan)
      result.plans.push_back({plan, {}, {}, {}, {}});
    BodyInPlan& part = result.plans.back();
    auto& list = duty->task != nullptr             ? part.tasks
                 : duty->rule != nullptr           ? part.by_rule
                 : duty->role == model::Role::lead ? part.lead
                                                   : part.other;
    list.push_back(duty);
    ++(duty->task != nullptr             ? result.tasks
       : duty->rule != nullptr           ? result.by_rule
       : duty->role == model::Role::lead ? result.lead
                                         : result.other);
    if (!answers_for_targets(*duty)) continue;
    const void* thing = duty->measure != nullptr ? static_cast<const void*>(duty->measure) : duty->task;
    if (std::find(owed.begin(), owed.end(), thing) == owed.end()) owed.push_back(thing);
    for (const model::Target& target :
         duty->measure != nullptr ? duty->measure->targets : duty->task->targets) {
      targets.push_back(&target);
    }
  }
  result.due = by_year(targets);
  result.tallies = publication.progress.tally(owed);
  result.reports = publication.progress.reports_on(owed);
  find_counterparts(publication.index, result);
  return result;
}

void choose_briefs(const Publication& publication, std::vector<Page>& pages) {
  for (const model::Body& body : publication.model.bodies) {
    if (is_shown(body)) pages.push_back({nullptr, route_of(body) + "-brief", std::string(body.name), &body});
  }
}

}  // namespace

PageKind body_page() {
  return page_kind<BodyPage>("body", "A body: what it owes.");
}

PageKind body_brief_page() {
  PageKind kind = page_kind<BodyPage>("body-brief", "A body on paper.");
  kind.choose = &choose_briefs;
  return kind;
}

}  // namespace planpress::pages

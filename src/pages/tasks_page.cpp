// The annex list of the year.
#include "pages/page.hpp"
#include "pages/rows.hpp"

namespace planpress::pages {
namespace {

struct TaskGroup {
  std::string_view name;
  std::vector<const model::Task*> tasks;
  static constexpr std::string_view record_name = "task group";
  static constexpr auto fields = data::FieldList{
      shown("name", &TaskGroup::name, "The part of the list; none when it has no parts."),
      shown("tasks", &TaskGroup::tasks, "Its rows."),
  };
};

struct TasksPage {
  const model::Plan* plan = nullptr;
  std::vector<TaskGroup> groups;
  int targets = 0;
  std::vector<ProgressTally> tallies;
  std::vector<const model::ProgressReport*> reports;

  static void choose(const Publication& publication, std::vector<Page>& pages) {
    for (const model::Plan* plan : publication.plans) {
      if (plan->tasks.empty()) continue;
      pages.push_back(
          {nullptr, "plans/" + std::string(plan->id) + "/tasks", std::string(plan->place->name), plan});
    }
  }
  static TasksPage make(const Publication& publication, const Page& page) {
    TasksPage result;
    result.plan = static_cast<const model::Plan*>(page.subject);
    for (const model::Task& task : result.plan->tasks) {
      if (result.groups.empty() || result.groups.back().name != task.group)
        result.groups.push_back({task.group, {}});
      result.groups.back().tasks.push_back(&task);
      result.targets += static_cast<int>(task.targets.size());
    }
    result.reports = publication.progress.of(result.plan).reports;
    result.tallies = publication.progress.tally(tasks_of(*result.plan));
    return result;
  }

  static constexpr std::string_view record_name = "tasks page";
  static constexpr auto fields = data::FieldList{
      shown("plan", &TasksPage::plan, "The plan."),
      shown("groups", &TasksPage::groups, "The parts of its list."),
      shown("targets", &TasksPage::targets, "How many numbers the list sets."),
      shown("tallies", &TasksPage::tallies,
            "How far its tasks have got, counted by voice; empty without reports."),
      shown("reports", &TasksPage::reports, "Reports on the plan and its parts, newest first."),
  };
};

}  // namespace

PageKind tasks_page() {
  return page_kind<TasksPage>("tasks", "The annex list with owners and targets.");
}

}  // namespace planpress::pages

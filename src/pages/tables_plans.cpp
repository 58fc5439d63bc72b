// Plans and what they are made of: headings, measures, general clauses, who answers for what, the documents
// they follow.
#include <array>

#include "pages/rows.hpp"
#include "pages/tables.hpp"

namespace planpress::pages {
namespace {

using data::Arena;
using data::View;
using model::Measure;
using model::Plan;
using model::Task;

/// The ids of what the references name, for one cell; bodies are named as printed, and shown by id.
template <class T>
Several ids_of(const std::vector<data::Ref<T>>& references, Arena& arena) {
  std::vector<std::string_view> ids;
  for (const data::Ref<T>& reference : references) ids.push_back(reference ? reference->id : reference.id);
  return {arena.copy(std::span<const std::string_view>(ids))};
}

std::optional<int> first_of(data::Lines lines) {
  return lines ? std::optional<int>(static_cast<int>(lines.first)) : std::nullopt;
}
std::optional<int> last_of(data::Lines lines) {
  return lines ? std::optional<int>(static_cast<int>(lines.last)) : std::nullopt;
}

struct PlanRow {
  const Plan* plan = nullptr;
};
void collect_plans(const Publication& publication, std::vector<PlanRow>& rows) {
  for (const Plan& plan : publication.model.plans) rows.push_back({&plan});
}
constexpr std::array plan_columns{
    column<PlanRow>("id", [](const PlanRow& r) { return r.plan->id; }).required(),
    column<PlanRow>("place", [](const PlanRow& r) { return r.plan->place.id; })
        .required()
        .shared()
        .referring_to("places"),
    column<PlanRow>("kind", [](const PlanRow& r) { return r.plan->kind; }).required(),
    column<PlanRow>("title", [](const PlanRow& r) { return r.plan->title; }).required(),
    column<PlanRow>("document_number", [](const PlanRow& r) { return r.plan->document.number; }),
    column<PlanRow>("issuer", [](const PlanRow& r) { return r.plan->document.issuer; }),
    column<PlanRow>("signed", [](const PlanRow& r) { return Day{r.plan->document.signed_on}; }),
    column<PlanRow>("printed", [](const PlanRow& r) { return Day{r.plan->document.printed_on}; }),
    column<PlanRow>("url", [](const PlanRow& r) { return r.plan->document.url; }),
    column<PlanRow>("from", [](const PlanRow& r) { return Year{r.plan->period.from}; }).required(),
    column<PlanRow>("to", [](const PlanRow& r) { return Year{r.plan->period.to}; }).required(),
    column<PlanRow>("replaces", [](const PlanRow& r) { return r.plan->replaces.id; }).referring_to("plans"),
    column<PlanRow>("measures", [](const PlanRow& r) { return r.plan->measures.size(); }).required(),
    column<PlanRow>("tasks", [](const PlanRow& r) { return r.plan->tasks.size(); }).required(),
    column<PlanRow>("checked", [](const PlanRow& r) { return r.plan->checked; }).required().shared(),
};

struct SectionRow {
  const Plan* plan = nullptr;
  const model::Section* section = nullptr;
};
void collect_sections(const Publication& publication, std::vector<SectionRow>& rows) {
  for (const Plan& plan : publication.model.plans) {
    for (const model::Section& section : plan.sections) rows.push_back({&plan, &section});
  }
}
constexpr std::array section_columns{
    column<SectionRow>("plan", [](const SectionRow& r) { return r.plan->id; })
        .required()
        .shared()
        .referring_to("plans"),
    column<SectionRow>("id", [](const SectionRow& r) { return r.section->id; }).required(),
    column<SectionRow>("parent", [](const SectionRow& r) { return r.section->parent.id; }),
    column<SectionRow>("number", [](const SectionRow& r) { return r.section->number; }).shared(),
    column<SectionRow>("title", [](const SectionRow& r) { return r.section->title; }).required(),
    column<SectionRow>("first_line", [](const SectionRow& r) { return first_of(r.section->lines); }).shared(),
    column<SectionRow>("last_line", [](const SectionRow& r) { return last_of(r.section->lines); }).shared(),
};

struct BasisRow {
  const Plan* plan = nullptr;
  const model::Basis* basis = nullptr;
  int order = 0;
};
void collect_basis(const Publication& publication, std::vector<BasisRow>& rows) {
  for (const Plan& plan : publication.model.plans) {
    int order = 0;
    for (const model::Basis& basis : plan.basis) rows.push_back({&plan, &basis, ++order});
  }
}
constexpr std::array basis_columns{
    column<BasisRow>("plan", [](const BasisRow& r) { return r.plan->id; })
        .required()
        .shared()
        .referring_to("plans"),
    column<BasisRow>("order", [](const BasisRow& r) { return r.order; }).required().shared(),
    column<BasisRow>("title", [](const BasisRow& r) { return r.basis->title; }).required(),
    column<BasisRow>("document_number", [](const BasisRow& r) { return r.basis->number; }),
    column<BasisRow>("level", [](const BasisRow& r) { return r.basis->level; }),
    column<BasisRow>(
        "basis_plan",
        [](const BasisRow& r) { return r.basis->plan == nullptr ? std::string_view() : r.basis->plan->id; })
        .referring_to("plans"),
};

struct MeasureRow {
  const Measure* measure = nullptr;
};
void collect_measures(const Publication& publication, std::vector<MeasureRow>& rows) {
  for (const Plan& plan : publication.model.plans) {
    for (const Measure& measure : plan.measures) rows.push_back({&measure});
  }
}
constexpr std::array measure_columns{
    column<MeasureRow>("address",
                       [](const MeasureRow& r, Arena& a) { return Measure::address(*r.measure, a); })
        .required(),
    column<MeasureRow>("plan", [](const MeasureRow& r) { return r.measure->plan->id; })
        .required()
        .shared()
        .referring_to("plans"),
    column<MeasureRow>("place", [](const MeasureRow& r) { return r.measure->plan->place.id; })
        .required()
        .shared()
        .referring_to("places"),
    column<MeasureRow>("number", [](const MeasureRow& r) { return r.measure->number; }).required().shared(),
    column<MeasureRow>("title", [](const MeasureRow& r) { return r.measure->title; }).required(),
    column<MeasureRow>("section",
                       [](const MeasureRow& r) {
                         return r.measure->section ? r.measure->section->title : std::string_view();
                       }),
    column<MeasureRow>("section_id", [](const MeasureRow& r) { return r.measure->section.id; }),
    column<MeasureRow>("sector",
                       [](const MeasureRow& r) {
                         return r.measure->sectors.empty() ? std::string_view()
                                                           : r.measure->sectors.front().id;
                       })
        .referring_to("sectors"),
    column<MeasureRow>("sectors",
                       [](const MeasureRow& r, Arena& a) { return ids_of(r.measure->sectors, a); }),
    column<MeasureRow>("summary", [](const MeasureRow& r) { return r.measure->summary; }),
    column<MeasureRow>("bodies", [](const MeasureRow& r) { return r.measure->responsible.size(); })
        .required(),
    column<MeasureRow>("targets", [](const MeasureRow& r) { return r.measure->targets.size(); }).required(),
    column<MeasureRow>("tasks", [](const MeasureRow& r) { return r.measure->tasks.size(); }).required(),
    column<MeasureRow>("first_line", [](const MeasureRow& r) { return first_of(r.measure->lines); }).shared(),
    column<MeasureRow>("last_line", [](const MeasureRow& r) { return last_of(r.measure->lines); }).shared(),
};

struct ResponsibilityRow {
  const Plan* plan = nullptr;
  const model::Duty* duty = nullptr;
  int order = 0;
};
void collect_responsibilities(const Publication& publication, std::vector<ResponsibilityRow>& rows) {
  for (const Plan& plan : publication.model.plans) {
    const void* about = nullptr;
    int order = 0;
    for (const model::Duty& duty : plan.duties) {
      const void* now = duty.measure != nullptr ? static_cast<const void*>(duty.measure) : duty.task;
      order = now == about ? order + 1 : 1;
      about = now;
      rows.push_back({&plan, &duty, order});
    }
  }
}
constexpr std::array responsibility_columns{
    column<ResponsibilityRow>("plan", [](const ResponsibilityRow& r) { return r.plan->id; })
        .required()
        .shared()
        .referring_to("plans"),
    column<ResponsibilityRow>("about",
                              [](const ResponsibilityRow& r, Arena& a) {
                                return r.duty->measure ? Measure::address(*r.duty->measure, a)
                                                       : Task::address(*r.duty->task, a);
                              })
        .required(),
    column<ResponsibilityRow>("order", [](const ResponsibilityRow& r) { return r.order; }).required(),
    column<ResponsibilityRow>("place", [](const ResponsibilityRow& r) { return r.plan->place.id; })
        .required()
        .shared()
        .referring_to("places"),
    column<ResponsibilityRow>("body", [](const ResponsibilityRow& r) { return r.duty->body->id; }).required(),
    column<ResponsibilityRow>("printed", [](const ResponsibilityRow& r) { return r.duty->printed; })
        .required(),
    column<ResponsibilityRow>("function",
                              [](const ResponsibilityRow& r) {
                                return r.duty->body->functions.empty() ? std::string_view()
                                                                       : r.duty->body->functions.front().id;
                              })
        .shared()
        .referring_to("functions"),
    column<ResponsibilityRow>("role", [](const ResponsibilityRow& r) { return r.duty->role; }).required(),
    column<ResponsibilityRow>("by_rule",
                              [](const ResponsibilityRow& r) {
                                return r.duty->rule == nullptr ? std::string_view() : r.duty->rule->id;
                              }),
};

struct RuleRow {
  const Plan* plan = nullptr;
  const model::Rule* rule = nullptr;
};
void collect_rules(const Publication& publication, std::vector<RuleRow>& rows) {
  for (const Plan& plan : publication.model.plans) {
    for (const model::Rule& rule : plan.rules) rows.push_back({&plan, &rule});
  }
}
constexpr std::array rule_columns{
    column<RuleRow>("plan", [](const RuleRow& r) { return r.plan->id; })
        .required()
        .shared()
        .referring_to("plans"),
    column<RuleRow>("id", [](const RuleRow& r) { return r.rule->id; }).required(),
    column<RuleRow>("role", [](const RuleRow& r) { return r.rule->kind; }).required(),
    column<RuleRow>("bodies", [](const RuleRow& r, Arena& a) { return ids_of(r.rule->bodies, a); })
        .required(),
    column<RuleRow>("from_measure", [](const RuleRow& r) { return r.rule->from_measure; }).required(),
    column<RuleRow>("to_measure", [](const RuleRow& r) { return r.rule->to_measure; }),
    column<RuleRow>("first_line", [](const RuleRow& r) { return first_of(r.rule->lines); }).shared(),
    column<RuleRow>("last_line", [](const RuleRow& r) { return last_of(r.rule->lines); }).shared(),
};

struct TargetRow {
  const model::Target* target = nullptr;
};
void collect_targets(const Publication& publication, std::vector<TargetRow>& rows) {
  for (const Plan& plan : publication.model.plans) {
    for (const model::Target* target : all_targets(plan, true)) rows.push_back({target});
  }
}
constexpr std::array target_columns{
    column<TargetRow>("address",
                      [](const TargetRow& r, Arena& a) { return model::Target::address(*r.target, a); })
        .required(),
    column<TargetRow>("plan", [](const TargetRow& r) { return r.target->plan->id; })
        .required()
        .shared()
        .referring_to("plans"),
    column<TargetRow>("place", [](const TargetRow& r) { return r.target->plan->place.id; })
        .required()
        .shared()
        .referring_to("places"),
    column<TargetRow>("about",
                      [](const TargetRow& r, Arena& a) {
                        if (r.target->measure != nullptr) return Measure::address(*r.target->measure, a);
                        if (r.target->task != nullptr) return Task::address(*r.target->task, a);
                        return View::string(r.target->plan->id);
                      })
        .required(),
    column<TargetRow>("indicator", [](const TargetRow& r) { return r.target->indicator; }).required(),
    column<TargetRow>("indicator_id", [](const TargetRow& r) { return r.target->indicator_id.id; })
        .referring_to("indicators"),
    column<TargetRow>("comparison", [](const TargetRow& r) { return r.target->comparison; }).required(),
    column<TargetRow>("value", [](const TargetRow& r) { return r.target->value; }).required(),
    column<TargetRow>("value_max", [](const TargetRow& r) { return r.target->value_max; }),
    column<TargetRow>("unit", [](const TargetRow& r) { return r.target->unit; }),
    column<TargetRow>("kind", [](const TargetRow& r) { return r.target->kind; }).required(),
    column<TargetRow>("year", [](const TargetRow& r) { return Year{r.target->year}; }),
    column<TargetRow>("period", [](const TargetRow& r) { return r.target->period; }),
    column<TargetRow>("baseline_year", [](const TargetRow& r) { return Year{r.target->baseline_year}; }),
    column<TargetRow>("scope", [](const TargetRow& r) { return r.target->scope; }),
    column<TargetRow>("area", [](const TargetRow& r) { return r.target->area; }),
    column<TargetRow>("modality", [](const TargetRow& r) { return r.target->modality; }).required(),
    column<TargetRow>("first_line", [](const TargetRow& r) { return first_of(r.target->lines); }).shared(),
    column<TargetRow>("last_line", [](const TargetRow& r) { return last_of(r.target->lines); }).shared(),
    column<TargetRow>("checked", [](const TargetRow& r) { return r.target->plan->checked; })
        .required()
        .shared(),
};

struct TaskRow {
  const Task* task = nullptr;
};
void collect_tasks(const Publication& publication, std::vector<TaskRow>& rows) {
  for (const Plan& plan : publication.model.plans) {
    for (const Task& task : plan.tasks) rows.push_back({&task});
  }
}
constexpr std::array task_columns{
    column<TaskRow>("address", [](const TaskRow& r, Arena& a) { return Task::address(*r.task, a); })
        .required(),
    column<TaskRow>("plan", [](const TaskRow& r) { return r.task->plan->id; })
        .required()
        .shared()
        .referring_to("plans"),
    column<TaskRow>("place", [](const TaskRow& r) { return r.task->plan->place.id; })
        .required()
        .shared()
        .referring_to("places"),
    column<TaskRow>("year", [](const TaskRow& r) { return Year{r.task->year}; }).required(),
    column<TaskRow>("number", [](const TaskRow& r) { return r.task->number; }).required().shared(),
    column<TaskRow>("group", [](const TaskRow& r) { return r.task->group; }),
    column<TaskRow>("domain", [](const TaskRow& r) { return r.task->domain; }),
    column<TaskRow>("title", [](const TaskRow& r) { return r.task->title; }).required(),
    column<TaskRow>("measures",
                    [](const TaskRow& r, Arena& a) {
                      std::vector<std::string_view> all;
                      for (const data::Ref<Measure>& measure : r.task->measures) {
                        if (measure) all.push_back(Measure::address(*measure, a).as_string());
                      }
                      return Several{a.copy(std::span<const std::string_view>(all))};
                    }),
    column<TaskRow>("targets", [](const TaskRow& r) { return r.task->targets.size(); }).required(),
    column<TaskRow>("first_line", [](const TaskRow& r) { return first_of(r.task->lines); }).shared(),
    column<TaskRow>("last_line", [](const TaskRow& r) { return last_of(r.task->lines); }).shared(),
};

constexpr std::array by_id{std::string_view("id")};
constexpr std::array by_address{std::string_view("address")};
constexpr std::array by_plan_and_id{std::string_view("plan"), std::string_view("id")};
constexpr std::array by_plan_and_order{std::string_view("plan"), std::string_view("order")};
constexpr std::array by_about_and_order{std::string_view("about"), std::string_view("order")};
constexpr std::array place_and_body{std::string_view("place"), std::string_view("body")};

}  // namespace

Table plans_table() {
  return table_of<PlanRow, &collect_plans>("plans", plan_columns, by_id);
}
Table sections_table() {
  return table_of<SectionRow, &collect_sections>("sections", section_columns, by_plan_and_id);
}
Table basis_table() {
  return table_of<BasisRow, &collect_basis>("basis", basis_columns, by_plan_and_order);
}
Table measures_table() {
  return table_of<MeasureRow, &collect_measures>("measures", measure_columns, by_address);
}
Table responsibilities_table() {
  Table table = table_of<ResponsibilityRow, &collect_responsibilities>(
      "responsibilities", responsibility_columns, by_about_and_order);
  table.foreign = {place_and_body, "bodies"};
  return table;
}
Table rules_table() {
  return table_of<RuleRow, &collect_rules>("rules", rule_columns, by_plan_and_id);
}
Table targets_table() {
  return table_of<TargetRow, &collect_targets>("targets", target_columns, by_address);
}
Table tasks_table() {
  return table_of<TaskRow, &collect_tasks>("tasks", task_columns, by_address);
}

}  // namespace planpress::pages

#include "pages/tables.hpp"

#include "pages/rows.hpp"

namespace planpress::pages {
namespace {

using data::Arena;
using data::View;
using model::Measure;
using model::Target;
using model::Task;

template <class E>
View choice(E value) {
  return View::string(data::Choices<E>::names[static_cast<std::size_t>(value)]);
}

View text_or_none(std::string_view text) {
  return text.empty() ? View::none() : View::string(text);
}
View year_or_none(const std::optional<int>& year) {
  return year ? View::integer(*year) : View::none();
}

struct MeasureRow {
  const Measure* measure = nullptr;
  static void collect(const Publication& publication, std::vector<MeasureRow>& rows) {
    for (const model::Plan& plan : publication.model.plans) {
      for (const Measure& measure : plan.measures) rows.push_back({&measure});
    }
  }
  using R = const MeasureRow&;
  static constexpr std::string_view record_name = "measures";
  static constexpr auto fields = std::tuple{
      computed<MeasureRow>(
          "address", [](R r, Arena& a) { return Measure::address(*r.measure, a); },
          "Address of the measure."),
      computed<MeasureRow>(
          "plan", [](R r, Arena&) { return View::string(r.measure->plan->id); }, "Id of the plan."),
      computed<MeasureRow>(
          "place", [](R r, Arena&) { return View::string(r.measure->plan->place->id); }, "Id of the place."),
      computed<MeasureRow>(
          "number", [](R r, Arena&) { return View::string(r.measure->number); }, "Printed number."),
      computed<MeasureRow>(
          "title", [](R r, Arena&) { return View::string(r.measure->title); }, "Printed title."),
      computed<MeasureRow>(
          "section",
          [](R r, Arena&) {
            return r.measure->section ? View::string(r.measure->section->title) : View::none();
          },
          "Heading above it."),
      computed<MeasureRow>(
          "sector",
          [](R r, Arena&) {
            return r.measure->sectors.empty() ? View::none() : View::string(r.measure->sectors.front().id);
          },
          "Id of its main sector."),
      computed<MeasureRow>(
          "summary", [](R r, Arena&) { return View::string(r.measure->summary); },
          "What it says, in our words."),
      computed<MeasureRow>(
          "bodies",
          [](R r, Arena&) { return View::integer(static_cast<std::int64_t>(r.measure->responsible.size())); },
          "How many bodies its clause names."),
      computed<MeasureRow>(
          "targets",
          [](R r, Arena&) { return View::integer(static_cast<std::int64_t>(r.measure->targets.size())); },
          "How many targets it sets."),
      computed<MeasureRow>(
          "first_line",
          [](R r, Arena&) { return r.measure->lines ? View::integer(r.measure->lines.first) : View::none(); },
          "First line in the source document."),
      computed<MeasureRow>(
          "last_line",
          [](R r, Arena&) { return r.measure->lines ? View::integer(r.measure->lines.last) : View::none(); },
          "Last line in the source document."),
  };
};

struct ResponsibilityRow {
  const model::Plan* plan = nullptr;
  const model::Duty* duty = nullptr;
  static void collect(const Publication& publication, std::vector<ResponsibilityRow>& rows) {
    for (const model::Plan& plan : publication.model.plans) {
      for (const model::Duty& duty : plan.duties) rows.push_back({&plan, &duty});
    }
  }
  using R = const ResponsibilityRow&;
  static constexpr std::string_view record_name = "responsibilities";
  static constexpr auto fields = std::tuple{
      computed<ResponsibilityRow>(
          "plan", [](R r, Arena&) { return View::string(r.plan->id); }, "Id of the plan."),
      computed<ResponsibilityRow>(
          "about",
          [](R r, Arena& a) {
            return r.duty->measure ? Measure::address(*r.duty->measure, a) : Task::address(*r.duty->task, a);
          },
          "Address of the measure or task."),
      computed<ResponsibilityRow>(
          "body", [](R r, Arena&) { return View::string(r.duty->body->id); }, "Id of the body in its place."),
      computed<ResponsibilityRow>(
          "printed", [](R r, Arena&) { return View::string(r.duty->printed); }, "Name as printed."),
      computed<ResponsibilityRow>(
          "function",
          [](R r, Arena&) {
            return r.duty->body->functions.empty() ? View::none()
                                                   : View::string(r.duty->body->functions.front().id);
          },
          "Id of its main function."),
      computed<ResponsibilityRow>(
          "role", [](R r, Arena&) { return choice(r.duty->role); },
          "lead, joint, separate, responsible, participating or territorial."),
      computed<ResponsibilityRow>(
          "by_rule", [](R r, Arena&) { return r.duty->rule ? View::string(r.duty->rule->id) : View::none(); },
          "The general clause that gives it; empty when written out."),
  };
};

struct TargetRow {
  const Target* target = nullptr;
  static void collect(const Publication& publication, std::vector<TargetRow>& rows) {
    for (const model::Plan& plan : publication.model.plans) {
      for (const Target* target : all_targets(plan, true)) rows.push_back({target});
    }
  }
  using R = const TargetRow&;
  static constexpr std::string_view record_name = "targets";
  static constexpr auto fields = std::tuple{
      computed<TargetRow>(
          "address", [](R r, Arena& a) { return Target::address(*r.target, a); }, "Address of the target."),
      computed<TargetRow>(
          "plan", [](R r, Arena&) { return View::string(r.target->plan->id); }, "Id of the plan."),
      computed<TargetRow>(
          "place", [](R r, Arena&) { return View::string(r.target->plan->place->id); }, "Id of the place."),
      computed<TargetRow>(
          "indicator", [](R r, Arena&) { return View::string(r.target->indicator); },
          "What is counted, in the plan's terms."),
      computed<TargetRow>(
          "indicator_id",
          [](R r, Arena&) {
            return r.target->indicator_id ? View::string(r.target->indicator_id->id) : View::none();
          },
          "Id of the shared indicator."),
      computed<TargetRow>(
          "comparison", [](R r, Arena&) { return choice(r.target->comparison); },
          "=, >=, >, <=, < or ~ (about)."),
      computed<TargetRow>(
          "value", [](R r, Arena& a) { return data::Codec<double>::view(r.target->value, a); },
          "The number as printed."),
      computed<TargetRow>(
          "value_max",
          [](R r, Arena& a) { return data::Codec<std::optional<double>>::view(r.target->value_max, a); },
          "Upper end of a range."),
      computed<TargetRow>(
          "unit", [](R r, Arena&) { return View::string(r.target->unit); }, "The unit as printed."),
      computed<TargetRow>(
          "kind", [](R r, Arena&) { return choice(r.target->kind); }, "What sort of number it is."),
      computed<TargetRow>(
          "year", [](R r, Arena&) { return year_or_none(r.target->year); }, "Year by which it is due."),
      computed<TargetRow>(
          "period", [](R r, Arena&) { return r.target->period ? choice(*r.target->period) : View::none(); },
          "annual or cumulative."),
      computed<TargetRow>(
          "baseline_year", [](R r, Arena&) { return year_or_none(r.target->baseline_year); },
          "Year that growth is measured against."),
      computed<TargetRow>(
          "scope", [](R r, Arena&) { return text_or_none(r.target->scope); },
          "Population that it speaks of."),
      computed<TargetRow>(
          "area", [](R r, Arena&) { return text_or_none(r.target->area); }, "Part of the place."),
      computed<TargetRow>(
          "modality", [](R r, Arena&) { return choice(r.target->modality); }, "firm, strive or encourage."),
      computed<TargetRow>(
          "checked", [](R r, Arena&) { return View::boolean(r.target->plan->checked); },
          "False while nobody has compared it with the document."),
  };
};

struct TaskRow {
  const Task* task = nullptr;
  static void collect(const Publication& publication, std::vector<TaskRow>& rows) {
    for (const model::Plan& plan : publication.model.plans) {
      for (const Task& task : plan.tasks) rows.push_back({&task});
    }
  }
  using R = const TaskRow&;
  static constexpr std::string_view record_name = "tasks";
  static constexpr auto fields = std::tuple{
      computed<TaskRow>(
          "address", [](R r, Arena& a) { return Task::address(*r.task, a); }, "Address of the task."),
      computed<TaskRow>(
          "plan", [](R r, Arena&) { return View::string(r.task->plan->id); }, "Id of the plan."),
      computed<TaskRow>(
          "year", [](R r, Arena&) { return View::integer(r.task->year); }, "Year of the list."),
      computed<TaskRow>(
          "number", [](R r, Arena&) { return View::string(r.task->number); }, "Printed number."),
      computed<TaskRow>(
          "group", [](R r, Arena&) { return text_or_none(r.task->group); }, "Part of the list."),
      computed<TaskRow>(
          "domain", [](R r, Arena&) { return text_or_none(r.task->domain); },
          "The list's word for its field."),
      computed<TaskRow>(
          "title", [](R r, Arena&) { return View::string(r.task->title); },
          "What is to be done, in our words."),
      computed<TaskRow>(
          "targets",
          [](R r, Arena&) { return View::integer(static_cast<std::int64_t>(r.task->targets.size())); },
          "How many numbers it sets."),
  };
};

struct PlanRow {
  const model::Plan* plan = nullptr;
  static void collect(const Publication& publication, std::vector<PlanRow>& rows) {
    for (const model::Plan& plan : publication.model.plans) rows.push_back({&plan});
  }
  using R = const PlanRow&;
  static constexpr std::string_view record_name = "plans";
  static constexpr auto fields = std::tuple{
      computed<PlanRow>(
          "id", [](R r, Arena&) { return View::string(r.plan->id); }, "Id of the plan."),
      computed<PlanRow>(
          "place", [](R r, Arena&) { return View::string(r.plan->place->id); }, "Id of the place."),
      computed<PlanRow>(
          "title", [](R r, Arena&) { return View::string(r.plan->title); }, "Printed title."),
      computed<PlanRow>(
          "document_number", [](R r, Arena&) { return text_or_none(r.plan->document.number); }, "发文字号."),
      computed<PlanRow>(
          "issuer", [](R r, Arena&) { return text_or_none(r.plan->document.issuer); }, "Who issued it."),
      computed<PlanRow>(
          "signed", [](R r, Arena&) { return text_or_none(r.plan->document.signed_on); }, "成文日期."),
      computed<PlanRow>(
          "from", [](R r, Arena&) { return View::integer(r.plan->period.from); }, "First year."),
      computed<PlanRow>(
          "to", [](R r, Arena&) { return View::integer(r.plan->period.to); }, "Last year."),
      computed<PlanRow>(
          "measures",
          [](R r, Arena&) { return View::integer(static_cast<std::int64_t>(r.plan->measures.size())); },
          "How many measures."),
      computed<PlanRow>(
          "tasks", [](R r, Arena&) { return View::integer(static_cast<std::int64_t>(r.plan->tasks.size())); },
          "How many tasks."),
      computed<PlanRow>(
          "checked", [](R r, Arena&) { return View::boolean(r.plan->checked); },
          "False while nobody has compared it with the document."),
  };
};

struct BodyRow {
  const model::Body* body = nullptr;
  static void collect(const Publication& publication, std::vector<BodyRow>& rows) {
    for (const model::Body& body : publication.model.bodies) rows.push_back({&body});
  }
  using R = const BodyRow&;
  static constexpr std::string_view record_name = "bodies";
  static constexpr auto fields = std::tuple{
      computed<BodyRow>(
          "place", [](R r, Arena&) { return View::string(r.body->place.id); }, "Id of the place."),
      computed<BodyRow>(
          "id", [](R r, Arena&) { return View::string(r.body->id); }, "Id within the place."),
      computed<BodyRow>(
          "name", [](R r, Arena&) { return View::string(r.body->name); }, "Name as printed most often."),
      computed<BodyRow>(
          "full", [](R r, Arena&) { return text_or_none(r.body->full); }, "Full name, where certain."),
      computed<BodyRow>(
          "function",
          [](R r, Arena&) {
            return r.body->functions.empty() ? View::none() : View::string(r.body->functions.front().id);
          },
          "Id of its main function."),
      computed<BodyRow>(
          "collective", [](R r, Arena&) { return View::boolean(r.body->collective); },
          "True for names that stand for many."),
      computed<BodyRow>(
          "duties",
          [](R r, Arena&) { return View::integer(static_cast<std::int64_t>(r.body->duties.size())); },
          "How often it is named, rules and tasks included."),
  };
};

struct PlaceRow {
  const model::Place* place = nullptr;
  static void collect(const Publication& publication, std::vector<PlaceRow>& rows) {
    for (const model::Place& place : publication.model.places) rows.push_back({&place});
  }
  using R = const PlaceRow&;
  static constexpr std::string_view record_name = "places";
  static constexpr auto fields = std::tuple{
      computed<PlaceRow>(
          "id", [](R r, Arena&) { return View::string(r.place->id); }, "Id of the place."),
      computed<PlaceRow>(
          "name", [](R r, Arena&) { return View::string(r.place->name); }, "Full name."),
      computed<PlaceRow>(
          "level", [](R r, Arena&) { return choice(r.place->level); },
          "nation, province, prefecture or county."),
      computed<PlaceRow>(
          "parent", [](R r, Arena&) { return text_or_none(r.place->parent.id); }, "Id of the place above."),
      computed<PlaceRow>(
          "code", [](R r, Arena&) { return text_or_none(r.place->code); }, "GB/T 2260 code."),
  };
};

template <class Row>
Table table(std::string_view title) {
  return {Row::record_name, title, &data::record_info<Row>,
          [](const Publication& publication, const std::function<void(const View&)>& use) {
            std::vector<Row> rows;
            Row::collect(publication, rows);
            use(data::view_of_list(std::span<const Row>(rows)));
          }};
}

}  // namespace

const std::vector<Table>& tables() {
  static const std::vector<Table> all{
      table<PlanRow>("方案"),       table<MeasureRow>("措施"),  table<ResponsibilityRow>("责任分工"),
      table<TargetRow>("目标"),     table<TaskRow>("年度任务"), table<PlaceRow>("行政区"),
      table<BodyRow>("部门与单位"),
  };
  return all;
}

}  // namespace planpress::pages

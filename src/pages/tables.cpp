#include "pages/tables.hpp"

#include "pages/rows.hpp"

namespace planpress::pages {
namespace {

using data::Arena;
using data::View;
using model::Measure;
using model::Target;
using model::Task;

// What a row looks at stands in a struct of its own, complete before the table of its columns is written.

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

struct MeasureCells {
  const Measure* measure = nullptr;
};

struct MeasureRow : MeasureCells {
  static void collect(const Publication& publication, std::vector<MeasureRow>& rows) {
    for (const model::Plan& plan : publication.model.plans) {
      for (const Measure& measure : plan.measures) rows.push_back({{&measure}});
    }
  }
  using R = const MeasureCells&;
  static constexpr std::string_view record_name = "measures";
  static constexpr auto fields = std::tuple{
      computed<MeasureCells>(
          "address", [](R r, Arena& a) { return Measure::address(*r.measure, a); }, "措施地址"),
      computed<MeasureCells>(
          "plan", [](R r, Arena&) { return View::string(r.measure->plan->id); }, "方案编号"),
      computed<MeasureCells>(
          "place", [](R r, Arena&) { return View::string(r.measure->plan->place->id); }, "行政区编号"),
      computed<MeasureCells>(
          "number", [](R r, Arena&) { return View::string(r.measure->number); }, "原文序号"),
      computed<MeasureCells>(
          "title", [](R r, Arena&) { return View::string(r.measure->title); }, "原文标题"),
      computed<MeasureCells>(
          "section",
          [](R r, Arena&) {
            return r.measure->section ? View::string(r.measure->section->title) : View::none();
          },
          "所在章节"),
      computed<MeasureCells>(
          "sector",
          [](R r, Arena&) {
            return r.measure->sectors.empty() ? View::none() : View::string(r.measure->sectors.front().id);
          },
          "主要领域编号"),
      computed<MeasureCells>(
          "summary", [](R r, Arena&) { return View::string(r.measure->summary); }, "本站概述"),
      computed<MeasureCells>(
          "bodies",
          [](R r, Arena&) { return View::integer(static_cast<std::int64_t>(r.measure->responsible.size())); },
          "写明的单位数"),
      computed<MeasureCells>(
          "targets",
          [](R r, Arena&) { return View::integer(static_cast<std::int64_t>(r.measure->targets.size())); },
          "目标数"),
      computed<MeasureCells>(
          "first_line",
          [](R r, Arena&) { return r.measure->lines ? View::integer(r.measure->lines.first) : View::none(); },
          "原文起始行"),
      computed<MeasureCells>(
          "last_line",
          [](R r, Arena&) { return r.measure->lines ? View::integer(r.measure->lines.last) : View::none(); },
          "原文结束行"),
  };
};

struct ResponsibilityCells {
  const model::Plan* plan = nullptr;
  const model::Duty* duty = nullptr;
};

struct ResponsibilityRow : ResponsibilityCells {
  static void collect(const Publication& publication, std::vector<ResponsibilityRow>& rows) {
    for (const model::Plan& plan : publication.model.plans) {
      for (const model::Duty& duty : plan.duties) rows.push_back({{&plan, &duty}});
    }
  }
  using R = const ResponsibilityCells&;
  static constexpr std::string_view record_name = "responsibilities";
  static constexpr auto fields = std::tuple{
      computed<ResponsibilityCells>(
          "plan", [](R r, Arena&) { return View::string(r.plan->id); }, "方案编号"),
      computed<ResponsibilityCells>(
          "about",
          [](R r, Arena& a) {
            return r.duty->measure ? Measure::address(*r.duty->measure, a) : Task::address(*r.duty->task, a);
          },
          "措施或任务地址"),
      computed<ResponsibilityCells>(
          "body", [](R r, Arena&) { return View::string(r.duty->body->id); }, "单位编号（在该行政区内）"),
      computed<ResponsibilityCells>(
          "printed", [](R r, Arena&) { return View::string(r.duty->printed); }, "原文名称"),
      computed<ResponsibilityCells>(
          "function",
          [](R r, Arena&) {
            return r.duty->body->functions.empty() ? View::none()
                                                   : View::string(r.duty->body->functions.front().id);
          },
          "主要职能编号"),
      computed<ResponsibilityCells>(
          "role", [](R r, Arena&) { return choice(r.duty->role); },
          "角色：lead 牵头、joint 按职责分工、separate 分别负责、responsible 责任单位、participating "
          "参与配合、territorial 属地"),
      computed<ResponsibilityCells>(
          "by_rule", [](R r, Arena&) { return r.duty->rule ? View::string(r.duty->rule->id) : View::none(); },
          "依据的总括条款；写明的为空"),
  };
};

struct TargetCells {
  const Target* target = nullptr;
};

struct TargetRow : TargetCells {
  static void collect(const Publication& publication, std::vector<TargetRow>& rows) {
    for (const model::Plan& plan : publication.model.plans) {
      for (const Target* target : all_targets(plan, true)) rows.push_back({{target}});
    }
  }
  using R = const TargetCells&;
  static constexpr std::string_view record_name = "targets";
  static constexpr auto fields = std::tuple{
      computed<TargetCells>(
          "address", [](R r, Arena& a) { return Target::address(*r.target, a); }, "目标地址"),
      computed<TargetCells>(
          "plan", [](R r, Arena&) { return View::string(r.target->plan->id); }, "方案编号"),
      computed<TargetCells>(
          "place", [](R r, Arena&) { return View::string(r.target->plan->place->id); }, "行政区编号"),
      computed<TargetCells>(
          "indicator", [](R r, Arena&) { return View::string(r.target->indicator); }, "指标（方案用语）"),
      computed<TargetCells>(
          "indicator_id",
          [](R r, Arena&) {
            return r.target->indicator_id ? View::string(r.target->indicator_id->id) : View::none();
          },
          "通用指标编号"),
      computed<TargetCells>(
          "comparison", [](R r, Arena&) { return choice(r.target->comparison); },
          "比较符：= 达到、>= 以上、> 超过、<= 以内、< 低于、~ 约"),
      computed<TargetCells>(
          "value", [](R r, Arena& a) { return data::Codec<double>::view(r.target->value, a); },
          "数值（原文）"),
      computed<TargetCells>(
          "value_max",
          [](R r, Arena& a) { return data::Codec<std::optional<double>>::view(r.target->value_max, a); },
          "区间上限"),
      computed<TargetCells>(
          "unit", [](R r, Arena&) { return View::string(r.target->unit); }, "单位（原文）"),
      computed<TargetCells>(
          "kind", [](R r, Arena&) { return choice(r.target->kind); },
          "类型：count 数量、share 占比、growth 增长、ratio 比值、money 金额、area 面积、length "
          "长度、capacity 能力、multiple 倍数"),
      computed<TargetCells>(
          "year", [](R r, Arena&) { return year_or_none(r.target->year); }, "到期年份"),
      computed<TargetCells>(
          "period", [](R r, Arena&) { return r.target->period ? choice(*r.target->period) : View::none(); },
          "annual 每年、cumulative 累计"),
      computed<TargetCells>(
          "baseline_year", [](R r, Arena&) { return year_or_none(r.target->baseline_year); }, "基期年份"),
      computed<TargetCells>(
          "scope", [](R r, Arena&) { return text_or_none(r.target->scope); }, "统计范围"),
      computed<TargetCells>(
          "area", [](R r, Arena&) { return text_or_none(r.target->area); }, "所属片区"),
      computed<TargetCells>(
          "modality", [](R r, Arena&) { return choice(r.target->modality); },
          "语气：firm 明确、strive 力争、encourage 鼓励"),
      computed<TargetCells>(
          "checked", [](R r, Arena&) { return View::boolean(r.target->plan->checked); }, "是否经原文核对"),
  };
};

struct TaskCells {
  const Task* task = nullptr;
};

struct TaskRow : TaskCells {
  static void collect(const Publication& publication, std::vector<TaskRow>& rows) {
    for (const model::Plan& plan : publication.model.plans) {
      for (const Task& task : plan.tasks) rows.push_back({{&task}});
    }
  }
  using R = const TaskCells&;
  static constexpr std::string_view record_name = "tasks";
  static constexpr auto fields = std::tuple{
      computed<TaskCells>(
          "address", [](R r, Arena& a) { return Task::address(*r.task, a); }, "任务地址"),
      computed<TaskCells>(
          "plan", [](R r, Arena&) { return View::string(r.task->plan->id); }, "方案编号"),
      computed<TaskCells>(
          "year", [](R r, Arena&) { return View::integer(r.task->year); }, "清单年份"),
      computed<TaskCells>(
          "number", [](R r, Arena&) { return View::string(r.task->number); }, "原文序号"),
      computed<TaskCells>(
          "group", [](R r, Arena&) { return text_or_none(r.task->group); }, "清单部分"),
      computed<TaskCells>(
          "domain", [](R r, Arena&) { return text_or_none(r.task->domain); }, "清单所称领域"),
      computed<TaskCells>(
          "title", [](R r, Arena&) { return View::string(r.task->title); }, "任务（本站概述）"),
      computed<TaskCells>(
          "targets",
          [](R r, Arena&) { return View::integer(static_cast<std::int64_t>(r.task->targets.size())); },
          "数字目标数"),
  };
};

struct PlanCells {
  const model::Plan* plan = nullptr;
};

struct PlanRow : PlanCells {
  static void collect(const Publication& publication, std::vector<PlanRow>& rows) {
    for (const model::Plan& plan : publication.model.plans) rows.push_back({{&plan}});
  }
  using R = const PlanCells&;
  static constexpr std::string_view record_name = "plans";
  static constexpr auto fields = std::tuple{
      computed<PlanCells>(
          "id", [](R r, Arena&) { return View::string(r.plan->id); }, "方案编号"),
      computed<PlanCells>(
          "place", [](R r, Arena&) { return View::string(r.plan->place->id); }, "行政区编号"),
      computed<PlanCells>(
          "title", [](R r, Arena&) { return View::string(r.plan->title); }, "原文标题"),
      computed<PlanCells>(
          "document_number", [](R r, Arena&) { return text_or_none(r.plan->document.number); }, "发文字号"),
      computed<PlanCells>(
          "issuer", [](R r, Arena&) { return text_or_none(r.plan->document.issuer); }, "发文机关"),
      computed<PlanCells>(
          "signed", [](R r, Arena&) { return text_or_none(r.plan->document.signed_on); }, "成文日期"),
      computed<PlanCells>(
          "from", [](R r, Arena&) { return View::integer(r.plan->period.from); }, "起始年份"),
      computed<PlanCells>(
          "to", [](R r, Arena&) { return View::integer(r.plan->period.to); }, "结束年份"),
      computed<PlanCells>(
          "measures",
          [](R r, Arena&) { return View::integer(static_cast<std::int64_t>(r.plan->measures.size())); },
          "措施数"),
      computed<PlanCells>(
          "tasks", [](R r, Arena&) { return View::integer(static_cast<std::int64_t>(r.plan->tasks.size())); },
          "任务数"),
      computed<PlanCells>(
          "checked", [](R r, Arena&) { return View::boolean(r.plan->checked); }, "是否经原文核对"),
  };
};

struct BodyCells {
  const model::Body* body = nullptr;
};

struct BodyRow : BodyCells {
  static void collect(const Publication& publication, std::vector<BodyRow>& rows) {
    for (const model::Body& body : publication.model.bodies) rows.push_back({{&body}});
  }
  using R = const BodyCells&;
  static constexpr std::string_view record_name = "bodies";
  static constexpr auto fields = std::tuple{
      computed<BodyCells>(
          "place", [](R r, Arena&) { return View::string(r.body->place.id); }, "行政区编号"),
      computed<BodyCells>(
          "id", [](R r, Arena&) { return View::string(r.body->id); }, "单位编号（在该行政区内）"),
      computed<BodyCells>(
          "name", [](R r, Arena&) { return View::string(r.body->name); }, "最常见的原文名称"),
      computed<BodyCells>(
          "full", [](R r, Arena&) { return text_or_none(r.body->full); }, "全称（确知者）"),
      computed<BodyCells>(
          "function",
          [](R r, Arena&) {
            return r.body->functions.empty() ? View::none() : View::string(r.body->functions.front().id);
          },
          "主要职能编号"),
      computed<BodyCells>(
          "collective", [](R r, Arena&) { return View::boolean(r.body->collective); }, "是否为统称"),
      computed<BodyCells>(
          "duties",
          [](R r, Arena&) { return View::integer(static_cast<std::int64_t>(r.body->duties.size())); },
          "被点名次数（含总括条款与任务）"),
  };
};

struct PlaceCells {
  const model::Place* place = nullptr;
};

struct PlaceRow : PlaceCells {
  static void collect(const Publication& publication, std::vector<PlaceRow>& rows) {
    for (const model::Place& place : publication.model.places) rows.push_back({{&place}});
  }
  using R = const PlaceCells&;
  static constexpr std::string_view record_name = "places";
  static constexpr auto fields = std::tuple{
      computed<PlaceCells>(
          "id", [](R r, Arena&) { return View::string(r.place->id); }, "行政区编号"),
      computed<PlaceCells>(
          "name", [](R r, Arena&) { return View::string(r.place->name); }, "全称"),
      computed<PlaceCells>(
          "level", [](R r, Arena&) { return choice(r.place->level); },
          "级别：nation 国家、province 省、prefecture 设区市、county 县市区"),
      computed<PlaceCells>(
          "parent", [](R r, Arena&) { return text_or_none(r.place->parent.id); }, "上级行政区编号"),
      computed<PlaceCells>(
          "code", [](R r, Arena&) { return text_or_none(r.place->code); }, "GB/T 2260 代码"),
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

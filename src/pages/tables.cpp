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
          "address", [](R r, Arena& a) { return Measure::address(*r.measure, a); }, "措施地址"),
      computed<MeasureRow>(
          "plan", [](R r, Arena&) { return View::string(r.measure->plan->id); }, "方案编号"),
      computed<MeasureRow>(
          "place", [](R r, Arena&) { return View::string(r.measure->plan->place->id); }, "行政区编号"),
      computed<MeasureRow>(
          "number", [](R r, Arena&) { return View::string(r.measure->number); }, "原文序号"),
      computed<MeasureRow>(
          "title", [](R r, Arena&) { return View::string(r.measure->title); }, "原文标题"),
      computed<MeasureRow>(
          "section",
          [](R r, Arena&) {
            return r.measure->section ? View::string(r.measure->section->title) : View::none();
          },
          "所在章节"),
      computed<MeasureRow>(
          "sector",
          [](R r, Arena&) {
            return r.measure->sectors.empty() ? View::none() : View::string(r.measure->sectors.front().id);
          },
          "主要领域编号"),
      computed<MeasureRow>(
          "summary", [](R r, Arena&) { return View::string(r.measure->summary); }, "本站概述"),
      computed<MeasureRow>(
          "bodies",
          [](R r, Arena&) { return View::integer(static_cast<std::int64_t>(r.measure->responsible.size())); },
          "写明的单位数"),
      computed<MeasureRow>(
          "targets",
          [](R r, Arena&) { return View::integer(static_cast<std::int64_t>(r.measure->targets.size())); },
          "目标数"),
      computed<MeasureRow>(
          "first_line",
          [](R r, Arena&) { return r.measure->lines ? View::integer(r.measure->lines.first) : View::none(); },
          "原文起始行"),
      computed<MeasureRow>(
          "last_line",
          [](R r, Arena&) { return r.measure->lines ? View::integer(r.measure->lines.last) : View::none(); },
          "原文结束行"),
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
          "plan", [](R r, Arena&) { return View::string(r.plan->id); }, "方案编号"),
      computed<ResponsibilityRow>(
          "about",
          [](R r, Arena& a) {
            return r.duty->measure ? Measure::address(*r.duty->measure, a) : Task::address(*r.duty->task, a);
          },
          "措施或任务地址"),
      computed<ResponsibilityRow>(
          "body", [](R r, Arena&) { return View::string(r.duty->body->id); }, "单位编号（在该行政区内）"),
      computed<ResponsibilityRow>(
          "printed", [](R r, Arena&) { return View::string(r.duty->printed); }, "原文名称"),
      computed<ResponsibilityRow>(
          "function",
          [](R r, Arena&) {
            return r.duty->body->functions.empty() ? View::none()
                                                   : View::string(r.duty->body->functions.front().id);
          },
          "主要职能编号"),
      computed<ResponsibilityRow>(
          "role", [](R r, Arena&) { return choice(r.duty->role); },
          "角色：lead 牵头、joint 按职责分工、separate 分别负责、responsible 责任单位、participating "
          "参与配合、territorial 属地"),
      computed<ResponsibilityRow>(
          "by_rule", [](R r, Arena&) { return r.duty->rule ? View::string(r.duty->rule->id) : View::none(); },
          "依据的总括条款；写明的为空"),
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
          "address", [](R r, Arena& a) { return Target::address(*r.target, a); }, "目标地址"),
      computed<TargetRow>(
          "plan", [](R r, Arena&) { return View::string(r.target->plan->id); }, "方案编号"),
      computed<TargetRow>(
          "place", [](R r, Arena&) { return View::string(r.target->plan->place->id); }, "行政区编号"),
      computed<TargetRow>(
          "indicator", [](R r, Arena&) { return View::string(r.target->indicator); }, "指标（方案用语）"),
      computed<TargetRow>(
          "indicator_id",
          [](R r, Arena&) {
            return r.target->indicator_id ? View::string(r.target->indicator_id->id) : View::none();
          },
          "通用指标编号"),
      computed<TargetRow>(
          "comparison", [](R r, Arena&) { return choice(r.target->comparison); },
          "比较符：= 达到、>= 以上、> 超过、<= 以内、< 低于、~ 约"),
      computed<TargetRow>(
          "value", [](R r, Arena& a) { return data::Codec<double>::view(r.target->value, a); },
          "数值（原文）"),
      computed<TargetRow>(
          "value_max",
          [](R r, Arena& a) { return data::Codec<std::optional<double>>::view(r.target->value_max, a); },
          "区间上限"),
      computed<TargetRow>(
          "unit", [](R r, Arena&) { return View::string(r.target->unit); }, "单位（原文）"),
      computed<TargetRow>(
          "kind", [](R r, Arena&) { return choice(r.target->kind); },
          "类型：count 数量、share 占比、growth 增长、ratio 比值、money 金额、area 面积、length "
          "长度、capacity 能力、multiple 倍数"),
      computed<TargetRow>(
          "year", [](R r, Arena&) { return year_or_none(r.target->year); }, "到期年份"),
      computed<TargetRow>(
          "period", [](R r, Arena&) { return r.target->period ? choice(*r.target->period) : View::none(); },
          "annual 每年、cumulative 累计"),
      computed<TargetRow>(
          "baseline_year", [](R r, Arena&) { return year_or_none(r.target->baseline_year); }, "基期年份"),
      computed<TargetRow>(
          "scope", [](R r, Arena&) { return text_or_none(r.target->scope); }, "统计范围"),
      computed<TargetRow>(
          "area", [](R r, Arena&) { return text_or_none(r.target->area); }, "所属片区"),
      computed<TargetRow>(
          "modality", [](R r, Arena&) { return choice(r.target->modality); },
          "语气：firm 明确、strive 力争、encourage 鼓励"),
      computed<TargetRow>(
          "checked", [](R r, Arena&) { return View::boolean(r.target->plan->checked); }, "是否经原文核对"),
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
          "address", [](R r, Arena& a) { return Task::address(*r.task, a); }, "任务地址"),
      computed<TaskRow>(
          "plan", [](R r, Arena&) { return View::string(r.task->plan->id); }, "方案编号"),
      computed<TaskRow>(
          "year", [](R r, Arena&) { return View::integer(r.task->year); }, "清单年份"),
      computed<TaskRow>(
          "number", [](R r, Arena&) { return View::string(r.task->number); }, "原文序号"),
      computed<TaskRow>(
          "group", [](R r, Arena&) { return text_or_none(r.task->group); }, "清单部分"),
      computed<TaskRow>(
          "domain", [](R r, Arena&) { return text_or_none(r.task->domain); }, "清单所称领域"),
      computed<TaskRow>(
          "title", [](R r, Arena&) { return View::string(r.task->title); }, "任务（本站概述）"),
      computed<TaskRow>(
          "targets",
          [](R r, Arena&) { return View::integer(static_cast<std::int64_t>(r.task->targets.size())); },
          "数字目标数"),
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
          "id", [](R r, Arena&) { return View::string(r.plan->id); }, "方案编号"),
      computed<PlanRow>(
          "place", [](R r, Arena&) { return View::string(r.plan->place->id); }, "行政区编号"),
      computed<PlanRow>(
          "title", [](R r, Arena&) { return View::string(r.plan->title); }, "原文标题"),
      computed<PlanRow>(
          "document_number", [](R r, Arena&) { return text_or_none(r.plan->document.number); }, "发文字号"),
      computed<PlanRow>(
          "issuer", [](R r, Arena&) { return text_or_none(r.plan->document.issuer); }, "发文机关"),
      computed<PlanRow>(
          "signed", [](R r, Arena&) { return text_or_none(r.plan->document.signed_on); }, "成文日期"),
      computed<PlanRow>(
          "from", [](R r, Arena&) { return View::integer(r.plan->period.from); }, "起始年份"),
      computed<PlanRow>(
          "to", [](R r, Arena&) { return View::integer(r.plan->period.to); }, "结束年份"),
      computed<PlanRow>(
          "measures",
          [](R r, Arena&) { return View::integer(static_cast<std::int64_t>(r.plan->measures.size())); },
          "措施数"),
      computed<PlanRow>(
          "tasks", [](R r, Arena&) { return View::integer(static_cast<std::int64_t>(r.plan->tasks.size())); },
          "任务数"),
      computed<PlanRow>(
          "checked", [](R r, Arena&) { return View::boolean(r.plan->checked); }, "是否经原文核对"),
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
          "place", [](R r, Arena&) { return View::string(r.body->place.id); }, "行政区编号"),
      computed<BodyRow>(
          "id", [](R r, Arena&) { return View::string(r.body->id); }, "单位编号（在该行政区内）"),
      computed<BodyRow>(
          "name", [](R r, Arena&) { return View::string(r.body->name); }, "最常见的原文名称"),
      computed<BodyRow>(
          "full", [](R r, Arena&) { return text_or_none(r.body->full); }, "全称（确知者）"),
      computed<BodyRow>(
          "function",
          [](R r, Arena&) {
            return r.body->functions.empty() ? View::none() : View::string(r.body->functions.front().id);
          },
          "主要职能编号"),
      computed<BodyRow>(
          "collective", [](R r, Arena&) { return View::boolean(r.body->collective); }, "是否为统称"),
      computed<BodyRow>(
          "duties",
          [](R r, Arena&) { return View::integer(static_cast<std::int64_t>(r.body->duties.size())); },
          "被点名次数（含总括条款与任务）"),
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
          "id", [](R r, Arena&) { return View::string(r.place->id); }, "行政区编号"),
      computed<PlaceRow>(
          "name", [](R r, Arena&) { return View::string(r.place->name); }, "全称"),
      computed<PlaceRow>(
          "level", [](R r, Arena&) { return choice(r.place->level); },
          "级别：nation 国家、province 省、prefecture 设区市、county 县市区"),
      computed<PlaceRow>(
          "parent", [](R r, Arena&) { return text_or_none(r.place->parent.id); }, "上级行政区编号"),
      computed<PlaceRow>(
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

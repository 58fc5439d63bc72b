// What plans share and what came of them: places, bodies, functions, sectors, indicators, groups, reports.
#include <array>

#include "pages/matrix.hpp"
#include "pages/tables.hpp"

namespace planpress::pages {
namespace {

using data::Arena;
using data::View;

constexpr std::array by_id{std::string_view("id")};

struct PlaceRow {
  const model::Place* place = nullptr;
};
void collect_places(const Publication& publication, std::vector<PlaceRow>& rows) {
  for (const model::Place& place : publication.model.places) rows.push_back({&place});
}
constexpr std::array place_columns{
    column<PlaceRow>("id", [](const PlaceRow& r) { return r.place->id; }).required(),
    column<PlaceRow>("name", [](const PlaceRow& r) { return r.place->name; }).required(),
    column<PlaceRow>("level", [](const PlaceRow& r) { return r.place->level; }).required(),
    column<PlaceRow>("parent", [](const PlaceRow& r) { return r.place->parent.id; }).referring_to("places"),
    column<PlaceRow>("code", [](const PlaceRow& r) { return r.place->code; }),
};

struct BodyRow {
  const model::Body* body = nullptr;
};
void collect_bodies(const Publication& publication, std::vector<BodyRow>& rows) {
  for (const model::Body& body : publication.model.bodies) rows.push_back({&body});
}
constexpr std::array body_columns{
    column<BodyRow>("place", [](const BodyRow& r) { return r.body->place.id; })
        .required()
        .shared()
        .referring_to("places"),
    column<BodyRow>("id", [](const BodyRow& r) { return r.body->id; }).required(),
    column<BodyRow>("name", [](const BodyRow& r) { return r.body->name; }).required(),
    column<BodyRow>("full", [](const BodyRow& r) { return r.body->full; }),
    column<BodyRow>("aliases", [](const BodyRow& r) { return Several{r.body->aliases}; }),
    column<BodyRow>("function",
                    [](const BodyRow& r) {
                      return r.body->functions.empty() ? std::string_view() : r.body->functions.front().id;
                    })
        .shared()
        .referring_to("functions"),
    column<BodyRow>("functions",
                    [](const BodyRow& r, Arena& a) {
                      std::vector<std::string_view> ids;
                      ids.reserve(r.body->functions.size());
                      for (const auto& function : r.body->functions) ids.push_back(function.id);
                      return Several{a.copy(std::span<const std::string_view>(ids))};
                    }),
    column<BodyRow>("collective", [](const BodyRow& r) { return r.body->collective; }).required(),
    column<BodyRow>("duties", [](const BodyRow& r) { return r.body->duties.size(); }).required(),
};

struct FunctionRow {
  const model::Function* function = nullptr;
};
void collect_functions(const Publication& publication, std::vector<FunctionRow>& rows) {
  for (const model::Function& function : publication.model.functions) rows.push_back({&function});
}
constexpr std::array function_columns{
    column<FunctionRow>("id", [](const FunctionRow& r) { return r.function->id; }).required(),
    column<FunctionRow>("name", [](const FunctionRow& r) { return r.function->name; }).required(),
    column<FunctionRow>("summary", [](const FunctionRow& r) { return r.function->summary; }),
    column<FunctionRow>("bodies", [](const FunctionRow& r) { return r.function->bodies.size(); }).required(),
};

struct FunctionPlaceRow {
  FunctionLoad load;
};
void collect_function_places(const Publication& publication, std::vector<FunctionPlaceRow>& rows) {
  for (const model::Place* place : publication.places) {
    for (const model::Function& function : publication.model.functions) {
      const FunctionLoad load = load_of(function, *place);
      if (load.bodies > 0) rows.push_back({load});
    }
  }
}
using Load = FunctionPlaceRow;
constexpr std::array function_place_columns{
    column<Load>("place", [](const Load& r) { return r.load.place->id; })
        .required()
        .shared()
        .referring_to("places"),
    column<Load>("function", [](const Load& r) { return r.load.function->id; })
        .required()
        .shared()
        .referring_to("functions"),
    column<Load>("bodies", [](const Load& r) { return r.load.bodies; }).required(),
    column<Load>("lead", [](const Load& r) { return r.load.lead; }).required(),
    column<Load>("other", [](const Load& r) { return r.load.other; }).required(),
    column<Load>("by_rule", [](const Load& r) { return r.load.by_rule; }).required(),
    column<Load>("tasks", [](const Load& r) { return r.load.tasks; }).required(),
};
constexpr std::array by_place_and_function{std::string_view("place"), std::string_view("function")};

struct SectorRow {
  const model::Sector* sector = nullptr;
};
void collect_sectors(const Publication& publication, std::vector<SectorRow>& rows) {
  for (const model::Sector& sector : publication.model.sectors) rows.push_back({&sector});
}
constexpr std::array sector_columns{
    column<SectorRow>("id", [](const SectorRow& r) { return r.sector->id; }).required(),
    column<SectorRow>("name", [](const SectorRow& r) { return r.sector->name; }).required(),
    column<SectorRow>("summary", [](const SectorRow& r) { return r.sector->summary; }),
    column<SectorRow>("measures", [](const SectorRow& r) { return r.sector->measures.size(); }).required(),
};

struct KnownIndicator {
  const model::Indicator* indicator = nullptr;
};
void collect_indicators(const Publication& publication, std::vector<KnownIndicator>& rows) {
  for (const model::Indicator& indicator : publication.model.indicators) rows.push_back({&indicator});
}
constexpr std::array indicator_columns{
    column<KnownIndicator>("id", [](const KnownIndicator& r) { return r.indicator->id; }).required(),
    column<KnownIndicator>("name", [](const KnownIndicator& r) { return r.indicator->name; }).required(),
    column<KnownIndicator>("unit", [](const KnownIndicator& r) { return r.indicator->unit; }),
    column<KnownIndicator>("kind", [](const KnownIndicator& r) { return r.indicator->kind; }).required(),
    column<KnownIndicator>("direction", [](const KnownIndicator& r) { return r.indicator->direction; })
        .required(),
    column<KnownIndicator>("aliases", [](const KnownIndicator& r) { return Several{r.indicator->aliases}; }),
    column<KnownIndicator>("summary", [](const KnownIndicator& r) { return r.indicator->summary; }),
    column<KnownIndicator>("targets", [](const KnownIndicator& r) { return r.indicator->targets.size(); })
        .required(),
};

struct GroupRow {
  const model::Plan* plan = nullptr;
  const model::Group* group = nullptr;
  int order = 0;
};
void collect_groups(const Publication& publication, std::vector<GroupRow>& rows) {
  for (const model::Plan& plan : publication.model.plans) {
    int order = 0;
    for (const model::Group& group : plan.groups) rows.push_back({&plan, &group, ++order});
  }
}
constexpr std::array group_columns{
    column<GroupRow>("plan", [](const GroupRow& r) { return r.plan->id; })
        .required()
        .shared()
        .referring_to("plans"),
    column<GroupRow>("order", [](const GroupRow& r) { return r.order; }).required().shared(),
    column<GroupRow>("name", [](const GroupRow& r) { return r.group->name; }).required(),
    column<GroupRow>(
        "office",
        [](const GroupRow& r) { return r.group->office ? r.group->office->id : r.group->office.id; }),
    column<GroupRow>("members", [](const GroupRow& r) { return r.group->members.size(); }).required(),
    column<GroupRow>("duties", [](const GroupRow& r) { return Several{r.group->duties}; }),
};
constexpr std::array by_plan_and_order{std::string_view("plan"), std::string_view("order")};

struct MemberRow {
  const model::Plan* plan = nullptr;
  const model::GroupMember* member = nullptr;
  int group = 0;
  int order = 0;
};
void collect_members(const Publication& publication, std::vector<MemberRow>& rows) {
  for (const model::Plan& plan : publication.model.plans) {
    int number = 0;
    for (const model::Group& group : plan.groups) {
      ++number;
      int order = 0;
      for (const model::GroupMember& member : group.members)
        rows.push_back({&plan, &member, number, ++order});
    }
  }
}
constexpr std::array member_columns{
    column<MemberRow>("plan", [](const MemberRow& r) { return r.plan->id; })
        .required()
        .shared()
        .referring_to("plans"),
    column<MemberRow>("group", [](const MemberRow& r) { return r.group; }).required(),
    column<MemberRow>("order", [](const MemberRow& r) { return r.order; }).required(),
    column<MemberRow>("name", [](const MemberRow& r) { return r.member->name; }).required(),
    column<MemberRow>("post", [](const MemberRow& r) { return r.member->post; }),
    column<MemberRow>("role", [](const MemberRow& r) { return r.member->role; }).required(),
};
constexpr std::array by_plan_group_and_order{std::string_view("plan"), std::string_view("group"),
                                             std::string_view("order")};
constexpr std::array plan_and_group{std::string_view("plan"), std::string_view("group")};

struct ReportRow {
  const model::ProgressFile* file = nullptr;
  const model::ProgressReport* report = nullptr;
};
void collect_progress(const Publication& publication, std::vector<ReportRow>& rows) {
  for (const model::ProgressFile& file : publication.model.progress) {
    for (const model::ProgressReport& report : file.reports) rows.push_back({&file, &report});
  }
}
constexpr std::array progress_columns{
    column<ReportRow>("plan", [](const ReportRow& r) { return r.file->plan.id; })
        .required()
        .shared()
        .referring_to("plans"),
    column<ReportRow>("about", [](const ReportRow& r) { return r.report->about; }).required(),
    column<ReportRow>("as_of", [](const ReportRow& r) { return Day{r.report->as_of}; }).required(),
    column<ReportRow>("voice", [](const ReportRow& r) { return r.report->voice; }).required(),
    column<ReportRow>("status", [](const ReportRow& r) { return r.report->status; }).required(),
    column<ReportRow>("value", [](const ReportRow& r) { return r.report->value; }),
    column<ReportRow>("text", [](const ReportRow& r) { return r.report->text; }),
    column<ReportRow>("evidence",
                      [](const ReportRow& r, Arena& a) {
                        std::vector<std::string_view> all;
                        for (const model::Evidence& evidence : r.report->evidence) {
                          std::string one(evidence.title);
                          if (!evidence.url.empty()) one.append(" ").append(evidence.url);
                          all.push_back(a.copy(std::string_view(one)));
                        }
                        return Several{a.copy(std::span<const std::string_view>(all))};
                      }),
};

}  // namespace

Table places_table() {
  return table_of<PlaceRow, &collect_places>("places", place_columns, by_id);
}
Table bodies_table() {
  static constexpr std::array by_place_and_id{std::string_view("place"), std::string_view("id")};
  return table_of<BodyRow, &collect_bodies>("bodies", body_columns, by_place_and_id);
}
Table functions_table() {
  return table_of<FunctionRow, &collect_functions>("functions", function_columns, by_id);
}
Table function_places_table() {
  return table_of<FunctionPlaceRow, &collect_function_places>("function_places", function_place_columns,
                                                              by_place_and_function);
}
Table sectors_table() {
  return table_of<SectorRow, &collect_sectors>("sectors", sector_columns, by_id);
}
Table indicators_table() {
  return table_of<KnownIndicator, &collect_indicators>("indicators", indicator_columns, by_id);
}
Table groups_table() {
  return table_of<GroupRow, &collect_groups>("groups", group_columns, by_plan_and_order);
}
Table members_table() {
  Table table = table_of<MemberRow, &collect_members>("members", member_columns, by_plan_group_and_order);
  table.foreign = {plan_and_group, "groups"};
  return table;
}
Table progress_table() {
  return table_of<ReportRow, &collect_progress>("progress", progress_columns, {});
}

}  // namespace planpress::pages

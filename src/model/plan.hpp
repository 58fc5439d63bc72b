// One document's plan, one edition.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "data/fields.hpp"
#include "model/target.hpp"
#include "model/vocabulary.hpp"

namespace planpress::model {

struct Plan;
struct Task;
struct Duty;

struct SourceDocument {
  text::Span where;
  std::string_view file;
  std::string_view sha256;
  static constexpr std::string_view record_name = "source";
  static constexpr auto fields = data::FieldList{
      field("file", &SourceDocument::file, Need::required, "Name of the document's file."),
      field("sha256", &SourceDocument::sha256, Need::required, "Its SHA-256, 64 hexadecimal digits.")
          .matching("^[0-9a-f]{64}$"),
  };
};

struct DocumentInfo {
  text::Span where;
  std::string_view number;
  std::string_view issuer;
  std::string_view signed_on;
  std::string_view printed_on;
  std::string_view publicity;
  std::string_view url;
  std::optional<SourceDocument> source;
  static constexpr std::string_view record_name = "document";
  static constexpr std::string_view record_doc = "The official document that states the plan.";
  static constexpr auto fields = data::FieldList{
      field("number", &DocumentInfo::number, Need::optional, "发文字号, e.g. 连政发〔2024〕40号."),
      field("issuer", &DocumentInfo::issuer, Need::optional, "Who issued it."),
      field("signed", &DocumentInfo::signed_on, Need::optional, "成文日期, YYYY-MM-DD.")
          .matching(data::date_pattern),
      field("printed", &DocumentInfo::printed_on, Need::optional, "印发日期, YYYY-MM-DD.")
          .matching(data::date_pattern),
      field("publicity", &DocumentInfo::publicity, Need::optional,
            "The note on publication, e.g. 此件公开发布."),
      field("url", &DocumentInfo::url, Need::optional, "Where the issuer published it."),
      field("source", &DocumentInfo::source, Need::optional, "The file that line numbers refer to."),
  };
};

struct Period {
  text::Span where;
  int from = 0;
  int to = 0;
  static constexpr std::string_view record_name = "period";
  static constexpr auto fields = data::FieldList{
      field("from", &Period::from, Need::required, "First year."),
      field("to", &Period::to, Need::required, "Last year."),
  };
};

struct Basis {
  text::Span where;
  std::string_view title;
  std::string_view number;
  std::string_view level;
  const Plan* plan = nullptr;
  static constexpr std::string_view record_name = "basis";
  static constexpr std::string_view record_doc = "A document that the plan implements.";
  static constexpr auto fields = data::FieldList{
      field("title", &Basis::title, Need::required, "Its title."),
      field("number", &Basis::number, Need::optional, "Its document number."),
      field("level", &Basis::level, Need::optional, "national, provincial or prefectural."),
      shown("plan", &Basis::plan, "The plan of that document, when we hold it."),
  };
};

struct Section {
  text::Span where;
  std::string_view id;
  std::string_view number;
  std::string_view title;
  data::Ref<Section> parent;
  data::Lines lines;
  std::vector<const Measure*> measures;
  static constexpr std::string_view record_name = "section";
  static constexpr std::string_view record_doc = "A heading above measures.";
  static constexpr auto fields = data::FieldList{
      field("id", &Section::id, Need::required, "Short name within the plan, e.g. s2-1.")
          .matching(data::id_pattern),
      field("number", &Section::number, Need::optional, "The printed number."),
      field("title", &Section::title, Need::required, "The printed heading."),
      field("parent", &Section::parent, Need::optional, "The section that it is a part of."),
      field("lines", &Section::lines, Need::optional, "First and last line in the source document."),
      shown("measures", &Section::measures, "The measures that stand directly below it."),
  };
};

/// A body named for something, in a role.
struct Responsibility {
  text::Span where;
  data::Ref<Body> body;
  Role role = Role::responsible;
  std::string_view resolved;
  std::optional<double> confidence;
  static constexpr std::string_view record_name = "responsibility";
  static constexpr auto fields = data::FieldList{
      field("body", &Responsibility::body, Need::required,
            "The body as printed; must be known in the plan's place."),
      field("role", &Responsibility::role, Need::required, "What it is named for."),
      field("resolved", &Responsibility::resolved, Need::optional,
            "The whole name, where the printed one leans on the prefix of the one before it."),
      field("confidence", &Responsibility::confidence, Need::optional,
            "How sure `planpress import` was of it, from 0 to 1; nobody has looked at it yet."),
  };
};

/// A general clause such as 以下均需各县区人民政府落实: it names bodies for every measure from one on.
struct Rule {
  text::Span where;
  std::string_view id;
  Role kind = Role::territorial;
  std::vector<data::Ref<Body>> bodies;
  std::string_view from_measure;
  std::string_view to_measure;
  data::Lines lines;
  std::optional<double> confidence;
  static constexpr std::string_view record_name = "rule";
  static constexpr std::string_view record_doc = "A general clause that names bodies for a run of measures.";
  static constexpr auto fields = data::FieldList{
      field("id", &Rule::id, Need::required, "Short name within the plan.").matching(data::id_pattern),
      field("kind", &Rule::kind, Need::required, "The role that it gives."),
      field("bodies", &Rule::bodies, Need::required, "The bodies that it names."),
      field("from_measure", &Rule::from_measure, Need::required, "The first measure that it covers."),
      field("to_measure", &Rule::to_measure, Need::optional, "The last one; the plan's last when missing."),
      field("lines", &Rule::lines, Need::optional, "Where it stands in the source document."),
      field("confidence", &Rule::confidence, Need::optional,
            "How sure `planpress import` was of it, from 0 to 1; nobody has looked at it yet."),
  };
};

/// 措施: a numbered item of the plan.
struct Measure {
  text::Span where;
  std::string_view number;
  std::string_view given_id;
  std::string_view title;
  data::Ref<Section> section;
  std::vector<data::Ref<Sector>> sectors;
  std::string_view summary;
  std::string_view wording;
  data::Lines lines;
  std::vector<Responsibility> responsible;
  std::vector<Target> targets;
  std::optional<double> confidence;
  const Plan* plan = nullptr;
  std::vector<const Duty*> duties;
  std::vector<const Task*> tasks;
  int position = 0;  // in the plan, from 0

  /// What addresses it: the given id, else its printed number.
  std::string_view id() const { return given_id.empty() ? number : given_id; }
  static data::View view_id(const Measure& measure, data::Arena& arena);
  static data::View address(const Measure& measure, data::Arena& arena);

  static constexpr std::string_view record_name = "measure";
  static constexpr std::string_view record_doc = "A numbered item of a plan.";
  static constexpr auto fields = data::FieldList{
      field("number", &Measure::number, Need::required, "The printed number."),
      field("id", &Measure::given_id, Need::optional, "What addresses it when the number cannot, e.g. s6-1.")
          .matching(data::id_pattern),
      field("title", &Measure::title, Need::required, "The printed title."),
      field("section", &Measure::section, Need::required, "The section that it stands in."),
      field("sectors", &Measure::sectors, Need::required, "Its sectors, the main one first."),
      field("summary", &Measure::summary, Need::optional, "One or two plain sentences of our own."),
      field("text", &Measure::wording, Need::optional, "The official wording."),
      field("lines", &Measure::lines, Need::optional, "First and last line in the source document."),
      field("responsible", &Measure::responsible, Need::optional, "Who is named, in printed order."),
      field("targets", &Measure::targets, Need::optional, "The numbers that state its aims."),
      field("confidence", &Measure::confidence, Need::optional,
            "How sure `planpress import` was of it, from 0 to 1; nobody has looked at it yet."),
      shown("plan", &Measure::plan, "Its plan."),
      shown("duties", &Measure::duties, "Who is named for it, directly or by a rule."),
      shown("tasks", &Measure::tasks, "The tasks that carry it out."),
      data::computed("slug", &Measure::view_id, "What addresses it within the plan.")
          .showing<std::string_view>(),
      data::computed("address", &Measure::address, "What notes and progress reports call it: `plan/measure`.")
          .showing<std::string_view>(),
  };
};

struct Contact {
  text::Span where;
  data::Ref<Body> body;
  std::string_view name;
  std::string_view phone;
  static constexpr std::string_view record_name = "contact";
  static constexpr std::string_view record_doc = "Whom to ask; shown only where the settings allow it.";
  static constexpr auto fields = data::FieldList{
      field("body", &Contact::body, Need::optional, "The body that answers."),
      field("name", &Contact::name, Need::optional, "The person."),
      field("phone", &Contact::phone, Need::optional, "The telephone number."),
  };
};

/// 年度任务: a row of the annex list.
struct Task {
  text::Span where;
  std::string_view number;
  std::string_view given_id;
  int year = 0;
  std::string_view group;
  std::string_view domain;
  std::string_view title;
  std::string_view wording;
  data::Lines lines;
  std::vector<Responsibility> responsible;
  std::vector<data::Ref<Measure>> measures;
  std::vector<Target> targets;
  std::vector<Contact> contacts;
  std::optional<double> confidence;
  const Plan* plan = nullptr;
  std::vector<const Duty*> duties;

  std::string_view id() const { return given_id.empty() ? number : given_id; }
  static data::View view_id(const Task& task, data::Arena& arena);
  static data::View address(const Task& task, data::Arena& arena);

  static constexpr std::string_view record_name = "task";
  static constexpr std::string_view record_doc = "A row of the annex that lists the year's work.";
  static constexpr auto fields = data::FieldList{
      field("number", &Task::number, Need::required, "The printed number."),
      field("id", &Task::given_id, Need::optional, "What addresses it when the number cannot.")
          .matching(data::id_pattern),
      field("year", &Task::year, Need::required, "The year of the list."),
      field("group", &Task::group, Need::optional, "The part of the list that it stands in."),
      field("domain", &Task::domain, Need::optional, "The list's word for its field."),
      field("title", &Task::title, Need::required, "What is to be done, in a few words."),
      field("text", &Task::wording, Need::optional, "The official wording."),
      field("lines", &Task::lines, Need::optional, "First and last line in the source document."),
      field("responsible", &Task::responsible, Need::optional, "Who is named for it."),
      field("measures", &Task::measures, Need::optional, "The measures that it carries out."),
      field("targets", &Task::targets, Need::optional, "The numbers that state its aims."),
      field("contacts", &Task::contacts, Need::optional, "Whom to ask."),
      field("confidence", &Task::confidence, Need::optional,
            "How sure `planpress import` was of it, from 0 to 1; nobody has looked at it yet."),
      shown("plan", &Task::plan, "Its plan."),
      shown("duties", &Task::duties, "Who is named for it."),
      data::computed("slug", &Task::view_id, "What addresses it within the plan.")
          .showing<std::string_view>(),
      data::computed("address", &Task::address, "What notes and progress reports call it: `plan/task/12`.")
          .showing<std::string_view>(),
  };
};

struct GroupMember {
  text::Span where;
  std::string_view name;
  std::string_view post;
  MemberRole role = MemberRole::member;
  static constexpr std::string_view record_name = "member";
  static constexpr auto fields = data::FieldList{
      field("name", &GroupMember::name, Need::required, "The person."),
      field("post", &GroupMember::post, Need::optional, "The office that the person holds."),
      field("role", &GroupMember::role, Need::required, "The part in the group."),
  };
};

/// 领导小组、专班.
struct Group {
  text::Span where;
  std::string_view id;
  std::string_view name;
  data::Ref<Body> office;
  data::Lines lines;
  std::vector<GroupMember> members;
  std::vector<std::string_view> duties;
  std::optional<double> confidence;
  static constexpr std::string_view record_name = "group";
  static constexpr std::string_view record_doc = "A leading group or task force.";
  static constexpr auto fields = data::FieldList{
      field("id", &Group::id, Need::optional, "Short name within the plan.").matching(data::id_pattern),
      field("name", &Group::name, Need::required, "Its printed name."),
      field("office", &Group::office, Need::optional, "The body that houses its office."),
      field("lines", &Group::lines, Need::optional, "First and last line in the source document."),
      field("members", &Group::members, Need::optional, "Who sits in it, in printed order."),
      field("duties", &Group::duties, Need::optional, "What it is to do, in plain sentences of our own."),
      field("confidence", &Group::confidence, Need::optional,
            "How sure `planpress import` was of it, from 0 to 1; nobody has looked at it yet."),
  };
};

struct Plan {
  text::Span where;
  std::string_view schema;
  std::string_view id;
  data::Ref<Place> place;
  std::string_view kind;
  std::string_view title;
  DocumentInfo document;
  Period period;
  data::Ref<Plan> replaces;
  bool checked = true;
  std::vector<Basis> basis;
  std::vector<Section> sections;
  std::vector<Rule> rules;
  std::vector<Target> targets;
  std::vector<Measure> measures;
  std::vector<Task> tasks;
  std::vector<Group> groups;
  std::vector<Duty> duties;
  std::vector<const Body*> bodies;
  std::vector<const Plan*> implemented_by;
  bool sound = true;  // false when reading it found faults: then nobody warns of what it lacks
  const text::SourceFile* source_text = nullptr;  // the document itself, when the user supplies it

  static constexpr std::string_view record_name = "plan";
  static constexpr std::string_view record_doc = "One document's plan, one edition.";
  static constexpr auto fields = data::FieldList{
      field("$schema", &Plan::schema, Need::optional, "Where editors find the schema."),
      field("id", &Plan::id, Need::required, "Short name in addresses; never changes.")
          .matching(data::id_pattern),
      field("place", &Plan::place, Need::required, "The place that it speaks for."),
      field("kind", &Plan::kind, Need::required, "What the document calls itself, e.g. 行动方案."),
      field("title", &Plan::title, Need::required, "The printed title."),
      field("document", &Plan::document, Need::required, "The official document."),
      field("period", &Plan::period, Need::required, "The years that it covers."),
      field("replaces", &Plan::replaces, Need::optional, "The edition before."),
      field("checked", &Plan::checked, Need::optional,
            "False while nobody has compared the data with the document."),
      field("basis", &Plan::basis, Need::optional, "The documents that it implements."),
      field("sections", &Plan::sections, Need::required, "Its headings in order."),
      field("rules", &Plan::rules, Need::optional, "Its general clauses."),
      field("targets", &Plan::targets, Need::optional, "The targets of the plan as a whole."),
      field("measures", &Plan::measures, Need::required, "Its numbered items in order."),
      field("tasks", &Plan::tasks, Need::optional, "The rows of its annex."),
      field("groups", &Plan::groups, Need::optional, "Its leading groups and task forces."),
      shown("duties", &Plan::duties, "Every body named for a measure or task, in printed order."),
      shown("bodies", &Plan::bodies, "Every body named, in order of first mention."),
      shown("implemented_by", &Plan::implemented_by, "Plans that name this one's document as their basis."),
  };
};

/// One body's part in one measure or task: written in its clause, or given by a rule.
struct Duty {
  const Body* body = nullptr;
  Role role = Role::responsible;
  const Measure* measure = nullptr;
  const Task* task = nullptr;
  const Rule* rule = nullptr;
  std::string_view printed;  // the name as it stands there
  static constexpr std::string_view record_name = "duty";
  static constexpr std::string_view record_doc = "One body's part in one measure or task.";
  static constexpr auto fields = data::FieldList{
      shown("body", &Duty::body, "Who."),
      shown("role", &Duty::role, "In which role."),
      shown("measure", &Duty::measure, "For which measure, if for one."),
      shown("task", &Duty::task, "For which task, if for one."),
      shown("rule", &Duty::rule, "The general clause that gives it; none when written out."),
      shown("printed", &Duty::printed, "The name as printed there."),
  };
};

}  // namespace planpress::model

template <>
struct planpress::data::Choices<planpress::model::Role> {
  static constexpr std::array<std::string_view, 6> names{"lead",        "joint",         "separate",
                                                         "responsible", "participating", "territorial"};
};

template <>
struct planpress::data::Choices<planpress::model::MemberRole> {
  static constexpr std::array<std::string_view, 3> names{"chair", "vice-chair", "member"};
};

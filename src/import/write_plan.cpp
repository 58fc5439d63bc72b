#include "import/write_plan.hpp"

#include "import/plan_tree.hpp"
#include "model/plan.hpp"

namespace planpress::import {
namespace {

template <class E>
Json choice(E value) {
  return Json::text(data::Choices<E>::names[static_cast<std::size_t>(value)]);
}

Json text_list(const std::vector<std::string>& texts) {
  Json list = Json::list();
  for (const std::string& text : texts) list.items.push_back(Json::text(text));
  return list;
}

template <class T, class Make>
Json list_of(const std::vector<T>& things, Make&& make) {
  Json list = Json::list();
  list.items.reserve(things.size());
  for (const T& thing : things) list.items.push_back(make(thing));
  return list;
}

void add_list(Json& to, std::string_view key, Json list) {
  if (!list.items.empty()) to.add(key, std::move(list));
}

void add_lines(Json& to, const LineRange& lines) {
  if (lines.first == 0) return;
  Json pair = Json::list();
  pair.items.push_back(Json::number(lines.first));
  pair.items.push_back(Json::number(lines.last));
  to.add("lines", std::move(pair));
  to.line = lines.first;
}

void add_year(Json& to, std::string_view key, const std::optional<int>& year) {
  if (year) to.add(key, Json::number(*year));
}

void add_confidence(Json& to, Confidence confidence) {
  if (confidence < certain) to.add("confidence", Json::number(confidence));
}

Json tree_of(const PartyReading& party) {
  Json out = Json::map();
  out.add("body", Json::text(party.body));
  out.add("role", choice(party.role));
  if (party.resolved != party.body) out.add_text("resolved", party.resolved);
  add_confidence(out, party.confidence);
  return out;
}

Json tree_of(const TargetReading& target, const WriteOptions& options) {
  Json out = Json::map(12);
  out.add("indicator", Json::text(target.indicator));
  out.add_text("indicator_id", target.indicator_id);
  out.add("comparison", choice(target.comparison));
  out.add("value", Json::number(target.value));
  if (target.value_max) out.add("value_max", Json::number(*target.value_max));
  out.add("unit", Json::text(target.unit));
  out.add("kind", choice(target.kind));
  add_year(out, "year", target.year);
  if (target.period) out.add("period", choice(*target.period));
  add_year(out, "baseline_year", target.baseline_year);
  out.add_text("scope", target.scope);
  out.add_text("area", target.area);
  if (target.modality != model::Modality::firm) out.add("modality", choice(target.modality));
  if (options.wording) out.add_text("text", target.quote);
  add_lines(out, target.lines);
  add_confidence(out, target.confidence);
  return out;
}

Json tree_of(const MeasureReading& measure, const WriteOptions& options) {
  Json out = Json::map(12);
  out.add("number", Json::text(measure.number));
  out.add_text("id", measure.id);
  out.add("title", Json::text(measure.title));
  out.add("section", Json::text(measure.section));
  out.add("sectors", text_list(measure.sectors));
  out.add("summary", Json::text(""));
  if (options.wording) out.add_text("text", measure.wording);
  add_lines(out, measure.lines);
  add_list(out, "responsible",
           list_of(measure.responsible, [](const auto& party) { return tree_of(party); }));
  add_list(out, "targets",
           list_of(measure.targets, [&](const auto& target) { return tree_of(target, options); }));
  add_confidence(out, measure.confidence);
  return out;
}

Json tree_of(const ContactReading& contact) {
  Json out = Json::map();
  out.add_text("body", contact.body);
  out.add_text("name", contact.name);
  out.add_text("phone", contact.phone);
  return out;
}

Json tree_of(const TaskReading& task, const WriteOptions& options) {
  Json out = Json::map(12);
  out.add("number", Json::text(task.number));
  out.add_text("id", task.id);
  out.add("year", Json::number(task.year));
  out.add_text("group", task.group);
  out.add_text("domain", task.domain);
  out.add("title", Json::text(task.title));
  if (options.wording) out.add_text("text", task.wording);
  add_lines(out, task.lines);
  add_list(out, "responsible", list_of(task.responsible, [](const auto& party) { return tree_of(party); }));
  add_list(out, "measures", text_list(task.measures));
  add_list(out, "targets",
           list_of(task.targets, [&](const auto& target) { return tree_of(target, options); }));
  add_list(out, "contacts", list_of(task.contacts, [](const auto& contact) { return tree_of(contact); }));
  add_confidence(out, task.confidence);
  return out;
}

Json tree_of(const MemberReading& member) {
  Json out = Json::map();
  out.add("name", Json::text(member.name));
  out.add_text("post", member.post);
  out.add("role", choice(member.role));
  return out;
}

Json tree_of(const GroupReading& group) {
  Json out = Json::map();
  out.add_text("id", group.id);
  out.add("name", Json::text(group.name));
  out.add_text("office", group.office);
  add_lines(out, group.lines);
  add_list(out, "members", list_of(group.members, [](const auto& member) { return tree_of(member); }));
  add_list(out, "duties", text_list(group.duties));
  add_confidence(out, group.confidence);
  return out;
}

Json tree_of(const RuleReading& rule) {
  Json out = Json::map();
  out.add("id", Json::text(rule.id));
  out.add("kind", choice(rule.kind));
  out.add("bodies", text_list(rule.bodies));
  out.add("from_measure", Json::text(rule.from_measure));
  out.add_text("to_measure", rule.to_measure);
  add_lines(out, rule.lines);
  add_confidence(out, rule.confidence);
  return out;
}

Json tree_of(const SectionReading& section) {
  Json out = Json::map();
  out.add("id", Json::text(section.id));
  out.add_text("number", section.number);
  out.add("title", Json::text(section.title));
  out.add_text("parent", section.parent);
  add_lines(out, section.lines);
  return out;
}

Json tree_of(const BasisReading& basis) {
  Json out = Json::map();
  out.add("title", Json::text(basis.title));
  out.add_text("number", basis.number);
  out.add_text("level", basis.level);
  return out;
}

Json document_of(const PlanReading& plan) {
  Json out = Json::map();
  out.add_text("number", plan.number);
  out.add_text("issuer", plan.issuer);
  out.add_text("signed", plan.signed_on);
  out.add_text("printed", plan.printed_on);
  out.add_text("publicity", plan.publicity);
  out.add("url", Json());
  if (!plan.file.empty() && !plan.sha256.empty()) {
    Json source = Json::map();
    source.add("file", Json::text(plan.file));
    source.add("sha256", Json::text(plan.sha256));
    out.add("source", std::move(source));
  }
  return out;
}

// A plan as a tree.
class TreeSink {
 public:
  void put(std::string_view key, Json value) { tree_.add(key, std::move(value)); }
  template <class T, class Make>
  void list(std::string_view key, const std::vector<T>& things, Make&& make) {
    tree_.add(key, list_of(things, make));
  }
  Json take() { return std::move(tree_); }

 private:
  Json tree_ = Json::map(16);
};

// A plan as text, of which only one measure at a time is a tree.
class TextSink {
 public:
  explicit TextSink(std::string& out) : out_(out) { out_ += '{'; }
  void put(std::string_view key, const Json& value) {
    begin(key);
    write_json_value(out_, value, 1);
  }
  template <class T, class Make>
  void list(std::string_view key, const std::vector<T>& things, Make&& make) {
    if (things.empty()) return put(key, Json::list());
    begin(key);
    for (const T& thing : things) {
      out_ += &thing == things.data() ? "[\n    " : ",\n    ";
      write_json_value(out_, make(thing), 2);
    }
    out_ += "\n  ]";
  }
  void end() { out_ += "\n}\n"; }

 private:
  void begin(std::string_view key) {
    out_ += first_ ? "\n  \"" : ",\n  \"";
    out_ += key;
    out_ += "\": ";
    first_ = false;
  }

  std::string& out_;
  bool first_ = true;
};

template <class Sink>
void tell(const PlanReading& plan, const WriteOptions& options, Sink& sink) {
  const auto some = [&](std::string_view key, const auto& things, auto make) {
    if (!things.empty()) sink.list(key, things, make);
  };
  const auto plain = [](const auto& thing) { return tree_of(thing); };
  const auto worded = [&](const auto& thing) { return tree_of(thing, options); };
  sink.put("id", Json::text(plan.id));
  sink.put("place", Json::text(plan.place));
  sink.put("kind", Json::text(plan.kind));
  sink.put("title", Json::text(plan.title));
  sink.put("document", document_of(plan));
  Json period = Json::map();
  period.add("from", Json::number(plan.from));
  period.add("to", Json::number(plan.to));
  sink.put("period", std::move(period));
  sink.put("checked", Json::boolean(false));
  some("basis", plan.basis, plain);
  sink.list("sections", plan.sections, plain);
  some("rules", plan.rules, plain);
  some("targets", plan.targets, worded);
  sink.list("measures", plan.measures, worded);
  some("tasks", plan.tasks, worded);
  some("groups", plan.groups, plain);
}

}  // namespace

Json tree_of(const PlanReading& plan, const WriteOptions& options) {
  TreeSink sink;
  tell(plan, options, sink);
  return sink.take();
}

void write_plan(std::string& out, const PlanReading& plan, const WriteOptions& options) {
  TextSink sink(out);
  tell(plan, options, sink);
  sink.end();
}

}  // namespace planpress::import

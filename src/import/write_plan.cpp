#include "import/write_plan.hpp"

#include <utility>

#include "data/write.hpp"
#include "import/plan_sinks.hpp"
#include "import/plan_tree.hpp"
#include "model/plan.hpp"

namespace planpress::import {
namespace {

template <class E>
std::string_view word_of(E value) {
  return data::Choices<E>::names[static_cast<std::size_t>(value)];
}

template <class Out>
void tell_year(Out& out, std::string_view key, const std::optional<int>& year) {
  if (year) out.number(key, *year);
}

template <class Out>
void tell_lines(Out& out, const LineRange& lines) {
  if (lines.first != 0) out.lines("lines", lines);
}

template <class Out>
void tell_confidence(Out& out, Confidence confidence) {
  if (confidence < certain) out.number("confidence", confidence);
}

template <class Out>
void tell_some(Out& out, std::string_view key, std::string_view text) {
  if (!text.empty()) out.text(key, text);
}

// A list that is left out when it is empty; each thing is told by the `tell` of its type.
template <class Out, class T, class... Options>
void tell_each(Out& out, std::string_view key, const std::vector<T>& things, const Options&... options);

template <class Out>
void tell(Out& out, const PartyReading& party) {
  out.text("body", party.body);
  out.text("role", word_of(party.role));
  if (party.resolved != party.body) tell_some(out, "resolved", party.resolved);
  tell_confidence(out, party.confidence);
}

template <class Out>
void tell(Out& out, const TargetReading& target, const WriteOptions& options) {
  out.text("indicator", target.indicator);
  tell_some(out, "indicator_id", target.indicator_id);
  out.text("comparison", word_of(target.comparison));
  out.number("value", target.value);
  if (target.value_max) out.number("value_max", *target.value_max);
  out.text("unit", target.unit);
  out.text("kind", word_of(target.kind));
  tell_year(out, "year", target.year);
  if (target.period) out.text("period", word_of(*target.period));
  tell_year(out, "baseline_year", target.baseline_year);
  tell_some(out, "scope", target.scope);
  tell_some(out, "area", target.area);
  if (target.modality != model::Modality::firm) out.text("modality", word_of(target.modality));
  if (options.wording) tell_some(out, "text", target.quote);
  tell_lines(out, target.lines);
  tell_confidence(out, target.confidence);
}

template <class Out>
void tell(Out& out, const MeasureReading& measure, const WriteOptions& options) {
  out.text("number", measure.number);
  tell_some(out, "id", measure.id);
  out.text("title", measure.title);
  out.text("section", measure.section);
  out.texts("sectors", measure.sectors);
  out.text("summary", "");
  if (options.wording) tell_some(out, "text", measure.wording);
  tell_lines(out, measure.lines);
  tell_each(out, "responsible", measure.responsible);
  tell_each(out, "targets", measure.targets, options);
  tell_confidence(out, measure.confidence);
}

template <class Out>
void tell(Out& out, const ContactReading& contact) {
  tell_some(out, "body", contact.body);
  tell_some(out, "name", contact.name);
  tell_some(out, "phone", contact.phone);
}

template <class Out>
void tell(Out& out, const TaskReading& task, const WriteOptions& options) {
  out.text("number", task.number);
  tell_some(out, "id", task.id);
  out.number("year", task.year);
  tell_some(out, "group", task.group);
  tell_some(out, "domain", task.domain);
  out.text("title", task.title);
  if (options.wording) tell_some(out, "text", task.wording);
  tell_lines(out, task.lines);
  tell_each(out, "responsible", task.responsible);
  if (!task.measures.empty()) out.texts("measures", task.measures);
  tell_each(out, "targets", task.targets, options);
  tell_each(out, "contacts", task.contacts);
  tell_confidence(out, task.confidence);
}

template <class Out>
void tell(Out& out, const MemberReading& member) {
  out.text("name", member.name);
  tell_some(out, "post", member.post);
  out.text("role", word_of(member.role));
}

template <class Out>
void tell(Out& out, const GroupReading& group) {
  tell_some(out, "id", group.id);
  out.text("name", group.name);
  tell_some(out, "office", group.office);
  tell_lines(out, group.lines);
  tell_each(out, "members", group.members);
  if (!group.duties.empty()) out.texts("duties", group.duties);
  tell_confidence(out, group.confidence);
}

template <class Out>
void tell(Out& out, const RuleReading& rule) {
  out.text("id", rule.id);
  out.text("kind", word_of(rule.kind));
  out.texts("bodies", rule.bodies);
  out.text("from_measure", rule.from_measure);
  tell_some(out, "to_measure", rule.to_measure);
  tell_lines(out, rule.lines);
  tell_confidence(out, rule.confidence);
}

template <class Out>
void tell(Out& out, const SectionReading& section) {
  out.text("id", section.id);
  tell_some(out, "number", section.number);
  out.text("title", section.title);
  tell_some(out, "parent", section.parent);
  tell_lines(out, section.lines);
}

template <class Out>
void tell(Out& out, const BasisReading& basis) {
  out.text("title", basis.title);
  tell_some(out, "number", basis.number);
  tell_some(out, "level", basis.level);
}

template <class Out>
void tell_document(Out& out, const PlanReading& plan) {
  tell_some(out, "number", plan.number);
  tell_some(out, "issuer", plan.issuer);
  tell_some(out, "signed", plan.signed_on);
  tell_some(out, "printed", plan.printed_on);
  tell_some(out, "publicity", plan.publicity);
  out.word("url", "null");
  if (plan.file.empty() || plan.sha256.empty()) return;
  out.map("source", [&](auto& source) {
    source.text("file", plan.file);
    source.text("sha256", plan.sha256);
  });
}

template <class Out>
void tell(Out& out, const PlanReading& plan, const WriteOptions& options) {
  const auto plain = [](auto& to, const auto& thing) { tell(to, thing); };
  const auto worded = [&](auto& to, const auto& thing) { tell(to, thing, options); };
  out.text("id", plan.id);
  out.text("place", plan.place);
  out.text("kind", plan.kind);
  out.text("title", plan.title);
  out.map("document", [&](auto& document) { tell_document(document, plan); });
  out.map("period", [&](auto& period) {
    period.number("from", plan.from);
    period.number("to", plan.to);
  });
  out.word("checked", "false");
  tell_each(out, "basis", plan.basis);
  out.list("sections", plan.sections, plain);
  tell_each(out, "rules", plan.rules);
  tell_each(out, "targets", plan.targets, options);
  out.list("measures", plan.measures, worded);
  tell_each(out, "tasks", plan.tasks, options);
  tell_each(out, "groups", plan.groups);
}

template <class Out, class T, class... Options>
void tell_each(Out& out, std::string_view key, const std::vector<T>& things, const Options&... options) {
  if (things.empty()) return;
  out.list(key, things, [&](auto& to, const T& thing) { tell(to, thing, options...); });
}

}  // namespace

Json tree_of(const PlanReading& plan, const WriteOptions& options) {
  TreeSink sink;
  tell(sink, plan, options);
  return sink.take();
}

void write_plan(std::string& out, const PlanReading& plan, const WriteOptions& options) {
  constexpr std::size_t head = 2000, each = 600;  // bytes; what is reserved and not used costs nothing
  out.reserve(out.size() + head + each * (plan.measures.size() + plan.tasks.size() + plan.targets.size()));
  LevelSink sink(out, 0);
  tell(sink, plan, options);
  sink.end();
  out += '\n';
}

}  // namespace planpress::import

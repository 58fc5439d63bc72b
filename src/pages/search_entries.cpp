#include "pages/search_entries.hpp"

#include <fmt/format.h>

#include "pages/rendering.hpp"

namespace planpress::pages {
namespace {

constexpr std::size_t notes_together = 8;

// Puts entries together; what is empty is left out.
class Collector {
 public:
  Collector(std::vector<SearchEntry>& entries, const Phrases& words) : entries_(entries), words_(words) {}

  SearchEntry& add(std::string_view kind, Location where, std::string_view title) {
    SearchEntry& entry = entries_.emplace_back();
    entry.kind = kind;
    entry.where = std::move(where);
    entry.texts.emplace_back(title);
    return entry;
  }

  void add_place(const model::Place& place) {
    if (!is_shown(place)) return;
    SearchEntry& entry = add("place", {route_of(place), ""}, place.name);
    entry.place = &place;
    also(entry, place.short_name);
    also(entry, place.code);
  }

  void add_body(const model::Body& body) {
    if (!is_shown(body)) return;
    SearchEntry& entry = add("body", {route_of(body), ""}, body.name);
    entry.place = body.place.to;
    also(entry, body.full);
    for (const std::string_view alias : body.aliases) also(entry, alias);
  }

  void add_plan(const model::Plan& plan) {
    SearchEntry& entry = add("plan", {route_of(plan), ""}, plan.title);
    entry.place = plan.place.to;
    also(entry, plan.document.number);
    also(entry, plan.document.issuer);
    also(entry, plan.kind);
    for (const model::Basis& basis : plan.basis) {
      also(entry, basis.title);
      also(entry, basis.number);
    }
    for (const model::Section& section : plan.sections) also(entry, section.title);
    for (const model::Rule& rule : plan.rules) {
      for (const auto& body : rule.bodies) also(entry, body.id);
    }
    for (const model::Target& target : plan.targets) add_target(target, nullptr);
    for (const model::Group& group : plan.groups) add_group(plan, group);
    for (const model::Measure& measure : plan.measures) add_measure(measure);
    for (const model::Task& task : plan.tasks) add_task(task);
  }

  static void also(SearchEntry& entry, std::string_view text) {
    if (!text.empty()) entry.texts.emplace_back(text);
  }

 private:
  static void add_named(SearchEntry& entry, const std::vector<model::Responsibility>& responsible) {
    for (const model::Responsibility& one : responsible) {
      also(entry, one.body.id);
      if (one.resolved != one.body.id) also(entry, one.resolved);
    }
  }

  void add_measure(const model::Measure& measure) {
    SearchEntry& entry = add("measure", {route_of(measure), ""}, measure.title);
    entry.place = measure.plan->place.to;
    entry.sectors = &measure.sectors;
    also(entry, measure.summary);
    also(entry, measure.wording);
    add_named(entry, measure.responsible);
    for (const model::Target& target : measure.targets) add_target(target, &measure.sectors);
  }

  void add_task(const model::Task& task) {
    const data::View view = data::view_of_record(task);
    SearchEntry& entry = add("task", locate(view), task.title);
    entry.place = task.plan->place.to;
    if (!task.measures.empty() && task.measures.front()) entry.sectors = &task.measures.front()->sectors;
    const auto* sectors = entry.sectors;
    also(entry, task.wording);
    also(entry, task.group);
    also(entry, task.domain);
    add_named(entry, task.responsible);
    for (const model::Target& target : task.targets) add_target(target, sectors);
  }

  void add_target(const model::Target& target, const std::vector<data::Ref<model::Sector>>* sectors) {
    SearchEntry& entry = add("target", locate(data::view_of_record(target)), target.indicator);
    entry.place = target.plan->place.to;
    entry.sectors = sectors;
    const std::string text = target_text(target, words_);
    also(entry, text);
    if (target.year) also(entry, words_.say("year", {{"year", std::to_string(*target.year)}}));
    also(entry, target.scope);
    also(entry, target.area);
    also(entry, target.quote);
    if (const std::string words = target_words(target, words_); words != text) also(entry, words);
  }

  void add_group(const model::Plan& plan, const model::Group& group) {
    SearchEntry& entry = add("group", {route_of(plan), ""}, group.name);
    entry.place = plan.place.to;
    also(entry, group.office.id);
    for (const std::string_view duty : group.duties) also(entry, duty);
  }

  std::vector<SearchEntry>& entries_;
  const Phrases& words_;
};

template <class T>
void add_shared(Collector& collector, std::string_view kind, const std::vector<T>& things) {
  for (const T& thing : things) {
    if (!is_shown(thing)) continue;
    SearchEntry& entry = collector.add(kind, {route_of(thing), ""}, thing.name);
    Collector::also(entry, thing.summary);
    if constexpr (std::is_same_v<T, model::Indicator>) {
      for (const std::string_view alias : thing.aliases) Collector::also(entry, alias);
    }
  }
}

void add_note(Collector& collector, const model::Note& note) {
  SearchEntry& entry = collector.add("note", {route_of(note), ""}, note.title);
  Collector::also(entry, note.summary);
  Collector::also(entry, note.author);
  const std::string words = note.body.plain_text();
  for (std::size_t at = 0; at < words.size();) {  // a block a line
    const std::size_t end = std::min(words.find('\n', at), words.size());
    Collector::also(entry, std::string_view(words).substr(at, end - at));
    at = end + 1;
  }
}

std::size_t size_of(const model::Plan& plan) {
  std::size_t count = 1 + plan.targets.size() + plan.measures.size() + plan.tasks.size() + plan.groups.size();
  for (const model::Measure& measure : plan.measures) count += measure.targets.size();
  for (const model::Task& task : plan.tasks) count += task.targets.size();
  return count;
}

}  // namespace

std::vector<SearchGroup> search_groups(const Publication& publication) {
  const model::Model& model = publication.model;
  std::vector<SearchGroup> groups;
  groups.push_back({"vocabulary", nullptr, false, nullptr, nullptr,
                    model.sectors.size() + model.functions.size() + model.indicators.size()});
  for (std::size_t i = 0; i < model.notes.size(); i += notes_together) {
    const model::Note* first = model.notes.data() + i;
    const std::size_t count = std::min(notes_together, model.notes.size() - i);
    groups.push_back({fmt::format("note {}", first->slug), nullptr, false, first, first + count, count});
  }
  for (const model::Place& place : model.places) {
    for (const model::Plan* plan : place.plans) {
      const bool newest = plan == place.plans.front();
      groups.push_back({fmt::format("plan {}", plan->id), plan, newest, nullptr, nullptr,
                        size_of(*plan) + (newest ? place.bodies.size() : 0)});
    }
  }
  return groups;
}

std::vector<SearchEntry> search_entries(const Publication& publication, const SearchGroup& group) {
  std::vector<SearchEntry> entries;
  // The index is one for all languages; its words are those of the first.
  const model::Language first = publication.model.site.languages.front();
  Collector collector(entries, *publication.words[static_cast<std::size_t>(first)]);
  if (group.plan != nullptr) {
    const model::Place& place = *group.plan->place.to;
    if (group.with_bodies) collector.add_place(place);
    collector.add_plan(*group.plan);
    if (group.with_bodies) {
      for (const model::Body* body : place.bodies) collector.add_body(*body);
    }
  } else if (group.first_note != nullptr) {
    for (const model::Note* note = group.first_note; note != group.last_note; ++note)
      add_note(collector, *note);
  } else {
    const model::Model& model = publication.model;
    for (const model::Place& place : model.places) {
      if (place.plans.empty()) collector.add_place(place);
    }
    add_shared(collector, "sector", model.sectors);
    add_shared(collector, "function", model.functions);
    add_shared(collector, "indicator", model.indicators);
  }
  return entries;
}

}  // namespace planpress::pages

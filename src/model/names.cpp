#include "model/names.hpp"

#include <fmt/format.h>

#include "data/locate.hpp"

namespace planpress::model {
namespace {

using data::record_info;

// Puts `thing` in; where its key is taken already, the report says so with `message`.
template <class Map, class T, class Message>
void add_once(Map& map, const typename Map::key_type& key, const T& thing, std::string_view key_name,
              diag::Report& report, Message message) {
  const auto [at, added] = map.emplace(key, &thing);
  if (added || !thing.where) return;
  const auto& first = *static_cast<const T*>(at->second);
  report.error(data::place_of_value(thing.where, key_name), message())
      .with_note("the first one stands here", data::place_of_value(first.where, key_name));
}

}  // namespace

SharedNames::SharedNames(Model& model, diag::Report& report) {
  add(model.places, report);
  add(model.sectors, report);
  add(model.functions, report);
  add(model.indicators, report);
  add(model.plans, report);
  add_bodies(model, report);
}

template <class T>
void SharedNames::add(std::vector<T>& things, diag::Report& report) {
  const data::RecordInfo& kind = record_info<T>();
  for (const T& thing : things) {
    add_once(things_, Key{&kind, thing.id}, thing, "id", report,
             [&] { return fmt::format("two {}s are called `{}`", kind.name(), thing.id); });
  }
}

void SharedNames::add_bodies(Model& model, diag::Report& report) {
  std::map<std::pair<std::string_view, std::string_view>, const void*> ids;
  for (const Body& body : model.bodies) {
    add_once(ids, {body.place.id, body.id}, body, "id", report,
             [&] { return fmt::format("two bodies of `{}` have the id `{}`", body.place.id, body.id); });
    const auto add_name = [&](std::string_view name, std::string_view key) {
      add_once(bodies_, {body.place.id, name}, body, key, report,
               [&] { return fmt::format("two bodies of `{}` bear the name `{}`", body.place.id, name); });
    };
    add_name(body.name, "name");
    for (const std::string_view alias : body.aliases) add_name(alias, "aliases");
  }
}

const void* SharedNames::find(const data::RecordInfo& kind, std::string_view id) const {
  const auto found = things_.find({&kind, id});
  return found == things_.end() ? nullptr : found->second;
}

std::vector<std::string_view> SharedNames::all(const data::RecordInfo& kind) const {
  std::vector<std::string_view> ids;
  for (const auto& [key, thing] : things_) {
    if (key.first == &kind) ids.push_back(key.second);
  }
  return ids;
}

const Body* SharedNames::body(const Place* place, std::string_view name) const {
  if (place == nullptr) return nullptr;
  const auto found = bodies_.find({place->id, name});
  return found == bodies_.end() ? nullptr : found->second;
}

std::vector<std::string_view> SharedNames::bodies(const Place* place) const {
  std::vector<std::string_view> names;
  for (const auto& [key, body] : bodies_) {
    if (place != nullptr && key.first == place->id) names.push_back(key.second);
  }
  return names;
}

PlanNames::PlanNames(const SharedNames& shared, Plan& plan, diag::Report& report)
    : shared_(shared), plan_(plan) {
  for (const Section& section : plan.sections) {
    add_once(sections_, section.id, section, "id", report,
             [&] { return fmt::format("two sections are called `{}`", section.id); });
  }
  for (const Measure& measure : plan.measures) {
    add_once(measures_, measure.id(), measure, measure.given_id.empty() ? "number" : "id", report,
             [&] { return fmt::format("two measures are called `{}`", measure.id()); });
  }
}

const void* PlanNames::find(const data::RecordInfo& kind, std::string_view id) const {
  if (&kind == &record_info<Section>()) {
    const auto found = sections_.find(id);
    return found == sections_.end() ? nullptr : found->second;
  }
  if (&kind == &record_info<Measure>()) return measure(id);
  if (&kind == &record_info<Body>()) return shared_.body(plan_.place.to, id);
  return shared_.find(kind, id);
}

std::vector<std::string_view> PlanNames::all(const data::RecordInfo& kind) const {
  std::vector<std::string_view> names;
  if (&kind == &record_info<Section>()) {
    for (const auto& [id, section] : sections_) names.push_back(id);
  } else if (&kind == &record_info<Measure>()) {
    for (const auto& [id, measure] : measures_) names.push_back(id);
  } else if (&kind == &record_info<Body>()) {
    names = shared_.bodies(plan_.place.to);
  } else {
    names = shared_.all(kind);
  }
  return names;
}

const Measure* PlanNames::measure(std::string_view id) const {
  const auto found = measures_.find(id);
  return found == measures_.end() ? nullptr : found->second;
}

}  // namespace planpress::model

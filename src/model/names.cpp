#include "model/names.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "data/locate.hpp"

namespace planpress::model {
namespace {

using data::record_info;

// Puts `thing` in; where its key is taken already, the report says so with `message`. `place` tells where a
// thing's key stands.
template <class Map, class T, class Place, class Message>
void add_once(Map& map, const typename Map::key_type& key, const T& thing, diag::Report& report, Place place,
              Message message) {
  const auto [at, added] = map.emplace(key, &thing);
  const auto& first = *static_cast<const T*>(at->second);
  // The same name twice in one thing (a name and its alias) is no clash.
  if (added || &first == &thing || !thing.where) return;
  report.error(place(thing), message()).with_note("the first one stands here", place(first));
}

template <class T>
text::Span place_of_id(const T& thing) {
  return data::place_of_value(thing.where, "id");
}

text::Span place_of_number(const Measure& measure) {
  return data::place_of_value(measure.where, measure.given_id.empty() ? "number" : "id");
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
    if (thing.id.data() == nullptr) {
      nameless_.insert(&kind);
      continue;
    }
    add_once(things_, Key{&kind, thing.id}, thing, report, place_of_id<T>,
             [&] { return fmt::format("two {}s are called `{}`", kind.name(), thing.id); });
  }
}

void SharedNames::add_bodies(Model& model, diag::Report& report) {
  std::map<std::pair<std::string_view, std::string_view>, const void*> ids;
  for (const Body& body : model.bodies) {
    if (body.name.data() == nullptr || body.place.id.data() == nullptr) {
      nameless_.insert(&record_info<Body>());
      continue;
    }
    if (find(record_info<Place>(), body.place.id) == nullptr) {
      homeless_.insert(body.name);
      homeless_.insert(body.aliases.begin(), body.aliases.end());
    }
    add_once(ids, {body.place.id, body.id}, body, report, place_of_id<Body>,
             [&] { return fmt::format("two bodies of `{}` have the id `{}`", body.place.id, body.id); });
    const auto add_name = [&](std::string_view name) {
      const auto place = [&](const Body& bearer) {
        if (bearer.name == name) return data::place_of_value(bearer.where, "name");
        const auto alias = std::find(bearer.aliases.begin(), bearer.aliases.end(), name);
        return data::place_of_text(bearer.where, "aliases", *alias);
      };
      add_once(bodies_, {body.place.id, name}, body, report, place,
               [&] { return fmt::format("two bodies of `{}` bear the name `{}`", body.place.id, name); });
    };
    add_name(body.name);
    for (const std::string_view alias : body.aliases) add_name(alias);
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

bool SharedNames::may_be_unread(const data::RecordInfo& kind, std::string_view id) const {
  return nameless_.contains(&kind) || (&kind == &record_info<Body>() && homeless_.contains(id));
}

PlanNames::PlanNames(const SharedNames& shared, Plan& plan, diag::Report& report)
    : shared_(shared),
      plan_(plan),
      nameless_section_(!plan.sound && plan.sections.empty()),
      nameless_measure_(!plan.sound && plan.measures.empty()) {
  for (const Section& section : plan.sections) {
    if (section.id.data() == nullptr) {
      nameless_section_ = true;
      continue;
    }
    add_once(sections_, section.id, section, report, place_of_id<Section>,
             [&] { return fmt::format("two sections are called `{}`", section.id); });
  }
  for (const Measure& measure : plan.measures) {
    if (measure.id().data() == nullptr) {
      nameless_measure_ = true;
      continue;
    }
    add_once(measures_, measure.id(), measure, report, place_of_number,
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

bool PlanNames::may_be_unread(const data::RecordInfo& kind, std::string_view id) const {
  if (&kind == &record_info<Section>()) return nameless_section_;
  if (&kind == &record_info<Measure>()) return nameless_measure_;
  if (&kind == &record_info<Body>() && !plan_.place) return true;
  return shared_.may_be_unread(kind, id);
}

const Measure* PlanNames::measure(std::string_view id) const {
  const auto found = measures_.find(id);
  return found == measures_.end() ? nullptr : found->second;
}

}  // namespace planpress::model

#include "pages/routes.hpp"

#include <algorithm>
#include <initializer_list>

#include "pages/lineage.hpp"
#include "text/escape.hpp"

namespace planpress::pages {
namespace {

using data::record_info;
using data::View;

template <class T>
const T* as(const View& thing) {
  return &thing.map_type() == &record_info<T>() ? static_cast<const T*>(thing.pointer()) : nullptr;
}

std::string joined(std::initializer_list<std::string_view> parts) {
  std::string whole;
  whole.reserve(96);
  for (const std::string_view part : parts) whole += part;
  return whole;
}

Location location_of(const model::Target& target) {
  if (target.measure != nullptr) return {route_of(*target.measure), "t" + std::to_string(target.number)};
  if (target.task != nullptr) {
    return {joined({"plans/", target.plan->id, "/tasks"}), joined({"task-", target.task->id()})};
  }
  return {route_of(*target.plan), "t" + std::to_string(target.number)};
}

}  // namespace

std::string route_of(const model::Place& place) {
  return joined({"places/", place.id, "/index"});
}
std::string route_of(const model::Plan& plan) {
  return joined({"plans/", plan.id, "/index"});
}
std::string route_of(const model::Measure& measure) {
  return joined({"plans/", measure.plan->id, "/measures/", measure.id()});
}
std::string route_of(const model::Body& body) {
  return joined({"places/", body.place.id, "/bodies/", body.id});
}
std::string route_of(const model::Sector& sector) {
  return joined({"sectors/", sector.id, "/index"});
}
std::string route_of(const model::Function& function) {
  return joined({"functions/", function.id});
}
std::string route_of(const model::Indicator& indicator) {
  return joined({"targets/", indicator.id});
}
std::string route_of(const model::Note& note) {
  return joined({"notes/", note.slug});
}

bool is_shown(const model::Place& place) {
  return !place.plans.empty() || std::any_of(place.children.begin(), place.children.end(),
                                             [](const auto* child) { return is_shown(*child); });
}
bool is_shown(const model::Body& body) {
  return !body.duties.empty();
}
bool is_shown(const model::Sector& sector) {
  return !sector.measures.empty();
}
bool is_shown(const model::Function& function) {
  return std::any_of(function.bodies.begin(), function.bodies.end(),
                     [](const auto* body) { return is_shown(*body); });
}
bool is_shown(const model::Indicator& indicator) {
  return !indicator.targets.empty();
}

Location locate(const View& thing) {
  if (thing.kind() != View::Kind::map) return {};
  if (const auto* measure = as<model::Measure>(thing)) return {route_of(*measure), ""};
  if (const auto* target = as<model::Target>(thing)) return location_of(*target);
  if (const auto* plan = as<model::Plan>(thing)) return {route_of(*plan), ""};
  if (const auto* note = as<model::Note>(thing)) return {route_of(*note), ""};
  if (const auto* basis = as<model::Basis>(thing)) return {route_of(*basis), ""};
  if (const auto* task = as<model::Task>(thing)) {
    return {joined({"plans/", task->plan->id, "/tasks"}), joined({"task-", task->id()})};
  }
  if (const auto* place = as<model::Place>(thing); place && is_shown(*place)) return {route_of(*place), ""};
  if (const auto* body = as<model::Body>(thing); body && is_shown(*body)) return {route_of(*body), ""};
  if (const auto* sector = as<model::Sector>(thing); sector && is_shown(*sector))
    return {route_of(*sector), ""};
  if (const auto* function = as<model::Function>(thing); function && is_shown(*function))
    return {route_of(*function), ""};
  if (const auto* indicator = as<model::Indicator>(thing); indicator && is_shown(*indicator)) {
    return {route_of(*indicator), ""};
  }
  return {};
}

std::string_view folder_of(const model::Site& site, model::Language language) {
  if (language == site.languages.front()) return {};
  return language == model::Language::zh ? "zh/" : "en/";
}

std::string way_to_root(std::string_view route) {
  std::string way;
  for (const char c : route) {
    if (c == '/') way += "../";
  }
  return way;
}

std::string relative_link(std::string_view from, const Location& location, std::string_view extension) {
  const std::string_view to = location.route;
  std::string link;
  if (from != to || location.fragment.empty()) {
    // Folders that both share need not be left.
    std::size_t shared = 0;
    for (std::size_t i = 0; i < std::min(from.size(), to.size()) && from[i] == to[i]; ++i) {
      if (from[i] == '/') shared = i + 1;
    }
    link = way_to_root(from.substr(shared));
    text::append_url(link, to.substr(shared));
    link.append(extension);
  }
  if (!location.fragment.empty()) link.append("#").append(location.fragment);
  return link;
}

}  // namespace planpress::pages

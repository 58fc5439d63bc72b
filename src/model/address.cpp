// What things are called in notes, progress reports and messages.
#include <fmt/format.h>

#include "model/model.hpp"

namespace planpress::model {
namespace {

data::View kept(const std::string& text, data::Arena& arena) {
  return data::View::string(arena.copy(std::string_view(text)));
}

}  // namespace

data::View Measure::view_id(const Measure& measure, data::Arena&) {
  return data::View::string(measure.id());
}

data::View Measure::address(const Measure& measure, data::Arena& arena) {
  return kept(fmt::format("{}/{}", measure.plan->id, measure.id()), arena);
}

data::View Task::view_id(const Task& task, data::Arena&) {
  return data::View::string(task.id());
}

data::View Task::address(const Task& task, data::Arena& arena) {
  return kept(fmt::format("{}/task/{}", task.plan->id, task.id()), arena);
}

data::View Target::address(const Target& target, data::Arena& arena) {
  if (target.measure != nullptr) {
    return kept(fmt::format("{}/{}/t{}", target.plan->id, target.measure->id(), target.number), arena);
  }
  if (target.task != nullptr) {
    return kept(fmt::format("{}/task/{}/t{}", target.plan->id, target.task->id(), target.number), arena);
  }
  return kept(fmt::format("{}/t{}", target.plan->id, target.number), arena);
}

data::View Model::find(std::string_view address) const {
  const auto found = by_address.find(address);
  return found == by_address.end() ? data::View() : found->second;
}

std::vector<std::string_view> Model::addresses() const {
  std::vector<std::string_view> all;
  all.reserve(by_address.size());
  for (const auto& [address, view] : by_address) all.push_back(address);
  return all;
}

const std::vector<const Target*>& Indicator::targets_of(const Place& place) const {
  static const std::vector<const Target*> none;
  const auto found = by_place.find(&place);
  return found == by_place.end() ? none : found->second;
}

}  // namespace planpress::model

#include "pages/upstream.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "pages/rows.hpp"

namespace planpress::pages {
namespace {

bool has_plans_below(const model::Place& place) {
  return std::any_of(place.children.begin(), place.children.end(), [](const model::Place* child) {
    return newest_plan(*child) != nullptr || has_plans_below(*child);
  });
}

}  // namespace

std::vector<const model::Target*> upstream_targets(const model::Indicator& indicator) {
  std::vector<const model::Target*> found;
  std::set<const model::Place*> seen;
  for (const model::Target* target : indicator.targets) {
    const model::Place* place = target->plan->place.to;
    if (place == nullptr || !seen.insert(place).second) continue;
    const model::Target* main = main_target(indicator, *place);
    if (main != nullptr && main->task == nullptr && has_plans_below(*place)) found.push_back(main);
  }
  return found;
}

std::string upstream_route(const model::Target& target) {
  return fmt::format("targets/{}/{}", target.indicator_id->id, target.plan->id);
}

}  // namespace planpress::pages

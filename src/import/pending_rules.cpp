#include "import/pending_rules.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

namespace planpress::import {

const std::string& address_of(const MeasureReading& measure) {
  return measure.id.empty() ? measure.number : measure.id;
}

std::vector<RuleReading> rules_of(const ClauseReading& clause) {
  std::vector<RuleReading> rules;
  for (const PartyReading& party : clause.parties) {
    auto rule = std::find_if(rules.begin(), rules.end(),
                             [&](const RuleReading& one) { return one.kind == party.role; });
    if (rule == rules.end()) {
      rules.emplace_back();
      rule = std::prev(rules.end());
      rule->kind = party.role;
    }
    rule->bodies.push_back(party.body);
  }
  return rules;
}

void place_rules(std::vector<PendingRule>& pending, PlanReading& plan) {
  for (PendingRule& one : pending) {
    const bool nothing = one.item != no_item && one.until <= one.after;
    if (nothing || one.after >= plan.measures.size()) {
      const std::string words = one.rule.bodies.empty() ? std::string() : one.rule.bodies.front();
      plan.doubts.push_back(
          {one.rule.lines, "document", "a general clause that no measure follows", words, 0.5});
      continue;
    }
    one.rule.id = "r" + std::to_string(plan.rules.size() + 1);
    one.rule.from_measure = address_of(plan.measures[one.after]);
    if (one.until > one.after) one.rule.to_measure = address_of(plan.measures[one.until - 1]);
    plan.rules.push_back(std::move(one.rule));
  }
}

void lead_by_order(std::vector<PartyReading>& parties) {
  const auto equal = [](const PartyReading& party) { return party.role == model::Role::responsible; };
  if (parties.empty() || !std::all_of(parties.begin(), parties.end(), equal)) return;
  parties.front().role = model::Role::lead;
  parties.front().confidence = std::min(parties.front().confidence, 0.8);
}

}  // namespace planpress::import

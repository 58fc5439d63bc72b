// General clauses on their way to the measures that they cover.
#pragma once

#include <cstddef>
#include <vector>

#include "import/clauses.hpp"
#include "import/outline.hpp"
#include "import/reading.hpp"

namespace planpress::import {

/// A general clause before all measures are read. Measures are meant by their index in the plan.
struct PendingRule {
  RuleReading rule;
  std::size_t after = 0;       // it begins with this measure
  std::size_t until = 0;       // and ends before this one; 0 is the plan's end
  std::size_t item = no_item;  // of the heading whose measures it covers
};

/// A rule for each role that a clause gives.
std::vector<RuleReading> rules_of(const ClauseReading& clause);

/// Gives each rule its id and its measures and adds it to the plan; one that no measure follows is a doubt.
void place_rules(std::vector<PendingRule>& pending, PlanReading& plan);

/// What addresses a measure in rules and doubts.
const std::string& address_of(const MeasureReading& measure);

/// Makes the first body lead where the plan says that the first of each list does.
void lead_by_order(std::vector<PartyReading>& parties);

}  // namespace planpress::import

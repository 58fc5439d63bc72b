// The text of a plan: its sections, measures, general clauses and the targets of the plan as a whole.
#pragma once

#include <span>
#include <string_view>

#include "import/lines.hpp"
#include "import/reading.hpp"
#include "import/registry.hpp"
#include "import/target_indicator.hpp"

namespace planpress::import {

/// What is known before the text is read.
struct TextSetting {
  const Registry* registry = nullptr;
  int published = 0;  // year of the document; 0 is not known
  int from = 0, to = 0;
  const IndicatorIndex* index = nullptr;  // of the registry's indicators; may be missing
};

/// Reads sections, measures, rules and targets into `plan`, whose title has been read. Appends doubts.
void read_plan_text(std::span<const Paragraph> paragraphs, const TextSetting& setting, PlanReading& plan);

}  // namespace planpress::import

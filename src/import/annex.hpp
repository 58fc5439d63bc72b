// Annexes that list tasks: who does what this year, the division of work, the duties of each body.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "import/document.hpp"
#include "import/reading.hpp"
#include "import/registry.hpp"
#include "import/tables.hpp"
#include "import/target_indicator.hpp"

namespace planpress::import {

/// What is known of the plan when its annexes are read.
struct AnnexSetting {
  const Registry* registry = nullptr;        // may be missing
  std::string_view place;                    // the id of the plan's place; empty: not known
  std::span<const MeasureReading> measures;  // of the plan, so that tasks can be tied to them
  std::span<const SectionReading> sections;
  int published = 0;                      // the year of the document
  int from = 0, to = 0;                   // the plan's period
  std::size_t tasks_before = 0;           // how many tasks earlier annexes gave
  std::size_t groups_before = 0;          // how many groups earlier annexes gave
  int titled = 0;                         // the year of the plan's title, where the plan is its lists alone
  const IndicatorIndex* index = nullptr;  // of the registry's indicators; may be missing
  // What find_tables finds in the blocks, for who asks them several things; else it is found each time.
  const std::vector<Grid>* tables = nullptr;
};

/// The tasks that an annex lists, in printed order; empty when it lists none. `annex` are the blocks of the
/// source as they came, before lines are joined (see tables.hpp), from the annex's title to its end. Doubts
/// are about `task 12`, with the printed number.
std::vector<TaskReading> read_tasks(std::span<const Block> annex, const AnnexSetting& setting,
                                    std::vector<Doubt>& doubts);

/// A table of tasks names work and who does it, or numbers its tasks; one of figures alone (主要指标) or of
/// persons lists none.
bool lists_tasks(const Grid& grid);

}  // namespace planpress::import

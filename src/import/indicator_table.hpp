// Tables of indicators with a value for each year (主要指标), which state aims of the plan as a whole.
#pragma once

#include <span>
#include <vector>

#include "import/annex.hpp"

namespace planpress::import {

/// The targets of tables that list indicators and their values and name nobody who answers for them, in
/// printed order. Values of years gone by and of the year that a plan starts from are none. Blocks are those
/// of the source, as for read_tasks.
std::vector<TargetReading> read_indicator_tables(std::span<const Block> blocks, const AnnexSetting& setting,
                                                 std::vector<Doubt>& doubts);

/// A table whose rows are indicators and whose columns are years or one goal, without bodies.
bool lists_indicators(const Grid& grid);

}  // namespace planpress::import

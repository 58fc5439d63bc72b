// Who answers for what, as grids: a plan's measures by bodies, and places by functions.
#pragma once

#include <vector>

#include "pages/rows.hpp"

namespace planpress::pages {

/// The responsibility matrix of one plan: a row a measure, a column a body that its measures name.
struct PlanMatrix {
  struct Row {
    const model::Measure* measure = nullptr;
    std::vector<const model::Duty*> cells;  // a body's first part in the measure; null where it has none
    int written = 0;                        // how many bodies the measure's own clause names
    int by_rule = 0;                        // how many a general clause adds
  };
  const model::Plan* plan = nullptr;
  std::vector<BodyLoad> columns;  // the heaviest load first
  std::vector<Row> rows;
};

PlanMatrix matrix_of(const model::Plan& plan);

/// What the bodies of one function carry in one place, counted.
struct FunctionLoad {
  const model::Place* place = nullptr;
  const model::Function* function = nullptr;
  int bodies = 0;
  int lead = 0;     // measures that they lead
  int other = 0;    // measures that they are named for in another role
  int by_rule = 0;  // measures that a general clause gives them
  int tasks = 0;
};

FunctionLoad load_of(const model::Function& function, const model::Place& place);

}  // namespace planpress::pages

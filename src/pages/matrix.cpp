#include "pages/matrix.hpp"

#include <map>

#include "pages/routes.hpp"

namespace planpress::pages {

PlanMatrix matrix_of(const model::Plan& plan) {
  PlanMatrix matrix;
  matrix.plan = &plan;
  std::map<const model::Body*, std::size_t> column_of;
  for (const BodyLoad& load : loads_of(plan)) {
    if (load.total + load.by_rule == 0) continue;
    column_of[load.body] = matrix.columns.size();
    matrix.columns.push_back(load);
  }
  for (const model::Measure& measure : plan.measures) {
    PlanMatrix::Row& row = matrix.rows.emplace_back();
    row.measure = &measure;
    row.cells.resize(matrix.columns.size());
    for (const model::Duty* duty : measure.duties) {
      ++(duty->rule != nullptr ? row.by_rule : row.written);
      const model::Duty*& cell = row.cells[column_of[duty->body]];
      if (cell == nullptr) cell = duty;
    }
  }
  return matrix;
}

FunctionLoad load_of(const model::Function& function, const model::Place& place) {
  FunctionLoad load{&place, &function};
  const auto bodies = function.by_place.find(&place);
  if (bodies == function.by_place.end()) return load;
  for (const model::Body* body : bodies->second) {
    if (!is_shown(*body)) continue;
    ++load.bodies;
    for (const model::Duty* duty : body->duties) {
      ++(duty->task != nullptr             ? load.tasks
         : duty->rule != nullptr           ? load.by_rule
         : duty->role == model::Role::lead ? load.lead
                                           : load.other);
    }
  }
  return load;
}

}  // namespace planpress::pages

#include "pages/matrix.hpp"

#include <array>
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
    matrix.columns.push_back({load, {}});
  }
  std::array<bool, data::Choices<model::Role>::names.size()> seen{};
  for (const model::Measure& measure : plan.measures) {
    MatrixRow& row = matrix.rows.emplace_back();
    row.measure = &measure;
    row.cells.resize(matrix.columns.size());
    for (const model::Duty* duty : measure.duties) {
      const std::size_t column = column_of[duty->body];
      ++(duty->rule != nullptr ? row.by_rule : row.written);
      seen[static_cast<std::size_t>(duty->role)] = true;
      if (row.cells[column].duty == nullptr) row.cells[column].duty = duty;
      matrix.columns[column].duties.push_back(duty);
    }
  }
  for (std::size_t role = 0; role < seen.size(); ++role) {
    if (seen[role]) matrix.roles.push_back(static_cast<model::Role>(role));
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

// Who answers for what, as grids: a plan's measures by bodies, and places by functions.
#pragma once

#include <vector>

#include "pages/rows.hpp"

namespace planpress::pages {

/// Where a measure meets a body.
struct MatrixCell {
  const model::Duty* duty = nullptr;
  static constexpr std::string_view record_name = "matrix cell";
  static constexpr auto fields = data::FieldList{
      shown("duty", &MatrixCell::duty, "The body's part in the measure; none when it has none."),
  };
};

struct MatrixRow {
  const model::Measure* measure = nullptr;
  std::vector<MatrixCell> cells;  // a body named twice shows its first part
  int written = 0;
  int by_rule = 0;
  static constexpr std::string_view record_name = "matrix row";
  static constexpr auto fields = data::FieldList{
      shown("measure", &MatrixRow::measure, "The measure."),
      shown("cells", &MatrixRow::cells, "A cell a column."),
      shown("written", &MatrixRow::written, "How many bodies its clause names."),
      shown("by_rule", &MatrixRow::by_rule, "How many a general clause adds."),
  };
};

struct MatrixColumn {
  BodyLoad load;
  std::vector<const model::Duty*> duties;
  static constexpr std::string_view record_name = "matrix column";
  static constexpr auto fields = data::FieldList{
      shown("load", &MatrixColumn::load, "The body and its sums."),
      shown("duties", &MatrixColumn::duties, "Its parts in measures, in printed order."),
  };
};

/// The responsibility matrix of one plan: a row a measure, a column a body that its measures name, the
/// heaviest load first.
struct PlanMatrix {
  const model::Plan* plan = nullptr;
  std::vector<MatrixColumn> columns;
  std::vector<MatrixRow> rows;
  std::vector<model::Role> roles;  // those that occur
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

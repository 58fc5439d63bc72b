// What a live block finds in the data.
#pragma once

#include "pages/drawn_rows.hpp"
#include "pages/query.hpp"

namespace planpress::pages {

/// One thing that a query finds: a target, measure, task or duty, with the measure or task that it is part
/// of.
struct Finding {
  const model::Plan* plan = nullptr;
  const model::Measure* measure = nullptr;
  const model::Task* task = nullptr;
  const model::Target* target = nullptr;
  const model::Duty* duty = nullptr;
};

/// What the query asks for, sorted and, where it is a list, cut as it says. What is to be counted comes from
/// the publication's own plans alone, unless the query names a place or plan.
std::vector<Finding> answer(const Query& query, const model::Model& model);

/// Findings counted by one or two fields of the query.
struct Counts {
  struct Row {
    DrawnThing thing;
    std::vector<int> values;  // by head
    std::vector<int> parts;   // of all heads together: leads, other roles, by rule; else one
    int sum = 0;
  };
  std::vector<DrawnThing> heads;  // one for all where there is one field
  std::vector<Row> rows;          // the largest first, years in their order
  int missing = 0;                // findings without the first field, or without the second
  bool several = false;           // some finding stands in more than one row or column
};

/// Counts what was found. REQUIRES: the query counts by one or two fields.
Counts count(const Query& query, const std::vector<Finding>& findings);

/// Reports values that no thing of the model bears.
void check_values(const Query& query, const model::Model& model, diag::Report& report);

}  // namespace planpress::pages

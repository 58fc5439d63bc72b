// A reading as plan data.
#pragma once

#include <string>

#include "import/reading.hpp"

namespace planpress::import {

struct WriteOptions {
  bool wording = false;  // also the official wording of measures and tasks
};

/// Appends the plan as JSON in the form that `planpress check` reads: two spaces, short maps on one line,
/// keys in the order of the field tables, `checked` false, and `confidence` only where it is below 1.
void write_plan(std::string& out, const PlanReading& plan, const WriteOptions& options = {});

}  // namespace planpress::import

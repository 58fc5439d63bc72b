// What a person should look at.
#pragma once

#include <string>

#include "diag/diagnostic.hpp"
#include "import/reading.hpp"

namespace planpress::import {

/// Adds a warning for each doubt, at its words in `source`, whose lines are those of the document.
void report_doubts(const PlanReading& plan, const text::SourceFile& source, diag::Report& report);

/// True for a reading in which nothing was found that a plan is made of.
bool is_no_plan(const PlanReading& plan);

/// The reading in figures: `32 measures, 118 parties, 40 targets, 34 tasks, 6 people, 12 doubts`.
std::string counts_of(const PlanReading& plan);

}  // namespace planpress::import

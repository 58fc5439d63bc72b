// A document to plan data, with doubts.
#pragma once

#include "import/document.hpp"
#include "import/reading.hpp"
#include "import/registry.hpp"

namespace planpress::import {

/// Reads a whole document. What it does not state stays empty; a document that is no plan gives a reading
/// without measures and tasks, and a doubt about the document that says so.
PlanReading read_plan(const Document& document, const Registry& registry);

}  // namespace planpress::import

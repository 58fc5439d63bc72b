// A reading as a tree of plan data.
#pragma once

#include "import/json_tree.hpp"
#include "import/write_plan.hpp"

namespace planpress::import {

/// The plan with its keys in the order of the field tables of src/model; a tree's line is that of the
/// document.
Json tree_of(const PlanReading& plan, const WriteOptions& options);

}  // namespace planpress::import

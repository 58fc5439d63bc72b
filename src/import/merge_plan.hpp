// Importing again: a plan that people have edited takes in what the document says now.
#pragma once

#include "import/json_tree.hpp"

namespace planpress::import {

/// True when both are of one plan: their titles, their document numbers or their documents agree.
bool is_same_plan(const Json& before, const Json& now);

/// True when `before` counts as checked, and against the very document that `now` was read from: then people
/// have the last word on all of it.
bool is_settled(const Json& before, const Json& now);

/// The plan `before` with what `now` reads out of the document. What people give stays theirs: ids,
/// summaries, sectors, notes, what tasks and targets are called, the measures that tasks carry out,
/// `checked`, and every key that no reading gives. All else follows the document; of a settled plan only what
/// is empty is filled. Nothing is taken out of a plan that counts as checked; of one that does not, a measure
/// that bears a summary stays too.
Json merge_plans(const Json& before, const Json& now);

}  // namespace planpress::import

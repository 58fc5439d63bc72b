// What concerns more than one field.
#pragma once

#include "model/names.hpp"

namespace planpress::model {

/// Ids and dates in their forms, where records keep to themselves.
void check_vocabulary(const Model& model, diag::Report& report);

/// One plan after binding: years within its period, units, ranges, ids, rules, tasks tied to measures.
void check_plan(const Plan& plan, const PlanNames& names, diag::Report& report);

/// True for ids that may stand in an address: `^[a-z0-9][a-z0-9-]{0,79}$`.
bool is_id(std::string_view id);

/// True for a day of the Gregorian calendar as YYYY-MM-DD.
bool is_date(std::string_view text);

}  // namespace planpress::model

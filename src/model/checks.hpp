// What concerns more than one field.
#pragma once

#include "model/names.hpp"

namespace planpress::model {

/// Reports a day after the date of the data, a number that belongs to no single target, and one that
/// contradicts the status.
void check_progress(const ProgressReport& entry, const Site& site, diag::Report& report);

/// Ids and dates in their forms, where records keep to themselves.
void check_vocabulary(const Model& model, diag::Report& report);

/// One plan after binding: years within its period, units, ranges, ids, rules, tasks tied to measures.
void check_plan(const Plan& plan, const PlanNames& names, diag::Report& report);

/// Places, sections and editions that come back to themselves on the way up.
void check_circles(const Model& model, diag::Report& report);

/// Reports a date that is none; `key` names it in the record at `where`.
void check_date(const text::Span& where, std::string_view date, std::string_view key, diag::Report& report);

/// True for ids that may stand in an address: `^[a-z0-9][a-z0-9-]{0,79}$`.
bool is_id(std::string_view id);

/// Reports an address that pages could not link to; `key` names it in the record at `where`.
void check_web_address(const text::Span& where, std::string_view address, std::string_view key,
                       diag::Report& report);

/// True for an address of the web: `https://…` or `http://…`, and nothing that a browser would run.
bool is_web_address(std::string_view address);

/// True for where a publication may stand: host and folder of the web in ASCII, without query and fragment.
bool is_base_address(std::string_view address);

/// True for a day of the Gregorian calendar as YYYY-MM-DD.
bool is_date(std::string_view text);

}  // namespace planpress::model

// Roles that a sentence tells in passing: 由市住建局牵头，市水务局等部门参与，建立协调机制.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "import/clause_spans.hpp"
#include "import/document.hpp"

namespace planpress::import {

/// The bodies of government whose roles are told inside the sentences of cleaned text, a span for each
/// sentence. What stands in brackets or in one of `clauses` is not looked at. Companies, leaders and groups
/// of people without a name of a body tell none.
std::vector<ClauseSpan> find_said_roles(std::string_view text, const std::vector<ClauseSpan>& clauses);

/// `市发改委会同` in running text, which tells no role for certain; empty where no office does so.
std::string_view find_joint_work(std::string_view text);

/// Adds the roles that the sentences of a measure's paragraph tell to those that it has, from a `clause` or
/// not. A body that a clause names stays as it is; one that only a sentence names beside a clause raises a
/// doubt, and so does 会同 where nobody is named.
void add_said_roles(const TracedText& text, const std::vector<ClauseSpan>& clauses, bool clause,
                    MeasureReading& measure, std::vector<Doubt>& doubts);

}  // namespace planpress::import

// Roles that a sentence tells in passing: 由市住建局牵头，市水务局等部门参与，建立协调机制.
#pragma once

#include <string_view>
#include <vector>

#include "import/clause_spans.hpp"

namespace planpress::import {

/// The bodies of government whose roles are told inside the sentences of cleaned text, a span for each
/// sentence. What stands in brackets or in one of `clauses` is not looked at. Companies, leaders and groups
/// of people without a name of a body tell none.
std::vector<ClauseSpan> find_said_roles(std::string_view text, const std::vector<ClauseSpan>& clauses);

/// `市发改委会同` in running text, which tells no role for certain; empty where no office does so.
std::string_view find_joint_work(std::string_view text);

}  // namespace planpress::import

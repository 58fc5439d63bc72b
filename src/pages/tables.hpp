// The open data: tables over the whole publication.
#pragma once

#include <vector>

#include "pages/table.hpp"

namespace planpress::pages {

/// Every table, in the order that readers see.
const std::vector<Table>& tables();

// Each is made in the file of its kind.
Table plans_table();
Table sections_table();
Table basis_table();
Table measures_table();
Table responsibilities_table();
Table rules_table();
Table targets_table();
Table tasks_table();
Table groups_table();
Table members_table();
Table progress_table();
Table places_table();
Table bodies_table();
Table functions_table();
Table function_places_table();
Table sectors_table();
Table indicators_table();

}  // namespace planpress::pages

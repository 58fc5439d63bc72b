// The kinds of page, each made in the file of its name.
#pragma once

#include "pages/page.hpp"

namespace planpress::pages {

PageKind home_page();
PageKind place_page();
PageKind place_brief_page();
PageKind body_page();
PageKind body_brief_page();
PageKind plan_page();
PageKind plan_brief_page();
PageKind measure_page();
PageKind matrix_page();
PageKind tasks_page();
PageKind sectors_page();
PageKind sector_page();
PageKind sector_brief_page();
PageKind functions_page();
PageKind function_page();
PageKind function_matrix_page();
PageKind targets_page();
PageKind target_page();
PageKind timeline_page();
PageKind gaps_page();
PageKind notes_page();
PageKind note_page();
PageKind data_page();
PageKind missing_page();

}  // namespace planpress::pages

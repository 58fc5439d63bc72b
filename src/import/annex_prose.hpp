// Lists of tasks that are no tables: numbered paragraphs with clauses, and what each body is to do.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "import/document.hpp"
#include "import/task_draft.hpp"

namespace planpress::import::annex {

/// True when a title is that of a list of tasks or duties (任务清单, 职责分工), not of a group of persons.
bool titles_a_list(std::string_view title);

/// The tasks of an annex without a table: numbered paragraphs whose brackets name bodies, and paragraphs
/// below the name of a body. Empty when no paragraph names a body in either way.
std::vector<TaskDraft> read_prose(std::span<const Block> annex, const AnnexSetting& setting, int year);

}  // namespace planpress::import::annex

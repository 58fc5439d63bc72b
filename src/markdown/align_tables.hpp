// Pipe tables whose columns stand under each other.
#pragma once

#include <string>

namespace planpress::markdown {

/// Pads the cells of every pipe table of a whole Markdown page by screen columns (Han letters take two),
/// outside fenced code, in quotes and lists as well. Cells wider than 60 columns are left as they are and
/// widen no other. Doing it twice changes nothing. Cost is in proportion to the page.
void align_tables(std::string& markdown);

}  // namespace planpress::markdown

// Rows of pipe tables as GitHub-flavoured Markdown splits them.
#pragma once

#include <cstddef>
#include <string_view>

namespace planpress::markdown {

/// How many cells the row has; a pipe behind a backslash splits nothing.
std::size_t count_cells(std::string_view row);

/// True for the row below a table's head: dashes, colons, pipes and blanks, at least one dash, and a pipe or
/// colon.
bool is_delimiter_row(std::string_view row);

/// Without blanks at both ends.
std::string_view trim(std::string_view text);

}  // namespace planpress::markdown

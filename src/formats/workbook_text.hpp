// Text as the parts of a workbook hold it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace planpress::formats {

/// Appends `text` for XML 1.0: `& < > "` become references, what XML cannot hold becomes U+FFFD, and line
/// ends become LF. `_x0041_`, which a workbook would read as `A` (ECMA-376 part 1, 22.9.2.19), keeps its
/// letters.
void append_xml(std::string& out, std::string_view text);

/// How many bytes of `text` are at most `units` long in UTF-16; all of it when it is not longer.
std::size_t prefix_of_units(std::string_view text, std::size_t units);

/// The letters of a column, from 0: A, B … Z, AA.
std::string column_letters(std::uint32_t column);

/// The name as a tab may bear it.
std::string tab_name(std::string_view name);

/// The day's number as workbooks count (1900 system), or 0 when it is not YYYY-MM-DD.
int day_number(std::string_view day);

}  // namespace planpress::formats

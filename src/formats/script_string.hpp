// Strings of the data in scripts.
#pragma once

#include <string>
#include <string_view>

namespace planpress::formats {

/// Appends `text` as a string of JavaScript and JSON with its quotes. It can end neither a script element nor
/// a line of old readers of JavaScript: `<` and U+2028, U+2029 are escaped.
void write_script_string(std::string& out, std::string_view text);

}  // namespace planpress::formats

// Whether the bytes of a file are text that can be read at all.
#pragma once

#include <string_view>

#include "diag/diagnostic.hpp"
#include "text/source.hpp"

namespace planpress::data {

/// What reading can expect: `damaged` text holds bytes that are not UTF-8, each told already; `unreadable`
/// text is in another encoding or too large, and nothing of it should be read.
enum class TextState { good, damaged, unreadable };

/// Tells what keeps bytes `begin` to `end` of the file from being UTF-8 text of at most `largest` bytes.
TextState check_text(const text::SourceFile& file, std::size_t begin, std::size_t end, std::size_t largest,
                     diag::Report& report);

/// As text::find_invalid_utf8, at the speed of reading.
std::size_t find_bad_utf8(std::string_view text);

/// Appends the text with U+FFFD for each byte that is not UTF-8.
void append_repaired(std::string& out, std::string_view text);

}  // namespace planpress::data

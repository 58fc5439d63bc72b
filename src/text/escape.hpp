// Strings made safe for the places where they land.
#pragma once

#include <string>
#include <string_view>

namespace planpress::text {

/// Appends `text` for HTML text and quoted attributes: `& < > " '` become references as in Jinja2's
/// markupsafe; characters that HTML or XML does not allow (NUL, other controls, U+FFFE, U+FFFF) become
/// U+FFFD.
void append_html(std::string& out, std::string_view text);

/// Appends `text` so that CommonMark and GFM readers show it literally, in a paragraph or a table cell; line
/// breaks become spaces.
void append_markdown(std::string& out, std::string_view text);

/// Appends `text` for a path or query part of a URL: all but unreserved characters and `/` percent-encoded.
void append_url(std::string& out, std::string_view text);

/// Appends `text` for a terminal or log line: control and bidirectional characters shown as \xNN or \u{NNNN}.
void append_visible(std::string& out, std::string_view text);

/// True for URLs that may become links: relative ones without control characters, http, https, mailto, tel.
bool is_safe_url(std::string_view url);

}  // namespace planpress::text

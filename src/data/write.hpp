// Writers of structured data; all of them deterministic.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "data/view.hpp"

namespace planpress::data {

enum class JsonStyle { compact, pretty };

/// Appends the view as JSON; undefined and none are null, callables are null, Han characters stay as they
/// are. `pretty` indents by two spaces and keeps lists and maps that fit into 100 columns on one line. What
/// is nested deeper than the readers allow is null, so that things that hold each other come to an end.
void write_json(std::string& out, const View& view, Arena& arena, JsonStyle style = JsonStyle::compact);

/// Appends one JSON string with its quotes.
void write_json_string(std::string& out, std::string_view text);

/// Appends a number as shortest text that reads back as the same number; integers without a point.
void write_number(std::string& out, double value);

/// Appends one CSV row (RFC 4180, CRLF). Cells that a spreadsheet would take for a formula (`= + - @` and
/// their full-width twins first, also behind white space and invisible characters; tab, CR, LF first) get an
/// apostrophe in front; numbers and a lone `-` pass, and so do cells whose `trusted` is not 0: words of our
/// own.
void write_csv_row(std::string& out, std::span<const std::string_view> cells,
                   std::span<const std::uint8_t> trusted = {});

}  // namespace planpress::data

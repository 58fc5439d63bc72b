// Places inside a record that was read earlier; for messages only.
#pragma once

#include <string_view>

#include "text/source.hpp"

namespace planpress::data {

/// Where the value of `key` stands in the record at `record` (as RecordInfo::read noted it); the record's own
/// place when it has no such key. Reads the file again: typed records keep no places of single fields.
text::Span place_of_value(const text::Span& record, std::string_view key);

/// Where `text`, read from the value of `key` or from its list, stands; the whole value when it was written
/// with escapes.
text::Span place_of_text(const text::Span& record, std::string_view key, std::string_view text);

}  // namespace planpress::data

// Types of fields in words, for manuals and explanations.
#pragma once

#include <functional>
#include <string>

#include "data/fields.hpp"

namespace planpress::data {

/// How a record is named in the words: plain, or as a link.
using RecordWords = std::function<std::string(const RecordInfo& record)>;

/// "text", "list of measure", "`lead` or `joint`" …
std::string type_words(const TypeInfo& type, const RecordWords& record);

/// What a value is, where its type is not known before: "text", "measure", "list of note", "none".
std::string type_words(const View& view, Arena& arena);

}  // namespace planpress::data

// JSON Schema from field tables.
#pragma once

#include <string>
#include <string_view>

#include "data/fields.hpp"

namespace planpress::data {

/// The JSON Schema (draft-07, which editors and validators know best) of documents that hold one record of
/// this type.
std::string json_schema(const RecordInfo& record, std::string_view title);

}  // namespace planpress::data

// The kinds of file that a project keeps.
#pragma once

#include <string_view>
#include <vector>

#include "data/fields.hpp"

namespace planpress::model {

/// A kind of file: its name for `planpress schema`, where such files stand, and the record that they hold.
struct DocumentKind {
  std::string_view name;
  std::string_view path;
  std::string_view title;
  const data::RecordInfo& (*record)();
};

const std::vector<DocumentKind>& document_kinds();

}  // namespace planpress::model

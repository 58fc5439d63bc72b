// The open data: tables over the whole publication.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "pages/page.hpp"

namespace planpress::pages {

/// One table: its columns are the fields of its row record.
struct Table {
  std::string_view name;   // its files are data/<name>.csv and data/<name>.json
  std::string_view title;  // for readers
  const data::RecordInfo& (*row)();
  /// Hands the rows over as a list view, in the order of the data; it lives only during the call.
  void (*show)(const Publication& publication, const std::function<void(const data::View& rows)>& use);
};

const std::vector<Table>& tables();

}  // namespace planpress::pages

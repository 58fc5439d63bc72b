// How a page is written down: one file a format.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "data/fields.hpp"
#include "model/site.hpp"

namespace planpress::formats {

/// An edition of the pages: its ending, and the last touch on the rendered text.
struct PageFormat {
  model::Edition edition;
  std::string_view ending;
  void (*finish)(std::string& text);
};

/// A way to write a table of the open data down.
struct TableFormat {
  std::string_view ending;
  /// Appends `rows`, a list of records of the type `row`, head included.
  void (*write)(const data::RecordInfo& row, const data::View& rows, std::string& out);
};

const std::vector<PageFormat>& page_formats();
const std::vector<TableFormat>& table_formats();

}  // namespace planpress::formats

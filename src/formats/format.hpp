// How things are written down: one file a format.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diag/diagnostic.hpp"
#include "model/site.hpp"
#include "pages/matrix.hpp"
#include "pages/phrases.hpp"
#include "pages/table.hpp"

namespace planpress::formats {

/// An edition of the pages: its ending, and the last touch on the rendered text.
struct PageFormat {
  model::Edition edition;
  std::string_view ending;
  void (*finish)(std::string& text);
  /// Tells readers' programs which parts of a page in another language are in that of the data, `tag`; null
  /// where a format has no way to say it.
  void (*mark_language)(std::string& text, std::string_view tag) = nullptr;
};

/// What stands beside the rows when open data is written down: the settings, and words for titles and
/// meanings.
struct Words {
  const model::Site& site;
  const pages::Phrases& phrases;
  /// The words for a key; the key itself where there are none.
  std::string_view operator()(std::string_view key) const;
};

/// A way to write a table of the open data down.
struct TableFormat {
  std::string_view name;  // in the data package
  std::string_view ending;
  std::string_view media_type;
  /// Appends the table, head included. What a reader of the file must be told is reported.
  void (*write)(const pages::Table& table, const pages::Rows& rows, const Words& words, std::string& out,
                diag::Report& report);
};

/// A way to write matrices down: of a plan, and of all places.
struct MatrixFormat {
  std::string_view ending;
  void (*write_plan)(const pages::PlanMatrix& matrix, const Words& words, std::string& out);
  void (*write_functions)(const pages::Publication& publication, const Words& words, std::string& out);
};

const std::vector<PageFormat>& page_formats();
const std::vector<TableFormat>& table_formats();
const std::vector<MatrixFormat>& matrix_formats();

}  // namespace planpress::formats

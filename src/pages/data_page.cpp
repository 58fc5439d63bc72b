// The downloads and what stands in them; and the page for addresses that lead nowhere.
#include <array>

#include "pages/page.hpp"
#include "pages/rows.hpp"
#include "pages/tables.hpp"

namespace planpress::pages {
namespace {

struct ColumnInfo {
  std::string_view name;
  std::string_view type;
  std::string words;
  bool required = false;
  std::string_view refers;
  std::vector<std::string_view> choices;
  static constexpr std::string_view record_name = "column";
  static constexpr auto fields = data::FieldList{
      shown("name", &ColumnInfo::name, "Its name in the CSV and JSON files."),
      shown("type", &ColumnInfo::type, "text, list, choice, integer, number, boolean, year or date."),
      shown("words", &ColumnInfo::words,
            "The key of the words that call it; its meaning has the same key with `_about`."),
      shown("required", &ColumnInfo::required, "Whether every row has a value."),
      shown("refers", &ColumnInfo::refers, "The table whose key it holds; empty for most columns."),
      shown("choices", &ColumnInfo::choices, "The values that it may take; empty where any may stand."),
  };
};

struct Download {
  std::string_view name;
  int rows = 0;
  std::vector<std::string_view> key;
  std::vector<ColumnInfo> columns;
  static constexpr std::string_view record_name = "download";
  static constexpr auto fields = data::FieldList{
      shown(
          "name", &Download::name,
          "Its files are data/<name>.csv, .json and .xlsx; its title has the words `data_<name>`, what a row "
          "is `data_<name>_row`."),
      shown("rows", &Download::rows, "How many rows."),
      shown("key", &Download::key, "The columns that no two rows share; empty when rows may be alike."),
      shown("columns", &Download::columns, "Its columns."),
  };
};

Download download_of(const Table& table, const Publication& publication) {
  constexpr std::array types{"text", "list", "choice", "integer", "number", "boolean", "year", "date"};
  Download download{table.name, 0, {table.key.begin(), table.key.end()}, {}};
  for (const Column& column : table.columns) {
    download.columns.push_back({column.name,
                                types[static_cast<std::size_t>(column.kind)],
                                words_of(table, column),
                                column.always,
                                column.refers,
                                {column.choices.begin(), column.choices.end()}});
  }
  table.show(publication, [&](const Rows& rows) { download.rows = static_cast<int>(rows.size); });
  return download;
}

struct DataPage {
  std::vector<Download> downloads;

  static void choose(const Publication&, std::vector<Page>& pages) {
    pages.push_back({nullptr, "data", "", nullptr});
  }
  static DataPage make(const Publication& publication, const Page&) {
    DataPage result;
    for (const Table& table : tables()) result.downloads.push_back(download_of(table, publication));
    return result;
  }

  static constexpr std::string_view record_name = "data page";
  static constexpr auto fields = data::FieldList{
      shown("downloads", &DataPage::downloads, "The tables."),
  };
};

struct MissingPage {
  std::vector<const model::Place*> places;

  static void choose(const Publication&, std::vector<Page>& pages) {
    pages.push_back({nullptr, "404", "", nullptr});
  }
  static MissingPage make(const Publication& publication, const Page&) { return {publication.places}; }

  static constexpr std::string_view record_name = "missing page";
  static constexpr auto fields = data::FieldList{
      shown("places", &MissingPage::places, "The places, as ways on."),
  };
};

}  // namespace

PageKind data_page() {
  return page_kind<DataPage>("data", "The downloads.");
}

PageKind missing_page() {
  return page_kind<MissingPage>("404", "For addresses that lead nowhere.");
}

}  // namespace planpress::pages

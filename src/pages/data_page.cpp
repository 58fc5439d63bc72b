// The downloads and what stands in them; and the page for addresses that lead nowhere.
#include "pages/page.hpp"
#include "pages/rows.hpp"
#include "pages/tables.hpp"

namespace planpress::pages {
namespace {

struct ColumnInfo {
  std::string_view name;
  std::string_view doc;
  static constexpr std::string_view record_name = "column";
  static constexpr auto fields = std::tuple{
      shown("name", &ColumnInfo::name, "Its name in the file."),
      shown("doc", &ColumnInfo::doc, "What stands in it."),
  };
};

struct Download {
  std::string_view name;
  std::string_view title;
  int rows = 0;
  std::vector<ColumnInfo> columns;
  static constexpr std::string_view record_name = "download";
  static constexpr auto fields = std::tuple{
      shown("name", &Download::name, "The files are data/<name>.csv and data/<name>.json."),
      shown("title", &Download::title, "What it is called."),
      shown("rows", &Download::rows, "How many rows."),
      shown("columns", &Download::columns, "Its columns."),
  };
};

struct DataPage {
  std::vector<Download> downloads;

  static void choose(const Publication&, std::vector<Page>& pages) {
    pages.push_back({nullptr, "data", "数据下载", nullptr});
  }
  static DataPage make(const Publication& publication, const Page&) {
    DataPage result;
    for (const Table& table : tables()) {
      Download download{table.name, table.title, 0, {}};
      for (const data::FieldInfo& field : table.row().fields())
        download.columns.push_back({field.name.text, field.doc});
      table.show(publication, [&](const data::View& rows) { download.rows = static_cast<int>(rows.size()); });
      result.downloads.push_back(std::move(download));
    }
    return result;
  }

  static constexpr std::string_view record_name = "data page";
  static constexpr auto fields = std::tuple{
      shown("downloads", &DataPage::downloads, "The tables."),
  };
};

struct MissingPage {
  std::vector<const model::Place*> places;

  static void choose(const Publication&, std::vector<Page>& pages) {
    pages.push_back({nullptr, "404", "没有这个页面", nullptr});
  }
  static MissingPage make(const Publication& publication, const Page&) { return {publication.places}; }

  static constexpr std::string_view record_name = "missing page";
  static constexpr auto fields = std::tuple{
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

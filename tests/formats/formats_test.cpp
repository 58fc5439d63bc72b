#include <doctest/doctest.h>

#include <algorithm>
#include <array>

#include "formats/format.hpp"
#include "formats/workbook.hpp"
#include "formats/workbook_text.hpp"

using namespace planpress;

namespace {

struct Row {
  std::string_view name;
  double value = 0;
};
constexpr std::array columns{
    pages::column<Row>("name", [](const Row& row) { return row.name; }),
    pages::column<Row>("value", [](const Row& row) { return row.value; }),
};
const pages::Table table{"rows", columns, {}};

std::string written(std::string_view ending, const std::vector<Row>& rows, diag::Report& report) {
  std::string out;
  const auto& all = formats::table_formats();
  const auto& format =
      *std::find_if(all.begin(), all.end(), [&](const auto& f) { return f.ending == ending; });
  const model::Site site;
  const pages::Phrases phrases("en");
  format.write(table, {rows.data(), rows.size(), sizeof(Row)}, {site, phrases}, out, report);
  return out;
}

std::string written(std::string_view ending, const std::vector<Row>& rows) {
  diag::Report report;
  return written(ending, rows, report);
}

std::string as_xml(std::string_view text) {
  std::string out;
  formats::append_xml(out, text);
  return out;
}

}  // namespace

TEST_CASE("CSV opens in a spreadsheet as text and numbers, never as formulas") {
  CHECK(written(".csv", {{"一,二", 1.5}, {"=1+1", 2}, {"\"", 3}}) ==
        "\xEF\xBB\xBFname,value\r\n\"一,二\",1.5\r\n\"'=1+1\",2\r\n\"\"\"\",3\r\n");
}

TEST_CASE("an operator of a choice stays as it is, and text of the same letters is guarded") {
  struct Choosing {
    model::Comparison comparison;
    std::string_view text;
  };
  constexpr std::array choosing{
      pages::column<Choosing>("comparison", [](const Choosing& row) { return row.comparison; }),
      pages::column<Choosing>("text", [](const Choosing& row) { return row.text; }),
  };
  const Choosing row{model::Comparison::equal, "="};
  const model::Site site;
  const pages::Phrases phrases("en");
  std::string out;
  diag::Report report;
  formats::table_formats()[0].write({"rows", choosing, {}}, {&row, 1, sizeof row}, {site, phrases}, out,
                                    report);
  CHECK(out.ends_with("\r\n=,\"'=\"\r\n"));
}

TEST_CASE("JSON is a list with an object a line") {
  CHECK(written(".json", {{"一", 1.5}, {"</script>", 2}}) ==
        "[\n{\"name\":\"一\",\"value\":1.5},\n{\"name\":\"</script>\",\"value\":2}\n]\n");
}

TEST_CASE("blank lines that tags leave behind are closed") {
  std::string html = "\n\n<p>a</p>\n   \n<p>b</p>\n\n";
  formats::page_formats()[0].finish(html);
  CHECK(html == "<p>a</p>\n<p>b</p>\n");
  std::string code = "<p>a</p>\n\n<pre><code>x\n\n\ny\n</code></pre>\n\n<p>b</p>\n";
  formats::page_formats()[0].finish(code);
  CHECK(code == "<p>a</p>\n<pre><code>x\n\n\ny\n</code></pre>\n<p>b</p>\n");
  std::string markdown = "\n\n# a\n\n\n\nb\n```\n\n\nx\n```\n";
  formats::page_formats()[1].finish(markdown);
  CHECK(markdown == "# a\n\nb\n```\n\n\nx\n```\n");
}

TEST_CASE("a workbook has the same bytes each time, and no clock") {
  CHECK(written(".xlsx", {{"一", 1}}) == written(".xlsx", {{"一", 1}}));
  CHECK(written(".xlsx", {{"一", 1}}) != written(".xlsx", {{"二", 1}}));
}

TEST_CASE("text that a cell cannot hold is cut, and that is told") {
  diag::Report fits;
  written(".xlsx", {{std::string(formats::longest_text, 'a'), 1}}, fits);
  CHECK(fits.all().empty());
  diag::Report cut;
  written(".xlsx", {{std::string(formats::longest_text + 1, 'a'), 1}}, cut);
  REQUIRE(cut.all().size() == 1);
  // Two UTF-16 units a character.
  std::string wide;
  for (std::size_t i = 0; i < formats::longest_text / 2 + 1; ++i) wide += "\xF0\xA0\x80\x80";
  diag::Report too_wide;
  written(".xlsx", {{wide, 1}}, too_wide);
  CHECK(too_wide.all().size() == 1);
}

TEST_CASE("text in a workbook says what it said, with U+FFFD for what XML cannot hold") {
  CHECK(as_xml("<a & \"b\">") == "&lt;a &amp; &quot;b&quot;&gt;");
  CHECK(as_xml("_x0041_ _x_ a_b") == "_x005F_x0041_ _x_ a_b");
  CHECK(as_xml("a\r\nb\rc\td") == "a\nb\nc\td");
  CHECK(as_xml(std::string_view("\x01\x1f\x00", 3)) == "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(as_xml("\xEF\xBF\xBE|\xEF\xBF\xBF|\xFF") == "\xEF\xBF\xBD|\xEF\xBF\xBD|\xEF\xBF\xBD");
  CHECK(as_xml("市\xF0\xA0\x80\x80") == "市\xF0\xA0\x80\x80");
}

TEST_CASE("days are numbered as spreadsheets number them") {
  CHECK(formats::day_number("2024-05-26") == 45438);
  CHECK(formats::day_number("1970-01-01") == 25569);
  CHECK(formats::day_number("2024-02-30") == 0);
  CHECK(formats::day_number("二零二四年") == 0);
}

TEST_CASE("columns are lettered and tabs named as spreadsheets allow") {
  CHECK(formats::column_letters(0) == "A");
  CHECK(formats::column_letters(25) == "Z");
  CHECK(formats::column_letters(26) == "AA");
  CHECK(formats::column_letters(16383) == "XFD");
  CHECK(formats::tab_name("a/b:c'd") == "a b c d");
  CHECK(formats::tab_name("") == "1");
  CHECK(formats::tab_name(std::string(40, 'x')).size() == 31);
}

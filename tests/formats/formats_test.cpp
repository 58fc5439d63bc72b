#include <doctest/doctest.h>

#include "formats/formats.hpp"

using namespace planpress;

namespace {

struct Row {
  std::string_view name;
  double value = 0;
  static constexpr std::string_view record_name = "rows";
  static constexpr auto fields =
      std::tuple{data::shown("name", &Row::name, "A name."), data::shown("value", &Row::value, "A number.")};
};

std::string written(const formats::TableFormat& format, const std::vector<Row>& rows) {
  std::string out;
  format.write(data::record_info<Row>(), data::view_of_list(std::span<const Row>(rows)), out);
  return out;
}

}  // namespace

TEST_CASE("CSV opens in a spreadsheet as text and numbers, never as formulas") {
  CHECK(written(formats::csv(), {{"一,二", 1.5}, {"=1+1", 2}, {"\"", 3}}) ==
        "\xEF\xBB\xBFname,value\r\n\"一,二\",1.5\r\n\"'=1+1\",2\r\n\"\"\"\",3\r\n");
}

TEST_CASE("JSON is a list with an object a line") {
  CHECK(written(formats::json(), {{"一", 1.5}, {"</script>", 2}}) ==
        "[\n{\"name\":\"一\",\"value\":1.5},\n{\"name\":\"</script>\",\"value\":2}\n]\n");
}

TEST_CASE("blank lines that tags leave behind are closed") {
  std::string html = "\n\n<p>a</p>\n   \n<p>b</p>\n\n";
  formats::html().finish(html);
  CHECK(html == "<p>a</p>\n<p>b</p>\n");
  std::string markdown = "\n\n# a\n\n\n\nb\n```\n\n\nx\n```\n";
  formats::markdown().finish(markdown);
  CHECK(markdown == "# a\n\nb\n```\n\n\nx\n```\n");
}

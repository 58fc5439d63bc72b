#include <doctest/doctest.h>

#include <algorithm>

#include "formats/format.hpp"

using namespace planpress;

namespace {

struct Row {
  std::string_view name;
  double value = 0;
  static constexpr std::string_view record_name = "rows";
  static constexpr auto fields =
      std::tuple{data::shown("name", &Row::name, "A name."), data::shown("value", &Row::value, "A number.")};
};

std::string written(std::string_view ending, const std::vector<Row>& rows) {
  std::string out;
  const auto& all = formats::table_formats();
  const auto& format =
      *std::find_if(all.begin(), all.end(), [&](const auto& f) { return f.ending == ending; });
  format.write(data::record_info<Row>(), data::view_of_list(std::span<const Row>(rows)), out);
  return out;
}

}  // namespace

TEST_CASE("CSV opens in a spreadsheet as text and numbers, never as formulas") {
  CHECK(written(".csv", {{"一,二", 1.5}, {"=1+1", 2}, {"\"", 3}}) ==
        "\xEF\xBB\xBFname,value\r\n\"一,二\",1.5\r\n\"'=1+1\",2\r\n\"\"\"\",3\r\n");
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

#include <doctest/doctest.h>

#include <limits>

#include "data/reading.hpp"

namespace {

using namespace planpress;
using tests::read;

std::string number(double value) {
  std::string out;
  data::write_number(out, value);
  return out;
}

std::string quoted(std::string_view text) {
  std::string out;
  data::write_json_string(out, text);
  return out;
}

std::string row(std::initializer_list<std::string_view> cells) {
  std::string out;
  data::write_csv_row(out, {cells.begin(), cells.size()});
  return out;
}

TEST_CASE("JSON is written as it was read, Han characters as they are") {
  const std::string text = R"({"标题":"方案","n":null,"l":[1,-2.5,true,"a\nb\"\\\u0001"],"m":{}})";
  CHECK(read("a.json", text).json() == text);
}

TEST_CASE("pretty JSON keeps on one line what fits there") {
  const std::string text =
      "{\n"
      "  \"id\": \"lianyungang-2024\",\n"
      "  \"period\": {\"from\": 2024, \"to\": 2027},\n"
      "  \"basis\": [\n"
      "    {\"title\": \"国务院关于印发〈推动大规模设备更新和消费品以旧换新行动方案〉的通知\", \"level\": "
      "\"国\"},\n"
      "    {\n"
      "      \"title\": \"国务院关于印发〈推动大规模设备更新和消费品以旧换新行动方案〉的通知\",\n"
      "      \"level\": \"national\"\n"
      "    }\n"
      "  ],\n"
      "  \"empty\": []\n"
      "}";
  CHECK(read("a.json", text).json(data::JsonStyle::pretty) == text);
}

TEST_CASE("what JSON cannot say is null") {
  data::Arena arena;
  std::string out;
  const data::View views[] = {data::View(), data::View::none(), data::View::callable(nullptr),
                              data::View::number(std::numeric_limits<double>::infinity())};
  data::write_json(out, data::View::list(views), arena);
  CHECK(out == "[null,null,null,null]");
}

TEST_CASE("a string that is not UTF-8 becomes one that is") {
  CHECK(quoted("a\xFF"
               "b") == "\"a\uFFFDb\"");
  CHECK(quoted("\x7F\u2028") == "\"\x7F\u2028\"");
}

TEST_CASE("numbers are as short as they can be and never lose a bit") {
  CHECK(number(30.0) == "30");
  CHECK(number(-0.0) == "0");
  CHECK(number(100000.0) == "100000");
  CHECK(number(0.1) == "0.1");
  CHECK(number(-2.5) == "-2.5");
  CHECK(number(1e17) == "100000000000000000");
  CHECK(number(1e18) == "1e+18");
  CHECK(number(0.000001) == "0.000001");
  CHECK(number(1e-7) == "1e-07");
  for (const double value : {1.0 / 3, 1e300, 5e-324, 9007199254740993.0, 123456789.123456789, 1e15 + 0.5}) {
    const auto again = read("a.json", "[" + number(value) + "]");
    CHECK(again.value.items()[0].as_number() == value);
  }
}

TEST_CASE("CSV cells are quoted when they must be") {
  CHECK(row({"a", "市工信局", "1.5", ""}) == "a,市工信局,1.5,\r\n");
  CHECK(row({"a,b", "say \"x\"", "two\nlines", " x", "a;b"}) ==
        "\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",\" x\",\"a;b\"\r\n");
  CHECK(row({""}) == "\"\"\r\n");
  CHECK(row({}) == "\r\n");
}

TEST_CASE("no CSV cell can be taken for a formula") {
  for (const std::string_view cell :
       {"=1+1",    "+1 (个)", "-1+1",       "@SUM(1,1)", "\t=1",     "\r=1+1",   "\n=1",
        "\tx",     " =1+1",   "\u3000=1+1", "\uFEFF=1",  "\u200B=1", "\u00A0-x", "\uFF1D1+1",
        "\uFF0B1", "\uFF0D1", "\uFF20x",    "=",         "--",       "-0x1",     "+5"}) {
    CAPTURE(cell);
    CHECK(row({cell}).starts_with("\"'" + std::string(cell.substr(0, 1))));
  }
  using namespace std::string_view_literals;
  CHECK(row({"\0=1+1"sv}).starts_with("\"'"));
}

TEST_CASE("numbers, dashes and harmless text pass unguarded") {
  for (const std::string_view cell :
       {"-5", "-0.5", "12", "1e-07", "-", "——", "1-2", "0518-8555", "'=1+1", "a=b", "2024年5月"}) {
    CAPTURE(cell);
    CHECK(row({cell}) == std::string(cell) + "\r\n");
  }
}

TEST_CASE("a view of a value shows its members and items") {
  const auto reading = read("a.json", R"({"a": [1, {"b": "x"}], "n": null})");
  const data::View view = data::view_of(reading.value);
  data::Arena arena;
  CHECK(view.size() == 2);
  CHECK(view.map_type().key(view.pointer(), 1) == "n");
  CHECK(view.get(data::Name("n"), arena).is_none());
  CHECK(view.get(data::Name("x"), arena).is_undefined());
  CHECK(view.get(data::Name("a"), arena).at(1, arena).get(data::Name("b"), arena).as_string() == "x");
}

}  // namespace

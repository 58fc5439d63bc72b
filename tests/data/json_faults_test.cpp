#include <doctest/doctest.h>

#include "data/reading.hpp"
#include "data/text_cases.hpp"

namespace {

using planpress::tests::read;

std::string first_message(std::string text) {
  auto reading = read("plan.json", std::move(text));
  REQUIRE(reading.report.has_errors());
  return reading.report.all().front().message;
}

TEST_CASE("every fault of JSON has its own message, place and hint") {
  planpress::tests::check_text_cases("tests/data/cases/json_faults.txt", [](std::string_view input) {
    return read("plan.json", std::string(input)).all();
  });
}

TEST_CASE("an empty file says what the smallest document is") {
  CHECK(read("plan.json", "").messages() ==
        "error: expected a value, found an empty file\n"
        " --> plan.json:1:1\n"
        "  |\n"
        "1 |\n"
        "  | ^\n"
        "  = hint: the smallest document is `{}`\n\n");
}

TEST_CASE("GB18030 is recognised and the conversion is named") {
  auto reading = read("plan.json", "{\"title\":\"\xB7\xBD\xB0\xB8\"}");
  CHECK(reading.report.all().size() == 1);
  CHECK(reading.report.all().front().message == "expected UTF-8, found what looks like GB18030 or GBK");
  CHECK(reading.report.all().front().hints.front() == "convert the file with `iconv -f GB18030 -t UTF-8`");
}

TEST_CASE("UTF-16 is recognised with and without its mark") {
  using namespace std::string_literals;
  CHECK(first_message("\xFF\xFE{\0}\0"s) == "expected UTF-8, found UTF-16LE");
  CHECK(first_message("\xFE\xFF\0{\0}"s) == "expected UTF-8, found UTF-16BE");
  CHECK(first_message("{\0}\0"s) == "expected UTF-8, found UTF-16LE");
  CHECK(first_message("\0{\0}"s) == "expected UTF-8, found UTF-16BE");
}

TEST_CASE("broken bytes are told one by one and the rest is read") {
  auto reading = read("plan.json", "{\"a\": \"x\xFF\xFEy\", \"b\": \"\xE4\xB8\", \"c\": 1,}");
  REQUIRE(reading.report.all().size() == 3);
  CHECK(reading.report.all()[0].message == "expected UTF-8, found the byte 0xFF");
  CHECK(reading.report.all()[0].notes.front().text == "2 bytes in a row are not UTF-8");
  CHECK(reading.report.all()[1].message == "expected UTF-8, found the byte 0xE4");
  CHECK(reading.report.all()[2].message == "expected a key after `,`, found `}`");
  CHECK(reading.json() == "{\"a\":\"x\uFFFD\uFFFDy\",\"b\":\"\uFFFD\uFFFD\",\"c\":1}");
}

TEST_CASE("surrogates and overlong forms in UTF-8 are broken bytes") {
  CHECK(first_message("[\"\xED\xA0\x80\"]") == "expected UTF-8, found the byte 0xED");
  CHECK(first_message("[\"\xC0\x81\"]") == "expected UTF-8, found the byte 0xC0");
  CHECK(first_message("[\"\xF4\x90\x80\x80\"]") == "expected UTF-8, found the byte 0xF4");
}

TEST_CASE("a byte order mark is passed over at the start only") {
  auto reading = read("plan.json", "\xEF\xBB\xBF{\"a\":1}");
  CHECK_FALSE(reading.report.has_errors());
  CHECK(reading.json() == "{\"a\":1}");
  CHECK(first_message("{\"a\":\xEF\xBB\xBF"
                      "1}") == "expected a plain space, found a byte order mark (U+FEFF)");
}

TEST_CASE("control characters are named") {
  using namespace std::string_literals;
  CHECK(first_message("[\"a\x01\"]") == "expected no control character inside a string, found U+0001");
  CHECK(first_message("[\"a\0\"]"s) == "expected no control character inside a string, found U+0000");
  CHECK(first_message("[1]\0"s) == "expected the end of the file, found U+0000");
  CHECK(first_message("[\x1B[0m]") == "expected a value or `]`, found U+001B");
}

TEST_CASE("a line break in a string of a Windows file is one mistake") {
  auto reading = read("plan.json", "{\"a\": \"b\r\nc\"}\r\n");
  CHECK(reading.report.all().size() == 1);
  auto unclosed = read("plan.json", "{\"a\": \"b,\r\n\"c\": 1}\r\n");
  CHECK(unclosed.report.all().size() == 1);
  CHECK(unclosed.json() == R"({"a":"b","c":1})");
}

TEST_CASE("a file of nothing but faults is given up after a hundred") {
  std::string text = "[";
  for (int i = 0; i < 5000; ++i) text += "+1,";
  auto reading = read("plan.json", text + "1]");
  REQUIRE(reading.report.all().size() == 101);
  CHECK(reading.report.all().back().message == "more than 100 faults in one file");
}

TEST_CASE("a file's name decides how it is read") {
  CHECK(read("a.yml", "a: 1").json() == R"({"a":1})");
  CHECK(read("a.yaml", "a: 1").json() == R"({"a":1})");
  CHECK(read("a.toml", "a = 1").report.all().front().message ==
        "expected a name that ends in `.json`, `.yaml` or `.yml`, found `a.toml`");
}

}  // namespace

#include <doctest/doctest.h>

#include <ctime>

#include "data/reading.hpp"
#include "patience.hpp"

namespace {

using planpress::data::Value;
using planpress::tests::read;

TEST_CASE("values of every kind are read") {
  const auto reading =
      read("a.json",
           R"( {"n": null, "t": true, "f": false, "i": -12, "d": 1.5e3, "s": "x", "l": [1, []], "m": {}} )");
  REQUIRE(reading.report.all().empty());
  const Value& map = reading.value;
  REQUIRE(map.kind == Value::Kind::map);
  CHECK(map.find("n")->value.kind == Value::Kind::null);
  CHECK(map.find("t")->value.boolean);
  CHECK_FALSE(map.find("f")->value.boolean);
  CHECK(map.find("i")->value.integer == -12);
  CHECK(map.find("d")->value.number == 1500.0);
  CHECK(map.find("s")->value.string() == "x");
  CHECK(map.find("l")->value.items().size() == 2);
  CHECK(map.find("m")->value.members().empty());
  CHECK(map.find("x") == nullptr);
}

TEST_CASE("every key and value knows its place") {
  const auto reading = read("a.json", R"({"标题": "方案", "行": [29, 30.5], "m": {"k": true}})");
  const auto text_at = [&](const auto& thing) { return place_of(*reading.file, thing).text(); };
  const auto& members = reading.value.members();
  CHECK(text_at(members[0]) == R"("标题")");
  CHECK(text_at(members[0].value) == R"("方案")");
  CHECK(text_at(members[1].value) == "[29, 30.5]");
  CHECK(text_at(members[1].value.items()[1]) == "30.5");
  CHECK(text_at(members[2].value) == R"({"k": true})");
  CHECK(text_at(members[2].value.members()[0].value) == "true");
  CHECK(text_at(reading.value) == reading.file->text);
}

TEST_CASE("strings without escapes are not copied") {
  const auto reading = read("a.json", R"(["连云港", "a\nb"])");
  const std::string_view plain = reading.value.items()[0].string();
  CHECK(plain.data() == reading.file->text.data() + 2);
  CHECK(reading.value.items()[1].string() == "a\nb");
}

TEST_CASE("escapes are decoded") {
  const auto reading = read("a.json", R"(["\"\\\/\b\f\n\r\t", "\u8fde\u4E91", "\ud83d\ude00", "\u00e9x"])");
  REQUIRE(reading.report.all().empty());
  CHECK(reading.value.items()[0].string() == "\"\\/\b\f\n\r\t");
  CHECK(reading.value.items()[1].string() == "连云");
  CHECK(reading.value.items()[2].string() == "😀");
  CHECK(reading.value.items()[3].string() == "éx");
}

TEST_CASE("numbers keep their kind to the last bit") {
  const auto reading =
      read("a.json", "[9223372036854775807, -9223372036854775808, 30.0, 1e2, 5e-324, 1e-400, -0, 0.1]");
  REQUIRE(reading.report.all().empty());
  const auto items = reading.value.items();
  CHECK(items[0].integer == INT64_MAX);
  CHECK(items[1].integer == INT64_MIN);
  CHECK(items[2].kind == Value::Kind::number);
  CHECK(items[3].number == 100.0);
  CHECK(items[4].number == 5e-324);
  CHECK(items[5].number == 0.0);
  CHECK(items[6].kind == Value::Kind::integer);
  CHECK(items[7].number == 0.1);
}

TEST_CASE("duplicate keys are found in large maps as in small ones") {
  for (const int size : {30, 31, 32, 33, 5000}) {
    std::string text = "{\"twice\": 0";
    for (int i = 0; i < size; ++i) text += ", \"k" + std::to_string(i) + "\": 1";
    auto reading = read("a.json", text + ", \"twice\": 2, \"k7\": 3}");
    REQUIRE(reading.report.all().size() == 2);
    CHECK(reading.report.all()[0].message == "the key `twice` stands twice in one map");
    CHECK(reading.report.all()[0].notes.front().place.begin == 1);
    CHECK(reading.report.all()[1].message == "the key `k7` stands twice in one map");
    CHECK(reading.value.count == static_cast<std::uint32_t>(size + 1));
    CHECK(reading.value.find("twice")->value.integer == 0);
  }
}

TEST_CASE("keys are compared as they read, not as they are written") {
  CHECK(read("a.json", R"({"a": 1, "\u0061": 2})").report.all().size() == 1);
}

TEST_CASE("nesting is allowed to the limit and refused once beyond") {
  const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  CHECK(read("a.json", nested(64)).report.all().empty());
  auto deeper = read("a.json", "[" + nested(64) + ", 1]");
  REQUIRE(deeper.report.all().size() == 1);
  CHECK(deeper.report.all()[0].message == "expected nesting of at most 64 levels, found one more");
  CHECK(deeper.value.items().size() == 2);
}

TEST_CASE("strings and files over their limits are refused by name") {
  auto reading = read("a.json", "{\"a\": \"" + std::string(2'000'000, 'x') + "\"}");
  REQUIRE(reading.report.all().size() == 1);
  CHECK(reading.report.all()[0].message == "the string has 2000000 bytes, expected at most 1048576 (1 MiB)");
  auto large = read("a.json", std::string((64U << 20U) + 1, ' '));
  REQUIRE(large.report.all().size() == 1);
  CHECK(large.report.all()[0].message == "the text has 67108865 bytes, expected at most 67108864 (64 MiB)");
}

// Each of these once killed or stalled some reader.
TEST_CASE("hostile input is read to the end within a second") {
  const auto repeat = [](std::string_view piece, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) text += piece;
    return text;
  };
  const std::string ten = std::string(10'000'000, 'x');
  const std::string cases[] = {
      std::string(1'000'000, '['),
      std::string(1'000'000, ']'),
      repeat("{\"a\":", 1'000'000),
      std::string(1'000'000, '[') + std::string(1'000'000, ']'),
      "[" + repeat("1,", 5'000'000) + "1]",
      "[" + repeat("\"连云港\",", 800'000) + "1]",
      "\"" + ten + "\"",
      "\"" + ten,
      ten,
      "[" + ten + "," + ten,
      "1" + std::string(10'000'000, '0'),
      "0." + std::string(10'000'000, '0') + "1",
      "[" + repeat("1:", 3'000'000),
      "[" + repeat("\"a\"x", 2'000'000),
      "[" + repeat("\"\\x\"", 2'000'000),
      repeat("\"a\n", 3'000'000),
      "{" + repeat("'a'", 3'000'000),
      "[" + repeat("“", 3'000'000),
      "[" + repeat("“a", 2'000'000),
      repeat("/**/\xC2\xA0", 1'000'000),
      repeat("[}", 3'000'000),
      repeat("[{\"a\":1,", 1'000'000),
      std::string(10'000'000, '\0'),
      std::string(10'000'000, '\xFF'),
      "[\"" + repeat("\\ud800", 1'000'000) + "\"]",
      "{" + repeat("\"k\":1,", 1'000'000) + "\"k\":1}",
      repeat("{\"a\":[1,\"b\":", 1'000'000),
  };
  for (const std::string& text : cases) {
    const std::clock_t start = std::clock();
    const auto reading = read("a.json", text);
    const double took = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    INFO(text.substr(0, 40));
    CHECK(took < 2.0 * planpress::patience);
    CHECK(reading.report.all().size() <= 102);
  }
}

}  // namespace

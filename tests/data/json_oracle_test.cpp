// nlohmann::json as the judge: we accept what it accepts and read the same values, apart from written
// exceptions.
#include <doctest/doctest.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <random>

#include "data/reading.hpp"

namespace {

using nlohmann::json;
using planpress::data::Value;
using planpress::tests::read;

json to_json(const Value& value) {
  switch (value.kind) {
    case Value::Kind::null:
      return nullptr;
    case Value::Kind::boolean:
      return value.boolean;
    case Value::Kind::integer:
      return value.integer;
    case Value::Kind::number:
      return value.number;
    case Value::Kind::string:
      return std::string(value.string());
    case Value::Kind::list: {
      json list = json::array();
      for (const Value& item : value.items()) list.push_back(to_json(item));
      return list;
    }
    case Value::Kind::map: {
      json map = json::object();
      for (const auto& member : value.members()) map[std::string(member.key)] = to_json(member.value);
      return map;
    }
  }
  return nullptr;
}

// What nlohmann takes and we refuse by a written rule.
bool is_exception(const std::string& message) {
  for (const char* rule :
       {"stands twice in one map", "nesting of at most", "of at most 64 bits", "no NUL inside"}) {
    if (message.find(rule) != std::string::npos) return true;
  }
  return false;
}

void compare(const std::string& text) {
  CAPTURE(text);
  const json theirs = json::parse(text, nullptr, false);
  const auto ours = read("a.json", text);
  if (theirs.is_discarded()) {
    CHECK(ours.report.has_errors());
    return;
  }
  for (const auto& fault : ours.report.all()) {
    CAPTURE(fault.message);
    CHECK(is_exception(fault.message));
  }
  if (ours.report.has_errors()) return;
  CHECK(to_json(ours.value) == theirs);
  const auto again = read("b.json", ours.json());
  CHECK(again.report.all().empty());
  CHECK(to_json(again.value) == theirs);
  CHECK(to_json(read("c.json", ours.json(planpress::data::JsonStyle::pretty)).value) == theirs);
}

class Maker {
 public:
  explicit Maker(unsigned seed) : random_(seed) {}

  std::string value(int depth) {
    switch (pick(depth > 4 ? 6 : 9)) {
      case 0:
        return "null";
      case 1:
        return pick(2) ? "true" : "false";
      case 2:
        return std::to_string(static_cast<std::int64_t>(random_()) - 2'000'000'000);
      case 3:
        return number();
      case 4:
      case 5:
        return string();
      case 6:
      case 7:
        return nested('[', ']', depth);
      default:
        return nested('{', '}', depth);
    }
  }

  // A few bytes changed, dropped, doubled or put in.
  std::string mutate(std::string text) {
    static constexpr std::string_view alphabet =
        "{}[]:,\"\\/'ntrue0123456789.+-eE \n\t\x01\xE4\xB8\xAD\xFF\x80u";
    for (std::size_t changes = 1 + pick(3); changes > 0 && !text.empty(); --changes) {
      const std::size_t at = pick(text.size());
      switch (pick(4)) {
        case 0:
          text[at] = alphabet[pick(alphabet.size())];
          break;
        case 1:
          text.erase(at, 1 + pick(3));
          break;
        case 2:
          text.insert(at, 1, alphabet[pick(alphabet.size())]);
          break;
        default:
          text.insert(at, text.substr(pick(text.size()), 1 + pick(8)));
          break;
      }
    }
    return text;
  }

 private:
  std::size_t pick(std::size_t below) { return random_() % below; }

  std::string space() {
    static constexpr std::string_view spaces[] = {"", "", "", " ", "\n", "\r\n\t"};
    return std::string(spaces[pick(6)]);
  }

  std::string number() {
    static constexpr std::string_view numbers[] = {
        "0",     "-0",    "-0.0", "1e5",    "1E+2",  "2.5e-3",           "1e-400",
        "1e308", "1e309", "0.1",  "123.25", "-1e-7", "9007199254740993", "18446744073709551616"};
    return std::string(numbers[pick(14)]);
  }

  std::string string() {
    static constexpr std::string_view pieces[] = {
        "a",       "plan", "设备更新", "，", "\\n",  "\\\"",           "\\\\",    "\\/",
        "\\u4e00", "😀",    "é",        " ",  "\x7F", "\\ud83d\\ude00", "\\ud83d", "\\u0000"};
    std::string text = "\"";
    for (std::size_t left = pick(6); left > 0; --left) text += pieces[pick(pick(20) == 0 ? 16 : 14)];
    return text + '"';
  }

  std::string nested(char opening, char closing, int depth) {
    std::string text(1, opening);
    const std::size_t size = pick(5);
    for (std::size_t i = 0; i < size; ++i) {
      text += space();
      if (opening == '{') text += string() + space() + ":" + space();
      text += value(depth + 1) + space();
      if (i + 1 < size) text += ',';
    }
    return text + closing;
  }

  std::mt19937 random_;
};

TEST_CASE("the same documents are accepted, with the same values") {
  Maker maker(20240526);
  for (int i = 0; i < 4000; ++i) compare(maker.value(0));
}

TEST_CASE("the same broken documents are refused") {
  Maker maker(7);
  for (int i = 0; i < 2000; ++i) {
    const std::string text = maker.value(0);
    for (int j = 0; j < 8; ++j) compare(maker.mutate(text));
  }
}

TEST_CASE("every byte alone and every pair of marks is judged alike") {
  for (int byte = 0; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    compare(std::string(1, c));
    compare("[" + std::string(1, c) + "]");
    compare("[1" + std::string(1, c) + "]");
    compare("[\"" + std::string(1, c) + "\"]");
    compare("[\"\\" + std::string(1, c) + "\"]");
    compare("{\"a\"" + std::string(1, c) + "1}");
  }
  constexpr std::string_view marks = "{}[],:\"'1-e.+ at\n";
  for (const char a : marks) {
    for (const char b : marks) {
      for (const char c : marks) compare(std::string{a, b, c});
    }
  }
}

TEST_CASE("truncating a document anywhere is an error and never more than two messages") {
  const std::string text = R"({"a": [1, -2.5e3, "x\u4e00y", {"b": null}], "城": true, "d": ["一", "二"]})";
  for (std::size_t size = 0; size < text.size(); ++size) {
    const auto reading = read("a.json", text.substr(0, size));
    CAPTURE(text.substr(0, size));
    CHECK(reading.report.has_errors());
    CHECK(reading.report.all().size() <= 2);
  }
}

}  // namespace

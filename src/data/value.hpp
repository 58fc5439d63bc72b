// JSON and YAML as read: every key and value knows its place.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "data/arena.hpp"
#include "data/view.hpp"
#include "text/source.hpp"

namespace planpress::data {

struct Member;

/// One value as it stands in a file. Strings without escapes refer to the file's text, others to the
/// document's arena.
class Value {
 public:
  enum class Kind : std::uint8_t { null, boolean, integer, number, string, list, map };

  Kind kind = Kind::null;
  bool boolean = false;
  std::uint32_t begin = 0;  // bytes in the file, quotes and brackets included
  std::uint32_t end = 0;
  std::uint32_t count = 0;  // of a list's items, a map's members, a string's bytes
  union {
    std::int64_t integer = 0;
    double number;
    const char* characters;
    const Value* elements;
    const Member* entries;
  };

  std::string_view string() const { return {characters, count}; }
  std::span<const Value> items() const { return {elements, count}; }
  inline std::span<const Member> members() const;
  /// The member called `key`, or nullptr. REQUIRES: a map.
  inline const Member* find(std::string_view key) const;
  /// The value of an integer or number.
  double as_number() const { return kind == Kind::integer ? static_cast<double>(integer) : number; }
};

struct Member {
  std::string_view key;
  std::uint32_t begin = 0;  // the key's place, quotes included
  std::uint32_t end = 0;
  Value value;
};

inline std::span<const Member> Value::members() const {
  return {entries, count};
}
inline const Member* Value::find(std::string_view key) const {
  for (const Member& member : members()) {
    if (member.key == key) return &member;
  }
  return nullptr;
}

/// "a string", "an integer", "a list" …: for messages.
std::string_view describe(Value::Kind kind);

inline text::Span place_of(const text::SourceFile& file, const Value& value) {
  return {&file, value.begin, value.end};
}
inline text::Span place_of(const text::SourceFile& file, const Member& member) {
  return {&file, member.begin, member.end};
}

/// A look at a value for templates and writers; the value must stay where it is.
View view_of(const Value& value);

}  // namespace planpress::data

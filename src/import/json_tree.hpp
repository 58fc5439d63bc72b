// Plan data as a tree that can be changed and written: what a reading becomes, and what stands in a file
// already.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diag/diagnostic.hpp"

namespace planpress::import {

/// The layout of content/plans: characters of a line, Han letters counted as one, and how many levels always
/// stand open.
inline constexpr std::size_t json_widest_line = 140;
inline constexpr int json_open_levels = 2;

/// A value of JSON: the words of a scalar as they are written, or members, or items.
struct Json {
  enum class Kind : std::uint8_t { scalar, list, map };
  struct Member;

  Kind kind = Kind::scalar;
  std::string words = "null";   // of a scalar, quotes included
  std::vector<Json> items;      // of a list
  std::vector<Member> members;  // of a map, in their order
  std::uint32_t line = 0;       // where it stands in its file or document; 0 is unknown

  static Json list();
  /// A map with room for `usual` members.
  static Json map(std::size_t usual = 4);
  static Json text(std::string_view text);
  static Json number(double value);
  static Json boolean(bool value);

  /// The member `key`, or nullptr.
  const Json* find(std::string_view key) const;
  Json* find(std::string_view key);
  /// The text of the member `key`; empty when it is none.
  std::string text_of(std::string_view key) const;
  /// The items of the member `key`; none when it is no list.
  const std::vector<Json>& items_of(std::string_view key) const;
  /// The text of this scalar, its quotes and escapes taken away; empty for others.
  std::string as_text() const;

  void add(std::string_view key, Json value);
  /// Adds a text that is not empty.
  void add_text(std::string_view key, std::string_view text);
  /// Puts the value in the place of the member, or behind the last one.
  void set(std::string_view key, Json value);
  void remove(std::string_view key);

  /// The same value; places do not count.
  friend bool operator==(const Json& a, const Json& b);
};

struct Json::Member {
  std::string key;
  Json value;
  friend bool operator==(const Member& a, const Member& b) { return a.key == b.key && a.value == b.value; }
};

/// The map that a JSON or YAML file holds, each value with its line; nothing after an error.
std::optional<Json> read_json_tree(const text::SourceFile& file, diag::Report& report);

/// Appends the tree in the layout of content/plans: two spaces, and below the second level each list or map
/// that fits on one line stands on one.
void write_json_tree(std::string& out, const Json& tree);

}  // namespace planpress::import

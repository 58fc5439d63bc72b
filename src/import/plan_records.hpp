// The lists of a plan: how two editions of one thing are known again, what of it is compared, and what is a
// person's.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "import/json_tree.hpp"

namespace planpress::import {

/// A kind of record in a plan's data.
struct RecordKind {
  std::string_view list;  // the key of the lists that hold it
  std::string_view word;  // what messages call one
  /// Ways to know one again, the surest first: each a list of keys whose values must agree, in words folded
  /// to one form. `id` falls back to `number`.
  std::span<const std::string_view> ways;
  std::span<const std::string_view> name;      // the keys whose values name one in messages
  std::span<const std::string_view> compared;  // scalar keys that must agree
  std::span<const std::string_view> kept;      // keys that belong to the people who edit the data
};

/// The kinds, those that hold others first. Lists inside records are among them: `responsible`, `targets` …
std::span<const RecordKind> record_kinds();
/// The kind whose lists are called so, or nullptr.
const RecordKind* kind_of_list(std::string_view list);

/// No item.
inline constexpr std::size_t unmatched = static_cast<std::size_t>(-1);

/// For each item of `now` the item of `before` that means the same thing, or `unmatched`; each is taken once.
std::vector<std::size_t> match_items(const RecordKind& kind, const std::vector<Json>& before,
                                     const std::vector<Json>& now);

/// What messages call the item: `7`, `领导小组`, `300 个 (2027)`.
std::string name_of(const RecordKind& kind, const Json& item);

/// The value in a form in which widths, capitals, spaces and a closing full stop make no difference.
std::string folded(const Json* value);

}  // namespace planpress::import

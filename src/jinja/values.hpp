// What values mean: truth, equality, order, text; as in Python where templates can tell.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "data/arena.hpp"
#include "data/view.hpp"
#include "jinja/tree.hpp"

namespace planpress::jinja {

/// "a string", "an integer", "a list" …: for messages.
std::string describe(const data::View& view);

bool is_true(const data::View& view);
bool is_number(const data::View& view);
/// The value of a number or boolean. REQUIRES: is_number.
double as_double(const data::View& view);
/// The value of an integer or boolean.
std::int64_t as_integer(const data::View& view);
bool is_integral(const data::View& view);

bool equal(const data::View& a, const data::View& b, data::Arena& arena);
/// How two values are ordered; nothing when they are not comparable.
std::optional<std::partial_ordering> compare(const data::View& a, const data::View& b, data::Arena& arena);
/// Whether `container` holds `value`; nothing when it is no container.
std::optional<bool> contains(const data::View& container, const data::View& value, data::Arena& arena);

/// Appends the value as it prints, not escaped.
void append_text(std::string& out, const data::View& view, data::Arena& arena);
/// Appends a number as Python writes it: `1.0`, `0.1`, `1e+16`.
void append_number(std::string& out, double value);
/// Appends text as the place asks for it.
void append_escaped(std::string& out, std::string_view text, Escape escape);
/// The value's text: its own when it is a string, else made in `arena`.
std::string_view text_of(const data::View& view, data::Arena& arena);
/// Appends lists, maps and all in them as JSON with spaces after `,` and `:`.
struct JsonForm {
  bool sorted = false;
  int indent = -1;
};
void append_json(std::string& out, const data::View& view, data::Arena& arena, JsonForm form = {},
                 int level = 0);

/// A list that was written with parentheses, or a pair of a map.
data::View tuple_of(std::span<const data::View> items);
bool is_tuple(const data::View& view);
/// The keys of a map as a list.
data::View keys_of(const data::View& map, data::Arena& arena);
/// The pairs of a map as a list of tuples.
data::View pairs_of(const data::View& map, data::Arena& arena);
/// The values of a map as a list.
data::View values_of(const data::View& map, data::Arena& arena);
/// What a loop goes over: lists as they are, a map's keys, a string's characters, nothing for undefined;
/// nothing at all (no value) for what cannot be looped over.
std::optional<data::View> items_of(const data::View& view, data::Arena& arena);
/// A list made of `items`, copied into the arena.
data::View list_of(std::span<const data::View> items, data::Arena& arena);

}  // namespace planpress::jinja

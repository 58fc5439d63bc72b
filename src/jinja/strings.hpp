// Operations on strings by code points, as Python has them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jinja/call.hpp"

namespace planpress::jinja {

std::string upper_text(std::string_view text);
std::string lower_text(std::string_view text);
/// The first letter large, the others small.
std::string capitalized(std::string_view text);
/// The first so many code points.
std::string_view first_code_points(std::string_view text, std::size_t count);
/// Without leading and trailing white space, or without any of `characters`.
std::string_view stripped_left(std::string_view text, std::optional<std::string_view> characters = {});
std::string_view stripped_right(std::string_view text, std::optional<std::string_view> characters = {});
std::string replaced(std::string_view text, std::string_view old, std::string_view with, std::int64_t count);
/// The words between white space.
std::vector<std::string_view> words_of(std::string_view text);
/// Lines without their ends, or with them.
std::vector<std::string_view> lines_of(std::string_view text, bool with_ends = false);
/// Filled up with spaces to `width` code points on both sides.
std::string centered(std::string_view text, std::int64_t width, std::string_view fill = " ");
/// True when there is a letter and all letters are small (or large).
bool all_lower(std::string_view text);
bool all_upper(std::string_view text);

/// The characters that `strip` and its kin are told to take off; as MarkupSafe does it, escaped when the text
/// is markup and they are not.
std::optional<std::string> stripped_characters(const Call& call);

/// A string that is markup when `like` is.
View like(const View& like, std::string_view text, Arena& arena);

}  // namespace planpress::jinja

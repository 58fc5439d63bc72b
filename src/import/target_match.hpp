// Small questions that the rules of targets ask of words.
#pragma once

#include <algorithm>
#include <span>
#include <string_view>

#include "import/target_text.hpp"

namespace planpress::import {

/// True when `c` is one of the characters; the end of a text (U+0000) is none.
inline bool in(std::u32string_view characters, char32_t c) {
  return c != U'\0' && characters.find(c) != std::u32string_view::npos;
}

/// True when one of the words stands in the text.
inline bool any_in(std::u32string_view text, std::span<const std::u32string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](auto word) { return contains(text, word); });
}

/// True when the text ends with one of the words.
inline bool any_ends(std::u32string_view text, std::span<const std::u32string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](auto word) { return text.ends_with(word); });
}

/// True when the text begins with one of the words.
inline bool any_begins(std::u32string_view text, std::span<const std::u32string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](auto word) { return text.starts_with(word); });
}

}  // namespace planpress::import

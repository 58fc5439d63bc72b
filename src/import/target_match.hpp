// Small questions that the rules of targets ask of words.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "import/target_text.hpp"

namespace planpress::import {

/// True when `c` is one of the characters; the end of a text (U+0000) is none.
inline bool in(std::u32string_view characters, char32_t c) {
  return c != U'\0' && characters.find(c) != std::u32string_view::npos;
}

/// The entries of a table of words, sorted into few shelves by the first letter of their words. The table
/// must outlive this.
template <class Entry>
class FirstLetters {
 public:
  explicit FirstLetters(std::span<const Entry> table) {
    for (const Entry& entry : table) shelves_[entry.word[0] % shelves_.size()].push_back(&entry);
  }
  /// Those that may begin with `letter`, in the order of the table.
  std::span<const Entry* const> with(char32_t letter) const { return shelves_[letter % shelves_.size()]; }

 private:
  std::array<std::vector<const Entry*>, 127> shelves_;
};

/// The same by the last letter, for words that a text may end with.
template <class Entry>
class LastLetters {
 public:
  explicit LastLetters(std::span<const Entry> table) {
    for (const Entry& entry : table) shelves_[entry.word.back() % shelves_.size()].push_back(&entry);
  }
  /// Those that may end with `letter`, in the order of the table.
  std::span<const Entry* const> with(char32_t letter) const { return shelves_[letter % shelves_.size()]; }

 private:
  std::array<std::vector<const Entry*>, 127> shelves_;
};

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

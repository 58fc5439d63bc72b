// Many words sought in one pass over a text.
#pragma once

#include <algorithm>
#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace planpress::import {

/// An index over a table's words by their first character, which is three bytes wide in all of them.
class WordIndex {
 public:
  template <class Table, class WordOf>
  WordIndex(const Table& table, WordOf word_of) {
    for (std::size_t i = 0; i < table.size(); ++i) words_.push_back({word_of(table[i]), i});
    std::stable_sort(words_.begin(), words_.end(),
                     [](const Entry& a, const Entry& b) { return key(a.word) < key(b.word); });
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const auto slot = key(words_[i].word) % starts_.size();
      starts_[slot] = true;
    }
  }

  /// Calls `take(i)` for each occurrence of the table's word `i`, in the order of the text.
  template <class Take>
  void each_match(std::string_view text, Take take) const {
    for (std::size_t at = 0; at + width <= text.size(); ++at) {
      const std::uint32_t wanted = key(text.substr(at));
      if ((static_cast<unsigned char>(text[at]) & 0xC0) == 0x80 || !starts_[wanted % starts_.size()])
        continue;
      auto entry =
          std::lower_bound(words_.begin(), words_.end(), wanted,
                           [](const Entry& one, std::uint32_t first) { return key(one.word) < first; });
      for (; entry != words_.end() && key(entry->word) == wanted; ++entry) {
        if (text.substr(at).starts_with(entry->word)) take(entry->row);
      }
    }
  }

 private:
  static constexpr std::size_t width = 3;
  struct Entry {
    std::string_view word;
    std::size_t row;
  };
  static std::uint32_t key(std::string_view text) {
    const auto byte = [&](std::size_t i) {
      return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i]));
    };
    return (byte(0) << 16U) | (byte(1) << 8U) | byte(2);
  }
  std::vector<Entry> words_;
  std::array<bool, 1021> starts_{};  // whether any word begins so
};

/// A table's words by their first and last characters: a text is compared with few of them, mostly with none.
template <std::size_t Size>
class WordEdges {
 public:
  constexpr explicit WordEdges(const std::array<std::string_view, Size>& words) : words_(words) {
    for (std::size_t i = 0; i < Size; ++i) {
      firsts_[i] = {first(words[i]), static_cast<std::uint16_t>(i)};
      lasts_[i] = {last(words[i]), static_cast<std::uint16_t>(i)};
    }
    std::sort(firsts_.begin(), firsts_.end());
    std::sort(lasts_.begin(), lasts_.end());
  }

  /// The first of the words, in the order of the table, that the text begins with; empty when none.
  constexpr std::string_view starting(std::string_view text) const {
    if (text.empty()) return {};
    return find(firsts_, first(text), [&](std::string_view word) { return text.starts_with(word); });
  }
  constexpr bool starts(std::string_view text) const { return !starting(text).empty(); }

  /// The first of the words, in the order of the table, that the text ends with; empty when none.
  constexpr std::string_view ending(std::string_view text) const {
    if (text.empty()) return {};
    return find(lasts_, last(text), [&](std::string_view word) { return text.ends_with(word); });
  }
  constexpr bool ends(std::string_view text) const { return !ending(text).empty(); }

 private:
  struct Edge {
    std::uint16_t letter = 0;  // what its last two bytes tell
    std::uint16_t row = 0;
    constexpr auto operator<=>(const Edge&) const = default;
  };
  using Edges = std::array<Edge, Size>;

  static constexpr std::uint16_t letter(char a, char b) {
    return static_cast<std::uint16_t>((static_cast<unsigned char>(a) << 8U) | static_cast<unsigned char>(b));
  }
  static constexpr std::uint16_t first(std::string_view text) {
    const bool wide = static_cast<unsigned char>(text[0]) >= 0xE0 && text.size() >= 3;
    return wide ? letter(text[1], text[2]) : letter('\0', text[0]);
  }
  static constexpr std::uint16_t last(std::string_view text) {
    const bool wide = static_cast<unsigned char>(text.back()) >= 0x80 && text.size() >= 2;
    return wide ? letter(text[text.size() - 2], text.back()) : letter('\0', text.back());
  }

  template <class Fits>
  constexpr std::string_view find(const Edges& edges, std::uint16_t wanted, Fits fits) const {
    auto edge = std::lower_bound(edges.begin(), edges.end(), wanted,
                                 [](const Edge& one, std::uint16_t letter) { return one.letter < letter; });
    for (; edge != edges.end() && edge->letter == wanted; ++edge) {
      if (fits(words_[edge->row])) return words_[edge->row];
    }
    return {};
  }

  std::array<std::string_view, Size> words_;
  Edges firsts_{}, lasts_{};
};

}  // namespace planpress::import

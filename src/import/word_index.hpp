// Many words sought in one pass over a text.
#pragma once

#include <algorithm>
#include <array>
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

}  // namespace planpress::import

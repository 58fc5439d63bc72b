// The index of the search, as classic scripts: a page that was opened from a folder may load nothing else.
//
//     search/index.js         how many texts there are, how characters are folded, which slices have files
//     search/texts/12.js      the entries of one group (of all groups in a small publication)
//     search/grams/3f-0.js    which texts hold a character, two, or three in a row; only in a large one
//
// Names stay the same from publish to publish, so that a reader in the middle of a visit finds each file;
// every file bears the stamp of the list of texts that its numbers count, by which the script sees that
// another list has come. Texts are verified by the script: the grams only tell which texts are worth loading.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pages/search_entries.hpp"

namespace planpress::formats {

/// Grams are spread over so many slices by their first two characters.
inline constexpr std::size_t search_slices = 256;

/// The grams of one text, each once: three code points of 21 bits, the missing ones zero. They stand slice by
/// slice, in each by number; slice `i` begins at `starts[i]`.
struct TextGrams {
  std::vector<std::uint64_t> grams;
  std::array<std::uint32_t, search_slices + 1> starts{};
};

/// Every run of one, two or three characters in the search form of the entries' texts, places and sectors.
TextGrams grams_of(std::span<const pages::SearchEntry> entries);

/// Appends the script of text `number` with `entries`.
void write_search_text(std::string_view stamp, std::size_t number,
                       std::span<const pages::SearchEntry> entries, std::string& out);

/// A script below `search/grams/`, by its name there without the ending.
struct SearchFile {
  std::string name;
  std::string bytes;
};

/// The scripts of one slice: `3f-0` to `3f-<2^bits - 1>`, of which `3f-<i>` holds the pairs whose hash ends,
/// above the slice, in `i`. Where the triples of one pair are many they stand apart, `4f01-4e1a-<i>`, by the
/// lowest bits of the third character, and an exclamation mark and the number of bits stand before the
/// posting of the pair.
struct SliceFiles {
  unsigned bits = 0;
  std::vector<SearchFile> files;
};

/// The grams of slice `slice` with the numbers of the texts that hold them.
SliceFiles write_search_slice(std::string_view stamp, std::size_t slice, std::span<const TextGrams> texts);

/// What the first script tells.
struct SearchIndex {
  std::string_view stamp;    // of the list of texts
  std::string_view version;  // of everything; keeps the files of two publishes apart in caches
  std::size_t texts = 0;
  std::span<const unsigned> bits;  // by slice; empty when there are no grams and every text is loaded
};

/// Appends the script that is loaded first.
void write_search_index(const SearchIndex& index, std::string& out);

}  // namespace planpress::formats

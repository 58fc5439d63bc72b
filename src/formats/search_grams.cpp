#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "formats/script_string.hpp"
#include "formats/search.hpp"
#include "text/search_form.hpp"
#include "text/utf8.hpp"

namespace planpress::formats {
namespace {

// How a gram is held in 63 bits.
constexpr unsigned code_point_bits = 21;
constexpr std::uint64_t code_point_mask = (1U << code_point_bits) - 1;

// Pairs that so few texts hold need no triples: the texts themselves are soon looked at. search.js knows it.
constexpr std::size_t few_texts = 3;
// A file is split when it would be longer; what one query loads is a handful of them.
constexpr std::size_t file_bytes = 6000;
// Triples of one pair that are longer stand in files of their own.
constexpr std::size_t pair_bytes = 8000;

constexpr std::uint64_t gram(char32_t a, char32_t b, char32_t c) {
  return (std::uint64_t{a} << (2 * code_point_bits)) | (std::uint64_t{b} << code_point_bits) | c;
}

// Where a gram stands, by its first two characters; the same as in search.js.
std::uint32_t hash_of(std::uint64_t pair) {
  std::uint32_t hash = (static_cast<std::uint32_t>(pair >> code_point_bits) ^ 0x811C9DC5U) * 16777619U;
  hash = (hash ^ static_cast<std::uint32_t>(pair & code_point_mask)) * 16777619U;
  return hash ^ (hash >> 15U);
}

void add_grams(std::string_view text, std::vector<std::uint64_t>& grams) {
  const std::string form = text::search_form(text);
  char32_t before = 0, last = 0;
  for (std::size_t at = 0; at <= form.size();) {
    text::CodePoint point{0, 1, true};  // behind the end
    if (at < form.size()) point = text::decode(form, at);
    if (before != 0) grams.push_back(gram(before, last, point.value));
    if (point.value != 0) grams.push_back(gram(point.value, 0, 0));
    before = last;
    last = point.value;
    at += point.length;
  }
  if (before != 0) grams.push_back(gram(before, 0, 0));
}

void sort_out(std::vector<std::uint64_t>& grams) {
  std::sort(grams.begin(), grams.end());
  grams.erase(std::unique(grams.begin(), grams.end()), grams.end());
}

// Six bits a letter, five of them of the number, the lowest first.
void write_digits(std::size_t number, std::string& out) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  for (; number >= 32; number >>= 5U) out += letters[32 + (number & 31U)];
  out += letters[number];
}

// How far each number is from the one before; a zero and a count stand for a run of neighbours. Where a bit a
// text is shorter: a point and six texts a letter.
std::string write_posting(std::span<const std::uint32_t> texts, std::size_t count) {
  std::string gaps;
  std::size_t next = 0;  // what a gap of one would mean
  for (std::size_t i = 0; i < texts.size();) {
    std::size_t run = 1;
    while (i + run < texts.size() && texts[i + run] == texts[i] + run) ++run;
    write_digits(texts[i] - next + 1, gaps);
    if (run > 3) {
      gaps += 'A';
      write_digits(run - 1, gaps);
    } else {
      gaps.append(run - 1, 'B');
    }
    next = texts[i + run - 1] + std::size_t{1};
    i += run;
  }
  if (gaps.size() <= count / 6 + 2) return gaps;
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::string bits = ".";
  std::size_t at = 0;
  for (std::size_t first = 0; first < count; first += 6) {
    std::size_t letter = 0;
    for (; at < texts.size() && texts[at] < first + 6; ++at) letter |= std::size_t{1} << (texts[at] - first);
    bits += letters[letter];
  }
  return bits;
}

struct Holder {
  std::uint64_t gram;
  std::uint32_t text;
  friend auto operator<=>(const Holder&, const Holder&) = default;
};

// How many times what is `bytes` long must be halved.
unsigned halvings(std::size_t bytes) {
  unsigned bits = 0;
  while (bits < 9 && bytes >> bits > file_bytes) ++bits;
  return bits;
}

SearchFile gram_file(std::string_view stamp, std::string name, std::string_view list) {
  SearchFile file{std::move(name), {}};
  if (list.ends_with(' ')) list.remove_suffix(1);
  fmt::format_to(std::back_inserter(file.bytes), "planpressSearch.grams(\"{}\",\"{}\",", stamp, file.name);
  write_script_string(file.bytes, list);
  file.bytes += ");\n";
  return file;
}

// Everything that is known of one pair of characters, or of one alone: `gram posting gram posting …`.
class PairWriter {
 public:
  PairWriter(std::string_view stamp, std::size_t texts, std::string& out, std::vector<SearchFile>& files)
      : stamp_(stamp), texts_(texts), out_(out), files_(files) {}

  void write(std::span<const Holder> holders) {
    const std::uint64_t pair = holders.front().gram >> code_point_bits;
    std::vector<std::uint32_t> all;
    for (const Holder& holder : holders) all.push_back(holder.text);
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    const std::string posting = write_posting(all, texts_);
    std::vector<std::pair<char32_t, std::string>> triples;
    std::size_t bytes = 0;
    if (all.size() > few_texts) {
      for (std::size_t i = 0; i < holders.size();) {
        const std::uint64_t triple = holders[i].gram;
        all.clear();
        for (; i < holders.size() && holders[i].gram == triple; ++i) all.push_back(holders[i].text);
        const auto third = static_cast<char32_t>(triple & code_point_mask);
        if (third == 0) continue;
        triples.emplace_back(third, row(triple, write_posting(all, texts_)));
        bytes += triples.back().second.size();
      }
    }
    if (bytes > pair_bytes) {
      const unsigned bits = halvings(bytes);
      out_ += row(pair << code_point_bits, fmt::format("!{}{}", bits, posting));
      write_apart(pair, triples, bits);
    } else {
      out_ += row(pair << code_point_bits, posting);
      for (const auto& [third, text] : triples) out_ += text;
    }
  }

 private:
  static std::string row(std::uint64_t gram, std::string_view posting) {
    std::string text;
    for (unsigned shift = 2 * code_point_bits;; shift -= code_point_bits) {
      const auto value = static_cast<char32_t>((gram >> shift) & code_point_mask);
      if (value != 0) text::append_utf8(text, value);
      if (shift == 0) break;
    }
    return text.append(" ").append(posting).append(" ");
  }

  // By the lowest bits of the third character.
  void write_apart(std::uint64_t pair, const std::vector<std::pair<char32_t, std::string>>& triples,
                   unsigned bits) {
    std::vector<std::string> parts(std::size_t{1} << bits);
    for (const auto& [third, text] : triples) parts[third & (parts.size() - 1)] += text;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      files_.push_back(gram_file(
          stamp_, fmt::format("{:x}-{:x}-{}", pair >> code_point_bits, pair & code_point_mask, i), parts[i]));
    }
  }

  std::string_view stamp_;
  std::size_t texts_;
  std::string& out_;
  std::vector<SearchFile>& files_;
};

}  // namespace

TextGrams grams_of(std::span<const pages::SearchEntry> entries) {
  std::vector<std::uint64_t> all;
  const void* last = nullptr;
  for (const pages::SearchEntry& entry : entries) {
    for (const std::string& text : entry.texts) add_grams(text, all);
    if (entry.sectors != nullptr && entry.sectors != last) {
      for (const auto& sector : *entry.sectors) {
        if (sector) add_grams(sector->name, all);
      }
    }
    last = entry.sectors;
  }
  const model::Place* place = nullptr;
  for (const pages::SearchEntry& entry : entries) {
    if (entry.place != nullptr && entry.place != place) add_grams(entry.place->name, all);
    place = entry.place;
  }
  sort_out(all);

  TextGrams result;
  std::array<std::uint32_t, search_slices + 1>& starts = result.starts;
  std::vector<std::uint8_t> slices(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    slices[i] = static_cast<std::uint8_t>(hash_of(all[i] >> code_point_bits) % search_slices);
    ++starts[slices[i] + std::size_t{1}];
  }
  for (std::size_t i = 0; i < search_slices; ++i) starts[i + 1] += starts[i];
  std::array<std::uint32_t, search_slices + 1> next = starts;
  result.grams.resize(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) result.grams[next[slices[i]]++] = all[i];
  return result;
}

SliceFiles write_search_slice(std::string_view stamp, std::size_t slice, std::span<const TextGrams> texts) {
  std::vector<Holder> holders;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    for (std::uint32_t at = texts[i].starts[slice]; at < texts[i].starts[slice + 1]; ++at)
      holders.push_back({texts[i].grams[at], static_cast<std::uint32_t>(i)});
  }
  std::sort(holders.begin(), holders.end());

  SliceFiles result;
  std::string all;
  std::vector<std::pair<std::uint32_t, std::size_t>> pairs;  // hash, end in `all`
  PairWriter writer(stamp, texts.size(), all, result.files);
  for (std::size_t i = 0; i < holders.size();) {
    const std::uint64_t pair = holders[i].gram >> code_point_bits;
    std::size_t end = i;
    while (end < holders.size() && holders[end].gram >> code_point_bits == pair) ++end;
    writer.write(std::span(holders).subspan(i, end - i));
    pairs.emplace_back(hash_of(pair) / static_cast<std::uint32_t>(search_slices), all.size());
    i = end;
  }

  result.bits = halvings(all.size());
  std::vector<std::string> parts(std::size_t{1} << result.bits);
  std::size_t begin = 0;
  for (const auto& [hash, end] : pairs) {
    parts[hash & (parts.size() - 1)].append(all, begin, end - begin);
    begin = end;
  }
  for (std::size_t i = 0; i < parts.size(); ++i)
    result.files.push_back(gram_file(stamp, fmt::format("{:02x}-{}", slice, i), parts[i]));
  return result;
}

}  // namespace planpress::formats

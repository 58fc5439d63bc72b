#include "diag/nearest.hpp"

#include <algorithm>
#include <string>

#include "text/utf8.hpp"

namespace planpress::diag {
namespace {

// Code points with what people mix up made equal.
std::u32string letters(std::string_view word) {
  std::u32string out;
  for (std::size_t at = 0; at < word.size();) {
    const text::CodePoint point = text::decode(word, at);
    at += point.length;
    if (point.value == '_' || point.value == ' ') {
      out += U'-';
    } else if (point.value >= 'A' && point.value <= 'Z') {
      out += point.value + ('a' - 'A');
    } else {
      out += point.value;
    }
  }
  return out;
}

// Optimal string alignment distance: insertions, deletions, replacements and swaps of neighbours.
std::size_t distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, above);
    std::swap(above, row);
  }
  return above[b.size()];
}

}  // namespace

std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates) {
  const std::u32string meant = letters(word);
  if (meant.empty() || meant.size() > 80) return {};
  const std::size_t limit = std::max<std::size_t>(1, meant.size() / 3);
  std::size_t best = limit + 1;
  std::string_view found;
  for (const std::string_view candidate : candidates) {
    const std::u32string other = letters(candidate);
    const std::size_t gap =
        other.size() > meant.size() ? other.size() - meant.size() : meant.size() - other.size();
    if (gap >= best) continue;
    const std::size_t edits = distance(meant, other);
    // Two words of one letter each are always one edit apart, which says nothing.
    if (edits < best && edits < std::max(meant.size(), other.size())) {
      best = edits;
      found = candidate;
    }
  }
  return found;
}

}  // namespace planpress::diag

#include "documents/traced.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace planpress::documents {
namespace {

void note_line(TracedText& to, std::uint32_t line) {
  if (to.origins.empty() || to.origins.back().line != line) {
    to.origins.push_back({static_cast<std::uint32_t>(to.text.size()), line});
  }
}

}  // namespace

void append(TracedText& to, std::string_view bytes, std::uint32_t line) {
  if (bytes.empty()) {
    return;
  }
  note_line(to, line);
  to.text += bytes;
}

void append(TracedText& to, const TracedText& from, std::size_t begin, std::size_t end) {
  if (begin >= end) {
    return;
  }
  auto origin = std::upper_bound(from.origins.begin(), from.origins.end(), begin,
                                 [](std::size_t at, const Origin& one) { return at < one.at; });
  std::uint32_t line = origin == from.origins.begin() ? 0 : std::prev(origin)->line;
  std::size_t at = begin;
  while (at < end) {
    const std::size_t next = origin == from.origins.end() ? end : std::min<std::size_t>(origin->at, end);
    append(to, std::string_view(from.text).substr(at, next - at), line);
    at = next;
    if (origin != from.origins.end()) {
      line = origin->line;
      ++origin;
    }
  }
}

void append(TracedText& to, const TracedText& from) {
  append(to, from, 0, from.text.size());
}

TracedText slice(const TracedText& text, std::size_t begin, std::size_t end) {
  TracedText out;
  append(out, text, begin, end);
  return out;
}

TracedText trimmed(const TracedText& text) {
  const std::string_view all = text.text;
  std::size_t begin = 0;
  while (begin < all.size()) {
    const text::CodePoint point = text::decode(all, begin);
    if (!text::is_space(point.value)) break;
    begin += point.length;
  }
  std::size_t end = all.size();
  while (end > begin) {
    std::size_t last = end - 1;
    while (last > begin && (static_cast<unsigned char>(all[last]) & 0xC0U) == 0x80U) --last;
    if (!text::is_space(text::decode(all, last).value)) break;
    end = last;
  }
  return begin < end ? slice(text, begin, end) : TracedText{};
}

TracedText traced(std::string_view text, std::uint32_t line) {
  TracedText out;
  append(out, text, line);
  return out;
}

}  // namespace planpress::documents

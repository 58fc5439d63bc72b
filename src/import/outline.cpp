#include "import/outline.hpp"

#include <algorithm>
#include <array>

#include "import/marks.hpp"
#include "text/utf8.hpp"

namespace planpress::import {
namespace {

constexpr std::size_t kHan = 3;               // bytes of a Han character
constexpr std::size_t kLongestTitle = 45;     // code points
constexpr std::size_t kWithComma = 30;        // of a title that has a comma
constexpr std::size_t kBeforeColon = 25;      // of a title that a colon ends
constexpr std::size_t kLongestSentence = 60;  // of a sentence that stands for a title

std::size_t length_of(std::string_view text) {
  return text::count_code_points(text);
}

// The first of `wanted` outside brackets and quotation marks.
std::size_t find_outside(std::string_view text, Mark wanted) {
  int depth = 0;
  constexpr std::size_t kReach = 600;
  for (std::size_t at = 0; at < text.size() && at < kReach; at += step_at(text, at)) {
    const Mark mark = mark_at(text, at);
    if (mark == Mark::open || mark == Mark::quote) ++depth;
    if ((mark == Mark::close || mark == Mark::unquote) && depth > 0) --depth;
    if (depth == 0 && mark == wanted) return at;
  }
  return text.npos;
}

std::string_view trimmed_title(std::string_view text) {
  constexpr std::array<std::string_view, 7> kEnds{"。", "；", "：", "，", "、", "　", "——"};
  for (bool again = true; again;) {
    const auto* end = std::find_if(kEnds.begin(), kEnds.end(), [&](auto one) { return text.ends_with(one); });
    again = end != kEnds.end();
    if (again) text.remove_suffix(end->size());
  }
  while (text.starts_with("　") || text.starts_with("：") || text.starts_with("、")) text.remove_prefix(kHan);
  return text;
}

// A sentence cut at a comma where it is too long to stand for a title.
std::string_view shortened(std::string_view sentence) {
  if (length_of(sentence) <= kLongestSentence) return sentence;
  std::size_t cut = 0;
  std::size_t count = 0;
  std::size_t at = 0;
  while (at < sentence.size() && count < kLongestSentence) {
    if (sentence.substr(at).starts_with("，") || sentence.substr(at).starts_with("；")) cut = at;
    at += text::decode(sentence, at).length;
    ++count;
  }
  return sentence.substr(0, cut > 8 * kHan ? cut : at);
}

std::string without_gaps(std::string_view text) {
  std::string out(text);
  for (std::size_t gap = out.find("　"); gap != out.npos; gap = out.find("　")) out.erase(gap, kHan);
  return out;
}

}  // namespace

std::size_t Item::clauses() const {
  std::size_t count = 0;
  for (const ItemParagraph& one : paragraphs) {
    count += static_cast<std::size_t>(std::count_if(
        one.clauses.begin(), one.clauses.end(), [](const ClauseSpan& span) { return span.clause.found; }));
  }
  return count;
}

std::size_t Item::text_length(std::span<const Paragraph> paragraphs_of) const {
  std::size_t bytes = 0;
  for (const ItemParagraph& one : paragraphs) {
    bytes += paragraphs_of[one.paragraph].text.text.size() - one.text_begin;
    for (const ClauseSpan& span : one.clauses)
      bytes -= std::min(bytes, span.end - std::max(span.begin, one.text_begin));
  }
  return bytes / kHan;
}

ItemTitle read_title(std::string_view text, std::size_t begin, std::span<const ClauseSpan> clauses) {
  const std::size_t stop = clauses.empty() ? text.size() : std::max(begin, clauses.front().begin);
  const std::string_view rest = text.substr(begin, stop - begin);
  const auto made = [&](std::size_t length, std::size_t mark, bool own) {
    const std::string_view words = trimmed_title(rest.substr(0, length));
    return ItemTitle{without_gaps(own ? words : shortened(words)), own ? begin + length + mark : begin, own};
  };
  const std::size_t sentence = find_outside(rest, Mark::stop);
  const std::size_t gap = find_outside(rest, Mark::gap);
  const std::size_t colon = find_outside(rest, Mark::colon);
  const auto short_and_plain = [&](std::size_t end) {
    const std::string_view words = rest.substr(0, end);
    return end != rest.npos && end >= 4 * kHan && length_of(words) <= kBeforeColon &&
           words.find("，") == words.npos && words.find("。") == words.npos;
  };
  if (gap < sentence && short_and_plain(gap)) return made(gap, kHan, true);
  if (colon < sentence && short_and_plain(colon)) return made(colon, kHan, true);
  const std::size_t end = std::min(sentence, rest.size());
  const std::string_view words = rest.substr(0, end);
  const bool comma = words.find("，") != words.npos || words.find("；") != words.npos;
  const std::size_t length = length_of(words);
  const std::size_t mark = sentence == rest.npos ? 0 : kHan;
  const bool more = end + mark < rest.size();
  const bool title = comma ? more && length <= kWithComma : length <= kLongestTitle;
  // A sentence that a clause follows at once and that no other does is the measure itself when it is long.
  const bool sole = !more && !clauses.empty() && length > kWithComma;
  return made(end, mark, title && !sole);
}

Outline read_outline(std::span<const Paragraph> paragraphs) {
  Outline outline;
  std::vector<std::size_t> open;  // the items that the next one may be a part of, outermost first
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    const Paragraph& paragraph = paragraphs[i];
    if (paragraph.table) continue;
    const std::string_view text = paragraph.text.text;
    ItemParagraph own{i, paragraph.number, find_clauses(text)};
    const bool bare_heading = paragraph.heading && !paragraph.marker;
    if (!paragraph.marker && !bare_heading) {
      auto& list = open.empty() ? outline.loose : outline.items[open.back()].paragraphs;
      list.push_back(std::move(own));
      continue;
    }
    Item item;
    item.marker = paragraph.marker;
    const auto form = paragraph.marker ? paragraph.marker->form : Numbering::han;
    while (!open.empty()) {
      const std::optional<Marker>& above = outline.items[open.back()].marker;
      if ((above ? above->form : Numbering::han) < form) break;
      open.pop_back();
    }
    item.parent = open.empty() ? no_item : open.back();
    const std::size_t begin = paragraph.marker ? paragraph.marker->length : 0;
    const ItemTitle title = read_title(text, begin, own.clauses);
    item.title = title.words;
    item.titled = title.own;
    own.text_begin = title.end;
    item.paragraphs.push_back(std::move(own));
    const std::size_t index = outline.items.size();
    if (item.parent != no_item) outline.items[item.parent].children.push_back(index);
    outline.items.push_back(std::move(item));
    open.push_back(index);
  }
  return outline;
}

}  // namespace planpress::import

#include "import/group_closing.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "import/clause_words.hpp"
#include "import/marks.hpp"

namespace planpress::import {
namespace {

// 以上各项任务…, 各县（市、区）要…: words for more than one measure.
bool closes_group(std::string_view text) {
  constexpr std::array<std::string_view, 10> kBeginnings{"以上", "上述", "各县",   "各区",   "各市",
                                                         "各地", "各级", "各部门", "各有关", "各责任"};
  if (!text.empty() && mark_at(text, 0) == Mark::open) text.remove_prefix(mark_size);
  return std::any_of(kBeginnings.begin(), kBeginnings.end(),
                     [&](auto word) { return text.starts_with(word); });
}

// A line that is a clause and nothing else, such as 配合单位：… or 完成时限：…
bool is_clause_line(const ItemParagraph& one, std::string_view text) {
  return label_at(text).length != 0 || (!one.clauses.empty() && one.clauses.front().begin == 0);
}

std::size_t last_with_clause(const Item& item) {
  const auto& own = item.paragraphs;
  for (std::size_t p = own.size(); p > 0; --p) {
    if (!own[p - 1].clauses.empty()) return p - 1;
  }
  return own.size() - 1;
}

}  // namespace

std::size_t closing_paragraphs(const Outline& outline, std::span<const Paragraph> paragraphs,
                               std::size_t item) {
  const auto& items = outline.items;
  const auto& own = items[item].paragraphs;
  const std::size_t none = own.size();
  if (own.size() < 2 || items[item].parent == no_item) return none;
  const auto& beside = items[items[item].parent].children;
  if (beside.back() != item || beside.size() < 2) return none;
  std::size_t longest = 0;
  for (const std::size_t other : beside) {
    if (other == item) continue;
    const std::size_t end = last_with_clause(items[other]) + 1;
    if (items[other].children.empty()) longest = std::max(longest, end);
    if (items[other].paragraphs.size() > end) return none;
  }
  const auto paragraph = [&](std::size_t p) -> const Paragraph& { return paragraphs[own[p].paragraph]; };
  for (std::size_t p = 0; p + 1 < own.size(); ++p) {
    if (own[p].clauses.empty() || p + 1 < longest) continue;
    std::size_t next = p + 1;
    while (next < own.size() &&
           (is_clause_line(own[next], paragraph(next).text.text) || paragraph(next).boxed))
      ++next;
    return next < none && closes_group(paragraph(next).text.text) ? next : none;
  }
  return none;
}

}  // namespace planpress::import

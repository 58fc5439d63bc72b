#include "import/clause_doubts.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "import/pending_rules.hpp"

namespace planpress::import {

bool has_clause_line(std::span<const ItemParagraph* const> own) {
  const auto begins = [](const ItemParagraph* one) {
    return !one->clauses.empty() && one->clauses.front().begin == 0;
  };
  return own.size() > 1 && std::any_of(own.begin() + 1, own.end(), begins);
}

std::size_t titled_lines(std::span<const Paragraph> paragraphs, std::span<const ItemParagraph* const> own) {
  constexpr std::array<std::string_view, 4> kParts{"——", "—", "-", "•"};
  constexpr std::size_t kTitle = 75;  // bytes up to the stop behind a title
  constexpr std::size_t kStop = 3;
  std::size_t lines = 0;
  for (std::size_t p = 1; p < own.size(); ++p) {
    const Paragraph& paragraph = paragraphs[own[p]->paragraph];
    const std::string_view text = paragraph.text.text;
    const auto begins = [&](std::string_view part) { return text.starts_with(part); };
    const bool part = std::any_of(kParts.begin(), kParts.end(), begins);
    if (paragraph.marker || part || own[p]->clauses.empty()) continue;
    // 推进电梯更新。更新电梯20台。（…）: a title, and more than that.
    const std::size_t stop = text.find("。");
    const bool titled = stop < kTitle && stop + kStop < own[p]->clauses.front().begin;
    lines += titled && own[p]->clauses.back().end + kStop >= text.size() ? 1 : 0;
  }
  return lines;
}

void doubt_last_clauses(std::span<const MeasureReading> measures, const std::vector<bool>& clause_lines,
                        std::vector<Doubt>& doubts) {
  const auto silent = [](const MeasureReading& measure) { return measure.responsible.empty(); };
  std::size_t begin = 0;
  for (std::size_t i = 1; i <= measures.size(); ++i) {
    if (i < measures.size() && measures[i].section == measures[begin].section) continue;
    const std::span<const MeasureReading> before = measures.subspan(begin, i - 1 - begin);
    const MeasureReading& last = measures[i - 1];
    begin = i;
    if (before.empty() || silent(last) || !clause_lines[i - 1]) continue;
    if (!std::all_of(before.begin(), before.end(), silent)) continue;
    doubts.push_back({last.lines, "measure " + address_of(last),
                      "only the last of its section names bodies: they may answer for all of it", last.title,
                      0.6});
  }
}

}  // namespace planpress::import

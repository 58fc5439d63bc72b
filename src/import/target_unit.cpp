#include "import/target_unit.hpp"

#include <algorithm>

#include "import/target_match.hpp"

namespace planpress::import {
namespace {

using Word = std::u32string_view;

constexpr std::u32string_view scales[] = {U"万亿", U"百万", U"千万", U"百亿", U"千亿",
                                          U"亿",   U"万",   U"百",   U"千"};

}  // namespace

const Unit* unit_at(const PlainText& text, std::size_t at) {
  static const FirstLetters<Unit> index(units());
  const Unit* best = nullptr;
  for (const Unit* const found : index.with(text.at(at))) {
    const Unit& unit = *found;
    if (text.at(at) != unit.word[0] || !stands_at(text.view(), at, unit.word)) continue;
    if (best != nullptr && best->word.size() >= unit.word.size()) continue;
    if (in(unit.not_before, text.at(at + unit.word.size()))) continue;
    best = &unit;
  }
  return best;
}

namespace {

// 台（套）, 个（处）: a second unit in brackets belongs to the first.
std::size_t bracketed_unit_end(const PlainText& text, std::size_t at) {
  constexpr std::size_t longest = 6;
  if (text.at(at) != U'（') return at;
  const std::size_t close = text.view().substr(at, longest).find(U'）');
  if (close == std::u32string_view::npos) return at;
  std::size_t i = at + 1;
  while (i < at + close) {
    const Unit* unit = unit_at(text, i);
    if (unit == nullptr || i + unit->word.size() > at + close) return at;
    i += unit->word.size();
    if (text.at(i) == U'、' || text.at(i) == U'/' || text.at(i) == U'，') ++i;
  }
  return at + close + 1;
}

// 吨/日, 件/万人
std::size_t per_end(const PlainText& text, std::size_t at, UnitClass sort) {
  const bool per =
      text.at(at) == U'/' || (text.at(at) == U'每' && sort == UnitClass::capacity);  // 微克每立方米
  if (!per) return at;
  const Unit* direct = unit_at(text, at + 1);
  std::size_t end = direct == nullptr ? at : at + 1 + direct->word.size();
  for (const Word scale : scales) {
    if (!stands_at(text.view(), at + 1, scale)) continue;
    const Unit* unit = unit_at(text, at + 1 + scale.size());
    if (unit != nullptr) end = std::max(end, at + 1 + scale.size() + unit->word.size());
  }
  // 吨/月·平方公里
  for (const Unit* unit = nullptr; text.at(end) == U'·' && (unit = unit_at(text, end + 1)) != nullptr;)
    end += 1 + unit->word.size();
  return end;
}

}  // namespace

std::optional<UnitReading> read_unit(const PlainText& text, std::size_t at) {
  if (const Unit* unit = unit_at(text, at)) {
    const std::size_t bracketed = bracketed_unit_end(text, at + unit->word.size());
    return UnitReading{per_end(text, bracketed, unit->sort), unit->sort};
  }
  for (const Word scale : scales) {
    if (!stands_at(text.view(), at, scale)) continue;
    const std::size_t behind = at + scale.size();
    if (const Unit* unit = unit_at(text, behind)) {
      const std::size_t bracketed = bracketed_unit_end(text, behind + unit->word.size());
      return UnitReading{per_end(text, bracketed, unit->sort), unit->sort};
    }
    // 突破50万: the scale is all the unit there is.
    const bool alone = behind >= text.size() || in(U"，。；、）以左余多\n", text.at(behind));
    if (alone && scale.size() == 1 && scale != U"百" && scale != U"千")
      return UnitReading{behind, UnitClass::count};
  }
  return std::nullopt;
}

}  // namespace planpress::import

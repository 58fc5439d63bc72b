#include "import/target_kind.hpp"

#include <algorithm>

namespace planpress::import {

using model::TargetKind;

namespace {

// 降低成本10%
bool begins_with_change(std::u32string_view noun) {
  static constexpr std::u32string_view changes[] = {U"降低", U"减少", U"压减", U"压缩", U"提升",
                                                    U"提高", U"缩短", U"增加", U"节约"};
  return std::any_of(std::begin(changes), std::end(changes),
                     [&](auto change) { return noun.starts_with(change); });
}

}  // namespace

TargetKind kind_of(const PlainText& text, const Statement& statement) {
  const Quantity& quantity = statement.quantity;
  if (quantity.ratio) return TargetKind::ratio;
  const std::u32string_view noun = text.part(statement.noun.begin, statement.noun.end);
  if (quantity.sort == UnitClass::multiple) {
    const bool of_base = quantity.begin > 0 && text.at(quantity.begin - 1) == U'的';
    const bool grows = quantity.change || !(quantity.level || of_base);
    return grows ? TargetKind::growth : TargetKind::multiple;
  }
  if (quantity.sort == UnitClass::percent) {
    static constexpr std::u32string_view rates[] = {U"增速", U"增幅", U"降幅", U"增长率", U"下降率", U"涨幅"};
    for (const auto rate : rates) {
      if (noun.ends_with(rate)) return TargetKind::growth;
    }
    if (quantity.change || (begins_with_change(noun) && !quantity.level)) return TargetKind::growth;
    return TargetKind::share;
  }
  return kind_of(quantity.sort);
}

bool tells_growth(const PlainText& text, const Statement& statement) {
  const std::u32string_view left = text.part(statement.left.begin, statement.quantity.number);
  const bool rate = contains(left, U"增速") || contains(left, U"增幅") || contains(left, U"增长率");
  return statement.distributed && rate;
}

}  // namespace planpress::import

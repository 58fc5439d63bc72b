#include "import/target_quantity.hpp"

#include <algorithm>

#include "import/numerals.hpp"
#include "import/target_match.hpp"
#include "import/target_unit.hpp"

namespace planpress::import {
namespace {

using model::Comparison;
using Says = Predicate::Says;

// CT 1台, DR2台: letters are the name of what is counted, not of a kind of it as in A4, PM2.5.
bool counts_letters(const PlainText& text, std::size_t at) {
  constexpr std::size_t longest = 6;
  std::size_t begin = at;
  while (begin > 0 && at - begin < longest && text.at(begin - 1) >= U'A' && text.at(begin - 1) <= U'Z')
    --begin;
  const bool name =
      begin < at && (begin == 0 || is_han(text.at(begin - 1)) || in(U"、，", text.at(begin - 1)));
  const bool spaced = at < text.source.size() && text.source[at] > text.source[at - 1] + 1;
  if (!name || (at - begin < 2 && !spaced)) return false;
  const std::optional<Numeral> numeral = read_numeral(text.view(), at);
  const Unit* unit = numeral ? unit_at(text, numeral->end) : nullptr;
  if (unit == nullptr) return false;
  if (unit->sort == UnitClass::percent || unit->sort == UnitClass::points) return at - begin > 1;
  if (unit->sort != UnitClass::count) return false;
  if (!spaced && !in(U"台套部架辆艘个座", unit->word[0])) return false;
  const std::size_t end = numeral->end + unit->word.size();
  return end >= text.size() || in(U"，。；、）（\n以左及和", text.at(end));
}

// A figure that belongs to a name: PM2.5, A4, 〔2024〕, 5G.
bool is_part_of_name(const PlainText& text, std::size_t at) {
  if (at == 0) return false;
  const char32_t before = text.at(at - 1);
  if (is_latin(before) && counts_letters(text, at)) return false;
  if (is_latin(before) || is_digit(before) || before == U'.' || before == U'+' || before == U'×') return true;
  return before == U'-' && at > 1 && (is_latin(text.at(at - 2)) || is_digit(text.at(at - 2)));
}

bool is_chinese_figure(char32_t c) {
  return chinese_digit(c) >= 0 || in(U"十百千", c);
}

// The numeral at `at`, with 百分之 in front of it when `percent` is set.
std::optional<Numeral> numeral_at(const PlainText& text, std::size_t at, bool& percent) {
  percent = stands_at(text.view(), at, U"百分之");
  if (percent) return read_numeral(text.view(), at + 3);
  if (at > 0 && is_chinese_figure(text.at(at)) &&
      (is_chinese_figure(text.at(at - 1)) || in(U"几数第", text.at(at - 1)))) {
    return std::nullopt;
  }
  return read_numeral(text.view(), at);
}

bool is_range_sign(char32_t c) {
  return in(U"-~—至到", c);
}

// The upper end of 1-2家, 10%至15%; moves `at` behind it.
std::optional<double> read_upper_end(const PlainText& text, std::size_t& at, double lower, Word unit) {
  std::size_t i = at;
  if (!unit.empty() && stands_at(text.view(), i, unit)) i += unit.size();
  if (!is_range_sign(text.at(i))) return std::nullopt;
  if (!is_digit(text.at(i + 1)) && chinese_digit(text.at(i + 1)) < 0) return std::nullopt;
  const std::optional<Numeral> upper = read_numeral(text.view(), i + 1);
  if (!upper || upper->value <= lower) return std::nullopt;
  at = upper->end;
  return upper->value;
}

// 2:1
bool read_ratio(const PlainText& text, std::size_t at, Quantity& quantity) {
  if (text.at(at) != U':' || !is_digit(text.at(at + 1)) || text.at(at + 1) == U'0') return false;
  const std::optional<Numeral> other = read_numeral(text.view(), at + 1);
  if (!other || text.at(other->end) == U':' || (at > 1 && text.at(quantity.number - 1) == U':')) return false;
  quantity.ratio = true;
  quantity.unit = text.part(at, other->end);
  quantity.unit_end = other->end;
  return true;
}

// 全年增长, 三年下降: no growth of every year.
bool each_year(char32_t before) {
  return !in(U"今去上当明全半本逐近每多几", before) && chinese_digit(before) < 0;
}

// 彩超3台, 雷达5台, 节约10%: the last letter of a name, or of another verb.
bool ends_word(char32_t before, Word word) {
  struct Ending {
    char32_t last;
    Word before;
  };
  static constexpr Ending endings[] = {{U'近', U"附最"},
                                       {U'为', U"作分列改变成转纳认称"},
                                       {U'到', U"收感得找受"},
                                       {U'超', U"彩B高反"},
                                       {U'达', U"雷马抵直传表发通转"},
                                       {U'约', U"节签预违公合特集制解履邀契"},
                                       {U'至', U"甚乃"},
                                       {U'都', U"成首"},
                                       {U'共', U"公"}};
  return std::any_of(std::begin(endings), std::end(endings),
                     [&](const Ending& one) { return word[0] == one.last && in(one.before, before); });
}

const Predicate* predicate_before(const PlainText& text, std::size_t end) {
  static const LastLetters<Predicate> index(predicates());
  if (end == 0) return nullptr;
  const Predicate* best = nullptr;
  for (const Predicate* const found : index.with(text.at(end - 1))) {
    const Predicate& predicate = *found;
    const std::size_t size = predicate.word.size();
    // 较2023年均下降15%: 年 belongs to the year.
    if (predicate.word[0] == U'年' && end > size && is_digit(text.at(end - size - 1))) continue;
    if (!ends_at(text.view(), end, predicate.word)) continue;
    if (predicate.word[0] == U'年' && end > size && !each_year(text.at(end - size - 1))) continue;
    if (best == nullptr || predicate.word.size() > best->word.size()) best = &predicate;
  }
  if (best == nullptr || best->word.size() > 1) return best;
  const char32_t before = end >= 2 ? text.at(end - 2) : U'\0';
  const bool dated = before == U'年' && end >= 3 && is_digit(text.at(end - 3));  // 较2023年|均下降
  if (best->word == U"均" && !dated && in(U"人户亩地日月年平", before)) return nullptr;
  if (ends_word(before, best->word)) return nullptr;
  return best;
}

std::optional<Comparison> bound_of(Says says) {
  switch (says) {
    case Says::at_least:
      return Comparison::at_least;
    case Says::more_than:
      return Comparison::more_than;
    case Says::at_most:
      return Comparison::at_most;
    case Says::less_than:
      return Comparison::less_than;
    case Says::about:
      return Comparison::about;
    default:
      return std::nullopt;
  }
}

// 改造提升2万亩: what is done to things that one counts; 较2023年增加20个: a change.
bool acts_on_things(const PlainText& text, const Quantity& quantity, const Predicate& predicate) {
  if (predicate.says != Says::change || quantity.ratio) return false;
  const bool things = quantity.sort == UnitClass::count || quantity.sort == UnitClass::area ||
                      quantity.sort == UnitClass::length;
  const std::size_t begin = quantity.begin - predicate.word.size();
  return things && !(begin > 0 && in(U"年比上约均", text.at(begin - 1)));
}

void read_predicates(const PlainText& text, Quantity& quantity) {
  constexpr int most = 8;
  std::optional<Comparison> bound;
  for (int i = 0; i < most; ++i) {
    const Predicate* predicate = predicate_before(text, quantity.begin);
    if (predicate == nullptr || acts_on_things(text, quantity, *predicate)) break;
    quantity.begin -= predicate->word.size();
    quantity.level = quantity.level || predicate->says == Says::level;
    quantity.change = quantity.change || predicate->says == Says::change;
    quantity.strives = quantity.strives || predicate->says == Says::strive;
    quantity.shared = quantity.shared || predicate->word == U"分别";
    quantity.annual = quantity.annual || predicate->word[0] == U'年' || predicate->word == U"每年";
    quantity.cumulative = quantity.cumulative || contains(predicate->word, U"累计");
    if (!bound) bound = bound_of(predicate->says);
  }
  if (!bound) return;
  // 漏损率优于8%: less is better.
  if (*bound == Comparison::at_least && stands_at(text.view(), quantity.begin, U"优于")) {
    static constexpr Word losses[] = {U"漏损", U"耗",   U"排放", U"浓度", U"失业",
                                      U"死亡", U"投诉", U"时限", U"负债", U"PUE"};
    constexpr std::size_t reach = 10;
    const std::size_t from = quantity.begin > reach ? quantity.begin - reach : 0;
    Word name = text.part(from, quantity.begin);
    name = name.substr(std::min(name.size(), name.find_last_of(U"，、；。") + 1));
    if (any_in(name, losses)) bound = Comparison::at_most;
  }
  quantity.comparison = *bound;
  quantity.bounded = true;
}

void read_suffix(const PlainText& text, Quantity& quantity) {
  for (const Suffix& suffix : suffixes()) {
    if (!stands_at(text.view(), quantity.end, suffix.word)) continue;
    if (suffix.word == U"内" && quantity.sort != UnitClass::time) continue;
    quantity.end += suffix.word.size();
    quantity.suffixed = true;
    if (!quantity.bounded) quantity.comparison = suffix.comparison;
    quantity.bounded = true;
    return;
  }
}

// 实现15%以上的增长: what the number says is told behind it.
void read_change_behind(const PlainText& text, Quantity& quantity) {
  if (quantity.sort != UnitClass::percent && quantity.sort != UnitClass::points) return;
  static constexpr Word changes[] = {U"增长率", U"增长", U"增速", U"增幅", U"降幅", U"下降", U"提升"};
  const std::size_t begin = quantity.end + (text.at(quantity.end) == U'的' ? 1 : 0);
  for (const Word word : changes) {
    if (!stands_at(text.view(), begin, word)) continue;
    const std::size_t end = begin + word.size();
    if (end < text.size() && !in(U"，。；、）（\n", text.at(end)) && !stands_at(text.view(), end, U"目标"))
      return;
    quantity.end = end;
    quantity.change = true;
    return;
  }
}

// What stands behind the figures: range, 余, unit.
bool read_rest(const PlainText& text, std::size_t at, bool percent, Quantity& quantity) {
  if (percent) {
    quantity.unit = U"%";
    quantity.unit_end = at;
    quantity.sort = UnitClass::percent;
    return true;
  }
  if (read_ratio(text, at, quantity)) return true;
  bool more = false;
  if (in(U"余多", text.at(at)) && read_unit(text, at + 1)) {
    more = true;
    ++at;
  }
  quantity.value_max = read_upper_end(text, at, quantity.value, U"");
  std::optional<UnitReading> unit = read_unit(text, at);
  if (!unit) return false;
  quantity.unit = text.part(at, unit->end);
  std::size_t behind = unit->end;
  if (!quantity.value_max) {
    std::size_t begin = unit->end;
    // 10%-15%, 3万—5万亩: the unit of the upper end counts.
    if (const auto upper = read_upper_end(text, begin, quantity.value, U"")) {
      const std::optional<UnitReading> again = read_unit(text, begin);
      if (again && text.part(begin, again->end).starts_with(quantity.unit)) {
        quantity.value_max = upper;
        quantity.unit = text.part(begin, again->end);
        unit = again;
        behind = again->end;
      }
    }
  }
  quantity.sort = unit->sort;
  quantity.unit_end = behind;
  if (more || (in(U"余多", text.at(behind)) && quantity.unit.size() == 1 && in(U"万亿", quantity.unit[0]))) {
    quantity.comparison = Comparison::more_than;
  }
  return true;
}

// 二次供水, 新九类: a Chinese numeral that is part of a name.
bool is_naming(const PlainText& text, const Quantity& quantity) {
  if (!quantity.chinese) return false;
  const auto words = naming_units();
  if (std::find(words.begin(), words.end(), Word(quantity.unit)) == words.end()) return false;
  if (quantity.unit == U"期") return true;  // 数据中心二期
  const char32_t next = text.at(quantity.unit_end);
  return next != U'\0' && !in(U"，。；、）以左\n", next);
}

// 分别提高10、5个百分点: the unit stands behind the last number only.
bool borrow_unit(const PlainText& text, std::size_t at, Quantity& quantity) {
  constexpr std::size_t reach = 24;
  constexpr int most = 6;
  const std::size_t begin = at > reach ? at - reach : 0;
  if (!contains(text.part(begin, at), U"分别")) return false;
  std::size_t i = at;
  for (int k = 0; k < most && in(U"、和与", text.at(i)); ++k) {
    const std::optional<Numeral> next = read_numeral(text.view(), i + 1);
    if (!next || next->chinese) return false;
    if (const std::optional<UnitReading> unit = read_unit(text, next->end)) {
      quantity.unit = text.part(next->end, unit->end);
      quantity.sort = unit->sort;
      quantity.unit_end = at;
      return true;
    }
    i = next->end;
  }
  return false;
}

bool is_date(const Quantity& quantity) {
  if (quantity.sort != UnitClass::time || quantity.unit.size() != 1) return false;
  if (quantity.unit == U"年") return quantity.value >= 1900 && quantity.value <= 2100;
  return in(U"月日时周号", quantity.unit[0]);
}

// 35蒸吨以下锅炉: how large one is, while 锅炉96台、3800蒸吨 is how much of them.
bool is_rating(const PlainText& text, const Quantity& quantity) {
  if (!contains(quantity.unit, U"蒸吨")) return false;
  std::size_t end = quantity.unit_end;
  for (const Suffix& suffix : suffixes()) {
    if (!stands_at(text.view(), end, suffix.word)) continue;
    end += suffix.word.size();
    break;
  }
  return end < text.size() && !in(U"，。；、）（\n", text.at(end));
}

// PUE不高于1.3, 融合指数达到72: an index has no unit.
bool is_index(const PlainText& text, std::size_t at, std::size_t end, Quantity& quantity) {
  static constexpr Word indexes[] = {U"指数", U"系数",    U"PUE",    U"PUE值",  U"PUE）", U"得分",
                                     U"评分", U"PUE）值", U"死亡率", U"容积率", U"净值",  U"比值"};
  const bool closed = end >= text.size() || in(U"，。；、）\n以左", text.at(end));
  if (!closed || stands_at(text.view(), end, U"以来")) return false;
  quantity.sort = UnitClass::index;
  quantity.begin = at;
  quantity.unit_end = quantity.end = end;
  read_predicates(text, quantity);
  if (!quantity.bounded && !quantity.level) return false;
  std::size_t left = quantity.begin;
  for (const Word word : {Word(U"平均"), Word(U"分别"), Word(U"均"), Word(U"力争")}) {
    if (ends_at(text.view(), left, word)) left -= word.size();
  }
  const bool named = std::any_of(std::begin(indexes), std::end(indexes),
                                 [&](Word word) { return ends_at(text.view(), left, word); });
  // 新建的PUE不高于1.3，老旧的降至1.5以下: the index was named in the sentence.
  constexpr std::size_t reach = 40;
  Word before = text.part(left > reach ? left - reach : 0, left);
  before = before.substr(std::min(before.size(), before.find_last_of(U"。；\n") + 1));
  const bool known =
      contains(text.part(at, end), U".") &&
      std::any_of(std::begin(indexes), std::end(indexes), [&](Word word) { return contains(before, word); });
  if (named || known) read_suffix(text, quantity);
  return named || known;
}

std::optional<Quantity> quantity_at(const PlainText& text, std::size_t at) {
  if (is_digit(text.at(at)) && is_part_of_name(text, at)) return std::nullopt;
  bool percent = false;
  const std::optional<Numeral> numeral = numeral_at(text, at, percent);
  if (!numeral) return std::nullopt;
  Quantity quantity;
  quantity.number = at;
  quantity.value = numeral->value;
  quantity.chinese = numeral->chinese && !percent;
  if (!read_rest(text, numeral->end, percent, quantity) && !borrow_unit(text, numeral->end, quantity)) {
    if (quantity.chinese || !is_index(text, at, numeral->end, quantity)) return std::nullopt;
    return quantity;
  }
  if (quantity.chinese && quantity.value == 1 && quantity.unit == U"批") return std::nullopt;
  if (is_rating(text, quantity)) return std::nullopt;
  if (is_date(quantity) || is_naming(text, quantity) || quantity.sort == UnitClass::attribute)
    return std::nullopt;
  quantity.begin = at;
  quantity.end = quantity.unit_end;
  read_predicates(text, quantity);
  read_suffix(text, quantity);
  read_change_behind(text, quantity);
  if (quantity.unit == U"番" && quantity.value == 1) quantity.unit = U"倍";
  return quantity;
}

// 翻番 is 翻一番.
std::optional<Quantity> doubling_at(const PlainText& text, std::size_t at) {
  if (!stands_at(text.view(), at, U"翻番")) return std::nullopt;
  Quantity quantity;
  quantity.begin = at;
  quantity.number = at;
  quantity.unit_end = quantity.end = at + 2;
  quantity.value = 1;
  quantity.unit = U"倍";
  quantity.sort = UnitClass::multiple;
  quantity.change = true;
  read_predicates(text, quantity);
  return quantity;
}

bool may_begin(const PlainText& text, std::size_t at) {
  const char32_t c = text.at(at);
  return is_digit(c) || c == U'翻' || c == U'十' || c == U'百' || chinese_digit(c) >= 0;
}

}  // namespace

std::vector<Quantity> find_quantities(const PlainText& text) {
  std::vector<Quantity> found;
  for (std::size_t i = 0; i < text.size();) {
    std::optional<Quantity> quantity;
    if (may_begin(text, i)) quantity = text.at(i) == U'翻' ? doubling_at(text, i) : quantity_at(text, i);
    if (!quantity) {
      const bool figure = is_digit(text.at(i));
      ++i;
      while (figure && (is_digit(text.at(i)) || (text.at(i) == U'.' && is_digit(text.at(i + 1))))) ++i;
      continue;
    }
    if (!found.empty()) quantity->begin = std::max(quantity->begin, found.back().end);
    i = quantity->end;
    found.push_back(std::move(*quantity));
  }
  return found;
}

}  // namespace planpress::import

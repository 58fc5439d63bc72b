#include "import/target_lists.hpp"

#include <algorithm>

#include "import/numerals.hpp"
#include "import/target_match.hpp"
#include "import/target_trim.hpp"

namespace planpress::import {
namespace {

using Word = std::u32string_view;

// The names of a list, at 、 first and at 和 where that is not enough.
std::vector<Word> split_names(Word words, std::size_t wanted) {
  std::vector<Word> parts;
  for (const bool also_and : {false, true}) {
    parts.clear();
    std::size_t begin = 0, depth = 0;
    for (std::size_t i = 0; i <= words.size(); ++i) {
      const char32_t c = i < words.size() ? words[i] : U'、';
      if (is_opening(c)) ++depth;
      if (is_closing(c) && depth > 0) --depth;
      const bool ends = i == words.size() ||
                        (depth == 0 && (c == U'、' || (also_and && Word(U"和与及").find(c) != Word::npos)));
      if (!ends) continue;
      if (i > begin) parts.push_back(words.substr(begin, i - begin));
      begin = i + 1;
    }
    if (parts.size() >= wanted) break;
  }
  return parts;
}

// 云县新建充电桩: where the name of a part of the place ends; 0 where there is none.
std::size_t area_in_front(Word part) {
  constexpr std::size_t shortest = 2, longest = 5;
  if (part.starts_with(U"城市") || part.starts_with(U"县城") || part.starts_with(U"乡镇") ||
      part.starts_with(U"区县"))
    return 0;
  for (std::size_t end = shortest; end <= std::min(longest, part.size()); ++end) {
    if (in(U"县区市镇乡", part[end - 1]) && names_area(part.substr(0, end)) &&
        part[end - 1] != part[end % part.size()])
      return end;
  }
  return 0;
}

// 城市、区县污水处理率; 水、气、热管网改造: what stands behind the last of several words that only tell
// which.
Word behind_modifier(const std::vector<Word>& parts) {
  static constexpr Word modifiers[] = {U"城市", U"城镇",   U"县城", U"区县", U"农村", U"乡镇", U"城区",
                                       U"乡村", U"国家级", U"省级", U"市级", U"县级", U"工业", U"农业",
                                       U"汽车", U"家电",   U"家装", U"居住", U"公共"};
  if (parts.size() < 2) return {};
  const auto front = [](Word part) -> std::size_t {
    if (const std::size_t area = area_in_front(part); area != 0) return area;
    for (const Word word : modifiers) {
      if (part.starts_with(word)) return word.size();
    }
    return 0;
  };
  const bool single = std::all_of(parts.begin(), parts.end() - 1, [](Word part) { return part.size() == 1; });
  const bool known =
      std::all_of(parts.begin(), parts.end() - 1, [&](Word part) { return part.size() == front(part); });
  const std::size_t last = single ? 1 : known ? front(parts.back()) : 0;
  return last == 0 || parts.back().size() < last + 2 ? Word() : parts.back().substr(last);
}

// 老旧小区、棚户区改造: what is done to the last is done to all.
Word shared_deed(const std::vector<Word>& parts) {
  static constexpr Word deeds[] = {U"更新改造", U"节能改造", U"提升改造", U"改造提升",
                                   U"改造",     U"更新",     U"建设",     U"整治",
                                   U"治理",     U"修缮",     U"以旧换新", U"报废更新"};
  if (parts.size() < 2 ||
      std::any_of(parts.begin(), parts.end() - 1, [&](Word part) { return any_ends(part, deeds); }))
    return {};
  for (const Word deed : deeds) {
    if (parts.back().ends_with(deed) && parts.back().size() > deed.size() + 1) return deed;
  }
  return {};
}

// 二氧化硫、氮氧化物和粉尘排放总量: what is measured of the last is measured of all; empty where the others
// say it themselves.
Word shared_measure(const std::vector<Word>& parts) {
  if (const Word tail = behind_modifier(parts); !tail.empty()) return tail;
  static constexpr Word measures[] = {
      U"排放总量", U"排放量",   U"产业规模", U"产业产值", U"总产值", U"产值",   U"增加值", U"营业收入",
      U"销售额",   U"零售额",   U"产量",     U"总量",     U"覆盖率", U"普及率", U"利用率", U"处理率",
      U"达标率",   U"合格率",   U"比重",     U"占比",     U"比例",   U"保有量", U"浓度",   U"数量",
      U"装机容量", U"装机规模", U"装机",     U"储能规模", U"产能",   U"面积",   U"规模"};
  static constexpr Word ends[] = {U"率",   U"比",   U"重",   U"例",   U"量",   U"额",
                                  U"值",   U"规模", U"面积", U"数",   U"度",   U"收入",
                                  U"产能", U"投资", U"时间", U"水平", U"指数", U"里程"};
  if (parts.size() < 2) return {};
  const auto says = [&](Word part) { return any_ends(part, ends); };
  if (std::any_of(parts.begin(), parts.end() - 1, says)) return {};
  for (const Word measure : measures) {
    if (parts.back().ends_with(measure) && parts.back().size() > measure.size()) return measure;
  }
  // 果蔬、肉类、水产品冷链流通率: such words mostly have three letters.
  constexpr std::size_t rate = 3;
  if (parts.back().ends_with(U'率') && parts.back().size() > rate + 1)
    return parts.back().substr(parts.back().size() - rate);
  return shared_deed(parts);
}

// 图书馆三年分别新增: how long is no part of the name.
Stretch without_years(const PlainText& text, Stretch names) {
  std::size_t end = names.end;
  if (end > names.begin && text.at(end - 1) == U'内') --end;
  if (end < names.begin + 3 || text.at(end - 1) != U'年') return names;
  const char32_t count = text.at(end - 2);
  if (chinese_digit(count) < 0 && !is_digit(count)) return names;
  return {names.begin, end - 2};
}

}  // namespace

std::vector<Naming> name_distributed(const Statement& first, std::size_t count,
                                     const NamingSetting& setting) {
  const PlainText& text = setting.text;
  const Stretch names = without_years(
      text,
      trim_back(text, setting.times, trim_front(text, setting.times, {first.whole.begin, first.apart})));
  Stretch behind{std::min(first.apart + 2, first.quantity.begin), first.quantity.begin};
  behind = trim_back(text, setting.times, trim_front(text, setting.times, behind));
  const Word shared = text.part(behind.begin, behind.end);
  const Stretch action = leading_action(text, behind);
  std::vector<Word> parts = split_names(text.part(names.begin, names.end), count);
  if (parts.size() < count) return {};
  std::vector<Naming> namings(count);
  // With more parts than numbers the first number takes what is over: 工业、农业等领域投资、消费分别…
  const std::size_t over = parts.size() - count;
  const std::size_t first_end =
      static_cast<std::size_t>(parts[over].data() - text.chars.data()) + parts[over].size();
  const bool only_action = shared.size() == action.end - action.begin;
  const Word measure = only_action ? shared_measure(parts) : Word();
  for (std::size_t i = 0; i < count; ++i) {
    const Word part = i == 0 ? text.part(names.begin, first_end) : parts[over + i];
    Naming& naming = namings[i];
    const Word verb = text.part(action.begin, action.end);
    const Word rest = shared.substr(verb.size());
    if (!rest.empty() && names_area(part)) {
      set_name(naming, verb, rest);
      naming.area = part;
    } else {
      const Word common = i + 1 < count ? measure : Word();
      const std::size_t area = measure.empty() ? 0 : area_in_front(part);
      if (area != 0 && area + (common.empty() ? measure.size() : 0) == part.size()) {
        set_name(naming, verb, measure);
        naming.area = part.substr(0, area);
        continue;
      }
      set_name(naming, verb, std::u32string(part) + std::u32string(rest) + std::u32string(common));
    }
    split_population(naming);
    if (i > 0 && naming.scope.empty()) naming.scope = namings[0].scope;
  }
  return namings;
}

bool lists_names(const Statement& first, std::size_t count, const NamingSetting& setting) {
  if (count < 2 || first.noun.empty() || first.distributed || !first.right.empty()) return false;
  const Word noun = setting.text.part(first.noun.begin, first.noun.end);
  return noun.find(U'、') != Word::npos && noun.find(U'等') == Word::npos &&
         split_names(noun, count).size() == count;
}

std::vector<Naming> name_listed(const Statement& first, std::size_t count, const NamingSetting& setting) {
  const PlainText& text = setting.text;
  const Word verb = text.part(first.verb.begin, first.verb.end);
  const std::vector<Word> parts =
      split_names(text.part(first.noun.begin + verb.size(), first.noun.end), count);
  if (parts.size() != count) return {};
  const Word common = shared_measure(parts);
  std::vector<Naming> namings(count);
  for (std::size_t i = 0; i < count; ++i)
    set_name(namings[i], verb, std::u32string(parts[i]) + std::u32string(i + 1 < count ? common : Word()));
  return namings;
}

std::size_t group_size(const std::vector<Statement>& statements, std::size_t first) {
  if (!statements[first].distributed) return 1;
  constexpr std::size_t longest = 6;
  std::size_t last = first + 1;
  while (last < statements.size() && statements[last].clause == statements[first].clause &&
         statements[last].noun.empty() &&
         statements[last].left.end - statements[last].left.begin <= longest) {
    ++last;
  }
  return last - first;
}

std::size_t numbers_in_row(const PlainText& text, const std::vector<Statement>& statements,
                           std::size_t first) {
  std::size_t last = first + 1;
  while (last < statements.size() && statements[last].clause == statements[first].clause &&
         text.part(statements[last - 1].quantity.end, statements[last].quantity.begin) == U"、")
    ++last;
  return last - first;
}

bool joins_two(const PlainText& text, const Statement& statement) {
  const Word names = text.part(statement.left.begin, statement.apart);
  const auto count = [&](char32_t c) { return std::count(names.begin(), names.end(), c); };
  return count(U'和') + count(U'、') + count(U'与') == 1;
}

std::size_t last_alike(const Layout& layout, const std::vector<Statement>& statements,
                       const std::vector<bool>& accepted, std::size_t last, std::size_t i) {
  const auto share = [&](std::size_t k) { return statements[k].quantity.sort == UnitClass::percent; };
  const std::uint32_t sentence = layout.clauses[statements[i].clause].sentence;
  if (share(i) || !share(last)) return last;
  for (std::size_t k = last; k > 0 && layout.clauses[statements[k - 1].clause].sentence == sentence; --k) {
    if (accepted[k - 1] && statements[k - 1].quantity.unit == statements[i].quantity.unit) return k - 1;
  }
  return last;
}

}  // namespace planpress::import

#include "import/target_scope.hpp"

#include <algorithm>

#include "import/target_match.hpp"
#include "import/target_trim.hpp"
#include "import/target_veto.hpp"
#include "import/target_words.hpp"

namespace planpress::import {

// 实施4大行动、17个工程、55项具体任务: how the plan itself is divided.
bool counts_own_parts(const Quantity& quantity, Word before, Word rest) {
  static constexpr Word parts[] = {U"行动",     U"工程",     U"任务",     U"具体任务", U"重点任务",
                                   U"重点工程", U"专项行动", U"子任务",   U"举措",     U"方面",
                                   U"措施",     U"重点项目", U"工作任务", U"政策"};
  static constexpr Word divided[] = {U"大行动", U"大工程", U"大任务", U"大专项行动", U"个方面", U"大方面"};
  if (quantity.sort != UnitClass::count || !any_begins(rest, parts)) return false;
  // 提出6方面23条措施
  const std::size_t aspect = before.find(U"方面");
  const bool counted = aspect != Word::npos && aspect > 0 && is_digit(before[aspect - 1]);
  return counted || any_in(before, divided);
}

// 10万立方米/日规模以上污水处理厂: how large those are that are meant.
bool tells_scale(const Quantity& quantity, Word rest) {
  static constexpr Word scales[] = {U"规模以上", U"规模及以上", U"规模以下",      U"规模及以下",
                                    U"级以上",   U"级及以上",   U"级以下",        U"级及以下",
                                    U"等级以上", U"规格以上",   U"规模（含）以上"};
  if (quantity.sort == UnitClass::percent || quantity.level) return false;
  // 3500家规模以上工业企业: so many of those that statistics call 规上.
  constexpr std::size_t reach = 14;
  if (quantity.sort == UnitClass::count && contains(rest.substr(0, reach), U"企业")) return false;
  return any_begins(rest, scales) ||
         (quantity.suffixed && quantity.sort != UnitClass::count && rest.starts_with(U"规模"));
}

// 维修更换农村37处的机泵、阀门: things in so many places, not 新引进人才5名的企业.
bool done_to_things(const Statement& statement, Word right) {
  const Quantity& quantity = statement.quantity;
  if (quantity.sort != UnitClass::count || quantity.suffixed || quantity.level || quantity.change)
    return false;
  if (statement.follows || quantity.annual) return false;  // 1家年拆解能力3万辆的企业
  static constexpr Word given[] = {U"给予", U"奖", U"补", U"支持", U"认定", U"资助", U"优先", U"可"};
  const Word thing = right.substr(1);
  const std::size_t between = statement.noun.end - std::min(statement.noun.end, statement.verb.end);
  constexpr std::size_t kPlace = 8;
  return !statement.verb.empty() && between <= kPlace && thing.size() > 1 && !any_begins(thing, actors()) &&
         !any_in(right, given);
}

bool says_only_change(std::u32string_view name) {
  const auto all = predicates();
  return std::any_of(all.begin(), all.end(), [&](const Predicate& one) { return one.word == name; });
}

bool holds_amount(std::u32string_view name) {
  if (std::none_of(name.begin(), name.end(), is_digit)) return false;
  const PlainText words{std::u32string(name), {}};
  const std::vector<Quantity> found = find_quantities(words);
  return std::any_of(found.begin(), found.end(), [&](const Quantity& one) {
    const bool thing =
        one.sort == UnitClass::count || one.sort == UnitClass::area || one.sort == UnitClass::length;
    const bool joined =
        std::u32string_view(U"并及和与、").find(words.at(one.end)) != std::u32string_view::npos;
    if (one.sort == UnitClass::percent && !one.suffixed) return true;
    return thing && !one.suffixed && !one.chinese && joined && one.end < words.size();
  });
}

bool reaches_rate(const Quantity& quantity, Word word, Word here) {
  static constexpr Word rates[] = {U"租金", U"费率", U"利率", U"担保费"};
  static constexpr Word paying[] = {U"补", U"给予", U"奖", U"贴息", U"减按", U"减免", U"优惠"};
  const bool rate = std::find(std::begin(rates), std::end(rates), word) != std::end(rates);
  return rate && (quantity.level || quantity.change) && !any_in(here, paying);
}

bool measured_against(Word left, const Quantity& quantity) {
  static constexpr Word against[] = {U"高于", U"低于", U"快于", U"领先", U"优于"};
  return quantity.sort == UnitClass::points && any_in(left, against);
}

bool has_action_behind(Word right) {
  static constexpr Word actions[] = {U"改造", U"更新", U"完成", U"实现", U"建设", U"治理", U"覆盖", U"达到",
                                     U"整治", U"提升", U"任务", U"并网", U"投产", U"投用", U"投运"};
  static constexpr Word capacities[] = {U"能力", U"产能"};
  return (any_in(right, actions) || any_ends(right, capacities)) && !right.starts_with(U"的");
}

bool leans_on(Word veto, Word here) {
  if (veto == U"依托") return any_in(here.substr(here.find(veto)), building_verbs());
  if (veto != U"聚焦" && veto != U"围绕" && veto != U"针对") return false;
  constexpr std::size_t field =
      2;  // letters at least of what it is about: 围绕建设5个中心 aims at nothing more
  const std::size_t behind = here.find(veto) + veto.size() + field;
  return behind < here.size() && any_in(here.substr(behind), building_verbs());
}

bool tells_old_ones(const Statement& statement, Word veto, Word here) {
  static constexpr Word states[] = {U"达不到", U"未达到", U"不足", U"符合", U"满足"};
  if (statement.verb.empty() || std::find(std::begin(states), std::end(states), veto) == std::end(states))
    return false;
  const std::size_t at = here.find(veto);
  const std::size_t of = here.rfind(U'的');
  constexpr std::size_t shortest = 2;
  if (of != Word::npos && of > at && of + shortest < here.size()) return true;
  // 淘汰不符合新国标电动自行车1万辆
  static constexpr Word ridding[] = {U"淘汰", U"报废", U"更新", U"更换", U"改造",
                                     U"关停", U"拆除", U"整治", U"退出"};
  const bool denied = at > 0 && here[at - 1] == U'不';
  return (denied || veto.find(U'不') != Word::npos || veto.starts_with(U"未")) &&
         any_ends(here.substr(0, denied ? at - 1 : at), ridding);
}

namespace {

// The next number of the same clause; nullptr when there is none.
const Statement* next_in_clause(const VetoSetting& setting) {
  const std::size_t next = setting.index + 1;
  if (next >= setting.statements.size()) return nullptr;
  const Statement& other = setting.statements[next];
  return other.clause == setting.statements[setting.index].clause ? &other : nullptr;
}

// Nothing in front of the number says that anything is done.
bool is_bare(const Statement& statement, Word left) {
  if (statement.noun.empty() && (left == U"推动" || left == U"组织" || left == U"引导" || left == U"推进"))
    return true;
  const bool silent =
      statement.noun.empty() && statement.verb.empty() && !statement.light && !statement.follows;
  const bool whole = left.empty() || any_ends(left, whole_places());
  return silent && (whole || left == U"聚焦");
}

bool is_field(Word thing) {
  static constexpr Word fronts[] = {U"重点", U"试点", U"特色", U"主导", U"传统", U"优势", U"细分"};
  static constexpr Word fields[] = {U"行业", U"领域", U"产业链", U"产业集群", U"产业", U"赛道"};
  for (const Word front : fronts) {
    if (thing.starts_with(front)) thing.remove_prefix(front.size());
  }
  return any_begins(thing, fields);
}

// 、 outside brackets.
bool lists(Word words) {
  std::size_t depth = 0;
  for (const char32_t c : words) {
    if (is_opening(c)) ++depth;
    if (is_closing(c) && depth > 0) --depth;
    if (c == U'、' && depth == 0) return true;
  }
  return false;
}

// 竞争力显著提升: how well, not how much.
bool only_improves(Word words) {
  static constexpr Word hows[] = {U"显著", U"明显", U"持续", U"不断", U"大幅", U"进一步", U"稳步", U"全面"};
  static constexpr Word changes[] = {U"提升", U"提高", U"增强", U"改善", U"优化", U"壮大", U"向好"};
  return any_ends(words, changes) && any_in(words, hows);
}

}  // namespace

bool counts_background(const VetoSetting& setting) {
  const Statement& statement = setting.statements[setting.index];
  const Quantity& quantity = statement.quantity;
  const Word right = setting.text.part(statement.right.begin, statement.right.end);
  const Statement* const next = next_in_clause(setting);
  // 5000平方米以上公建全部安装监测: which ones.
  static constexpr Word all[] = {U"全部", U"一律", U"应当", U"必须"};
  const bool sized = quantity.sort == UnitClass::area || quantity.sort == UnitClass::capacity;
  if (sized && quantity.suffixed && !quantity.level && statement.left.empty() && any_in(right, all))
    return true;
  if (quantity.sort == UnitClass::money && quantity.suffixed && !quantity.level) {
    const bool counted =
        next != nullptr && next->quantity.begin == quantity.end && next->quantity.sort == UnitClass::count;
    return counted || right.starts_with(U"实现突破") || right.starts_with(U"实现零的突破");
  }
  if (quantity.sort != UnitClass::count || quantity.bounded || quantity.level || quantity.change)
    return false;
  // 聚焦4条重点产业链建设和6个特色产业集群目标: the second as well as the first.
  static constexpr Word aiming[] = {U"聚焦", U"围绕", U"锚定", U"瞄准", U"对标", U"按照"};
  static constexpr Word goals[] = {U"目标", U"要求", U"布局", U"定位", U"方向"};
  const Clause& clause = setting.layout.clauses[statement.clause];
  if (any_begins(setting.text.part(clause.begin, clause.end), aiming) && any_ends(right, goals) &&
      statement.verb.empty())
    return true;
  if (!is_bare(statement, setting.text.part(statement.left.begin, statement.left.end))) return false;
  if (only_improves(right)) return true;
  if (next == nullptr) return false;
  static constexpr Word rates[] = {U"率", U"比例", U"占比", U"比重", U"覆盖面"};
  const bool told = next->quantity.sort == UnitClass::percent && any_ends(right, rates) && right.size() > 4;
  const Word between = setting.text.part(quantity.end, next->quantity.begin);
  // 推进13个县（区）5000家场所加装报警装置
  const std::size_t parts = parts_of_places_end(between);
  const bool places = next->quantity.sort == UnitClass::count && parts > 0 &&
                      (parts == between.size() || any_begins(between.substr(parts), building_verbs()));
  return told || places || (is_field(between) && !lists(between));
}

bool lists_years(const VetoSetting& setting) {
  const Statement& statement = setting.statements[setting.index];
  const Clause& clause = setting.layout.clauses[statement.clause];
  if (!statement.noun.empty() || clause.bracket_begin == 0) return false;
  const TimeMark* const year = mark_beginning(setting.times, clause.begin);
  const bool dated = year != nullptr && year->year != 0 && year->end <= statement.quantity.number &&
                     (year->kind == TimeMark::Kind::by || year->kind == TimeMark::Kind::in);
  const Clause& outer = setting.layout.clause_at(clause.bracket_begin - 1);
  const Stretch words = trim_front(setting.text, setting.times, {outer.begin, clause.bracket_begin - 1});
  return dated && !leading_action(setting.text, words).empty();
}

std::u32string_view end_of(const PlainText& text, std::size_t begin, std::size_t end) {
  constexpr std::size_t reach = 200;
  return text.part(std::max(begin, end > reach ? end - reach : 0), end);
}

}  // namespace planpress::import

#include "import/target_statement.hpp"

#include <algorithm>

#include "import/target_match.hpp"

namespace planpress::import {
namespace {

using Word = std::u32string_view;

constexpr std::size_t longest_context = 120;
constexpr std::size_t most_between = 30;  // numbers in brackets between two of one clause

bool is_sign(char32_t c) {
  return Word(U"、，：；。/ ·").find(c) != Word::npos && c != U'\0';
}

// Places that begin with 和, and words.
constexpr Word with_joint[] = {U"和谐", U"和平区", U"和田",   U"和县",   U"和政",   U"和静",
                               U"和顺", U"和龙",   U"和硕县", U"和林格", U"和布克", U"及时"};

// 和, 与, 及 between two things.
std::size_t joint_end(const PlainText& text, std::size_t at) {
  if (stands_at(text.view(), at, U"以及")) return at + 2;
  const auto stands = [&](Word word) { return stands_at(text.view(), at, word); };
  if (std::any_of(std::begin(with_joint), std::end(with_joint), stands)) return at;
  return Word(U"和与及").find(text.at(at)) != Word::npos && text.at(at) != U'\0' ? at + 1 : at;
}

const Verb* verb_at(const PlainText& text, Stretch stretch) {
  static const FirstLetters<Verb> index(verbs());
  const Verb* best = nullptr;
  for (const Verb* const found : index.with(text.at(stretch.begin))) {
    const Verb& verb = *found;
    if (text.at(stretch.begin) != verb.word[0] || stretch.begin + verb.word.size() > stretch.end) continue;
    if (!stands_at(text.view(), stretch.begin, verb.word)) continue;
    if (best == nullptr || verb.word.size() > best->word.size()) best = &verb;
  }
  return best;
}

// The verbs that the text may end with at `end`.
std::span<const Verb* const> verbs_ending(const PlainText& text, std::size_t end) {
  static const LastLetters<Verb> index(verbs());
  return end == 0 ? std::span<const Verb* const>() : index.with(text.at(end - 1));
}

// 全市 in front of a verb only says where; in front of a noun it is part of the name.
std::size_t whole_place_end(const PlainText& text, Stretch stretch) {
  for (const Word word : {Word(U"在全市"), Word(U"在全县"), Word(U"在全区"), Word(U"在全省"), Word(U"全市"),
                          Word(U"全区"), Word(U"全县"), Word(U"全省"), Word(U"全域"), Word(U"我市"),
                          Word(U"我区"), Word(U"我县"), Word(U"我省")}) {
    if (!stands_at(text.view(), stretch.begin, word)) continue;
    const Stretch rest{stretch.begin + word.size(), stretch.end};
    if (rest.empty() || verb_at(text, rest) != nullptr || text.at(rest.begin) == U'，') return rest.begin;
  }
  return stretch.begin;
}

// A light verb is part of a name in 完成率, 实施方案.
bool makes_noun(const PlainText& text, Stretch stretch, const Verb& verb) {
  const char32_t next = text.at(stretch.begin + verb.word.size());
  return stretch.begin + verb.word.size() < stretch.end && Word(U"率量额度度值").find(next) != Word::npos;
}

// 硬化道路10万平方米并安装路灯: what is done besides.
bool goes_on_besides(const PlainText& text, std::size_t at) {
  return text.at(at) == U'并' && Word(U"网联购轨行举列存发排").find(text.at(at + 1)) == Word::npos;
}

std::size_t last_break(const PlainText& text, std::size_t begin, std::size_t end) {
  for (std::size_t i = end; i > begin; --i) {
    if (text.at(i - 1) == U'、') return i - 1;
  }
  return end;
}

// Where the words behind `left` end, when `next` is the number that follows in the clause.
std::size_t right_end(const PlainText& text, const Quantity& left, const Quantity& next) {
  if (is_sign(text.at(left.end)) || joint_end(text, left.end) > left.end || left.end >= next.begin ||
      goes_on_besides(text, left.end))
    return left.end;
  const char32_t before = text.at(next.begin - 1);
  if (Word(U"、和与及").find(before) != Word::npos) {
    const bool two = before == U'及' && next.begin >= 2 && text.at(next.begin - 2) == U'以';
    return next.begin - (two ? 2 : 1);
  }
  return last_break(text, left.end, next.begin);
}

// 80个（其中…）: the remark is not what is counted.
void skip_bracket(const PlainText& text, Stretch& right) {
  if (right.empty() || !is_opening(text.at(right.begin))) return;
  std::size_t depth = 0;
  for (std::size_t i = right.begin; i < right.end; ++i) {
    if (is_opening(text.at(i))) ++depth;
    if (is_closing(text.at(i)) && --depth == 0) {
      right.begin = i + 1;
      return;
    }
  }
  right.begin = right.end;
}

void set_sides(const PlainText& text, const Layout& layout, std::vector<Statement>& statements,
               std::size_t i) {
  Statement& statement = statements[i];
  const Clause& clause = layout.clauses[statement.clause];
  const Quantity& quantity = statement.quantity;
  std::size_t begin = clause.begin;
  // The last number of the same clause may stand before others in brackets.
  std::size_t whole = begin;
  for (std::size_t k = i; k > 0 && i - k < most_between && statements[k - 1].quantity.end > begin; --k) {
    const Statement& last = statements[k - 1];
    if (last.clause != statement.clause) continue;
    // Without a sign between them the last number and its words describe what this one counts.
    const bool describes = last.right.end >= quantity.begin && last.quantity.end < quantity.begin;
    begin = describes ? last.quantity.end : last.right.end;
    whole = describes && last.quantity.sort != UnitClass::count ? last.whole.begin : begin;
    statement.follows = true;
    break;
  }
  std::size_t end = clause.end;
  for (std::size_t k = i + 1; k < statements.size() && k - i < most_between; ++k) {
    if (statements[k].quantity.number >= clause.end) break;
    if (statements[k].clause != statement.clause) continue;
    end = right_end(text, quantity, statements[k].quantity);
    break;
  }
  statement.left = {std::max(begin, quantity.begin > longest_context ? quantity.begin - longest_context : 0),
                    quantity.begin};
  statement.left.begin = std::min(statement.left.begin, statement.left.end);
  statement.whole = {
      std::min(std::max(whole,
                        statement.left.begin > longest_context ? statement.left.begin - longest_context : 0),
               statement.left.begin),
      quantity.begin};
  statement.right = {quantity.end, std::min(end, quantity.end + longest_context)};
  statement.right.end = std::max(statement.right.end, statement.right.begin);
  skip_bracket(text, statement.right);
  const std::size_t behind = statement.right.begin;
  const bool nothing =
      is_sign(text.at(behind)) || joint_end(text, behind) > behind || goes_on_besides(text, behind);
  if (!statement.right.empty() && nothing) statement.right.end = behind;
}

void find_distribution(const PlainText& text, Statement& statement) {
  const std::size_t at = text.part(statement.left.begin, statement.quantity.number).rfind(U"分别");
  if (at == std::u32string_view::npos) return;
  statement.distributed = true;
  statement.apart = statement.left.begin + at;
}

// What stands in front of a colon is a heading: 主要目标：…
Stretch behind_colon(const PlainText& text, Stretch stretch) {
  const std::size_t colon = text.part(stretch.begin, stretch.end).rfind(U'：');
  if (colon == std::u32string_view::npos || stretch.begin + colon + 1 >= stretch.end) return stretch;
  return {stretch.begin + colon + 1, stretch.end};
}

// The action that ends a stretch: 更新改造 in 立管更新改造.
Stretch closing_action(const PlainText& text, Stretch stretch) {
  Stretch best{stretch.end, stretch.end};
  for (const Verb* const found : verbs_ending(text, stretch.end)) {
    const Verb& verb = *found;
    if (verb.role != VerbRole::action || !ends_at(text.view(), stretch.end, verb.word)) continue;
    if (verb.word.size() < stretch.end - stretch.begin && verb.word.size() > best.end - best.begin) {
      best.begin = stretch.end - verb.word.size();
    }
  }
  return best;
}

// 至少建成1个市场和2个中心
void share_bound(const Statement& before, Statement& statement) {
  const bool joined = before.bound_ahead && before.clause == statement.clause && statement.noun.empty();
  if (!joined || statement.quantity.bounded) return;
  statement.quantity.comparison = before.quantity.comparison;
  statement.quantity.bounded = statement.bound_ahead = true;
}

bool ends_with_light_verb(const PlainText& text, std::size_t end) {
  const auto all = verbs_ending(text, end);
  return std::any_of(all.begin(), all.end(), [&](const Verb* verb) {
    return verb->role == VerbRole::light && ends_at(text.view(), end, verb->word);
  });
}

// 完成1台炉、2套装置更新改造: what is done stands behind the last of them.
void share_action(const PlainText& text, std::vector<Statement>& statements, std::size_t i) {
  constexpr std::size_t most = 6;
  Statement& first = statements[i];
  const bool plain = !first.light && !first.follows && !ends_with_light_verb(text, first.left.end);
  if (first.right.empty() || !first.verb.empty() || plain || !closing_action(text, first.right).empty())
    return;
  for (std::size_t k = i + 1; k < statements.size() && k - i < most; ++k) {
    const Statement& next = statements[k];
    if (next.clause != first.clause || !next.noun.empty() || next.right.empty()) return;
    const Stretch action = closing_action(text, next.right);
    if (action.empty()) continue;
    first.shared_action = action.begin;
    first.shared_end = action.end;
    return;
  }
}

// 建设一座日供水30万吨的净水厂: what is counted stands behind the description of it.
void find_described(const PlainText& text, const Statement& next, Statement& statement) {
  const bool joined = next.clause == statement.clause && statement.quantity.sort == UnitClass::count &&
                      next.quantity.sort != UnitClass::count && !statement.right.empty() &&
                      statement.right.end + 3 >= next.quantity.begin;
  if (!joined || text.at(next.right.begin) != U'的' || next.right.end <= next.right.begin + 2) return;
  statement.described = {next.right.begin + 1, next.right.end};
}

// 至少设立1个: the bound stands in front of the verb.
void find_far_bound(const PlainText& text, Statement& statement) {
  constexpr std::size_t reach = 8;
  if (statement.quantity.bounded) return;
  const std::size_t begin =
      std::max(statement.left.begin, statement.left.end > reach ? statement.left.end - reach : 0);
  for (const Word word : {Word(U"至少"), Word(U"不少于"), Word(U"最少")}) {
    const std::size_t at = text.part(begin, statement.left.end).rfind(word);
    if (at == Word::npos) continue;
    const Stretch verb{begin + at + word.size(), statement.left.end};
    if (verb_at(text, verb) == nullptr) continue;
    statement.quantity.comparison = model::Comparison::at_least;
    statement.quantity.bounded = true;
    statement.bound_ahead = true;
  }
}

// 办理时限由20个工作日压缩至5个工作日: what is counted stands in front of 由.
void come_from(const PlainText& text, const Statement& before, Statement& statement) {
  constexpr std::size_t reach = 10;
  const bool direct = before.clause == statement.clause && before.quantity.end == statement.quantity.begin &&
                      before.quantity.begin < statement.quantity.begin && statement.quantity.level;
  if (!direct) return;
  const Word left = text.part(before.left.begin, before.quantity.begin);
  const std::size_t from = left.find_last_of(U"由从");
  if (from == Word::npos || from < 2 || left.size() - from > reach) return;
  statement.left.begin = before.left.begin;
  statement.whole = {before.left.begin, before.left.begin + from};
  statement.follows = before.follows;
}

}  // namespace

Stretch trim_front(const PlainText& text, const std::vector<TimeMark>& times, Stretch stretch,
                   Statement* owner) {
  bool moved = true;
  while (moved && !stretch.empty()) {
    moved = false;
    if (is_sign(text.at(stretch.begin))) {
      ++stretch.begin;
      moved = true;
      continue;
    }
    if (const TimeMark* mark = mark_beginning(times, stretch.begin);
        mark != nullptr && mark->end <= stretch.end) {
      stretch.begin = mark->end;
      moved = true;
      continue;
    }
    if (const std::size_t end = whole_place_end(text, stretch); end > stretch.begin) {
      stretch.begin = end;
      moved = true;
      continue;
    }
    const Verb* verb = verb_at(text, stretch);
    if (verb == nullptr || verb->role == VerbRole::action || makes_noun(text, stretch, *verb)) break;
    const Stretch rest{stretch.begin + verb->word.size(), stretch.end};
    const bool free =
        rest.empty() || verb_at(text, rest) != nullptr || mark_beginning(times, rest.begin) != nullptr;
    if (verb->role == VerbRole::adverb && !free) break;
    if (owner != nullptr && verb->word == U"其中") owner->among = true;
    if (owner != nullptr && verb->role == VerbRole::light) owner->light = true;
    stretch.begin += verb->word.size();
    moved = true;
  }
  return stretch;
}

Stretch trim_back(const PlainText& text, const std::vector<TimeMark>& times, Stretch stretch) {
  bool moved = true;
  while (moved && !stretch.empty()) {
    moved = false;
    const char32_t last = text.at(stretch.end - 1);
    if (is_sign(last) || last == U'的') {
      --stretch.end;
      moved = true;
      continue;
    }
    if (const TimeMark* mark = mark_ending(times, stretch.end);
        mark != nullptr && mark->begin >= stretch.begin) {
      stretch.end = mark->begin;
      moved = true;
      continue;
    }
    for (const Word word : {Word(U"每季度"), Word(U"每月"), Word(U"同比"), Word(U"环比"), Word(U"分别"),
                            Word(U"累计"), Word(U"达到"), Word(U"力争"), Word(U"基本")}) {
      if (!ends_at(text.view(), stretch.end, word) || stretch.end - stretch.begin <= word.size()) continue;
      stretch.end -= word.size();
      moved = true;
      break;
    }
  }
  return stretch;
}

Stretch leading_action(const PlainText& text, Stretch stretch) {
  if (stretch.empty()) return {stretch.begin, stretch.begin};
  const Verb* verb = verb_at(text, stretch);
  const bool acts = verb != nullptr && verb->role == VerbRole::action && !makes_noun(text, stretch, *verb);
  if (!acts) return {stretch.begin, stretch.begin};
  return {stretch.begin, stretch.begin + verb->word.size()};
}

namespace {

// 依托幼儿园举办托班200个: what it leans on is no part of what is counted.
bool skip_support(const PlainText& text, Stretch& noun) {
  if (!stands_at(text.view(), noun.begin, U"依托")) return false;
  const std::u32string_view words = text.part(noun.begin, noun.end);
  std::size_t at = std::u32string_view::npos;
  for (const std::u32string_view verb : building_verbs()) at = std::min(at, words.find(verb));
  if (at >= words.size() || at + 2 >= words.size()) return false;
  noun.begin += at;
  return true;
}

// 由县商务局牵头设立基金2支: who leads is no part of what is counted.
void skip_leader(const PlainText& text, Stretch& noun) {
  const std::u32string_view words = text.part(noun.begin, noun.end);
  const std::size_t at = words.find(U"牵头");
  if (at == std::u32string_view::npos || at < 2 || at + 2 >= words.size()) return;
  const Stretch rest{noun.begin + at + 2, noun.end};
  if (verb_at(text, rest) != nullptr) noun.begin = rest.begin;
}

}  // namespace

std::vector<Statement> find_statements(const PlainText& text, const Layout& layout,
                                       const std::vector<TimeMark>& times, std::vector<Quantity> quantities) {
  std::vector<Statement> statements;
  statements.reserve(quantities.size());
  for (Quantity& quantity : quantities) {
    Statement statement;
    statement.clause = layout.clause_of[quantity.number];
    const Clause& clause = layout.clauses[statement.clause];
    quantity.begin = std::max(quantity.begin, clause.begin);
    statement.quantity = std::move(quantity);
    statements.push_back(std::move(statement));
  }
  for (std::size_t i = 0; i < statements.size(); ++i) {
    Statement& statement = statements[i];
    set_sides(text, layout, statements, i);
    find_distribution(text, statement);
    find_far_bound(text, statement);
    if (i > 0) come_from(text, statements[i - 1], statement);
    Stretch words = behind_colon(text, statement.whole);
    if (statement.follows) {
      while (!words.empty() && is_sign(text.at(words.begin))) ++words.begin;
      // A list that 、 parts has no 和 behind it: 和平区.
      const bool listed = words.begin > 0 && text.at(words.begin - 1) == U'、';
      if (!listed) words.begin = std::min(joint_end(text, words.begin), words.end);
    }
    // 年报废3500辆 is 每年报废3500辆.
    if (text.at(words.begin) == U'年' && !leading_action(text, {words.begin + 1, words.end}).empty()) {
      statement.quantity.annual = true;
      ++words.begin;
    }
    statement.noun = trim_back(text, times, trim_front(text, times, words, &statement));
    const std::size_t named = statement.noun.begin;
    skip_leader(text, statement.noun);
    if (skip_support(text, statement.noun) || statement.noun.begin != named)
      statement.noun = trim_front(text, times, statement.noun, &statement);
    statement.verb = leading_action(text, statement.noun);
  }
  for (std::size_t i = 0; i < statements.size(); ++i) {
    share_action(text, statements, i);
    if (i + 1 < statements.size()) find_described(text, statements[i + 1], statements[i]);
    if (i > 0) share_bound(statements[i - 1], statements[i]);
  }
  return statements;
}

}  // namespace planpress::import

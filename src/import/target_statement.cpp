#include "import/target_statement.hpp"

#include <algorithm>

#include "import/target_match.hpp"
#include "import/target_trim.hpp"

namespace planpress::import {
namespace {

using Word = std::u32string_view;

constexpr std::size_t longest_context = 120;
constexpr std::size_t most_between = 30;  // numbers in brackets between two of one clause

// 硬化道路10万平方米并安装路灯: what is done besides.
bool goes_on_besides(const PlainText& text, std::size_t at) {
  return text.at(at) == U'并' && Word(U"网联购轨行举列存发排").find(text.at(at + 1)) == Word::npos;
}

// The last 、 outside brackets: 试点行业（汽车、铝材）不少于76家 holds none.
std::size_t last_break(const PlainText& text, std::size_t begin, std::size_t end) {
  std::size_t depth = 0;
  for (std::size_t i = end; i > begin; --i) {
    const char32_t c = text.at(i - 1);
    if (is_closing(c)) ++depth;
    if (is_opening(c) && depth > 0) --depth;
    if (c == U'、' && depth == 0) return i - 1;
  }
  return end;
}

// Where the words behind `left` end, when `next` is the number that follows in the clause.
std::size_t right_end(const PlainText& text, const Quantity& left, const Quantity& next) {
  // 100个“15分钟生活圈”: a name that holds a number.
  constexpr std::size_t longest_name = 30;
  const std::size_t close = text.at(left.end) == U'“' ? text.view().find(U'”', left.end) : Word::npos;
  if (close != Word::npos && close < left.end + longest_name && next.begin < close) return close + 1;
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

// 对15万户居民、2万户商户实施安检: what is done to all of them stands behind the last.
void share_deed(const PlainText& text, std::vector<Statement>& statements, std::size_t i) {
  static constexpr Word deeds[] = {U"实施", U"开展", U"进行", U"完成"};
  constexpr std::size_t most = 6;
  Statement& first = statements[i];
  const bool object =
      first.right.empty() || first.follows ? false : ends_at(text.view(), first.quantity.begin, U"对");
  if (!object || any_in(text.part(first.right.begin, first.right.end), deeds)) return;
  for (std::size_t k = i + 1; k < statements.size() && k - i < most; ++k) {
    const Statement& next = statements[k];
    if (next.clause != first.clause || !next.noun.empty() || next.right.empty()) return;
    const Word right = text.part(next.right.begin, next.right.end);
    std::size_t at = Word::npos;
    for (const Word deed : deeds) at = std::min(at, right.find(deed));
    if (at == Word::npos || at + 2 >= right.size()) continue;
    for (std::size_t j = i; j < k; ++j) {
      statements[j].shared_action = next.right.begin + at;
      statements[j].shared_end = next.right.end;
    }
    return;
  }
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

// 由2023年的63.5%提高到2027年的70%: the words between the two, with a year.
bool reaches_in_year(Word between) {
  constexpr std::size_t longest = 14;
  const std::size_t to = between.find_first_of(U"到至");
  return between.size() <= longest && to != Word::npos && to < 4 &&
         Word(U"提增降下上扩压缩减升").find(between.front()) != Word::npos &&
         (between.ends_with(U'年') || between.ends_with(U"年的"));
}

// 办理时限由20个工作日压缩至5个工作日: what is counted stands in front of 由.
void come_from(const PlainText& text, const Statement& before, Statement& statement) {
  constexpr std::size_t reach = 10;
  const bool behind = before.clause == statement.clause && before.quantity.begin < statement.quantity.begin &&
                      before.quantity.end <= statement.quantity.begin;
  if (!behind) return;
  const bool direct = before.quantity.end == statement.quantity.begin && statement.quantity.level;
  if (!direct && !reaches_in_year(text.part(before.quantity.end, statement.quantity.begin))) return;
  const Word left = text.part(before.left.begin, before.quantity.begin);
  const std::size_t from = left.find_last_of(U"由从");
  if (from == Word::npos || from < 2 || left.size() - from > reach) return;
  statement.quantity.level = true;
  statement.left.begin = before.left.begin;
  statement.whole = {before.left.begin, before.left.begin + from};
  statement.follows = before.follows;
}

// 依托幼儿园举办托班200个: what it leans on is no part of what is counted.
bool skip_support(const PlainText& text, Stretch& noun) {
  const auto stands = [&](Word word) { return stands_at(text.view(), noun.begin, word); };
  if (!stands(U"依托") && !stands(U"聚焦") && !stands(U"围绕") && !stands(U"针对")) return false;
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

// What names the amount, without predicates behind it.
static Word trim_back_words(const PlainText& text, const std::vector<TimeMark>& times, Stretch words) {
  const Stretch trimmed = trim_back(text, times, words);
  return text.part(trimmed.begin, trimmed.end);
}

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
    // 环卫车占比：2024年30%: only a time stands behind the colon.
    static constexpr Word rates[] = {U"率", U"占比", U"比例", U"比重", U"数量", U"总量"};
    const Stretch head{statement.whole.begin, words.begin > 0 ? words.begin - 1 : 0};
    if (words.begin > statement.whole.begin && any_ends(text.part(head.begin, head.end), rates) &&
        trim_front(text, times, words).empty())
      words = head;
    if (statement.follows) {
      while (!words.empty() && is_sign(text.at(words.begin))) ++words.begin;
      // A list that 、 parts has no 和 behind it: 和平区.
      const bool listed = words.begin > 0 && text.at(words.begin - 1) == U'、';
      if (!listed) words.begin = std::min(joint_end(text, words.begin), words.end);
    }
    // 年报废3500辆 is 每年报废3500辆, 年拆解能力3500辆 is not.
    static constexpr Word amounts[] = {U"能力", U"产能"};
    const bool amount = any_ends(trim_back_words(text, times, words), amounts);
    if (text.at(words.begin) == U'年' && !amount &&
        !leading_action(text, {words.begin + 1, words.end}).empty()) {
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
    share_deed(text, statements, i);
    if (i + 1 < statements.size()) find_described(text, statements[i + 1], statements[i]);
    if (i > 0) share_bound(statements[i - 1], statements[i]);
  }
  return statements;
}

}  // namespace planpress::import

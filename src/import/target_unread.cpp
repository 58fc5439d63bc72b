#include "import/target_unread.hpp"

#include <algorithm>

#include "import/numerals.hpp"
#include "import/target_match.hpp"
#include "import/target_trim.hpp"

namespace planpress::import {
namespace {

// Behind these a number is a date, an ordinal, a grade or one of a list that needs no reading.
bool is_other(const PlainText& text, std::size_t at) {
  return in(U"年月日号时点期届级版款条章岁周度星", text.at(at));
}

// A word of time or a number that was read covers it.
bool is_covered(const std::vector<TimeMark>& times, const std::vector<Statement>& statements,
                std::size_t at) {
  const auto mark =
      std::upper_bound(times.begin(), times.end(), at,
                       [](std::size_t place, const TimeMark& one) { return place < one.begin; });
  if (mark != times.begin() && std::prev(mark)->end > at) return true;
  const auto statement =
      std::upper_bound(statements.begin(), statements.end(), at,
                       [](std::size_t place, const Statement& one) { return place < one.quantity.begin; });
  return statement != statements.begin() && std::prev(statement)->quantity.end > at;
}

// Something is done in the clause, and the number stands behind it.
bool follows_action(const PlainText& text, const Layout& layout, const std::vector<TimeMark>& times,
                    std::size_t at) {
  const Clause& clause = layout.clause_at(at);
  if (clause.depth > 0 || layout.titled[at] || layout.quoted[at]) return false;
  return !leading_action(text, trim_front(text, times, {clause.begin, at})).empty();
}

}  // namespace

std::vector<UnreadNumber> find_unread(const PlainText& text, const Layout& layout,
                                      const std::vector<TimeMark>& times,
                                      const std::vector<Statement>& statements) {
  constexpr std::size_t longest = 3;
  std::vector<UnreadNumber> found;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (!is_digit(text.at(i)) || !is_han(text.at(i - 1)) || in(U"第至到", text.at(i - 1))) continue;
    const std::optional<Numeral> numeral = read_numeral(text.view(), i);
    if (!numeral || is_other(text, numeral->end)) continue;
    std::size_t end = numeral->end;
    while (in(U"万亿千百", text.at(end))) ++end;
    const std::size_t word = end;
    while (is_han(text.at(end)) && end - word <= longest && !in(U"以左", text.at(end))) ++end;
    std::size_t behind = end;
    if (stands_at(text.view(), end, U"以上") || stands_at(text.view(), end, U"左右")) behind += 2;
    const bool closed = behind >= text.size() || in(U"、，；。\n", text.at(behind));
    if (end == word || end - word > longest || !closed || is_covered(times, statements, i)) continue;
    if (follows_action(text, layout, times, i)) found.push_back({i, end});
  }
  return found;
}

}  // namespace planpress::import

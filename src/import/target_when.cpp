#include "import/target_when.hpp"

#include <algorithm>

#include "import/target_trim.hpp"

namespace planpress::import {
namespace {

using Kind = TimeMark::Kind;
using model::TargetPeriod;

class Clock {
 public:
  Clock(const PlainText& text, const Layout& layout, const std::vector<TimeMark>& times,
        const std::vector<Statement>& statements, std::optional<int> first)
      : text_(text), layout_(layout), times_(times), statements_(statements), first_(first) {}

  std::vector<When> run() {
    std::vector<When> dates;
    dates.reserve(statements_.size());
    for (const Statement& statement : statements_) {
      while (next_ < times_.size() && times_[next_].begin < statement.quantity.number)
        take(times_[next_++], statement);
      dates.push_back(date(statement));
    }
    return dates;
  }

 private:
  bool elsewhere(const TimeMark& mark, const Statement& statement) const {
    const Clause& clause = layout_.clause_at(mark.begin);
    if (layout_.titled[mark.begin]) return true;
    if (names_stage(text_, mark)) return false;
    return false;  // 第一阶段（2024年）：
    return clause.depth > 0 && clause.bracket_begin != layout_.clauses[statement.clause].bracket_begin;
  }

  void take(const TimeMark& mark, const Statement& statement) {
    if (elsewhere(mark, statement)) return;
    const std::uint32_t sentence = layout_.clause_at(mark.begin).sentence;
    switch (mark.kind) {
      case Kind::by:
      case Kind::in:
      case Kind::since:
        // 2000年底前建成的小区: a year gone by in the middle of a clause describes a thing.
        if (first_ && mark.year < *first_ && !opens_clause(mark)) return;
        state_ = {};
        state_.past = first_ && mark.year < *first_;
        if (!state_.past) state_.year = mark.year;
        if (mark.kind == Kind::by || opens_paragraph(mark) || (bare_ && leads_sentence(mark))) {
          deadline_ = state_.year;
          bare_ = mark.kind == Kind::in;
          leads_ = leads_sentence(mark);
        }
        since_ = mark.kind == Kind::since;
        part_ = opens_statement(mark) ? whole_sentence : part_of(mark.begin);
        sentence_ = sentence;
        annual_ = false;
        break;
      case Kind::each_year:
        annual_ = text_.at(mark.begin) != U'年';  // 年均 speaks of its own number only
        annual_sentence_ = sentence;
        break;
      case Kind::baseline:
        baseline_ = mark.year;
        baseline_sentence_ = sentence;
        break;
      case Kind::other:
        break;
    }
  }

  bool opens_clause(const TimeMark& mark) const {
    std::size_t begin = mark.begin;
    for (const std::u32string_view word : {std::u32string_view(U"截至"), std::u32string_view(U"截止")}) {
      if (ends_at(text_.view(), begin, word)) begin -= word.size();
    }
    return begin == layout_.clause_at(mark.begin).begin;
  }

  // 推动甲类企业2024年底前完成改造；…: a year inside a statement holds for that statement only.
  bool opens_statement(const TimeMark& mark) const {
    const Stretch before = trim_front(text_, times_, {layout_.clause_at(mark.begin).begin, mark.begin});
    return before.empty();
  }

  bool leads_sentence(const TimeMark& mark) const {
    const char32_t opener = layout_.clause_at(mark.begin).opener;
    return (opener == U'。' || opener == U'\n' || opener == U'\0') && opens_statement(mark);
  }

  // 2027年，…。…: a year to come that opens a paragraph is the deadline of what follows there.
  bool opens_paragraph(const TimeMark& mark) const {
    const char32_t opener = layout_.clause_at(mark.begin).opener;
    const bool first = (opener == U'\n' || opener == U'\0') && opens_statement(mark);
    return mark.kind == Kind::in && first && first_ && mark.year > *first_ && text_.at(mark.end) == U'，';
  }

  // Where the part of the sentence that holds `at` ends, at ；.
  std::size_t part_of(std::size_t at) const {
    const std::size_t end = text_.view().find(U'；', at);
    return end == std::u32string_view::npos ? whole_sentence : end;
  }

  // A new sentence goes on with the deadline of the last one when it goes on stating numbers.
  bool goes_on(const Statement& statement) const {
    const Clause& clause = layout_.clauses[statement.clause];
    if (clause.opener == U'。' || clause.opener == U'\n' || clause.opener == U'\0') return true;
    return leads_ || statement.quantity.level || statement.quantity.change ||
           clause.sentence == carried_sentence_;
  }

  When date(const Statement& statement) {
    const Clause& clause = layout_.clauses[statement.clause];
    When when;
    set_period(statement, when);
    if (baseline_ && baseline_sentence_ == clause.sentence && compares(statement)) when.baseline = baseline_;
    if (statement.quantity.number > part_) return when;
    if (clause.sentence == sentence_ || clause.depth > 0) {
      if (!(since_ && when.period == TargetPeriod::annual)) when.year = state_.year;
      when.past = state_.past;
    } else if (deadline_ && when.period != TargetPeriod::annual && goes_on(statement)) {
      when.year = deadline_;
      when.carried = true;
      carried_sentence_ = clause.sentence;
    }
    return when;
  }

  static bool compares(const Statement& statement) {
    return statement.quantity.change || statement.quantity.sort == UnitClass::multiple ||
           statement.quantity.sort == UnitClass::points;
  }

  // 每年 in a clause before: what is done goes on each year, a level that is reached does not.
  static bool repeats(const Statement& statement) {
    return !statement.quantity.level && statement.quantity.sort != UnitClass::percent;
  }

  // 每年 between the last number and this one.
  bool has_each_year(const Statement& statement) const {
    for (std::size_t i = next_; i > 0 && times_[i - 1].begin >= statement.left.begin; --i) {
      if (times_[i - 1].kind == Kind::each_year) return true;
    }
    return false;
  }

  void set_period(const Statement& statement, When& when) const {
    const Clause& clause = layout_.clauses[statement.clause];
    const std::u32string_view left = text_.part(statement.left.begin, statement.quantity.number);
    const std::u32string_view whole =
        text_.part(std::max(clause.begin, statement.left.begin > 80 ? statement.left.begin - 80 : 0),
                   statement.quantity.number);
    if (statement.quantity.annual || has_each_year(statement)) {
      when.period = TargetPeriod::annual;
    } else if (contains(left, U"累计") || (statement.follows && contains(whole, U"累计"))) {
      when.period = TargetPeriod::cumulative;
    } else if (annual_ && annual_sentence_ == clause.sentence && repeats(statement)) {
      when.period = TargetPeriod::annual;
    }
  }

  const PlainText& text_;
  const Layout& layout_;
  const std::vector<TimeMark>& times_;
  const std::vector<Statement>& statements_;
  std::optional<int> first_;
  std::size_t next_ = 0;
  When state_;
  std::optional<int> deadline_;  // the last 到…年, which sentences behind may go on with
  bool leads_ = false;           // it stands at the head of its sentence, and so is said of all that follows
  bool bare_ = false;            // it is a year without 到
  bool annual_ = false;
  bool since_ = false;
  std::uint32_t sentence_ = 0, annual_sentence_ = 0, baseline_sentence_ = 0;
  std::uint32_t carried_sentence_ = static_cast<std::uint32_t>(-1);
  std::optional<int> baseline_;
  static constexpr std::size_t whole_sentence = static_cast<std::size_t>(-1);
  std::size_t part_ = whole_sentence;  // where the year stops to hold
};

// 到2027年力争…: nothing but time stands in front of it in its clause.
bool opens_clause(const PlainText& text, const Layout& layout, const std::vector<TimeMark>& times,
                  std::size_t at) {
  return trim_front(text, times, {layout.clause_at(at).begin, at}).empty();
}

}  // namespace

std::vector<When> date_statements(const PlainText& text, const Layout& layout,
                                  const std::vector<TimeMark>& times,
                                  const std::vector<Statement>& statements, std::optional<int> first) {
  return Clock(text, layout, times, statements, first).run();
}

// clause.
model::Modality modality_of(const PlainText& text, const Layout& layout, const std::vector<TimeMark>& times,
                            const Statement& statement) {
  using model::Modality;
  const Clause& clause = layout.clauses[statement.clause];
  constexpr std::size_t reach = 200;
  std::size_t begin = statement.quantity.number;
  while (begin > 0 && statement.quantity.number - begin < reach &&
         layout.clause_at(begin - 1).sentence == clause.sentence)
    --begin;
  const std::u32string_view before = text.part(begin, statement.quantity.number);
  for (std::size_t at = before.find_first_of(U"力争努"); at != Word::npos;
       at = before.find_first_of(U"力争努", at + 1)) {
    const bool holds = before.find(U'；', at) == Word::npos || opens_clause(text, layout, times, begin + at);
    for (const Word word : striving()) {
      if (holds && stands_at(before, at, word)) return Modality::strive;
    }
  }
  const std::u32string_view here = text.part(clause.begin, statement.quantity.number);
  for (const Word word : encouraging()) {
    if (here.starts_with(word)) return Modality::encourage;
  }
  return Modality::firm;
}

std::vector<int> years_each(const PlainText& text, const std::vector<TimeMark>& times,
                            const Statement& statement) {
  std::vector<int> years;
  const auto behind =
      std::lower_bound(times.begin(), times.end(), statement.quantity.number,
                       [](const TimeMark& mark, std::size_t number) { return mark.begin < number; });
  std::size_t end = std::u32string_view::npos;
  for (auto k = static_cast<std::size_t>(behind - times.begin()); k > 0; --k) {
    const TimeMark& mark = times[k - 1];
    const bool dated = mark.year != 0 && (mark.kind == TimeMark::Kind::by || mark.kind == TimeMark::Kind::in);
    if (!dated || mark.begin < statement.left.begin) break;
    if (end == std::u32string_view::npos) {
      const std::u32string_view rest = text.part(mark.end, statement.quantity.number);
      if (!rest.starts_with(U"各") && !rest.starts_with(U"均") && !rest.starts_with(U"分别")) break;
    } else if (end - mark.end != 1) {
      break;
    }
    years.insert(years.begin(), mark.year);
    end = mark.begin;
  }
  return years;
}

}  // namespace planpress::import

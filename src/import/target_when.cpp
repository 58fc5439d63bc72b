#include "import/target_when.hpp"

#include <algorithm>

#include "import/numerals.hpp"
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
  // A year that has been said, and how far it holds.
  struct Held {
    std::optional<int> year;
    bool past = false;
    bool since = false;
    std::uint32_t sentence = 0;
    std::size_t part = whole_sentence;  // where it stops to hold
  };

  void take(const TimeMark& mark, const Statement& statement) {
    if (layout_.titled[mark.begin]) return;
    const Clause& clause = layout_.clause_at(mark.begin);
    switch (mark.kind) {
      case Kind::by:
      case Kind::in:
      case Kind::since:
        // 2000年底前建成的小区: a year gone by in the middle of a clause describes a thing.
        if (first_ && mark.year < *first_ && !opens_clause(mark)) return;
        if (mark.describes && (!opens_statement(mark) || renews(mark) || is_behind(mark, clause))) return;
        take_year(mark, clause, statement);
        break;
      case Kind::each_year:
        annual_ = text_.at(mark.begin) != U'年';  // 年均 speaks of its own number only
        annual_sentence_ = clause.sentence;
        annual_part_ = part_of(mark.begin);
        if (clause.depth > 0) annual_part_ = std::min(annual_part_, text_.view().find(U'）', mark.begin));
        break;
      case Kind::baseline:
        baseline_ = mark.year;
        baseline_sentence_ = clause.sentence;
        break;
      case Kind::other:
        break;
    }
  }

  void take_year(const TimeMark& mark, const Clause& clause, const Statement& statement) {
    Held held;
    held.past = first_ && mark.year < *first_;
    if (!held.past) held.year = mark.year;
    held.since = mark.kind == Kind::since;
    held.part = opens_statement(mark) ? whole_sentence : part_of(mark.begin);
    // 三年累计20万人: the years are those of this number.
    constexpr std::size_t longest = 3;  // 十五年
    const bool own = mark.end - mark.begin <= longest && stands_at(text_.view(), mark.end, U"累计") &&
                     !leads_sentence(mark);
    if (own) held.part = clause.end;
    held.sentence = clause.sentence;
    annual_ = false;
    // （其中2024年50辆）: what is said in brackets ends with them, but 第一阶段（2024年）： is a heading.
    if (clause.depth > 0 && !names_stage(text_, mark)) {
      bracketed_ = held;
      bracket_ = clause.bracket_begin;
      return;
    }
    if (mark.begin > among_end_) among_end_ = 0;
    if (among_end_ == 0 && tells_part(mark, clause)) {
      outer_ = held_;
      among_end_ = std::min(part_of(mark.begin), text_.size());
      among_clause_ = statement.clause;
    }
    held_ = held;
    if (among_end_ != 0 || own) return;
    if (mark.kind == Kind::by || opens_paragraph(mark) || (bare_ && leads_sentence(mark))) {
      deadline_ = held_.year;
      bare_ = mark.kind == Kind::in;
      leads_ = leads_sentence(mark);
    }
  }

  // 到2027年…290台，其中2024年50台: the year of a part.
  bool tells_part(const TimeMark& mark, const Clause& clause) const {
    static constexpr std::u32string_view among = U"其中";
    return text_.part(clause.begin, mark.begin).starts_with(among) ||
           (clause.begin >= 3 && text_.part(clause.begin - 3, clause.begin) == U"其中，");
  }

  // Behind the parts of 其中 the year in front of them holds again.
  void end_parts(const Statement& statement) {
    if (among_end_ == 0) return;
    const std::size_t number = statement.quantity.number;
    const bool other = statement.clause != among_clause_ && !statement.noun.empty() &&
                       layout_.clauses[statement.clause].depth == 0 && !has_year(statement);
    if (number < among_end_ && !other) return;
    if (!has_year(statement)) held_ = outer_;
    among_end_ = 0;
  }

  // A year that holds stands in the clause of the number.
  bool has_year(const Statement& statement) const {
    const Clause& clause = layout_.clauses[statement.clause];
    for (std::size_t i = next_; i > 0 && times_[i - 1].begin >= clause.begin; --i) {
      if (times_[i - 1].kind == Kind::by || times_[i - 1].kind == Kind::in) return true;
    }
    return false;
  }

  bool opens_clause(const TimeMark& mark) const {
    std::size_t begin = mark.begin;
    for (const std::u32string_view word : {std::u32string_view(U"截至"), std::u32string_view(U"截止")}) {
      if (ends_at(text_.view(), begin, word)) begin -= word.size();
    }
    return begin == layout_.clause_at(mark.begin).begin;
  }

  // 到2027年，2025年底前建成的基站全部升级: the sentence has its year.
  bool is_behind(const TimeMark& mark, const Clause& clause) const {
    return held_.year && held_.sentence == clause.sentence && *held_.year >= mark.year;
  }

  // 2010年前投运的变压器更换85台: what is renewed is old already, even where its year opens the clause.
  bool renews(const TimeMark& mark) const {
    static constexpr std::u32string_view acts[] = {U"更换", U"更新", U"改造", U"淘汰", U"报废", U"拆除",
                                                   U"加装", U"整治", U"置换", U"退出", U"关停"};
    const Clause& clause = layout_.clause_at(mark.begin);
    const std::u32string_view words = text_.part(clause.begin, clause.end);
    return !contains(words, U"不再") &&
           std::any_of(std::begin(acts), std::end(acts), [&](auto act) { return contains(words, act); });
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
    constexpr std::size_t reach = 2000;  // characters of the longest sentence
    const std::size_t found = text_.view().substr(at, reach).find(U'；');
    const std::size_t end = found == std::u32string_view::npos ? found : at + found;
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
    end_parts(statement);
    When when;
    set_period(statement, when);
    if (baseline_ && baseline_sentence_ == clause.sentence && compares(statement)) when.baseline = baseline_;
    const Held& held = clause.depth > 0 && clause.bracket_begin == bracket_ ? bracketed_ : held_;
    if (statement.quantity.number > held.part) return when;
    if (clause.sentence == held.sentence || clause.depth > 0) {
      if (!(held.since && when.period == TargetPeriod::annual)) when.year = held.year;
      when.past = held.past;
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
    } else if (annual_ && annual_sentence_ == clause.sentence && statement.quantity.number < annual_part_ &&
               repeats(statement)) {
      when.period = TargetPeriod::annual;
    }
  }

  const PlainText& text_;
  const Layout& layout_;
  const std::vector<TimeMark>& times_;
  const std::vector<Statement>& statements_;
  std::optional<int> first_;
  static constexpr std::size_t whole_sentence = static_cast<std::size_t>(-1);
  std::size_t next_ = 0;
  Held held_;
  Held outer_;                 // what held in front of 其中
  Held bracketed_;             // what holds in the bracket that begins at `bracket_`
  std::size_t bracket_ = 0;    // behind its opening; 0 is none
  std::size_t among_end_ = 0;  // where the parts of 其中 end; 0 outside of them
  std::uint32_t among_clause_ = 0;
  std::optional<int> deadline_;  // the last 到…年, which sentences behind may go on with
  bool leads_ = false;           // it stands at the head of its sentence, and so is said of all that follows
  bool bare_ = false;            // it is a year without 到
  bool annual_ = false;
  std::uint32_t annual_sentence_ = 0, baseline_sentence_ = 0;
  std::size_t annual_part_ = whole_sentence;  // where 每年 stops to hold
  std::uint32_t carried_sentence_ = static_cast<std::uint32_t>(-1);
  std::optional<int> baseline_;
};

// 到2027年力争…: nothing but time stands in front of it in its clause.
bool opens_clause(const PlainText& text, const Layout& layout, const std::vector<TimeMark>& times,
                  std::size_t at) {
  return trim_front(text, times, {layout.clause_at(at).begin, at}).empty();
}

// 2024—2026年…分别不少于120个、130个、150个: a year for each number.
std::vector<int> years_of_span(const PlainText& text, const Layout& layout,
                               const std::vector<TimeMark>& times, const Statement& first,
                               std::size_t count) {
  std::vector<int> years;
  const Clause& clause = layout.clauses[first.clause];
  for (const TimeMark& mark : times) {
    if (mark.begin >= first.quantity.number) break;
    if (mark.kind != Kind::by || layout.clause_at(mark.begin).sentence != clause.sentence) continue;
    years.clear();
    const std::optional<Numeral> from = read_numeral(text.view(), mark.begin);
    const int begin = mark.year - static_cast<int>(count) + 1;
    if (!from || from->value != begin) continue;
    for (int year = begin; year <= mark.year; ++year) years.push_back(year);
  }
  return years;
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

std::vector<int> years_in_row(const PlainText& text, const Layout& layout, const std::vector<TimeMark>& times,
                              const Statement& first, std::size_t count) {
  std::vector<int> years;
  if (count < 2) return years;
  if (const std::vector<int> span = years_of_span(text, layout, times, first, count); !span.empty())
    return span;
  std::optional<std::size_t> end;
  const auto behind =
      std::lower_bound(times.begin(), times.end(), first.quantity.number,
                       [](const TimeMark& mark, std::size_t number) { return mark.begin < number; });
  for (auto i = static_cast<std::size_t>(behind - times.begin()); i > 0 && years.size() <= count; --i) {
    const TimeMark& mark = times[i - 1];
    if (mark.year == 0 || (mark.kind != Kind::by && mark.kind != Kind::in)) continue;
    if (end && *end - mark.end > 1) break;
    if (!end && layout.clause_at(mark.begin).sentence != layout.clauses[first.clause].sentence) break;
    years.insert(years.begin(), mark.year);
    end = mark.begin;
  }
  if (years.size() != count) years.clear();
  return years;
}

}  // namespace planpress::import

#include "import/target_time.hpp"

#include <algorithm>
#include <string_view>

#include "import/numerals.hpp"

namespace planpress::import {
namespace {

using Kind = TimeMark::Kind;
using Word = std::u32string_view;

// In front of a year.
constexpr Word by_words[] = {U"截止到", U"截至到", U"截至", U"截止", U"到", U"至", U"于", U"在"};
constexpr Word baseline_words[] = {U"相较于", U"相比于", U"相对于", U"相比", U"相较",
                                   U"对比",   U"较",     U"比",     U"与",   U"同"};

// Behind a year: a deadline.
constexpr Word deadline_words[] = {U"年底以前", U"年底之前", U"年底前", U"年末前", U"年年底前",
                                   U"年年底",   U"年底",     U"年末",   U"年前",   U"年以前",
                                   U"年之前",   U"年内",     U"年中",   U"年度内"};
// Behind a year: something else than an aim's year.
constexpr Word other_words[] = {U"年版", U"年以来", U"年修订", U"年本", U"年版本", U"年后", U"年以后"};
// Behind a year: a baseline.
constexpr Word reference_words[] = {U"年基础上", U"年的基础上", U"年末基础上", U"年水平",
                                    U"年相比",   U"年底相比",   U"年末相比",   U"年基数"};

constexpr Word each_year_words[] = {U"每年度", U"每年", U"年均", U"每个年度", U"各年度"};
constexpr Word present_words[] = {U"今年年底前", U"今年年底", U"今年底前", U"今年底", U"今年内",   U"今年",
                                  U"本年度内",   U"本年度",   U"年底前",   U"年内",   U"当年底前", U"当年"};

struct Programme {
  Word name;
  int last;
};
constexpr Programme programmes[] = {{U"十三五", 2020}, {U"十四五", 2025}, {U"十五五", 2030}};

template <std::size_t Size>
Word word_at(const PlainText& text, std::size_t at, const Word (&words)[Size]) {
  Word best;
  for (const Word word : words) {
    if (stands_at(text.view(), at, word) && word.size() > best.size()) best = word;
  }
  return best;
}

template <std::size_t Size>
Word word_before(const PlainText& text, std::size_t end, const Word (&words)[Size]) {
  Word best;
  for (const Word word : words) {
    if (ends_at(text.view(), end, word) && word.size() > best.size()) best = word;
  }
  return best;
}

// Four figures that may be a year, or 0.
int year_at(const PlainText& text, std::size_t at) {
  if (at + 4 > text.size()) return 0;
  int year = 0;
  for (std::size_t i = at; i < at + 4; ++i) {
    const char32_t c = text.at(i);
    const int figure = is_digit(c) ? static_cast<int>(c - U'0') : c == U'两' ? -1 : chinese_digit(c);
    if (figure < 0 || (is_digit(c) != is_digit(text.at(at)))) return 0;
    year = year * 10 + figure;
  }
  const bool more =
      is_digit(text.at(at + 4)) || (at > 0 && is_digit(text.at(at - 1))) || text.at(at + 4) == U'.';
  return more || year < 1950 || year > 2070 ? 0 : year;
}

// 6月底前, 6月30日前, 一季度末, 上半年 behind a year.
std::size_t part_of_year_end(const PlainText& text, std::size_t at, bool& deadline) {
  std::size_t i = at;
  if (stands_at(text.view(), i, U"上半年") || stands_at(text.view(), i, U"下半年")) return i + 3;
  const std::optional<Numeral> numeral =
      text.at(i) == U'第' ? read_numeral(text.view(), i + 1) : read_numeral(text.view(), i);
  if (!numeral) return at;
  i = numeral->end;
  if (stands_at(text.view(), i, U"季度")) {
    i += 2;
  } else if (text.at(i) == U'月') {
    ++i;
    if (text.at(i) == U'份') ++i;
    const std::optional<Numeral> day = read_numeral(text.view(), i);
    if (day && (text.at(day->end) == U'日' || text.at(day->end) == U'号')) i = day->end + 1;
  } else {
    return at;
  }
  for (const Word word : {Word(U"底前"), Word(U"末前"), Word(U"底"), Word(U"末"), Word(U"前")}) {
    if (!stands_at(text.view(), i, word)) continue;
    deadline = true;
    return i + word.size();
  }
  return i;
}

// 2024—2027年, 2024年至2027年: the end of the span.
int span_end(const PlainText& text, std::size_t& at) {
  std::size_t i = at;
  if (text.at(i) == U'年') ++i;
  const std::size_t sign = i;
  while (Word(U"-~—至到").find(text.at(i)) != Word::npos && text.at(i) != U'\0' && i < sign + 2) ++i;
  if (i == sign) return 0;
  const int year = year_at(text, i);
  if (year != 0 && text.at(i + 4) == U'年') at = i + 4;
  return year != 0 && text.at(i + 4) == U'年' ? year : 0;
}

bool is_deadline_in_front(const PlainText& text, std::size_t begin, Word word) {
  if (word.empty()) return false;
  if (word != U"在" && word != U"于") return true;
  return begin == word.size() || Word(U"，。；、\n").find(text.at(begin - word.size() - 1)) != Word::npos;
}

// 2000年底前建成的, 2013年前注册: the year tells the age of what is spoken of.
bool tells_age(const PlainText& text, std::size_t end) {
  static constexpr Word origins[] = {U"建成", U"投运", U"投产", U"投用", U"投入", U"注册", U"登记",
                                     U"上牌", U"出厂", U"生产", U"竣工", U"安装", U"购置", U"购买",
                                     U"交付", U"建设", U"建造", U"制造", U"的"};
  static constexpr Word plain[] = {U"注册", U"登记", U"出厂"};
  constexpr std::size_t reach = 8;
  if (word_at(text, end, origins).empty()) return false;
  if (!word_at(text, end, plain).empty()) return true;
  const Word rest = text.part(end, std::min(end + reach, text.size()));
  const std::size_t of = rest.find(U'的');
  return of != Word::npos && of < rest.find_first_of(U"，；。、0123456789");
}

// Behind 年: what the year is the year of.
void read_behind_year(const PlainText& text, TimeMark& mark, std::size_t year_end) {
  if (const Word word = word_at(text, year_end, reference_words); !word.empty()) {
    mark.kind = Kind::baseline;
    mark.end = year_end + word.size();
    return;
  }
  if (const Word word = word_at(text, year_end, other_words); !word.empty()) {
    mark.kind = Kind::other;
    mark.end = year_end + word.size();
    return;
  }
  if (const Word word = word_at(text, year_end, deadline_words); !word.empty()) {
    if (mark.kind != Kind::baseline) mark.kind = Kind::by;
    mark.end = year_end + word.size();
    mark.describes = tells_age(text, mark.end);
    return;
  }
  mark.end = year_end + 1;
  if (text.at(mark.end) == U'起' && mark.kind != Kind::baseline) {  // also 自2025年起
    mark.kind = Kind::since;
    ++mark.end;
    return;
  }
  bool deadline = false;
  mark.end = part_of_year_end(text, mark.end, deadline);
  if (deadline && mark.kind == Kind::in) mark.kind = Kind::by;
  if (text.at(mark.end) == U'度') ++mark.end;
  mark.describes = text.at(mark.end) != U'的' && tells_age(text, mark.end);
  // 达到2020年的1.5倍
  if (text.at(mark.end) == U'的') {
    const std::optional<Numeral> times = read_numeral(text.view(), mark.end + 1);
    if (times && text.at(times->end) == U'倍')
      mark.kind = Kind::baseline;
    else if (mark.kind == Kind::in)
      mark.kind = Kind::other;
  }
}

// 2024、2025、2026年: each of them is a year.
bool lists_years(const PlainText& text, std::size_t at) {
  constexpr std::size_t most = 12;  // years in a row
  std::size_t end = at + 4;
  while (text.at(end) == U'、' && end < at + most * 5 && year_at(text, end + 1) != 0) end += 5;
  return end > at + 4 && text.at(end) == U'年';
}

// 占比2026年达到60%, 车桩比2025年为2:1: 比 is the end of a name, not what compares.
bool is_ratio_name(const PlainText& text, std::size_t at, Word word) {
  if (word != U"比" || at < 2) return false;
  const char32_t before = text.at(at - 2);
  if (before != U'\0' && Word(U"占车床桩师生投效").find(before) != Word::npos) return true;
  static constexpr Word levels[] = {U"达",     U"为",     U"提高到", U"提高至",
                                    U"提升到", U"提升至", U"降至",   U"降到"};
  return is_han(before) && !word_at(text, at + 5, levels).empty();
}

std::optional<TimeMark> year_mark(const PlainText& text, std::size_t at) {
  const int year = year_at(text, at);
  if (year == 0) return std::nullopt;
  TimeMark mark{at, at + 4, Kind::in, year};
  std::size_t end = at + 4;
  if (const int last = span_end(text, end); last > year) {
    mark.year = last;
    mark.kind = Kind::by;
  }
  if (text.at(end) == U'、' && lists_years(text, at)) return mark;
  if (text.at(end) != U'年') {
    const bool stated =
        text.at(end) != U'〕' && text.at(end) != U']' && text.at(end) != U'］' && text.at(end) != U'）';
    if (stated || mark.kind == Kind::by) return std::nullopt;
    mark.kind = Kind::other;
    return mark;
  }
  if (at > 0 && text.at(at - 1) == U'自' && mark.kind == Kind::in) mark.kind = Kind::other;  // 自2024年7月1日
  if (const Word word = word_before(text, at, baseline_words);
      !word.empty() && !is_ratio_name(text, at, word)) {
    mark.kind = Kind::baseline;
    mark.begin = at - word.size();
  } else if (const Word by = word_before(text, at, by_words); is_deadline_in_front(text, at, by)) {
    mark.begin = at - by.size();
    if (by != U"于" && by != U"在") mark.kind = Kind::by;
  }
  read_behind_year(text, mark, end);
  const bool bracketed = mark.begin > 0 && is_opening(text.at(mark.begin - 1)) &&
                         is_closing(text.at(mark.end)) && !names_stage(text, mark);
  if (bracketed) mark.kind = Kind::other;
  return mark;
}

// “十四五”末, “十五五”期间
std::optional<TimeMark> programme_mark(const PlainText& text, std::size_t at) {
  for (const Programme& programme : programmes) {
    if (!stands_at(text.view(), at, programme.name)) continue;
    TimeMark mark{at, at + programme.name.size(), Kind::other, programme.last};
    if (at > 0 && text.at(at - 1) == U'“') --mark.begin;
    if (text.at(mark.end) == U'”') ++mark.end;
    for (const Word word : {Word(U"期末"), Word(U"末期"), Word(U"末"), Word(U"期间"), Word(U"时期")}) {
      if (!stands_at(text.view(), mark.end, word)) continue;
      mark.kind = Kind::by;
      mark.end += word.size();
      break;
    }
    // 较“十三五”末下降13.5%
    if (const Word word = word_before(text, mark.begin, baseline_words);
        mark.kind == Kind::by && !word.empty() && !is_ratio_name(text, mark.begin, word)) {
      mark.kind = Kind::baseline;
      mark.begin -= word.size();
      return mark;
    }
    if (mark.kind == Kind::by && mark.begin > 0 &&
        (text.at(mark.begin - 1) == U'到' || text.at(mark.begin - 1) == U'至')) {
      --mark.begin;
    }
    return mark;
  }
  return std::nullopt;
}

// The year that 三年内 ends with, or 0. In a plan for 2024 to 2026 the three begin with its first year, in
// one to 2027 behind it; 5年内 in a plan for three years ends elsewhere, unless its first year is told:
// 2012年起5年内.
int end_of_years(double count, bool told, const TimeSetting& setting) {
  const std::optional<int> first = setting.present ? setting.present : setting.first;
  if (setting.last && told) return *setting.last;
  if (!first) return 0;
  const int years = static_cast<int>(count);
  if (!setting.last) return *first + years;
  if (years > *setting.last - *first + 1 || *setting.last == *first) return 0;
  return std::min(*first + years, *setting.last);
}

// 三年内, 未来3年, 用3年时间
std::optional<TimeMark> years_mark(const PlainText& text, std::size_t at, const TimeSetting& setting) {
  const std::optional<Numeral> numeral = read_numeral(text.view(), at);
  if (!numeral || text.at(numeral->end) != U'年' || numeral->value > 15 || numeral->value < 1)
    return std::nullopt;
  std::size_t end = numeral->end + 1;
  const bool ahead = ends_at(text.view(), at, U"未来") || ends_at(text.view(), at, U"今后") ||
                     ends_at(text.view(), at, U"用");
  bool within = false;
  for (const Word word : {Word(U"内"), Word(U"时间内"), Word(U"左右时间"), Word(U"时间"), Word(U"累计")}) {
    if (!stands_at(text.view(), end, word)) continue;
    within = true;
    if (word != U"累计") end += word.size();
    break;
  }
  if (!ahead && !within) return std::nullopt;
  TimeMark mark{ahead ? at - (ends_at(text.view(), at, U"用") ? 1 : 2) : at, end, Kind::by, 0};
  if (!ahead && ends_at(text.view(), at, U"使用")) return std::nullopt;
  mark.year = end_of_years(numeral->value, ends_at(text.view(), mark.begin, U"年起"), setting);
  if (mark.year == 0) mark.kind = Kind::other;
  return mark;
}

// 年均浓度 is a mean, not a yearly aim.
bool is_mean(const PlainText& text, std::size_t at, Word word) {
  if (word != U"年均") return false;
  for (const Word of : {Word(U"浓度"), Word(U"气温"), Word(U"水平"), Word(U"值"), Word(U"水量"),
                        Word(U"负荷"), Word(U"径流")}) {
    if (stands_at(text.view(), at + word.size(), of)) return true;
  }
  return false;
}

std::optional<TimeMark> word_mark(const PlainText& text, std::size_t at, const TimeSetting& setting) {
  const bool figured = text.at(at) == U'年' && at > 0 && is_digit(text.at(at - 1));  // 较2023年均下降
  if (const Word word = word_at(text, at, each_year_words);
      !word.empty() && !figured && !is_mean(text, at, word)) {
    return TimeMark{at, at + word.size(), Kind::each_year, 0};
  }
  // Without the year of the document 年内 is no part of a name all the same.
  const Kind kind = setting.present ? Kind::by : Kind::other;
  const int present = setting.present.value_or(0);
  if (const Word word = word_at(text, at, present_words); !word.empty()) {
    const bool counted = at > 0 && (is_digit(text.at(at - 1)) || chinese_digit(text.at(at - 1)) >= 0);
    if (!counted) return TimeMark{at, at + word.size(), kind, present};
  }
  if (setting.present && stands_at(text.view(), at, U"明年"))
    return TimeMark{at, at + 2, Kind::by, present + 1};
  return std::nullopt;
}

std::optional<TimeMark> mark_at(const PlainText& text, std::size_t at, const TimeSetting& setting) {
  const char32_t c = text.at(at);
  if (is_digit(c) || chinese_digit(c) >= 0 || c == U'十') {
    if (auto mark = year_mark(text, at)) return mark;
    if (c == U'十') {
      if (auto mark = programme_mark(text, at)) return mark;
    }
    return years_mark(text, at, setting);
  }
  switch (c) {
    case U'每':
    case U'年':
    case U'各':
    case U'今':
    case U'本':
    case U'当':
    case U'明':
      return word_mark(text, at, setting);
    default:
      return std::nullopt;
  }
}

}  // namespace

namespace {

// 到2030年，当年新增…: the year that was just named, not that of the document.
void settle_that_year(const PlainText& text, const TimeMark& named, TimeMark& mark) {
  const bool year = named.kind == Kind::by || named.kind == Kind::in;
  const Word between = text.part(named.end, mark.begin);
  if (year && named.year != 0 && between.find_first_of(U"。；\n") == Word::npos) mark.year = named.year;
}

}  // namespace

std::vector<TimeMark> find_times(const PlainText& text, const TimeSetting& setting) {
  std::vector<TimeMark> marks;
  for (std::size_t i = 0; i < text.size();) {
    const std::optional<TimeMark> mark = mark_at(text, i, setting);
    if (!mark) {
      ++i;
      continue;
    }
    marks.push_back(*mark);
    if (marks.size() > 1 && stands_at(text.view(), mark->begin, U"当年"))
      settle_that_year(text, marks[marks.size() - 2], marks.back());
    i = mark->end > i ? mark->end : i + 1;
  }
  return marks;
}

bool names_stage(const PlainText& text, const TimeMark& mark) {
  if (mark.begin < 2 || !is_opening(text.at(mark.begin - 1)) || !is_closing(text.at(mark.end))) return false;
  const char32_t before = text.at(mark.begin - 2);
  return text.at(mark.end + 1) == U'：' || before == U'期' || before == U'段';
}

const TimeMark* mark_beginning(const std::vector<TimeMark>& times, std::size_t at) {
  const auto found =
      std::lower_bound(times.begin(), times.end(), at,
                       [](const TimeMark& mark, std::size_t wanted) { return mark.begin < wanted; });
  return found != times.end() && found->begin == at ? &*found : nullptr;
}

const TimeMark* mark_ending(const std::vector<TimeMark>& times, std::size_t end) {
  const auto found =
      std::lower_bound(times.begin(), times.end(), end,
                       [](const TimeMark& mark, std::size_t wanted) { return mark.end < wanted; });
  return found != times.end() && found->end == end ? &*found : nullptr;
}

}  // namespace planpress::import

#include "import/target_trim.hpp"

#include <algorithm>

#include "import/numerals.hpp"
#include "import/target_match.hpp"

namespace planpress::import {
namespace {

using Word = std::u32string_view;

// Places that begin with 和, and words.
constexpr Word with_joint[] = {U"和谐", U"和平区", U"和田",   U"和县",   U"和政",   U"和静",
                               U"和顺", U"和龙",   U"和硕县", U"和林格", U"和布克", U"及时"};

// 全市 in front of a verb only says where; in front of a noun it is part of the name.
std::size_t whole_place_end(const PlainText& text, Stretch stretch) {
  if (!in(U"在全我各县", text.at(stretch.begin))) return stretch.begin;
  for (const Word word :
       {Word(U"在全市"), Word(U"在全县"),       Word(U"在全区"),         Word(U"在全省"),
        Word(U"全市"),   Word(U"全区"),         Word(U"全县"),           Word(U"全省"),
        Word(U"全域"),   Word(U"我市"),         Word(U"我区"),           Word(U"我县"),
        Word(U"我省"),   Word(U"县（市、区）"), Word(U"各县（市、区）"), Word(U"各县（区、市）"),
        Word(U"各区县"), Word(U"各县区"),       Word(U"各镇街"),         Word(U"各乡镇")}) {
    if (!stands_at(text.view(), stretch.begin, word)) continue;
    const Stretch rest{stretch.begin + word.size(), stretch.end};
    if (rest.empty() || verb_at(text, rest) != nullptr || text.at(rest.begin) == U'，') return rest.begin;
  }
  return stretch.begin;
}

// 1.更新电梯20台。2.加装电梯30台: numbers of a list inside a paragraph.
std::size_t list_number_end(const PlainText& text, std::size_t begin) {
  const bool opens = begin == 0 || Word(U"。；，：\n").find(text.at(begin - 1)) != Word::npos;
  if (!opens) return begin;
  std::size_t end = begin;
  while (is_digit(text.at(end)) && end < begin + 2) ++end;
  const bool numbered =
      end > begin && (text.at(end) == U'.' || text.at(end) == U'、') && is_han(text.at(end + 1));
  return numbered ? end + 1 : begin;
}

// 三年更新改造管道180公里: how long is no part of what is done.
std::size_t years_end(const PlainText& text, Stretch stretch) {
  if (stands_at(text.view(), stretch.begin, U"上半年") || stands_at(text.view(), stretch.begin, U"下半年")) {
    const Stretch half{stretch.begin + 3, stretch.end};
    if (!half.empty() && verb_at(text, half) != nullptr) return half.begin;
  }
  const std::optional<Numeral> years = read_numeral(text.view(), stretch.begin);
  // 6月底前10个
  if (years && years->value <= 12 && text.at(years->end) == U'月') {
    std::size_t end = years->end + 1;
    if (text.at(end) == U'底' || text.at(end) == U'末') ++end;
    if (text.at(end) == U'前') ++end;
    if (end > years->end + 1 && end <= stretch.end) return end;
  }
  const bool quarter = years && stands_at(text.view(), years->end, U"季度") && years->value <= 4;
  if (!quarter && (!years || text.at(years->end) != U'年' || years->value > 10)) return stretch.begin;
  std::size_t end = years->end + (quarter ? 2 : 1);
  if (stands_at(text.view(), end, U"来") || stands_at(text.view(), end, U"内")) ++end;
  const Stretch rest{end, stretch.end};
  return !rest.empty() && verb_at(text, rest) != nullptr ? end : stretch.begin;
}

// A light verb is part of a name in 完成率, 实施方案.
bool makes_noun(const PlainText& text, Stretch stretch, const Verb& verb) {
  if (verb.word == U"申报") {  // 申报材料减少60%
    for (const Word thing : {Word(U"材料"), Word(U"事项"), Word(U"流程"), Word(U"环节"), Word(U"时间")}) {
      if (stands_at(text.view(), stretch.begin + 2, thing)) return true;
    }
  }
  static constexpr Word acts[] = {U"监测", U"检测", U"服务", U"培训", U"检查", U"救助"};
  static constexpr Word places[] = {U"点位", U"站", U"中心", U"机构", U"平台", U"基地", U"网点"};
  if (std::find(std::begin(acts), std::end(acts), verb.word) != std::end(acts) &&
      any_begins(text.part(stretch.begin + verb.word.size(), stretch.end), places))
    return true;
  const char32_t next = text.at(stretch.begin + verb.word.size());
  return stretch.begin + verb.word.size() < stretch.end && Word(U"率量额度度值").find(next) != Word::npos;
}

}  // namespace

bool is_sign(char32_t c) {
  return Word(U"、，：；。/ ·").find(c) != Word::npos && c != U'\0';
}

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
    if (in(verb.not_before, text.at(stretch.begin + verb.word.size()))) continue;
    if (best == nullptr || verb.word.size() > best->word.size()) best = &verb;
  }
  return best;
}

std::span<const Verb* const> verbs_ending(const PlainText& text, std::size_t end) {
  static const LastLetters<Verb> index(verbs());
  return end == 0 ? std::span<const Verb* const>() : index.with(text.at(end - 1));
}

Stretch trim_front(const PlainText& text, const std::vector<TimeMark>& times, Stretch stretch,
                   Statement* owner) {
  bool acts = false;  // a verb was taken off
  bool moved = true;
  while (moved && !stretch.empty()) {
    moved = false;
    if (is_sign(text.at(stretch.begin))) {
      ++stretch.begin;
      moved = true;
      continue;
    }
    // 2024年和2025年
    const std::size_t joint = joint_end(text, stretch.begin);
    if (joint > stretch.begin && mark_ending(times, stretch.begin) != nullptr &&
        mark_beginning(times, joint) != nullptr) {
      stretch.begin = joint;
      moved = true;
      continue;
    }
    if (const TimeMark* mark = mark_beginning(times, stretch.begin);
        mark != nullptr && mark->end <= stretch.end) {
      // …、2015年以前投入使用的收割机20台: it tells which ones.
      if (mark->describes && stretch.begin > 0 && (acts || text.at(stretch.begin - 1) == U'、')) break;
      stretch.begin = mark->end;
      moved = true;
      // 2025年、2026年各更新300台
      const bool each = Word(U"各均都").find(text.at(stretch.begin)) != Word::npos && !stretch.empty();
      if (each && verb_at(text, {stretch.begin + 1, stretch.end}) != nullptr) ++stretch.begin;
      continue;
    }
    if (const std::size_t end = list_number_end(text, stretch.begin); end > stretch.begin) {
      stretch.begin = std::min(end, stretch.end);
      moved = true;
      continue;
    }
    if (const std::size_t end = years_end(text, stretch); end > stretch.begin) {
      stretch.begin = end;
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
    acts = true;
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
    for (const Word word :
         {Word(U"每季度"), Word(U"每月"),   Word(U"较上年"),         Word(U"较去年"),
          Word(U"比上年"), Word(U"比去年"), Word(U"同比"),           Word(U"环比"),
          Word(U"分别"),   Word(U"累计"),   Word(U"达到"),           Word(U"力争"),
          Word(U"基本"),   Word(U"动态"),   Word(U"各县（市、区）"), Word(U"各县（区、市）"),
          Word(U"各区县"), Word(U"各县区"), Word(U"各镇街"),         Word(U"各乡镇"),
          Word(U"安排")}) {
      // 同比增长20%: of what was named before
      const bool whole = stretch.end - stretch.begin == word.size() && word.ends_with(U'比');
      if (!ends_at(text.view(), stretch.end, word) || (stretch.end - stretch.begin <= word.size() && !whole))
        continue;
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

}  // namespace planpress::import

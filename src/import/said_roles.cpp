#include "import/said_roles.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "import/body_names.hpp"
#include "import/clause_words.hpp"
#include "import/marks.hpp"
#include "import/pending_rules.hpp"
#include "import/word_index.hpp"

namespace planpress::import {
namespace {

constexpr std::size_t kHan = 3;  // bytes of a Han character

struct Stretch {
  std::size_t begin = 0, end = 0;
};

// What 负责 or 牵头 make a name or say nothing of the work: 牵头单位, 负责人, 负责解释.
constexpr std::array<std::string_view, 15> kNoWork{"单位", "部门", "责任", "机构", "主体",
                                                   "领导", "人",   "解释", "同志", "方",
                                                   "企业", "专家", "日常", "干部", "者"};

constexpr std::array<std::string_view, 5> kJoining{"参与", "配合", "参加", "协助", "协同"};

// 市级, 市属, 区内: a level that is not the office's own.
constexpr WordEdges kNotOwn(std::array<std::string_view, 9>{"级", "属", "内", "外", "直", "域", "民", "区",
                                                            "企"});
constexpr WordEdges kOffices(std::array<std::string_view, 20>{
    "局",   "委",   "厅",   "办",   "政府", "办公室", "管委会", "委员会", "中心", "支队",
    "大队", "总队", "分行", "支行", "海关", "公司",   "集团",   "站",     "处",   "办事处"});
constexpr WordEdges kLevels(std::array<std::string_view, 9>{"自治区", "自治州", "省", "市", "区", "县", "州",
                                                            "盟", "旗"});

bool names_office(std::string_view name) {
  constexpr std::size_t kLongest = 20 * kHan;
  if (name.size() > kLongest || is_collective(name) || name.find("由") != name.npos) return false;
  if (is_local_government(name)) return looks_like_body(name, true);
  const std::string_view level = kLevels.starting(name);
  if (!level.empty() && is_levelled(name)) return !kNotOwn.starts(name.substr(level.size()));
  // 赣水生态环境局, 发改局, 临河供电公司
  return (name.ends_with("局") && !functions_of(name).empty()) || name.ends_with("供电公司");
}

// A list of bodies and nothing else: offices and collectives, an office first where none has led; those that
// join may be any.
enum class Wanted : std::uint8_t { lead, follower, joining };
bool names_offices(std::string_view list, Wanted wanted) {
  const std::vector<std::string> names = split_bodies(list);
  const auto body = [](const std::string& name) { return looks_like_body(bare_name(name), true); };
  if (names.empty() || !std::all_of(names.begin(), names.end(), body)) return false;
  const auto office = [](const std::string& name) { return names_office(bare_name(name)); };
  const auto many = [](const std::string& name) { return is_collective(name); };
  if (wanted == Wanted::joining) return many(names.front()) || office(names.front());
  const bool all = std::all_of(names.begin(), names.end(),
                               [&](const std::string& name) { return office(name) || many(name); });
  return all && (wanted == Wanted::follower || office(names.front()));
}

bool works(std::string_view rest) {
  return std::none_of(kNoWork.begin(), kNoWork.end(), [&](auto word) { return rest.starts_with(word); });
}

// The part of a segment that tells a role: names and verb.
std::optional<std::string> told_at(std::string_view words, std::string_view verb, Wanted wanted) {
  const std::size_t at = words.find(verb);
  if (at == words.npos || at < 2 * kHan) return std::nullopt;
  const std::string_view rest = words.substr(at + verb.size());
  if (!works(rest)) return std::nullopt;
  const std::string_view told = words.substr(0, at + verb.size());
  const Verb whole = verb_at_end(words);
  const std::string_view taken = whole.length > rest.size() ? words : told;
  const std::string_view names = taken.substr(0, taken.size() - verb_at_end(taken).length);
  if (!names_offices(names, wanted)) return std::nullopt;
  return std::string(taken);
}

// The names that a text begins with, up to the first that is no body: 市工信局、市商务局制定细则.
std::string leading_offices(std::string_view text) {
  std::size_t end = 0;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t stop = std::min(text.find("、", begin), text.size());
    const std::string_view item = text.substr(begin, stop - begin);
    if (names_office(item)) {
      end = begin + item.size();
      begin = stop + kHan;
      continue;
    }
    for (std::size_t at = kHan; at < item.size(); at += step_at(item, at)) {
      const std::string_view name = item.substr(0, at);
      if (!kOffices.ends(name) || !names_office(name) || item.substr(at).starts_with("员会")) continue;
      return std::string(text.substr(0, begin + at));
    }
    break;
  }
  return std::string(text.substr(0, end));
}

// Behind 牵头 in the same segment: 、市工信局等部门参与的工作机制, or 会同市工信局制定细则.
std::string told_behind(std::string_view rest) {
  if (rest.starts_with("、")) {
    rest.remove_prefix(kHan);
    for (const std::string_view verb : kJoining) {
      if (const std::optional<std::string> told = told_at(rest, verb, Wanted::joining)) return *told;
    }
  } else if (rest.starts_with("会同")) {
    const std::string names = leading_offices(rest.substr(2 * kHan));
    if (!names.empty()) return names + "参与";
  }
  return {};
}

// Where the bodies may begin behind 由: `成立由市发改委牵头的专班`; npos without 由.
std::size_t behind_by(std::string_view segment) {
  constexpr std::string_view kBy = "由";
  const std::size_t by = segment.find(kBy);
  if (by == segment.npos) return by;
  constexpr std::size_t kLongest = 12 * kHan;  // of what is made or done: 各项工作由…
  return by <= kLongest ? by + kBy.size() : segment.npos;
}

// The first of the roles of a sentence.
std::optional<std::string> opening(std::string_view segment, bool last) {
  const std::size_t by = behind_by(segment);
  const bool given = by != segment.npos;
  const std::string_view words = given ? segment.substr(by) : segment;
  if (const std::optional<std::string> told = told_at(words, "牵头", Wanted::lead)) {
    const std::string behind =
        told_behind(words.substr(std::min(words.size(), words.find("牵头") + 2 * kHan)));
    return behind.empty() ? *told : *told + "，" + behind;
  }
  constexpr std::array<std::string_view, 5> kGiven{"负责", "组织实施", "具体实施", "承办", "落实"};
  for (const std::string_view verb : kGiven) {
    if (!given && (!last || verb != kGiven.front())) continue;
    const std::optional<std::string> told = told_at(words, verb, Wanted::lead);
    // Without 由 only where nothing is said of the work: `县发改局负责。`
    if (told && (given || told->size() == words.size())) return told;
  }
  return std::nullopt;
}

// Those that follow it.
std::optional<std::string> following(std::string_view segment) {
  const std::size_t by = behind_by(segment);
  const std::string_view words = by == segment.npos ? segment : segment.substr(by);
  for (const std::string_view verb : kJoining) {
    if (auto told = told_at(words, verb, Wanted::joining)) return told;
  }
  if (auto told = told_at(words, "牵头", Wanted::lead)) return told;
  for (const std::string_view verb : {std::string_view("负责"), std::string_view("落实")}) {
    if (auto told = told_at(words, verb, Wanted::follower)) return told;
  }
  return std::nullopt;
}

std::vector<Stretch> segments_of(std::string_view text, Stretch sentence) {
  std::vector<Stretch> segments;
  int depth = 0;
  std::size_t begin = sentence.begin;
  for (std::size_t at = sentence.begin; at < sentence.end; at += step_at(text, at)) {
    const Mark mark = mark_at(text, at);
    depth += mark == Mark::open || mark == Mark::quote      ? 1
             : mark == Mark::close || mark == Mark::unquote ? -1
                                                            : 0;
    if (mark != Mark::comma || depth > 0) continue;
    segments.push_back({begin, at});
    begin = at + mark_size;
  }
  segments.push_back({begin, sentence.end});
  return segments;
}

// 市工信局负责工业领域，市住建局负责建筑领域: work divided among two offices or more.
bool divides(std::string_view segment, std::string_view next) {
  return told_at(segment, "负责", Wanted::lead) && told_at(next, "负责", Wanted::lead);
}

std::optional<ClauseSpan> read_sentence(std::string_view text, Stretch sentence, bool goes_on) {
  const std::vector<Stretch> segments = segments_of(text, sentence);
  const auto words = [&](std::size_t i) {
    return text.substr(segments[i].begin, segments[i].end - segments[i].begin);
  };
  for (std::size_t i = 0; i < segments.size(); ++i) {
    std::optional<std::string> first = opening(words(i), i + 1 == segments.size());
    // ；县财政局负责资金保障 behind a sentence that told roles
    if (!first && goes_on && i == 0) first = told_at(words(i), "负责", Wanted::lead);
    if (!first && i + 1 < segments.size() && divides(words(i), words(i + 1)))
      first = told_at(words(i), "负责", Wanted::lead);
    if (!first) continue;
    std::string told = *first;
    std::size_t last = i;
    while (last + 1 < segments.size()) {
      const std::optional<std::string> next = following(words(last + 1));
      if (!next) break;
      told += "，" + *next;
      ++last;
    }
    ClauseSpan span{segments[i].begin, segments[last].end, read_clause(told, ClauseKind::bracket), {}};
    const auto sure = [](const PartyReading& party) { return party.confidence == certain; };
    const auto& parties = span.clause.parties;
    if (span.clause.found && std::all_of(parties.begin(), parties.end(), sure)) return span;
  }
  return std::nullopt;
}

bool tells_role(std::string_view sentence) {
  constexpr std::array<std::string_view, 4> kTelling{"牵头", "负责", "组织实施", "承办"};
  const auto stands = [&](std::string_view word) { return sentence.find(word) != sentence.npos; };
  return std::any_of(kTelling.begin(), kTelling.end(), stands);
}

}  // namespace

std::string_view find_joint_work(std::string_view text) {
  constexpr std::string_view kWith = "会同";
  constexpr std::array<std::string_view, 3> kMust{"要", "应", "应当"};
  for (std::size_t at = text.find(kWith); at != text.npos; at = text.find(kWith, at + kWith.size())) {
    std::size_t begin = at;
    const auto marked = [&] { return begin >= kHan && mark_at(text, begin - kHan) != Mark::none; };
    while (begin > 0 && !marked() && at - begin < 20 * kHan) --begin;
    std::string_view name = text.substr(begin, at - begin);
    if (name.starts_with("由")) name.remove_prefix(kHan);
    for (const std::string_view word : kMust) {
      if (name.ends_with(word)) name.remove_suffix(word.size());
    }
    if (names_office(name)) return text.substr(begin, at + kWith.size() - begin);
  }
  return {};
}

std::vector<ClauseSpan> find_said_roles(std::string_view text, const std::vector<ClauseSpan>& clauses) {
  std::vector<ClauseSpan> said;
  if (!tells_role(text)) return said;
  constexpr std::size_t kLongest = 240 * kHan;
  const auto read = [&](std::size_t begin, std::size_t end) {
    if (end <= begin || end - begin > kLongest || !tells_role(text.substr(begin, end - begin))) return;
    if (auto span = read_sentence(text, {begin, end}, !said.empty())) said.push_back(std::move(*span));
  };
  int depth = 0;
  std::size_t begin = 0;
  auto clause = clauses.begin();
  for (std::size_t at = 0; at < text.size();) {
    if (clause != clauses.end() && at >= clause->begin) {
      read(begin, clause->begin);
      at = begin = std::max(begin, clause->end);
      ++clause;
      continue;
    }
    const Mark mark = mark_at(text, at);
    depth += mark == Mark::open ? 1 : mark == Mark::close && depth > 0 ? -1 : 0;
    const bool ends = mark == Mark::stop || mark == Mark::semicolon || mark == Mark::exclamation ||
                      (mark == Mark::colon && depth == 0);
    if (ends && depth == 0) {
      read(begin, at);
      begin = at + mark_size;
    }
    at += step_at(text, at);
  }
  read(begin, text.size());
  return said;
}

void add_said_roles(const TracedText& text, const std::vector<ClauseSpan>& clauses, bool clause,
                    MeasureReading& measure, std::vector<Doubt>& doubts) {
  const std::string about = "measure " + address_of(measure);
  for (const ClauseSpan& span : find_said_roles(text.text, clauses)) {
    std::string added;
    for (const PartyReading& party : span.clause.parties) {
      const auto same = [&](const PartyReading& known) { return known.body == party.body; };
      if (std::any_of(measure.responsible.begin(), measure.responsible.end(), same)) continue;
      measure.responsible.push_back(party);
      added += (added.empty() ? "`" : ", `") + party.body + "`";
    }
    if (!clause || added.empty()) continue;
    const LineRange lines{text.line_at(span.begin), text.line_at(span.end - 1)};
    doubts.push_back({lines, about, added + " is named in a sentence, not in its clause",
                      text.text.substr(span.begin, span.end - span.begin), 0.7});
  }
  if (!measure.responsible.empty()) return;
  const std::string_view words = find_joint_work(text.text);
  if (words.empty()) return;
  const std::uint32_t line = text.line_at(static_cast<std::size_t>(words.data() - text.text.data()));
  doubts.push_back(
      {{line, line}, about, "it has no clause; a sentence may tell who leads", std::string(words), 0.7});
}

}  // namespace planpress::import

#include "import/said_roles.hpp"

#include <algorithm>
#include <array>
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

// What may stand in front of 由 without telling anything of the bodies behind it.
constexpr std::array<std::string_view, 24> kMade{
    "成立",     "建立",     "组建",     "构建",     "形成",     "健全", "完善", "设立",
    "建立健全", "建立完善", "并",       "可",       "统一",     "主要", "具体", "原则",
    "原则上",   "工作",     "日常工作", "各项工作", "具体工作", "同时", "其中", "均"};

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
  if (name.size() > kLongest || is_collective(name)) return false;
  if (is_local_government(name)) return looks_like_body(name, true);
  const std::string_view level = kLevels.starting(name);
  if (!level.empty() && is_levelled(name)) return !kNotOwn.starts(name.substr(level.size()));
  // 赣水生态环境局, 发改局
  return name.ends_with("局") && !functions_of(name).empty();
}

// A list of bodies and nothing else, the first of them an office.
bool names_offices(std::string_view list, bool led) {
  const std::vector<std::string> names = split_bodies(list);
  const auto body = [](const std::string& name) { return looks_like_body(bare_name(name), true); };
  if (names.empty() || !std::all_of(names.begin(), names.end(), body)) return false;
  const auto office = [](const std::string& name) { return names_office(bare_name(name)); };
  const auto many = [](const std::string& name) { return is_collective(name); };
  if (led && many(names.front())) return true;
  return std::all_of(names.begin(), names.end(),
                     [&](const std::string& name) { return office(name) || many(name) || led; }) &&
         office(names.front());
}

bool works(std::string_view rest) {
  return std::none_of(kNoWork.begin(), kNoWork.end(), [&](auto word) { return rest.starts_with(word); });
}

// The part of a segment that tells a role: names and verb.
std::optional<std::string> told_at(std::string_view words, std::string_view verb, bool led) {
  const std::size_t at = words.find(verb);
  if (at == words.npos || at < 2 * kHan) return std::nullopt;
  const std::string_view rest = words.substr(at + verb.size());
  if (!works(rest)) return std::nullopt;
  const std::string_view told = words.substr(0, at + verb.size());
  const Verb whole = verb_at_end(words);
  const std::string_view taken = whole.length > rest.size() ? words : told;
  const std::string_view names = taken.substr(0, taken.size() - verb_at_end(taken).length);
  if (!names_offices(names, led)) return std::nullopt;
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
      if (const std::optional<std::string> told = told_at(rest, verb, true)) return *told;
    }
  } else if (rest.starts_with("会同")) {
    const std::string names = leading_offices(rest.substr(2 * kHan));
    if (!names.empty()) return names + "参与";
  }
  return {};
}

// Where the bodies begin behind 由: `成立由市发改委牵头的专班`; npos without 由.
std::size_t behind_by(std::string_view segment) {
  constexpr std::string_view kBy = "由";
  const std::size_t by = segment.find(kBy);
  if (by == segment.npos) return by;
  const std::string_view before = segment.substr(0, by);
  const bool made = before.empty() || std::find(kMade.begin(), kMade.end(), before) != kMade.end();
  return made ? by + kBy.size() : segment.npos;
}

// The first of the roles of a sentence.
std::optional<std::string> opening(std::string_view segment, bool last) {
  const std::size_t by = behind_by(segment);
  const bool given = by != segment.npos;
  const std::string_view words = given ? segment.substr(by) : segment;
  if (const std::optional<std::string> told = told_at(words, "牵头", false)) {
    const std::string behind =
        told_behind(words.substr(std::min(words.size(), words.find("牵头") + 2 * kHan)));
    return behind.empty() ? *told : *told + "，" + behind;
  }
  if (given || last) {
    const std::optional<std::string> told = told_at(words, "负责", false);
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
    if (auto told = told_at(words, verb, true)) return told;
  }
  for (const std::string_view verb : {std::string_view("负责"), std::string_view("落实")}) {
    if (auto told = told_at(words, verb, false)) return told;
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

std::optional<ClauseSpan> read_sentence(std::string_view text, Stretch sentence) {
  const std::vector<Stretch> segments = segments_of(text, sentence);
  const auto words = [&](std::size_t i) {
    return text.substr(segments[i].begin, segments[i].end - segments[i].begin);
  };
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const std::optional<std::string> first = opening(words(i), i + 1 == segments.size());
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
  return sentence.find("牵头") != sentence.npos || sentence.find("负责") != sentence.npos;
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
    if (auto span = read_sentence(text, {begin, end})) said.push_back(std::move(*span));
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

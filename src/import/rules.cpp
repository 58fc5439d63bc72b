#include "import/rules.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <utility>

#include "import/body_names.hpp"
#include "import/clauses.hpp"
#include "import/marks.hpp"

namespace planpress::import {
namespace {

constexpr std::array<std::string_view, 4> kAll{"以下", "上述各项", "本方案各项", "各项任务均"};
constexpr std::array<std::string_view, 12> kMeant{"均",   "各项", "任务", "工作",   "措施",   "都",
                                                  "不再", "不另", "内容", "一一列", "逐一列", "涉及"};
constexpr std::array<std::string_view, 9> kUnlisted{"不再列出",   "不再一一列", "不再逐一列",
                                                    "不再重复列", "不再单独列", "不另列",
                                                    "不再分别列", "不再赘述",   "不再列明"};
// What stands between 以下 and the first body.
constexpr std::array<std::string_view, 28> kLead{"以下", "上述", "本方案", "各项", "所有", "全部", "涉及",
                                                 "重点", "任务", "工作",   "措施", "内容", "事项", "条款",
                                                 "均需", "均由", "均须",   "均应", "均要", "都需", "都由",
                                                 "还需", "需要", "需",     "须",   "由",   "均",   "，"};

bool has_one(std::string_view text, std::span<const std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](auto word) { return text.find(word) != text.npos; });
}

std::string_view without_tail(std::string_view sentence) {
  for (const std::string_view word : kUnlisted) {
    const std::size_t at = sentence.find(word);
    if (at == sentence.npos) continue;
    sentence = sentence.substr(0, at);
    while (sentence.ends_with("，") || sentence.ends_with("、")) sentence.remove_suffix(3);
  }
  return without_ditto(sentence);
}

std::string_view without_lead(std::string_view sentence) {
  const std::size_t all = sentence.find("以下");
  if (all != sentence.npos) sentence.remove_prefix(all);
  for (bool again = true; again;) {
    const auto* word =
        std::find_if(kLead.begin(), kLead.end(), [&](auto w) { return sentence.starts_with(w); });
    again = word != kLead.end();
    if (again) sentence.remove_prefix(word->size());
  }
  return sentence;
}

std::optional<RuleReading> read_sentence(std::string_view sentence) {
  const bool ditto = without_ditto(sentence).size() != sentence.size();
  const bool general = is_general(sentence);
  if ((!general && !ditto) || is_order(sentence)) return std::nullopt;
  if (general) sentence.remove_prefix(general_at(sentence));
  const std::string_view words = general ? without_lead(without_tail(sentence)) : without_ditto(sentence);
  const ClauseReading clause = read_clause(words, ClauseKind::bracket);
  if (!clause.found) return std::nullopt;
  RuleReading rule;
  rule.kind = clause.parties.front().role;
  for (const PartyReading& party : clause.parties) {
    // One rule gives one role; what differs from the first is the caller's to see in the words.
    if (party.role == rule.kind) rule.bodies.push_back(party.body);
    rule.confidence = std::min(rule.confidence, party.confidence);
  }
  const bool local = std::all_of(rule.bodies.begin(), rule.bodies.end(), [](const std::string& body) {
    return is_local_government(body) || (body.find("管委会") != body.npos && body.size() <= 5 * 3);
  });
  if (general && local) rule.kind = model::Role::territorial;
  return rule;
}

// Where 列第一位的为牵头单位 begins; a plan may also want to be 全省排名第一.
std::size_t order_at(std::string_view sentence) {
  constexpr std::array<std::string_view, 7> kFirst{"第一位", "第一名", "第一个", "首位",
                                                   "首个",   "第一",   "首"};
  constexpr std::array<std::string_view, 5> kBefore{"排", "列", "排名", "在", "居"};
  constexpr std::array<std::string_view, 11> kBetween{"的", "单位", "部门", "责任", "机构", "主体",
                                                      "为", "是",   "即",   "者",   "工作"};
  for (std::size_t at = sentence.find("牵头"); at != sentence.npos; at = sentence.find("牵头", at + 3)) {
    std::string_view before = sentence.substr(0, at);
    const auto cut = [&](auto word) {
      const bool found = before.ends_with(word);
      if (found) before.remove_suffix(word.size());
      return found;
    };
    while (std::any_of(kBetween.begin(), kBetween.end(), cut)) {
    }
    if (before.size() == at || !std::any_of(kFirst.begin(), kFirst.end(), cut)) continue;
    if (std::any_of(kBefore.begin(), kBefore.end(), cut)) return before.size();
  }
  return sentence.npos;
}

}  // namespace

bool is_order(std::string_view sentence) {
  return order_at(sentence) != sentence.npos;
}

std::string_view without_order(std::string_view sentence) {
  const std::size_t order = order_at(sentence);
  if (order == sentence.npos) return sentence;
  std::size_t end = 0;
  for (std::size_t at = 0; at < order; ++at) {
    const Mark mark = mark_at(sentence, at);
    const bool parts =
        mark == Mark::comma || mark == Mark::pause || mark == Mark::stop || mark == Mark::semicolon;
    if (parts || mark == Mark::open) end = at;  // 市税务局（列第一位者为牵头单位）
  }
  return sentence.substr(0, end);
}

bool is_general(std::string_view sentence) {
  if (is_order(sentence)) return true;
  const std::size_t all = sentence.find("以下");
  if (all != sentence.npos && has_one(sentence.substr(all), kMeant)) return true;
  const bool denies = sentence.find("不再") != sentence.npos || sentence.find("不另") != sentence.npos;
  return (denies && has_one(sentence, kUnlisted)) || has_one(sentence, std::span(kAll).subspan(1));
}

std::size_t general_at(std::string_view sentence) {
  std::size_t at = sentence.find("以下");
  for (const std::string_view word : kAll) at = std::min(at, sentence.find(word));
  if (at == sentence.npos || at == 0) return 0;
  const std::string_view before = sentence.substr(0, at);
  constexpr std::string_view kComma = "，";
  return before.ends_with(kComma) ? at - kComma.size() : 0;
}

std::string_view without_ditto(std::string_view sentence) {
  constexpr std::array<std::string_view, 3> kDitto{"下同", "（下同）", "以下同"};
  std::string_view best = sentence;
  for (const std::string_view word : kDitto) {
    if (sentence.ends_with(word) && sentence.size() - word.size() < best.size()) {
      best = sentence.substr(0, sentence.size() - word.size());
    }
  }
  while (best.size() < sentence.size() && (best.ends_with("，") || best.ends_with("、")))
    best.remove_suffix(3);
  return best;
}

std::vector<RuleReading> read_rules(std::string_view inside) {
  std::vector<RuleReading> rules;
  int depth = 0;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= inside.size(); at += at < inside.size() ? step_at(inside, at) : 1) {
    const Mark mark = at < inside.size() ? mark_at(inside, at) : Mark::stop;
    depth += mark == Mark::open ? 1 : mark == Mark::close ? -1 : 0;
    const bool ends = at == inside.size() || (depth <= 0 && (mark == Mark::stop || mark == Mark::semicolon));
    if (!ends) continue;
    if (auto rule = read_sentence(inside.substr(begin, at - begin))) rules.push_back(std::move(*rule));
    begin = std::min(at + mark_size, inside.size());
  }
  return rules;
}

}  // namespace planpress::import

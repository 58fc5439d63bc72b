#include "import/clause_words.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "import/word_index.hpp"
#include "text/utf8.hpp"

namespace planpress::import {
namespace {

using model::Role;

struct Stem {
  std::string_view word;
  Role role;
};

// What a label says, the deciding word first: 牵头责任单位 is a lead, 配合责任单位 takes part.
constexpr std::array<Stem, 25> kStems{{
    {"牵头", Role::lead},          {"主办", Role::lead},          {"第一责任", Role::lead},
    {"配合", Role::participating}, {"参与", Role::participating}, {"参加", Role::participating},
    {"协办", Role::participating}, {"协同", Role::participating}, {"协助", Role::participating},
    {"协作", Role::participating}, {"支持", Role::participating}, {"会办", Role::participating},
    {"会同", Role::participating}, {"属地", Role::territorial},   {"职责分工", Role::joint},
    {"主责", Role::responsible},   {"责任", Role::responsible},   {"负责", Role::responsible},
    {"主体", Role::responsible},   {"实施", Role::responsible},   {"落实", Role::responsible},
    {"承担", Role::responsible},   {"承办", Role::responsible},   {"主管", Role::responsible},
    {"执行", Role::responsible},
}};

// What a label of bodies ends in.
constexpr std::array<std::string_view, 11> kBodies{"单位", "部门", "主体",   "机构", "处室",  "科室",
                                                   "地区", "分工", "责任方", "责任", "牵头方"};

// What a label of something else ends in.
constexpr std::array<std::string_view, 21> kOthers{
    "方式", "热线", "邮箱", "网址", "时限", "时间", "期限", "节点", "联系人", "电话",  "责任人",
    "领导", "备注", "进度", "目标", "依据", "来源", "标准", "说明", "负责人", "牵头人"};

constexpr std::array<std::pair<std::string_view, Role>, 87> kVerbs{{
    {"牵头", Role::lead},
    {"牵头负责", Role::lead},
    {"负责牵头", Role::lead},
    {"牵头组织", Role::lead},
    {"牵头组织实施", Role::lead},
    {"牵头实施", Role::lead},
    {"牵头落实", Role::lead},
    {"牵头推进", Role::lead},
    {"牵头办理", Role::lead},
    {"牵头抓总", Role::lead},
    {"牵头抓好落实", Role::lead},
    {"分别牵头", Role::lead},
    {"分别牵头负责", Role::lead},
    {"共同牵头", Role::lead},
    {"共同牵头负责", Role::lead},
    {"主办", Role::lead},
    {"总牵头", Role::lead},
    {"统筹", Role::lead},
    {"统筹协调", Role::lead},
    {"统筹负责", Role::lead},
    {"按职责分工负责", Role::joint},
    {"按职责分工落实", Role::joint},
    {"按职责分工负责落实", Role::joint},
    {"按职责分工推进", Role::joint},
    {"按职责分工实施", Role::joint},
    {"按职责分工抓好落实", Role::joint},
    {"按职责分工", Role::joint},
    {"按职责负责", Role::joint},
    {"按职责落实", Role::joint},
    {"按职责推进", Role::joint},
    {"按分工负责", Role::joint},
    {"按职能负责", Role::joint},
    {"按职能分工负责", Role::joint},
    {"分工负责", Role::joint},
    {"分工落实", Role::joint},
    {"分工协作", Role::joint},
    {"共同负责", Role::joint},
    {"联合负责", Role::joint},
    {"各负其责", Role::joint},
    {"分别负责", Role::separate},
    {"按职责分别负责", Role::separate},
    {"按职能分别负责", Role::separate},
    {"按职责分工分别负责", Role::separate},
    {"分头负责", Role::separate},
    {"分别落实", Role::separate},
    {"负责", Role::responsible},
    {"主责", Role::responsible},
    {"负责落实", Role::responsible},
    {"负责实施", Role::responsible},
    {"负责推进", Role::responsible},
    {"负责组织实施", Role::responsible},
    {"组织实施", Role::responsible},
    {"具体实施", Role::responsible},
    {"具体落实", Role::responsible},
    {"抓好落实", Role::responsible},
    {"落实", Role::responsible},
    {"实施", Role::responsible},
    {"承办", Role::responsible},
    {"配合", Role::participating},
    {"按职责分工配合", Role::participating},
    {"按职责配合", Role::participating},
    {"配合落实", Role::participating},
    {"配合实施", Role::participating},
    {"协同配合", Role::participating},
    {"参与配合", Role::participating},
    {"参与", Role::participating},
    {"参加", Role::participating},
    {"协助", Role::participating},
    {"协同", Role::participating},
    {"协同负责", Role::participating},
    {"协同推进", Role::participating},
    {"协办", Role::participating},
    {"会办", Role::participating},
    {"协作", Role::participating},
    {"支持", Role::participating},
    {"支持配合", Role::participating},
    {"指导", Role::participating},
    {"为牵头单位", Role::lead},
    {"为牵头部门", Role::lead},
    {"为牵头责任单位", Role::lead},
    {"为责任单位", Role::responsible},
    {"为责任部门", Role::responsible},
    {"为责任主体", Role::responsible},
    {"为主责单位", Role::responsible},
    {"负总责", Role::responsible},
    {"为配合单位", Role::participating},
    {"为配合部门", Role::participating},
}};

constexpr WordEdges kVerbWords([] {
  std::array<std::string_view, kVerbs.size()> words;
  for (std::size_t i = 0; i < kVerbs.size(); ++i) words[i] = kVerbs[i].first;
  return words;
}());

// What stands between the last name and its verb without changing the role.
constexpr std::array<std::string_view, 26> kAdverbs{"按照职责分工", "按各自职责分工",
                                                    "按照各自职责", "按各自职责",
                                                    "根据职责分工", "根据各自职责",
                                                    "依据职责",     "依职责",
                                                    "结合职责",     "按照职责",
                                                    "按职责",       "按职能",
                                                    "按照",         "根据",
                                                    "按",           "各自",
                                                    "共同",         "积极",
                                                    "具体",         "统一",
                                                    "组织",         "要",
                                                    "做好",         "进行",
                                                    "予以",         "主动"};

constexpr std::array<std::string_view, 6> kTerritorial{"落实属地", "属地负责", "履行属地",
                                                       "承担属地", "属地落实", "落实主体责任"};

}  // namespace

std::optional<Role> role_of_label(std::string_view words) {
  constexpr std::size_t kLongest = 14 * 3;
  if (words.empty() || words.size() > kLongest) return std::nullopt;
  const auto ends = [&](std::string_view word) { return words.ends_with(word); };
  const auto* stem = std::find_if(kStems.begin(), kStems.end(),
                                  [&](const Stem& one) { return words.find(one.word) != words.npos; });
  if (stem == kStems.end() || std::any_of(kOthers.begin(), kOthers.end(), ends)) return std::nullopt;
  const bool bodies = std::any_of(kBodies.begin(), kBodies.end(), ends);
  const bool alone = stem->word.size() == words.size() && stem->role != Role::territorial;
  return bodies || alone ? std::optional(stem->role) : std::nullopt;
}

namespace {

// 牵头单位为…: a label without its colon.
Label copula_label(std::string_view text) {
  constexpr std::array<std::string_view, 2> kCopulas{"单位为", "部门为"};
  for (const std::string_view copula : kCopulas) {
    const std::size_t at = text.find(copula);
    if (at == text.npos || at > 6 * 3) continue;
    const std::size_t end = at + copula.size();
    const std::optional<Role> role = role_of_label(text.substr(0, end - 3));
    constexpr std::array<std::string_view, 4> kBreaks{"，", "。", "；", "、"};
    const std::string_view words = text.substr(0, at);
    const bool whole =
        std::none_of(kBreaks.begin(), kBreaks.end(), [&](auto one) { return words.find(one) != words.npos; });
    if (role && whole) return {end, role};
  }
  return {};
}

}  // namespace

Label label_at(std::string_view text) {
  constexpr std::string_view kColon = "：";
  constexpr std::size_t kReach = 15 * 3;
  const std::size_t colon = text.substr(0, kReach).find(kColon);
  if (colon == text.npos || colon == 0) return copula_label(text.substr(0, kReach));
  const std::string_view words = text.substr(0, colon);
  const std::size_t open = words.rfind("（");
  if (open != words.npos && words.find("）", open) == words.npos) return {};  // 二、稳投资（责任单位：…
  constexpr std::array<std::string_view, 4> kBreaks{"，", "。", "；", "》"};
  if (std::any_of(kBreaks.begin(), kBreaks.end(), [&](auto one) { return words.find(one) != words.npos; }))
    return {};
  if (const std::optional<Role> role = role_of_label(words)) return {colon + kColon.size(), role};
  const bool other =
      std::any_of(kOthers.begin(), kOthers.end(), [&](auto one) { return words.ends_with(one); });
  return other ? Label{colon + kColon.size(), std::nullopt} : Label{};
}

namespace {

// All of them speak of 属地 or 主体责任, which few clauses do.
Verb territorial_verb(std::string_view text) {
  constexpr std::size_t kTail = 12 * 3;
  const std::string_view tail = text.substr(text.size() - std::min(text.size(), kTail));
  if (tail.find("属地") == tail.npos && tail.find("主体责任") == tail.npos) return {};
  for (const std::string_view word : kTerritorial) {
    const std::size_t at = tail.rfind(word);
    if (at != tail.npos) return {tail.size() - at, Role::territorial, true};
  }
  return {};
}

// 牵头督导, 牵头指导: whatever is done at the head of others.
Verb leading_verb(std::string_view text) {
  constexpr std::string_view kLeads = "牵头";
  constexpr std::size_t kDone = 2 * 3;
  constexpr std::array<std::string_view, 6> kNames{"单位", "部门", "责任", "机构", "主体", "领导"};
  if (text.size() <= kLeads.size() + kDone) return {};
  const std::string_view done = text.substr(text.size() - kDone);
  const bool leads = text.substr(0, text.size() - kDone).ends_with(kLeads);
  if (!leads || std::find(kNames.begin(), kNames.end(), done) != kNames.end()) return {};
  return {kLeads.size() + kDone, Role::lead, false};
}

}  // namespace

Verb verb_at_end(std::string_view text) {
  if (const Verb territorial = territorial_verb(text); territorial.length != 0) return territorial;
  Verb best;
  if (!kVerbWords.ends(text)) return leading_verb(text);
  for (const auto& [word, role] : kVerbs) {
    // The last two bytes tell most words apart.
    const bool like = text.size() >= word.size() && text.back() == word.back() &&
                      text[text.size() - 2] == word[word.size() - 2];
    if (like && word.size() > best.length && text.ends_with(word)) best = {word.size(), role, false};
  }
  if (const Verb led = leading_verb(text); led.length > best.length) return led;
  if (best.length == 0) return best;
  for (bool stripped = true; stripped;) {
    const std::string_view rest = text.substr(0, text.size() - best.length);
    const auto* adverb =
        std::find_if(kAdverbs.begin(), kAdverbs.end(), [&](auto one) { return rest.ends_with(one); });
    stripped = adverb != kAdverbs.end() && rest.size() > adverb->size();
    if (!stripped) break;
    best.length += adverb->size();
    const bool by_duty = adverb->find("职") != adverb->npos;
    if (best.role == Role::responsible && by_duty) best.role = Role::joint;
  }
  return best;
}

RoleMark role_mark_at_end(std::string_view name) {
  if (!name.ends_with("）") && !name.ends_with("〕")) return {};
  const std::size_t open = name.rfind(name.ends_with("）") ? "（" : "〔");
  if (open == name.npos || open == 0) return {};
  const std::size_t begin = open + 3;
  const std::string_view words = name.substr(begin, name.size() - 3 - begin);
  constexpr std::array<std::string_view, 6> kShared{"共同", "分别", "均为", "都为", "联合", "按职责"};
  std::string_view bare = words;
  for (bool again = true; again;) {
    const auto* word =
        std::find_if(kShared.begin(), kShared.end(), [&](auto one) { return bare.starts_with(one); });
    again = word != kShared.end();
    if (again) bare.remove_prefix(word->size());
  }
  const Verb verb = verb_at_end(bare);
  std::optional<Role> role = role_of_label(bare);
  if (!role && verb.length == bare.size() && verb.length != 0) role = verb.role;
  if (!role) return {};
  const bool shared = bare.size() != words.size();
  // 分别负责 says no more than the label before it.
  if (shared && *role != Role::lead) return {name.size() - open, std::nullopt, false};
  return {name.size() - open, role, shared};
}

bool names_role(std::string_view inside) {
  while (inside.ends_with("）") || inside.ends_with("〕") || inside.ends_with("。")) inside.remove_suffix(3);
  while (inside.starts_with("（") || inside.starts_with("〔")) inside.remove_prefix(3);
  const std::size_t comma = inside.rfind("，");
  const std::string_view first = comma == inside.npos ? inside : inside.substr(0, comma);
  return label_at(inside).role.has_value() || verb_at_end(inside).length != 0 ||
         verb_at_end(first).length != 0;
}

}  // namespace planpress::import

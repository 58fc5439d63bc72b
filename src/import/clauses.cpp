#include "import/clauses.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "import/body_names.hpp"
#include "import/clause_text.hpp"
#include "import/clause_words.hpp"
#include "import/marks.hpp"
#include "import/reasons.hpp"
#include "import/rules.hpp"
#include "text/utf8.hpp"

namespace planpress::import {
namespace {

using model::Role;

constexpr std::size_t kHan = 3;        // bytes of a Han character
constexpr Confidence kBareList = 0.8;  // a list that neither verb nor label explains
constexpr Confidence kTrailing = 0.6;  // names behind the last verb
constexpr Confidence kTogether = 0.7;  // 会同
constexpr std::size_t kLongName = 16 * kHan;
constexpr Confidence kUnlikely = 0.5;  // a name that names of bodies are not like

// The stretches between marks that `ends` tells, outside brackets.
template <class Ends>
std::vector<std::string_view> split_outside(std::string_view text, Ends ends) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  int depth = 0;
  for (std::size_t at = 0; at < text.size(); at += step_at(text, at)) {
    const Mark mark = mark_at(text, at);
    if (mark == Mark::none) continue;
    depth += mark == Mark::open ? 1 : mark == Mark::close ? -1 : 0;
    if (depth <= 0 && ends(mark)) {
      parts.push_back(text.substr(begin, at - begin));
      begin = at + mark_size;
    }
  }
  parts.push_back(text.substr(begin));
  return parts;
}

bool is_comma(Mark mark) {
  return mark == Mark::comma || mark == Mark::gap;
}
bool is_pause(Mark mark) {
  return mark == Mark::pause;
}
bool is_stop(Mark mark) {
  return mark == Mark::stop || mark == Mark::semicolon || mark == Mark::exclamation;
}

// `长期坚持`, `2025年底前`: when it is to be done, which clauses put among the names.
bool is_time(std::string_view words) {
  constexpr std::array<std::string_view, 12> kTimes{"长期", "持续", "全年", "常年", "立即", "适时",
                                                    "月底", "年底", "年内", "月前", "日前", "近期"};
  constexpr std::size_t kLongest = 14 * kHan;
  if (words.size() > kLongest || looks_like_body(words, true)) return false;
  const bool dated = !words.empty() && words.front() >= '0' && words.front() <= '9';
  return dated ||
         std::any_of(kTimes.begin(), kTimes.end(), [&](auto word) { return words.find(word) != words.npos; });
}

Role role_of(ClauseKind where) {
  switch (where) {
    case ClauseKind::lead_cell:
      return Role::lead;
    case ClauseKind::joint_cell:
      return Role::joint;
    case ClauseKind::participating_cell:
      return Role::participating;
    default:
      return Role::responsible;
  }
}

// Reads one clause from left to right: names gather until a verb, a label or the end gives them a role.
class ClauseReader {
 public:
  explicit ClauseReader(ClauseKind where) : where_(where) {}

  void sentence(std::string_view text) {
    ignored_ = false;
    for (const std::string_view segment : split_outside(text, is_comma)) this->segment(segment);
    flush_rest();
  }

  // 列第一位的为牵头单位: the first of those named so far leads, where none does.
  void order() {
    if (out_.parties.empty()) return;
    marked_ = true;
    const auto leads = [](const PartyReading& party) { return party.role == Role::lead; };
    if (std::any_of(out_.parties.begin(), out_.parties.end(), leads)) return;
    out_.parties.front().role = Role::lead;
    for (PartyReading& party : out_.parties) {
      if (party.confidence == kBareList) party.confidence = certain;
    }
  }

  ClauseReading take() {
    // A clause is one only where something says so: a label, a verb, a column, or names alone.
    const bool told = where_ != ClauseKind::bracket || marked_;
    const auto named =
        static_cast<std::size_t>(std::count_if(out_.parties.begin(), out_.parties.end(), [&](const auto& p) {
          return looks_like_body(p.body, !told);
        }));
    const bool levelled = std::any_of(out_.parties.begin(), out_.parties.end(), [](const auto& p) {
      return is_levelled(p.body) && p.body.size() <= kLongName;
    });
    // 市交通局、青山水库: an office vouches for the odd name beside it.
    const bool vouched = std::any_of(out_.parties.begin(), out_.parties.end(), [](const auto& p) {
      return is_levelled(p.body) && p.body.ends_with("局");
    });
    const std::size_t odd = out_.parties.size() - named;
    const bool names =
        told ? named * 2 > out_.parties.size() || levelled : odd == 0 || (vouched && odd <= named);
    const bool labelled = labelled_ || where_ != ClauseKind::bracket;
    out_.found = !out_.parties.empty() && (labelled || names);
    if (!out_.found) return {};
    doubt_guesses();
    lean();
    return std::move(out_);
  }

 private:
  // Between two commas there may be several roles: `A牵头、B配合`.
  void segment(std::string_view text) {
    std::string list;
    const std::size_t begin = pending_.size();
    segment_ = begin;
    for (std::string_view item : split_outside(text, is_pause)) {
      for (Label label = label_at(item); label.length != 0; label = label_at(item)) {
        gather(list);
        flush_rest();
        label_ = label.role;
        ignored_ = !label.role;
        labelled_ = labelled_ || label.role.has_value();
        marked_ = marked_ || label.role.has_value();
        item.remove_prefix(label.length);
      }
      if (together(item, list)) continue;
      const Verb verb = verb_at_end(item);
      const std::string_view name = item.substr(0, item.size() - verb.length);
      if (!list.empty() && !name.empty()) list += "、";
      list += name;
      if (verb.length != 0) {
        gather(list);
        flush(verb);
      }
    }
    gather(list);
  }

  // `A会同B`: the first leads or answers, the others take part.
  bool together(std::string_view item, std::string& list) {
    constexpr std::array<std::string_view, 2> kWith{"会同", "会商"};
    for (const std::string_view word : kWith) {
      const std::size_t at = item.find(word);
      if (at == item.npos || (at == 0 && !marked_)) continue;
      std::string_view first = item.substr(0, at);
      const Verb verb = verb_at_end(first);
      first.remove_suffix(verb.length);
      if (!list.empty() && !first.empty()) list += "、";
      list += first;
      gather(list);
      give(Role::lead, pending_.size(), verb.length != 0 ? certain : kTogether);
      together_ = true;
      marked_ = true;
      const std::string_view rest = item.substr(at + word.size());
      const Verb tail = verb_at_end(rest);
      list = std::string(rest.substr(0, rest.size() - tail.length));
      if (tail.length != 0) {
        gather(list);
        flush(tail);
      }
      return true;
    }
    return false;
  }

  // A list keeps its commas, for they tell how 、 is meant.
  void gather(std::string& list) {
    if (!list.empty()) pending_.push_back(list);
    list.clear();
  }

  void flush(const Verb& verb) {
    marked_ = true;
    Role role = verb.role;
    if (together_ && (role == Role::lead || role == Role::responsible)) role = Role::participating;
    // `牵头单位：A，B按职责分工负责`: what stands before the last comma keeps the role of its label.
    const bool split = label_ && *label_ != Role::responsible && *label_ != role && segment_ > 0;
    if (split) give(*label_, segment_, certain);
    give(role, pending_.size(), together_ ? kTogether : certain);
    together_ = false;
    segment_ = 0;
    verbs_ = true;
  }

  void flush_rest() {
    if (pending_.empty()) return;
    const bool cell = where_ != ClauseKind::bracket;
    if (label_) {
      give(*label_, pending_.size(), certain);
    } else if (together_) {
      give(Role::participating, pending_.size(), kTogether);
    } else if (cell) {
      give(role_of(where_), pending_.size(), certain);
    } else {
      give(verbs_ ? Role::participating : Role::responsible, pending_.size(), verbs_ ? kTrailing : kBareList);
    }
    together_ = false;
  }

  // Gives the first `count` of what is pending a role.
  void give(Role role, std::size_t count, Confidence confidence) {
    std::string list;
    for (std::size_t i = 0; i < count && i < pending_.size(); ++i) {
      if (!list.empty()) list += "，";
      list += pending_[i];
    }
    pending_.erase(pending_.begin(),
                   pending_.begin() + static_cast<std::ptrdiff_t>(std::min(count, pending_.size())));
    if (ignored_) return;
    const std::vector<std::string> names = split_bodies(list, where_ != ClauseKind::bracket);
    for (std::size_t i = 0; where_ == ClauseKind::bracket && i + 1 < names.size(); ++i) {
      const std::string both = names[i] + names[i + 1];
      const bool listed = list.find("、") != list.npos || list.find("，") != list.npos;
      if (!listed || list.find(both) == list.npos) continue;
      out_.doubts.push_back(
          {{}, {}, "`" + both + "` is taken for two bodies without a mark", both, kTogether});
    }
    std::vector<PartyReading> named;
    for (const std::string& one : names) {
      const RoleMark mark = role_mark_at_end(one);
      if (mark.length != 0) marked_ = true;
      const std::string_view name = std::string_view(one).substr(0, one.size() - mark.length);
      named.push_back({bare_name(name), {}, mark.role.value_or(role), mark.role ? certain : confidence});
      if (!mark.shared) continue;
      for (PartyReading& before : named) before = {std::move(before.body), {}, *mark.role, certain};
    }
    for (PartyReading& each : named) add(std::move(each.body), each.role, each.confidence);
  }

  void add(std::string name, Role role, Confidence confidence) {
    if (is_time(name)) return;
    constexpr std::array<std::string_view, 6> kLabelWords{"责任", "牵头", "配合", "单位", "部门", "职责"};
    if (std::find(kLabelWords.begin(), kLabelWords.end(), name) != kLabelWords.end()) {
      out_.doubts.push_back(
          {{}, {}, "`" + name + "` is a word of a label: it may be broken", name, kUnlikely});
      return;
    }
    if (name.size() < 2 * kHan || name.starts_with("—") || name.starts_with("-")) return;
    const auto same = [&](const PartyReading& party) { return party.body == name && party.role == role; };
    if (std::any_of(out_.parties.begin(), out_.parties.end(), same)) return;
    const auto holds = [&](std::string_view verb) { return name.find(verb) != name.npos; };
    const bool verb = holds("牵头") || holds("配合") || holds("负责");
    if (verb || !looks_like_body(name, false)) {
      confidence = kUnlikely;
      out_.doubts.push_back(
          {{}, {}, "`" + name + "` does not look like the name of a body", name, confidence});
    }
    out_.parties.push_back({std::move(name), {}, role, confidence});
  }

  // One doubt a clause for those whose role no word tells.
  void doubt_guesses() {
    std::string guessed;
    Confidence least = certain;
    for (const PartyReading& party : out_.parties) {
      if (party.confidence == certain || party.confidence == kUnlikely) continue;
      if (!guessed.empty()) guessed += "、";
      guessed += party.body;
      least = std::min(least, party.confidence);
    }
    if (!guessed.empty()) out_.doubts.push_back({{}, {}, std::string(reason_no_role), guessed, least});
  }

  // Short names lean on the first one that bears a level of government.
  void lean() {
    if (out_.parties.empty()) return;
    std::string first = out_.parties.front().body;
    for (PartyReading& party : out_.parties) party.resolved = with_prefix_of(first, party.body);
  }

  ClauseKind where_;
  ClauseReading out_;
  std::vector<std::string> pending_;
  std::optional<Role> label_;
  std::size_t segment_ = 0;  // how much was pending when the segment began
  bool ignored_ = false;     // behind a label that names no bodies
  bool labelled_ = false;
  bool marked_ = false;  // a label or verb was seen
  bool verbs_ = false;
  bool together_ = false;
};

}  // namespace

ClauseReading read_clause(std::string_view inside, ClauseKind where) {
  const std::string text = clause_text(inside, where);
  ClauseReader reader(where);
  for (const std::string_view sentence : split_outside(std::string_view(text), is_stop)) {
    if (is_order(sentence)) {
      reader.sentence(without_order(sentence));
      reader.order();
    } else if (!is_general(sentence)) {
      reader.sentence(without_ditto(sentence));
    } else if (const std::size_t general = general_at(sentence); general != 0) {
      reader.sentence(sentence.substr(0, general));
    }
  }
  return reader.take();
}

std::optional<ClauseKind> cell_kind(std::string_view words) {
  const std::optional<Role> role = role_of_label(words);
  if (!role) return std::nullopt;
  switch (*role) {
    case Role::lead:
      return ClauseKind::lead_cell;
    case Role::participating:
      return ClauseKind::participating_cell;
    case Role::joint:
      return ClauseKind::joint_cell;
    default:
      return ClauseKind::responsible_cell;
  }
}

}  // namespace planpress::import

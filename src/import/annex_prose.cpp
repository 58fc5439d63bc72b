#include "import/annex_prose.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "import/body_names.hpp"
#include "import/clause_words.hpp"
#include "import/clauses.hpp"
#include "import/cleaning.hpp"
#include "import/columns.hpp"
#include "import/duty_lists.hpp"
#include "import/pieces.hpp"
#include "import/table_forms.hpp"
#include "import/table_lines.hpp"

namespace planpress::import::annex {
namespace {

constexpr std::array<std::string_view, 12> list_titles = {"清单",     "分工",     "任务分解", "工作要点",
                                                          "重点任务", "任务表",   "部门职责", "单位职责",
                                                          "工作职责", "任务安排", "职责任务", "责任表"};
constexpr std::array<std::string_view, 7> group_titles = {"领导小组", "专班",     "名单",    "指挥部",
                                                          "工作小组", "组成人员", "联席会议"};
constexpr std::size_t longest_heading = 30;

/// A paragraph of the annex with its lines joined.
struct Paragraph {
  TracedText text;
  Leading leading;  // views into text
};

/// True when a line breaks off: it does not end like a sentence, and is too long for a heading or numbered 1.
bool is_open(std::string_view line) {
  constexpr std::array<std::string_view, 6> ends = {"。", "；", "）", ")", "：", "〕"};
  if (ends_with_any(line, ends)) return false;
  const Leading::Form form = read_leading(line).form;
  return length_of(line) > longest_heading || form == Leading::Form::arabic ||
         form == Leading::Form::arabic_bracket;
}

/// Joins the lines that go on with the one before: those without a number, below one that does not end.
std::vector<TracedText> paragraphs_of(std::span<const Block> annex) {
  std::vector<TracedText> out;
  for (const SourceLine& line : annex::lines_of(annex)) {
    if (line.table || line.blank() || is_page_number(line.text.text)) continue;
    const bool numbered = read_leading(line.text.text).form != Leading::Form::none;
    const bool label = label_at(tidied(line.text.text)).length > 0;
    const bool open = !out.empty() && !numbered && !label && is_open(out.back().text);
    if (open) {
      append(out.back(), line.text);
    } else {
      out.push_back(line.text);
    }
  }
  for (TracedText& text : out) text = clean(text);
  return out;
}

/// The end of the bracket that opens at `at`, behind its closing mark, or npos.
std::size_t bracket_end(std::string_view text, std::size_t at) {
  int depth = 0;
  for (std::size_t i = at; i + 3 <= text.size(); ++i) {
    const std::string_view here = text.substr(i, 3);
    if (here == "（" || here == "〔") ++depth;
    if (here == "）" || here == "〕") --depth;
    if (depth == 0) return i + 3;
  }
  return std::string_view::npos;
}

/// Takes the clauses in brackets out of a text and gives their bodies to the draft.
TracedText without_clauses(const TracedText& text, TaskDraft& draft) {
  TracedText out;
  std::size_t from = 0;
  const std::string_view words = text.text;
  for (std::size_t at = 0; at < words.size();) {
    if (!words.substr(at).starts_with("（") && !words.substr(at).starts_with("〔")) {
      ++at;
      continue;
    }
    const std::size_t end = bracket_end(words, at);
    if (end == std::string_view::npos) break;
    const ClauseReading clause = read_clause(words.substr(at + 3, end - at - 6), ClauseKind::bracket);
    if (clause.found) {
      append(out, text, from, at);
      from = end;
      for (const PartyReading& party : clause.parties) draft.task.responsible.push_back(party);
      for (const Doubt& one : clause.doubts) doubt(draft, one.reason);
    }
    at = end;
  }
  append(out, text, from, words.size());
  return trimmed(out);
}

/// 责任单位, 协办部门: the head of a column that fell apart, and no body.
bool is_role_head(std::string_view words) {
  constexpr std::array<std::string_view, 7> roles = {"责任", "牵头", "配合", "协办", "承办", "主办", "参与"};
  return length_of(words) <= 8 && starts_with_any(words, roles) && names_owners(head_kind(words));
}

class ProseReader {
 public:
  ProseReader(const AnnexSetting& setting, int year) : setting_(setting), year_(year) {}

  std::vector<TaskDraft> read(const std::vector<TracedText>& paragraphs) {
    for (const TracedText& text : paragraphs) {
      if (ends_table(text.text) && !drafts_.empty()) break;
      take(text);
    }
    const bool named = std::any_of(drafts_.begin(), drafts_.end(),
                                   [](const TaskDraft& draft) { return !draft.task.responsible.empty(); });
    if (!named) return {};
    return std::move(drafts_);
  }

 private:
  void take(const TracedText& text) {
    const Leading leading = read_leading(text.text);
    const std::string_view rest = leading.rest;
    if (take_label(text)) return;
    if (is_role_head(rest)) return;
    const bool numbered = leading.form != Leading::Form::none;
    if (const std::size_t colon = body_before_colon(rest); colon > 0) {
      body_ = {std::string(rest.substr(0, colon))};
      if (trim(rest.substr(colon + 3)).empty()) return;  // its duties stand below
      push(cut(text, trim(rest.substr(colon + 3))), leading, text);
      body_.clear();
      return;
    }
    const bool heading = length_of(rest) <= longest_heading && rest.find("。") == std::string_view::npos;
    if (heading && all_bodies(rest)) {
      body_ = split_bodies(rest);
      return;
    }
    const bool han = leading.form == Leading::Form::han || leading.form == Leading::Form::han_bracket;
    if (heading && han && rest.find("（") == std::string_view::npos) {
      enter(leading);
      return;
    }
    if (numbered || (!body_.empty() && length_of(rest) > 6)) push(cut(text, rest), leading, text);
  }

  /// `责任单位：…` on a line of its own below its task.
  bool take_label(const TracedText& text) {
    if (drafts_.empty() || label_at(text.text).length == 0) return false;
    const ClauseReading clause = read_clause(text.text, ClauseKind::bracket);
    if (!clause.found) return false;
    TaskReading& task = drafts_.back().task;
    task.responsible.insert(task.responsible.end(), clause.parties.begin(), clause.parties.end());
    task.lines = together(task.lines, annex::lines_of(text));
    return true;
  }

  static bool all_bodies(std::string_view words) {
    const std::vector<std::string> names = split_bodies(words);
    return !names.empty() && std::all_of(names.begin(), names.end(),
                                         [](const std::string& name) { return looks_like_body(name, true); });
  }

  void enter(const Leading& leading) {
    body_.clear();
    if (leading.form == Leading::Form::han_bracket && !group_.empty()) {
      subgroup_ = std::string(leading.rest);
      return;
    }
    group_ = std::string(leading.rest);
    group_value_ = leading.value;
    subgroup_.clear();
  }

  void push(TracedText words, const Leading& leading, const TracedText& whole) {
    TaskDraft draft;
    draft.task.lines = annex::lines_of(whole);
    draft.task.group = group_;
    draft.task.domain = subgroup_;
    draft.group_value = group_value_;
    draft.task.year = year_ != 0 ? year_ : setting_.published != 0 ? setting_.published : setting_.from;
    draft.year_stated = year_ != 0;
    if (leading.form != Leading::Form::none) {
      draft.task.number = std::string(leading.printed);
      draft.number_value = leading.value;
    }
    draft.work = without_clauses(words, draft);
    for (const std::string& body : body_) {
      draft.task.responsible.push_back({body, {}, duty_role(draft.work.text), certain});
    }
    draft.task.wording = draft.work.text;
    drafts_.push_back(std::move(draft));
  }

  const AnnexSetting& setting_;
  int year_;
  std::vector<TaskDraft> drafts_;
  std::string group_, subgroup_;
  int group_value_ = 0;
  std::vector<std::string> body_;  // whose duties follow
};

}  // namespace

bool titles_a_list(std::string_view title) {
  const auto holds = [&](std::string_view word) { return title.find(word) != std::string_view::npos; };
  return std::any_of(list_titles.begin(), list_titles.end(), holds) &&
         std::none_of(group_titles.begin(), group_titles.end(), holds);
}

std::vector<TaskDraft> read_prose(std::span<const Block> annex, const AnnexSetting& setting, int year) {
  return ProseReader(setting, year).read(paragraphs_of(annex));
}

}  // namespace planpress::import::annex

#include "import/owner_names.hpp"

#include <algorithm>
#include <array>

#include "import/clause_words.hpp"
#include "import/person_names.hpp"
#include "import/pieces.hpp"
#include "text/utf8.hpp"

namespace planpress::import::annex {
namespace {

// What names of bodies end with.
constexpr std::array<std::string_view, 78> body_ends = {
    "局",       "委",     "办",     "厅",       "署",     "中心",   "公司",   "集团",   "银行",   "分行",
    "支行",     "海关",   "政府",   "街道",     "镇",     "乡",     "区",     "县",     "管委会", "委员会",
    "办事处",   "办公室", "部门",   "单位",     "大队",   "支队",   "总队",   "学校",   "学院",   "大学",
    "院校",     "高校",   "协会",   "学会",     "商会",   "联合会", "工商联", "残联",   "妇联",   "文联",
    "科协",     "工会",   "团委",   "供销社",   "总社",   "联社",   "企业",   "机构",   "研究院", "法院",
    "检察院",   "医院",   "组织部", "宣传部",   "统战部", "人武部", "编办",   "指挥部", "专班",   "领导小组",
    "工作组",   "基地",   "电视台", "报社",     "气象台", "园区",   "各地",   "供电所", "服务站", "农村部",
    "红十字会", "基金会", "发展会", "纪委监委", "信用社", "各市",   "处",     "市县"};
// What a name of a body begins with where it does not stand alone.
constexpr std::array<std::string_view, 18> body_starts = {
    "市", "区",   "县",       "省",       "州",   "盟", "旗",     "镇",     "各",
    "国", "人行", "人民银行", "金融监管", "中国", "全", "高新区", "开发区", "经开区"};
// Tails of a name that a line end cut off, or of a unit inside the body before it.
constexpr std::array<std::string_view, 34> tails = {
    "局",     "委",       "办",         "厅",       "中心",   "公司",   "集团",  "委员会", "管委会",
    "办公室", "办事处",   "分局",       "支局",     "支队",   "大队",   "总队",  "部门",   "单位",
    "政府",   "人民政府", "管理局",     "服务中心", "员会",   "会",     "心",    "事处",   "公室",
    "限公司", "有限公司", "管理委员会", "监督局",   "保障局", "建设局", "运输局"};
constexpr std::array<std::string_view, 4> joining = {"和", "与", "及", "以及"};
constexpr std::array<std::string_view, 10> separators = {"、", "，", ",",  "；", ";",
                                                         "/",  "／", "。", "|",  "｜"};
constexpr std::array<std::string_view, 9> clause_words = {"牵头",   "配合", "负责", "：",  ":",
                                                          "按职责", "协办", "参与", "参加"};

std::string_view without_etc(std::string_view name) {
  for (const std::string_view word :
       {"等有关部门", "等相关部门", "等有关单位", "等相关单位", "等部门", "等单位", "等"}) {
    if (name.ends_with(word) && name.size() > word.size()) return name.substr(0, name.size() - word.size());
  }
  return name;
}

std::string_view without_bracket(std::string_view name) {
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"（", "）"}, {"(", ")"}}) {
    const std::size_t at = name.rfind(open);
    if (name.ends_with(close) && at != std::string_view::npos && at > 0) return name.substr(0, at);
  }
  return name;
}

struct Part {
  std::string words;
  bool blank_before = false;  // only a blank or line end parts it from the one before
};

/// Cuts at separators and blanks outside brackets, and remembers which it was.
std::vector<Part> cut_cell(std::string_view cell) {
  std::vector<Part> parts;
  std::string words;
  bool blank = false;
  int depth = 0;
  const auto flush = [&](bool by_blank) {
    if (!words.empty()) parts.push_back({std::move(words), blank});
    if (!words.empty() || !by_blank || !blank) blank = by_blank;
    words.clear();
  };
  for (std::size_t at = 0; at < cell.size();) {
    const text::CodePoint point = text::decode(cell, at);
    const std::string_view here = cell.substr(at, point.length);
    at += point.length;
    if (here == "（" || here == "(" || here == "〔") ++depth;
    if (here == "）" || here == ")" || here == "〕") depth = std::max(0, depth - 1);
    const bool space = is_blank(point.value);
    const bool separator = std::find(separators.begin(), separators.end(), here) != separators.end();
    if (depth > 0 || (!space && !separator)) {
      if (!space) words += here;
      continue;
    }
    if (separator) {
      if (!words.empty()) parts.push_back({std::move(words), blank});
      words.clear();
      blank = false;
    } else if (!words.empty()) {
      parts.push_back({std::move(words), blank});
      words.clear();
      blank = true;
    }
  }
  flush(false);
  return parts;
}

bool is_tail(std::string_view words) {
  return std::find(tails.begin(), tails.end(), words) != tails.end();
}

/// True when `part` goes on with the name that `before` began.
bool continues(std::string_view before, std::string_view part, const KnownNames& known) {
  std::string both(before);
  both += part;
  if (known.has(both) && !known.has(part)) return true;
  if (is_tail(part) && !known.has(part)) return true;
  if (starts_with_any(part, joining) || ends_with_any(before, joining)) return true;
  if (known.has(before) || known.has(part)) return false;
  if (!ends_as_body(without_etc(without_bracket(before)))) return true;
  if (part.starts_with("（") || part.starts_with("(")) return true;
  return !ends_as_body(without_etc(without_bracket(part))) && length_of(part) <= 3 &&
         !starts_with_any(part, body_starts);
}

/// True when the words seem to hold a second name: a body's end with a body's beginning behind it.
bool seems_glued(std::string_view words) {
  constexpr std::size_t longest = 300;
  if (words.size() > longest) return false;
  constexpr std::array<std::string_view, 9> ends = {"局",     "发改委", "卫健委", "国资委", "改革委",
                                                    "健康委", "委员会", "政府",   "中心"};
  constexpr std::array<std::string_view, 5> starts = {"市", "区", "县", "省", "各"};
  for (const std::string_view end : ends) {
    for (std::size_t at = words.find(end); at != std::string_view::npos;
         at = words.find(end, at + end.size())) {
      const std::string_view rest = words.substr(at + end.size());
      if (length_of(rest) < 3 || rest.starts_with("（") || rest.starts_with("(")) continue;
      if (starts_with_any(rest, starts) || (length_of(rest) >= 4 && ends_as_body(rest) && !is_tail(rest) &&
                                            !rest.ends_with("分局") && !rest.ends_with("队")))
        return true;
    }
  }
  return false;
}

/// Parts the words into known names; empty unless all of it is known.
std::vector<std::string> into_known(std::string_view words, const KnownNames& known) {
  std::vector<std::string> names;
  while (!words.empty()) {
    const std::string_view name = known.leading(words);
    if (name.empty()) return {};
    names.emplace_back(name);
    words.remove_prefix(name.size());
  }
  return names;
}

void place(OwnerNames& out, const std::string& words, const KnownNames& known) {
  if (known.has(words)) {
    out.pieces.push_back(words);
    return;
  }
  std::vector<std::string> names = into_known(words, known);
  if (names.size() > 1) {
    out.split.push_back(words);
    for (std::string& name : names) out.pieces.push_back(std::move(name));
    return;
  }
  if (seems_glued(words)) out.glued.push_back(words);
  out.pieces.push_back(words);
}

/// The words outside brackets: （牵头） behind a name makes no clause.
std::string without_brackets(std::string_view cell) {
  std::string out;
  int depth = 0;
  for (std::size_t at = 0; at < cell.size();) {
    const std::string_view here = cell.substr(at, text::decode(cell, at).length);
    at += here.size();
    if (here == "（" || here == "(") ++depth;
    if (depth == 0) out += here;
    if (here == "）" || here == ")") depth = std::max(0, depth - 1);
  }
  return out;
}

/// The lines of a clause: one that begins with a label (配合单位：) stands apart, others were cut.
std::string clause_of(std::string_view cell) {
  std::string clause;
  for (std::size_t begin = 0; begin <= cell.size();) {
    const std::size_t end = std::min(cell.find('\n', begin), cell.size());
    const std::string line = tidied(cell.substr(begin, end - begin));
    if (!clause.empty() && label_at(line).length > 0 && !clause.ends_with("；")) clause += "；";
    clause += line;
    begin = end + 1;
  }
  return clause;
}

}  // namespace

void KnownNames::add(std::string_view name) {
  if (length_of(name) >= 2) names_.emplace_back(name);
}

void KnownNames::settle() {
  std::sort(names_.begin(), names_.end());
  names_.erase(std::unique(names_.begin(), names_.end()), names_.end());
}

bool KnownNames::has(std::string_view name) const {
  const auto found = std::lower_bound(names_.begin(), names_.end(), name);
  return found != names_.end() && *found == name;
}

std::string_view KnownNames::leading(std::string_view text) const {
  constexpr std::size_t longest = 90;
  for (std::size_t length = std::min(longest, text.size()); length >= 6; --length) {
    if (has(text.substr(0, length))) return text.substr(0, length);
  }
  return {};
}

bool ends_as_body(std::string_view words) {
  return ends_with_any(words, body_ends);
}

bool may_be_owners(std::string_view cell) {
  if (cell.find("。") != std::string_view::npos) return false;
  const std::vector<Part> parts = cut_cell(cell);
  std::size_t bodies = 0;
  for (const Part& part : parts) {
    const std::string_view name = without_etc(without_bracket(part.words));
    if (length_of(name) > 22) return false;
    if (ends_as_body(name)) ++bodies;
  }
  return bodies > 0 && bodies * 2 >= parts.size();
}

OwnerNames split_owners(const TracedText& cell, const KnownNames& known) {
  OwnerNames out;
  const std::string outside = without_brackets(cell.text);
  const bool clause = std::any_of(clause_words.begin(), clause_words.end(), [&](std::string_view word) {
    return outside.find(word) != std::string::npos;
  });
  if (clause) {
    out.pieces.push_back(clause_of(cell.text));
    return out;
  }
  std::string name;
  for (const Part& part : cut_cell(cell.text)) {
    // 责任单位及责任人: the person behind the body is no part of its name.
    if (part.blank_before && ends_as_body(name) && is_person_name(part.words)) continue;
    if (!name.empty() && !(part.blank_before && continues(name, part.words, known))) {
      place(out, name, known);
      name.clear();
    }
    name += part.words;
  }
  if (!name.empty()) place(out, name, known);
  return out;
}

}  // namespace planpress::import::annex

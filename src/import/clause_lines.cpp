#include "import/clause_lines.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "import/body_names.hpp"
#include "import/clause_words.hpp"
#include "import/marks.hpp"
#include "text/utf8.hpp"

namespace planpress::import {
namespace {

constexpr std::size_t kReach = 6000;  // bytes of the longest clause

std::string_view tail_of(std::string_view text) {
  if (text.size() <= kReach) return text;
  text.remove_prefix(text.size() - kReach);
  while (!text.empty() && (static_cast<unsigned char>(text.front()) & 0xC0U) == 0x80U) text.remove_prefix(1);
  return text;
}

// What stands behind the last bracket that is not closed; empty when none is open.
std::string_view inside_open_bracket(std::string_view text) {
  std::vector<std::size_t> open;
  for (std::size_t at = 0; at < text.size(); at += step_at(text, at)) {
    const Mark mark = mark_at(text, at);
    if (mark == Mark::open) open.push_back(at + mark_size);
    if (mark == Mark::close && !open.empty()) open.pop_back();
  }
  return open.empty() ? std::string_view() : text.substr(open.back());
}

// True when a bracket closes in the line that does not open there.
bool closes_bracket(std::string_view line) {
  int depth = 0;
  for (std::size_t at = 0; at < line.size() && depth >= 0; at += step_at(line, at)) {
    const Mark mark = mark_at(line, at);
    depth += mark == Mark::open ? 1 : mark == Mark::close ? -1 : 0;
  }
  return depth < 0;
}

// The text behind its last full stop, semicolon or gap, or inside a bracket that is not closed.
std::string_view last_sentence(std::string_view text) {
  std::size_t begin = 0;
  std::vector<std::size_t> outside;  // where the sentences began that brackets stand in
  for (std::size_t at = 0; at < text.size(); at += step_at(text, at)) {
    const Mark mark = mark_at(text, at);
    if (mark == Mark::open) outside.push_back(begin);
    if (mark == Mark::stop || mark == Mark::semicolon || mark == Mark::gap || mark == Mark::open)
      begin = at + mark_size;
    if (mark != Mark::close || outside.empty()) continue;
    begin = outside.back();
    outside.pop_back();
  }
  return text.substr(begin);
}

// `…改造。责任单位：`: a label that speaks of bodies, and nothing behind it.
bool ends_with_label(std::string_view text) {
  if (!text.ends_with("：")) return false;
  const std::string_view sentence = last_sentence(text);
  const Label label = label_at(sentence);
  return label.role && label.length == sentence.size();
}

bool all_bodies(std::string_view list) {
  const std::vector<std::string> names = split_bodies(list);
  return !names.empty() && std::all_of(names.begin(), names.end(),
                                       [](const std::string& name) { return looks_like_body(name, true); });
}

// A list of bodies below its label, one on a line or several.
bool lists_bodies(std::string_view before, std::string_view line) {
  constexpr std::size_t kLongest = 60;  // code points of a line of names
  const Label label = label_at(before);
  if (!label.role || text::count_code_points(line) > kLongest) return false;
  return all_bodies(before.substr(label.length)) && all_bodies(line);
}

// `责任单位：市发改委` | `到2027年，…`: the last name is whole, and neither is the line's first word one nor
// do both make one.
bool ends_before(std::string_view before, std::string_view line) {
  const std::string_view sentence = last_sentence(before);
  const Label label = label_at(sentence);
  if (!label.role) return false;
  std::size_t begin = label.length;
  for (std::size_t at = begin; at < sentence.size(); at += step_at(sentence, at)) {
    const Mark mark = mark_at(sentence, at);
    if (mark == Mark::pause || mark == Mark::comma) begin = at + mark_size;
  }
  std::size_t end = 0;
  while (end < line.size() && mark_at(line, end) == Mark::none) end += step_at(line, end);
  const std::string_view last = sentence.substr(begin);
  const std::string_view first = line.substr(0, end);
  return looks_like_body(last, true) && !looks_like_body(first, false) &&
         !looks_like_body(std::string(last).append(first), true);
}

// 南太湖新区|管委会, 中国电信|某某分公司: the line begins with the end of the last name.
bool ends_last_name(std::string_view before, std::string_view line) {
  constexpr std::array<std::string_view, 8> kTails{"管委会", "管理委员会", "分公司",   "办公室",
                                                   "委员会", "分局",       "服务中心", "管理局"};
  constexpr std::array<std::string_view, 4> kParents{"中国电信", "中国移动", "中国联通", "中国铁塔"};
  std::size_t end = 0;
  while (end < line.size() && mark_at(line, end) == Mark::none) end += step_at(line, end);
  const std::string_view first = line.substr(0, end);
  const auto ends = [&](std::string_view parent) { return before.ends_with(parent); };
  return std::find(kTails.begin(), kTails.end(), first) != kTails.end() ||
         (first.ends_with("分公司") && std::any_of(kParents.begin(), kParents.end(), ends));
}

bool begins_with_inner_mark(std::string_view line) {
  const Mark mark = line.empty() ? Mark::none : mark_at(line, 0);
  return mark == Mark::pause || mark == Mark::comma || mark == Mark::semicolon || mark == Mark::stop ||
         mark == Mark::close;
}

}  // namespace

ClauseLine clause_line(std::string_view before, std::string_view line) {
  before = tail_of(before);
  if (line.empty() || before.empty()) return ClauseLine::none;
  if (begins_with_inner_mark(line)) return ClauseLine::goes_on;
  // Most lines end a sentence, and nothing is open in them.
  const bool ended = before.ends_with("。") || before.ends_with("）") || before.ends_with("〕");
  if (ended && !closes_bracket(line)) return ClauseLine::none;
  if (ends_with_label(before)) return label_at(line).length == 0 ? ClauseLine::goes_on : ClauseLine::none;
  if (closes_bracket(line) && names_role(inside_open_bracket(before))) return ClauseLine::goes_on;
  if (ends_before(before, line)) return ClauseLine::anew;
  if (role_of_label(before)) return all_bodies(line) ? ClauseLine::labelled : ClauseLine::none;
  if (!lists_bodies(before, line)) return ClauseLine::none;
  return ends_last_name(before, line) ? ClauseLine::goes_on : ClauseLine::names;
}

}  // namespace planpress::import

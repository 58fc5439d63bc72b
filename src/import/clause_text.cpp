#include "import/clause_text.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "import/body_names.hpp"
#include "import/clause_words.hpp"
#include "import/cleaning.hpp"
#include "import/marks.hpp"
#include "text/utf8.hpp"

namespace planpress::import {
namespace {

// The text without brackets that have no partner, and without a pair that stands around the whole list.
std::string balanced(std::string_view text) {
  std::vector<std::size_t> open;
  std::vector<std::size_t> lost;
  for (std::size_t at = 0; at < text.size(); at += step_at(text, at)) {
    const Mark mark = mark_at(text, at);
    if (mark == Mark::open) open.push_back(at);
    if (mark != Mark::close) continue;
    const std::size_t begin = open.empty() ? at : open.back();
    const bool around = begin == 0 || (begin >= mark_size && mark_at(text, begin - mark_size) == Mark::colon);
    if (!open.empty()) open.pop_back();
    if (begin == at || around) lost.push_back(at);
    if (begin != at && around) lost.push_back(begin);
  }
  lost.insert(lost.end(), open.begin(), open.end());
  std::sort(lost.begin(), lost.end());
  std::string out;
  std::size_t from = 0;
  for (const std::size_t at : lost) {
    out += text.substr(from, at - from);
    from = at + mark_size;
  }
  out += text.substr(from);
  return out;
}

// Cells part names by white space and line ends, which elsewhere mean nothing between Han characters.
std::string clean_words(std::string_view inside, ClauseKind where) {
  if (where == ClauseKind::bracket) return is_clean(inside) ? std::string(inside) : clean(inside);
  std::string out;
  std::size_t begin = 0;
  const auto piece = [&](std::size_t end) {
    const std::string one = clean(inside.substr(begin, end - begin));
    if (one.empty()) return;
    if (!out.empty()) out += verb_at_end(out).length != 0 || label_at(one).length != 0 ? "，" : " ";
    out += one;
  };
  for (std::size_t at = 0; at < inside.size();) {
    const text::CodePoint point = text::decode(inside, at);
    if (text::is_space(point.value) || point.value == U'\n') {
      piece(at);
      begin = at + point.length;
    }
    at += point.length;
  }
  piece(inside.size());
  return out;
}

// `责任单位：区住建局完成时间：10月`: a label that stands behind a name without a mark begins anew.
std::string parted(std::string text) {
  constexpr std::array<std::string_view, 24> kLabels{
      "协同单位：", "牵头部门：", "责任部门：", "配合部门：", "协办单位：", "主办单位：",
      "参与单位：", "参加单位：", "配合：",     "参与：",     "责任：",     "协办：",
      "完成时间：", "完成时限：", "时间节点：", "时限要求：", "责任领导：", "责任人：",
      "牵头单位：", "责任单位：", "配合单位：", "联系人：",   "联系电话：", "分管领导："};
  if (text.find("：") == text.npos) return text;
  for (const std::string_view label : kLabels) {
    const std::size_t at = text.find(label, 1);
    if (at == text.npos || at < mark_size) continue;
    const Mark mark = mark_at(text, at - mark_size);
    if (mark == Mark::close) text.insert(at, "；");
    if (mark != Mark::none) continue;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < at; i += step_at(text, i)) {
      if (mark_at(text, i) != Mark::none) begin = i + mark_size;
    }
    if (looks_like_body(std::string_view(text).substr(begin, at - begin), false)) text.insert(at, "；");
  }
  return text;
}

}  // namespace

std::string clause_text(std::string_view inside, ClauseKind where) {
  return parted(balanced(clean_words(inside, where)));
}

}  // namespace planpress::import

#include "import/columns.hpp"

#include <algorithm>
#include <array>

#include "import/pieces.hpp"

namespace planpress::import::annex {
namespace {

constexpr std::size_t longest_head = 150;  // bytes, its blanks included

struct HeadWord {
  std::string_view word;
  ColumnKind kind;
};

using enum ColumnKind;

// Heads that stand for a column as a whole.
constexpr std::array whole_heads = std::to_array<HeadWord>({
    {"序号", number},
    {"编号", number},
    {"项目编号", number},
    {"号", number},
    {"序", number},
    {"任务序号", number},
    {"领域", domain},
    {"类别", domain},
    {"分类", domain},
    {"行业", domain},
    {"板块", domain},
    {"方面", domain},
    {"类型", domain},
    {"项目类型", domain},
    {"条线", domain},
    {"所属领域", domain},
    {"任务", task},
    {"事项", task},
    {"内容", task},
    {"项目", task},
    {"项目名称", task},
    {"工作", task},
    {"清单名称", task},
    {"名称", task},
    {"措施", measure},
    {"举措", measure},
    {"目标", goal},
    {"目标值", goal},
    {"成果", goal},
    {"指标", indicator},
    {"指标名称", indicator},
    {"计量单位", unit},
    {"指标单位", unit},
    {"时限", deadline},
    {"时间", deadline},
    {"进度", deadline},
    {"完成日期", deadline},
    {"起止年限", deadline},
    {"牵头", lead},
    {"主办", lead},
    {"配合", participating},
    {"协办", participating},
    {"单位", responsible},
    {"部门", responsible},
    {"责任分工", responsible},
    {"部门单位", responsible},
    {"分工", responsible},
    {"责任", responsible},
    {"负责", responsible},
    {"姓名", person},
    {"名单", person},
    {"组成人员", person},
    {"职务", post},
    {"单位及职务", post},
    {"单位和职务", post},
    {"单位职务", post},
    {"工作单位及职务", post},
    {"所在单位及职务", post},
    {"现任职务", post},
    {"行政职务", post},
    {"组内职务", part},
    {"专班职务", part},
    {"小组职务", part},
    {"领导小组职务", part},
    {"备注", note},
    {"说明", note},
    {"状态", progress},
    {"建设性质", note},
    {"项目性质", note},
    {"级别", note},
    {"层级", note},
    {"数量", amount},
    {"任务数", amount},
    {"任务量", amount},
    {"目标数", amount},
    {"计划数", amount},
    {"建设数量", amount},
    {"区域", place},
    {"实施区域", place},
    {"建设区域", place},
    {"实施范围", place},
    {"范围", place},
    {"所在地", place},
    {"建设地", place},
    {"实施地", place},
    {"所在乡镇", place},
    {"所属乡镇", place},
    {"所在镇街", place},
    {"所属镇街", place},
    {"合计", note},
    {"小计", note},
    {"总计", note},
    {"联系人", contact},
    {"联络员", contact},
    {"联系电话", contact},
    {"电话", contact},
    {"联系方式", contact},
    {"手机", contact},
    {"责任人", contact},
    {"负责人", contact},
    {"经办人", contact},
    {"联系人及电话", contact},
    {"联络人", contact},
    {"职责", task},
    {"工作职责", task},
    {"任务分工", task},
    {"职责分工", task},
    {"任务名称", task},
    {"事项名称", task},
    {"工作安排", task},
    {"任务安排", task},
    {"责任单位及责任人", responsible},
    {"责任单位及联系人", responsible},
    {"牵头单位及责任人", lead},
    {"政策措施", measure},
    {"项目内容", measure},
    {"建设内容", measure},
    {"责任处室", responsible},
    {"建设内容及规模", measure},
    {"建设内容和规模", measure},
    {"建设规模及内容", measure},
    {"建设规模和内容", measure},
    {"项目建设内容", measure},
    {"主要建设内容", measure},
    {"主要建设内容及规模", measure},
    {"建设规模", measure},
    {"任务指标", indicator},
    {"资金来源", figure},
    {"年度投资计划", figure},
    {"投资计划", figure},
    {"单位名称", responsible},
    {"部门名称", responsible},
});

// Ends of longer heads, tried in this order: 牵头责任部门, 2024年推进任务, 主要举措, 完成时限.
constexpr std::array head_ends = std::to_array<HeadWord>({
    {"序号", number},       {"联系人", contact},    {"联系人及电话", contact},
    {"地点", place},        {"地址", place},        {"位置", place},
    {"选址", place},        {"当前进度", progress}, {"目前进度", progress},
    {"完成进度", progress}, {"形象进度", progress}, {"实际进度", progress},
    {"基本情况", measure},  {"概况", measure},      {"情况", progress},
    {"进展", progress},     {"完成率", progress},   {"完成比例", progress},
    {"问题", note},         {"原因", note},         {"困难", note},
    {"联系电话", contact},  {"电话", contact},      {"联系方式", contact},
    {"责任人", contact},    {"负责人", contact},    {"领导", official},
    {"领域", domain},       {"类别", domain},       {"行业", domain},
    {"措施", measure},      {"举措", measure},      {"做法", measure},
    {"指标", indicator},    {"目标", goal},         {"成果", goal},
    {"目标任务", task},     {"任务", task},         {"事项", task},
    {"工作内容", task},     {"内容", task},         {"项目", task},
    {"工作", task},         {"要点", task},         {"计划", measure},
    {"职责", task},         {"分工", responsible},  {"时限", deadline},
    {"时间", deadline},     {"节点", deadline},     {"进度", deadline},
    {"安排", deadline},     {"期限", deadline},     {"要求", goal},
    {"备注", note},         {"年限", deadline},     {"名称", task},
    {"投资", figure},       {"投资额", figure},     {"投资估算", figure},
    {"资金", figure},       {"金额", figure},       {"年度计划投资", figure},
});

// Ends that name bodies; the words before them tell the role.
constexpr std::array<std::string_view, 12> body_ends = {"单位", "部门",   "主体", "机构", "处室",   "科室",
                                                        "地区", "责任方", "委局", "局委", "责任制", "县区"};
constexpr std::array role_words = std::to_array<HeadWord>({
    {"牵头", lead},          {"主办", lead},          {"配合", participating}, {"协办", participating},
    {"参与", participating}, {"参加", participating}, {"协同", participating}, {"协作", participating},
    {"支持", participating}, {"协助", participating}, {"按职责", joint},       {"分工负责", joint},
    {"责任", responsible},   {"主责", responsible},   {"负责", responsible},   {"实施", responsible},
    {"落实", responsible},   {"承办", responsible},   {"完成", responsible},   {"承担", responsible},
    {"主管", responsible},   {"有关", responsible},   {"相关", responsible},   {"具体", responsible},
    {"工作", responsible},
});

/// Takes a year in front of a head (2024年推进任务, 到2027年目标) off it.
std::string_view without_year(std::string_view head, int& year) {
  for (const std::string_view word : {"到", "至", "截至"}) {
    if (head.starts_with(word) && find_year(head.substr(word.size(), 7)) != 0)
      head.remove_prefix(word.size());
  }
  if (head.size() < 4 || head.substr(0, 2) != "20" || find_year(head) == 0) return head;
  year = find_year(head.substr(0, std::min<std::size_t>(head.size(), 7)));
  if (year == 0) return head;
  head.remove_prefix(4);
  for (const std::string_view word : {"年度", "年底前", "年底", "年末", "年"}) {
    if (head.starts_with(word)) {
      head.remove_prefix(word.size());
      break;
    }
  }
  return head;
}

/// Takes what stands in brackets at the end off a head.
std::string_view without_bracket(std::string_view head) {
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"（", "）"}, {"(", ")"}}) {
    const std::size_t at = head.find(open);
    if (at != std::string_view::npos && at > 0 && head.ends_with(close)) return head.substr(0, at);
  }
  return head;
}

ColumnKind owner_kind(std::string_view head) {
  for (const HeadWord& role : role_words) {
    if (head.find(role.word) != std::string_view::npos) return role.kind;
  }
  return unknown;
}

/// 是否完成, 下一步工作打算: such a head tells by how it begins that it names no task of the list.
constexpr std::array head_starts = std::to_array<HeadWord>({
    {"是否", progress},
    {"涉及", place},
    {"覆盖", place},
    {"截至", progress},
    {"下一步", note},
    {"下步", note},
    {"下阶段", note},
    {"存在", note},
});

ColumnKind kind_of(std::string_view head) {
  for (const HeadWord& entry : whole_heads) {
    if (head == entry.word) return entry.kind;
  }
  for (const HeadWord& entry : head_starts) {
    if (head.starts_with(entry.word)) return entry.kind;
  }
  if (ends_with_any(head, body_ends)) return owner_kind(head);
  for (const HeadWord& entry : head_ends) {
    if (head.ends_with(entry.word)) return entry.kind;
  }
  return unknown;
}

bool is_generic(const Column& column) {
  return column.kind == responsible || column.kind == goal || column.kind == task ||
         column.kind == deadline || column.kind == unknown;
}

}  // namespace

bool names_owners(ColumnKind kind) {
  return kind == lead || kind == responsible || kind == joint || kind == participating;
}

bool names_work(ColumnKind kind) {
  return kind == task || kind == measure || kind == goal || kind == indicator;
}

Column read_column(const TracedText& head) {
  Column column;
  column.head = head;
  if (head.text.size() > longest_head) return column;
  const std::string squeezed_head = squeezed(head.text);
  std::string_view words = squeezed_head;
  if (words.empty() || length_of(words) > 24) return column;
  const bool first_leads =
      words.find("牵头") != std::string_view::npos &&
      (words.find("首位") != std::string_view::npos || words.find("第一") != std::string_view::npos);
  words = without_bracket(words);
  words = without_year(words, column.year);
  if (words.empty() && column.year != 0) {
    column.kind = year;
  } else if (length_of(words) <= 14) {
    column.kind = kind_of(words);
  }
  column.first_leads = first_leads && names_owners(column.kind);
  return column;
}

ColumnKind head_kind(std::string_view head) {
  return head.size() > longest_head ? unknown : read_column({std::string(head), {}}).kind;
}

bool is_head(std::span<const Column> columns) {
  int known = 0;
  int useful = 0;
  int full = 0;
  for (const Column& column : columns) {
    const std::size_t length = length_of(squeezed(column.head.text));
    if (length == 0) continue;
    ++full;
    if (length > 24) return false;
    known += column.kind != unknown ? 1 : 0;
    useful +=
        names_owners(column.kind) || names_work(column.kind) || column.kind == year || column.kind == person
            ? 1
            : 0;
  }
  return known >= 2 && useful >= 1 && known * 2 > full;
}

void settle_columns(std::vector<Column>& columns) {
  int years = 0;
  int seen = 0;
  for (const Column& column : columns) {
    if (column.year != 0 && (column.kind == year || column.kind == goal || column.kind == task) &&
        column.year != seen) {
      seen = column.year;
      ++years;
    }
  }
  for (std::size_t i = 0; i < columns.size(); ++i) {
    Column& column = columns[i];
    if (years >= 2 && column.year != 0 && (column.kind == goal || column.kind == task)) column.kind = year;
    const bool measured = years >= 1 || std::any_of(columns.begin(), columns.end(), [](const Column& c) {
                            return c.kind == indicator || c.kind == amount;
                          });
    if (column.kind == responsible && squeezed(column.head.text) == "单位" && measured) column.kind = unit;
    // An empty head beside the head of the work belongs to it: 重点任务 stands over a name and its steps.
    if (column.kind == unknown && squeezed(column.head.text).empty() && i > 0 && columns[i - 1].kind == task)
      column.kind = measure;
  }
  // 序号 | 民生实事 | 责任单位: an unknown head between number and owners is that of the work.
  const bool worded = std::any_of(columns.begin(), columns.end(), [](const Column& c) {
    return names_work(c.kind) || c.kind == person || c.kind == post || c.kind == part;
  });
  const bool owned = years >= 2 || std::any_of(columns.begin(), columns.end(),
                                               [](const Column& c) { return names_owners(c.kind); });
  for (std::size_t i = 1; !worded && owned && i < columns.size(); ++i) {
    const bool first = columns[i - 1].kind == number || columns[i - 1].kind == domain;
    if (columns[i].kind != unknown || !first || squeezed(columns[i].head.text).empty()) continue;
    columns[i].kind = task;
    break;
  }
  if (years == 1 &&
      std::none_of(columns.begin(), columns.end(), [](const Column& c) { return names_work(c.kind); })) {
    for (Column& column : columns) {
      if (column.kind == year) column.kind = task;
    }
  }
}

std::vector<Column> merged_heads(std::span<const Column> upper, std::span<const Column> lower) {
  const auto accepts = [&](const Column& column, ColumnKind child) {
    if (!is_generic(column)) return false;
    return names_owners(child) ? column.kind == responsible || column.kind == unknown
                               : column.kind != responsible;
  };
  std::vector<Column> out;
  bool placed = false;
  const ColumnKind child = lower.empty() ? unknown : lower.front().kind;
  for (const Column& column : upper) {
    if (!placed && !lower.empty() && accepts(column, child)) {
      out.insert(out.end(), lower.begin(), lower.end());
      placed = true;
    } else {
      out.push_back(column);
    }
  }
  if (!placed) out.insert(out.end(), lower.begin(), lower.end());
  return out;
}

}  // namespace planpress::import::annex

#include "import/parts.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "import/annex_marks.hpp"
#include "import/dates.hpp"
#include "import/numbering.hpp"
#include "text/utf8.hpp"

namespace planpress::import {
namespace {

// What a plan calls itself, the longer names first.
constexpr std::array<std::string_view, 38> kKinds{
    "若干政策举措", "若干政策措施", "若干支持政策", "专项行动方案", "三年行动计划", "三年行动方案",
    "五年行动计划", "工作实施方案", "若干措施",     "若干政策",     "若干意见",     "政策措施",
    "行动方案",     "实施方案",     "工作方案",     "落实方案",     "总体方案",     "推进方案",
    "建设方案",     "专项方案",     "行动计划",     "实施计划",     "工作计划",     "推进计划",
    "发展规划",     "若干举措",     "政策举措",     "十条措施",     "实施意见",     "指导意见",
    "工作要点",     "实施细则",     "规划",         "方案",         "计划",         "意见",
    "措施",         "要点"};

constexpr std::array<std::string_view, 18> kAnnexEnds{
    "任务清单", "分工表",   "分工方案", "任务分解表", "分解表", "任务分工", "责任清单", "名单",   "一览表",
    "台账",     "项目清单", "清单",     "任务表",     "指标表", "统计表",   "重点任务", "目标表", "工作职责"};

constexpr std::array<std::string_view, 9> kNotice{"印发给你们", "现印发",     "现将《", "印发给你", "已经",
                                                  "请认真贯彻", "请结合实际", "请遵照", "请抓好"};

constexpr std::array<std::string_view, 10> kOffices{"人民政府", "行政公署", "办公室", "委员会",   "局",
                                                    "厅",       "管委会",   "办公厅", "领导小组", "指挥部"};

constexpr std::size_t kHan = 3;  // bytes of a Han character

template <class Words>
bool ends_with_one(std::string_view text, const Words& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.ends_with(word); });
}

template <class Words>
bool has_one(std::string_view text, const Words& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view w) { return text.find(w) != text.npos; });
}

std::string_view text_of(const Line& line) {
  return line.text.text;
}

// The title without what stands in brackets behind it: （2024—2027年）, （试行）.
std::string_view without_note(std::string_view title) {
  while (title.ends_with("）") || title.ends_with("〕")) {
    const std::size_t open = title.ends_with("）") ? title.rfind("（") : title.rfind("〔");
    if (open == title.npos || open == 0) break;
    title = title.substr(0, open);
  }
  return title;
}

// 《…若干政策|措施》实施方案: a line may end inside the title of something else.
bool leaves_open(std::string_view title) {
  const std::size_t open = title.rfind("《");
  return open != title.npos && title.find("》", open) == title.npos;
}

// What sites and newspapers print above a text: 计划全文, □ 某报记者, a date whose words were lost.
bool is_clutter(std::string_view text) {
  constexpr std::array<std::string_view, 21> kHeads{
      "□",    "■",    "记者", "本报记者", "通讯员", "来源",     "作者", "编辑", "打印", "关闭",  "分享",
      "返回", "首页", "字体", "字号",     "扫一扫", "当前位置", "收藏", "朗读", "浏览", "上一篇"};
  constexpr std::array<std::string_view, 4> kWhole{"全文", "全文如下", "正文", "具体如下"};
  const auto begins = [&](std::string_view word) { return text.starts_with(word); };
  const bool figures = std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return figures || is_month(text) || std::any_of(kHeads.begin(), kHeads.end(), begins) ||
         (ends_with_one(text, kWhole) && text.size() <= 8 * kHan);
}

bool is_title_piece(const Line& line) {
  const std::string_view text = text_of(line);
  if (line.table || line.tabbed || text.empty() || text::count_code_points(text) > 45) return false;
  constexpr std::array<std::string_view, 6> kNot{"。", "；", "：", "！", "？", "抄送"};
  return !has_one(text, kNot) && !is_date(text) && !is_clutter(text) && !is_publicity(text) &&
         !text.starts_with("附件") && !text.starts_with("附表") && (line.heading || !read_marker(text));
}

bool ends_title(std::string_view text) {
  const std::string_view bare = without_note(text);
  return ends_with_one(bare, kKinds) && bare.find("关于印发") == bare.npos;
}

// The lines before `end` that belong to a title whose last line is there.
std::size_t title_start(std::span<const Line> lines, std::size_t end) {
  std::size_t start = end;
  while (start > 0 && end - start < 3) {
    const Line& before = lines[start - 1];
    const std::string_view text = text_of(before);
    const bool fits = is_title_piece(before) && !is_office(text) && !ends_title(text) &&
                      !text.ends_with("文件") && !text.ends_with("号") && !text.ends_with("通知") &&
                      text.find("》") == text.npos && !text.starts_with("（");
    if (!fits || before.heading != lines[end].heading) break;
    --start;
  }
  return start;
}

// （2022年11月15日）, （2022年11月15日印发）: when the plan was made, not which years it is for.
bool is_date_note(std::string_view line) {
  const PrintedDate date = find_date(line);
  return !date.iso.empty() && date.begin == kHan && line.starts_with("（");
}

struct Title {
  std::size_t begin = 0, end = 0;
  std::string text;
};

std::string joined(std::span<const Line> lines, std::size_t begin, std::size_t end) {
  std::string title;
  for (std::size_t i = begin; i < end; ++i) title += text_of(lines[i]);
  for (std::size_t gap = title.find("　"); gap != title.npos; gap = title.find("　")) title.erase(gap, kHan);
  return title;
}

std::optional<Title> title_from(std::span<const Line> lines, std::size_t from, std::size_t until) {
  for (std::size_t i = from; i < until; ++i) {
    const bool inside = i > from && leaves_open(text_of(lines[i - 1])) && !is_title_piece(lines[i - 1]);
    if (inside || !is_title_piece(lines[i]) || !ends_title(text_of(lines[i]))) continue;
    const bool goes_on = i + 1 < lines.size() && text_of(lines[i + 1]).starts_with("的通知");
    const std::size_t begin = std::max(from, title_start(lines, i));
    std::size_t end = i + 1;
    std::string title = joined(lines, begin, end);
    while (leaves_open(title) && end < lines.size() && end < begin + 4 && is_title_piece(lines[end]))
      title = joined(lines, begin, ++end);
    if (goes_on || title.find("关于印发") != title.npos) continue;
    if (end < lines.size() && text_of(lines[end]).starts_with("（") &&
        !years_in(text_of(lines[end])).empty() && text_of(lines[end]).size() < 16 * kHan) {
      if (!is_date_note(text_of(lines[end]))) title += text_of(lines[end]);
      ++end;
    }
    return Title{begin, end, title};
  }
  return std::nullopt;
}

bool is_first(const Line& line) {
  if (line.table || line.tabbed) return false;
  const std::optional<Marker> marker = read_marker(text_of(line));
  return marker && marker->value == 1 && marker->form < Numbering::parenthesis;
}

std::size_t first_number(std::span<const Line> lines, std::size_t from) {
  std::size_t at = from;
  while (at < lines.size() && !is_first(lines[at])) ++at;
  return at;
}

// What 关于印发…的通知 or 现将《…》印发 calls the plan.
std::string quoted_title(std::string_view text) {
  for (std::size_t open = text.find("《"); open != text.npos; open = text.find("《", open + kHan)) {
    const std::size_t close = text.find("》", open);
    if (close == text.npos) break;
    const std::string_view title = text.substr(open + kHan, close - open - kHan);
    if (ends_title(title)) return std::string(title);
  }
  constexpr std::string_view kIssue = "关于印发";
  const std::size_t issue = text.find(kIssue);
  const std::size_t notice = text.rfind("的通知");
  if (issue == text.npos || notice == text.npos || notice < issue) return {};
  // 为落实《…关于印发…的通知》
  const bool quoted = text.substr(notice + std::string_view("的通知").size()).starts_with("》");
  if (quoted || leaves_open(text.substr(0, issue))) return {};
  const std::string_view title = text.substr(issue + kIssue.size(), notice - issue - kIssue.size());
  return ends_with_one(without_note(title), kKinds) && title.find("《") == title.npos ? std::string(title)
                                                                                      : std::string();
}

// Where the words stand again as lines.
std::optional<Title> title_again(std::span<const Line> lines, std::size_t from, std::size_t until,
                                 std::string_view wanted) {
  for (std::size_t at = from; at < until; ++at) {
    for (std::size_t end = at + 1; end <= std::min(at + 3, until); ++end) {
      if (joined(lines, at, end) == wanted) return Title{at, end, std::string(wanted)};
    }
  }
  return std::nullopt;
}

// X of 现将《X》印发给你们, 《X》已经审议通过: what the notice at the line calls that which it issues.
std::string noticed_name(std::span<const Line> lines, std::size_t from) {
  if (from == 0) return {};
  const std::string_view text = text_of(lines[from - 1]);
  const std::size_t issued = text.find("印发");
  const std::size_t open = text.find("《");
  const std::size_t close = text.find("》", open);
  if (open == text.npos || close == text.npos || (open > issued && issued != text.npos)) return {};
  constexpr std::array<std::string_view, 4> kBasis{"根据", "按照", "落实", "依据"};
  if (has_one(text.substr(0, open), kBasis)) return {};
  constexpr std::array<std::string_view, 4> kIssued{"印发", "已", "业经", "经"};
  const std::string_view rest = text.substr(close + kHan);
  const bool whole =
      std::any_of(kIssued.begin(), kIssued.end(), [&](auto one) { return rest.starts_with(one); });
  if (!whole) return {};  // 现将《政府工作报告》任务分解印发
  const std::string_view name = text.substr(open + kHan, close - open - kHan);
  return name.find("《") == name.npos && name.size() >= 6 * kHan ? std::string(name) : std::string();
}

// X of 关于印发X的通知 whatever X calls itself, where X stands again as the title of what is issued.
std::optional<Title> issued_title(std::span<const Line> lines, std::size_t from, std::size_t until) {
  constexpr std::string_view kIssue = "关于印发";
  constexpr std::string_view kNoticed = "的通知";
  if (const std::string name = noticed_name(lines, from); !name.empty()) {
    if (auto again = title_again(lines, from, until, name)) return again;
  }
  for (std::size_t i = 0; i < from; ++i) {
    for (std::size_t count = 1; count <= 3 && i + count <= from; ++count) {
      const std::string text = joined(lines, i, i + count);
      const std::size_t issue = text.find(kIssue);
      if (issue == text.npos || !text.ends_with(kNoticed)) continue;
      const std::size_t begin = issue + kIssue.size();
      std::string_view wanted = std::string_view(text).substr(begin, text.size() - kNoticed.size() - begin);
      if (wanted.starts_with("《") && wanted.ends_with("》"))
        wanted = wanted.substr(kHan, wanted.size() - 2 * kHan);
      if (auto again = title_again(lines, from, until, wanted)) return again;
    }
  }
  return std::nullopt;
}

std::string notice_title(std::span<const Line> lines, std::size_t until) {
  for (std::size_t i = 0; i < until; ++i) {
    for (std::size_t count = 1; count <= 3; ++count) {
      if (i + count > until) break;
      if (std::string title = quoted_title(joined(lines, i, i + count)); !title.empty()) return title;
    }
  }
  return {};
}

void find_title(std::span<const Line> lines, std::string_view document_title, Parts& parts) {
  const std::size_t head = std::min<std::size_t>(lines.size(), 80);
  std::size_t notice = 0;
  while (notice < head && !has_one(text_of(lines[notice]), kNotice)) ++notice;
  const bool issued = notice < head && notice < first_number(lines, 0) + 1;
  const std::size_t from = issued ? notice + 1 : 0;
  const std::size_t number = first_number(lines, from);
  std::optional<Title> title = title_from(lines, from, number);
  const std::string quoted = notice_title(lines, std::min(number, head));
  if (!title && issued && !quoted.empty()) {
    // The notice has numbers of its own and the plan is its annex.
    for (auto later = title_from(lines, number, lines.size()); later && !title;
         later = title_from(lines, later->end, lines.size())) {
      if (later->text == quoted) title = later;
    }
  }
  if (!title && issued && quoted.empty()) title = issued_title(lines, from, number);
  if (title) {
    parts = {title->begin, title->end, first_number(lines, title->end), 0, {}, title->text};
    return;
  }
  parts.title_begin = parts.title_end = issued ? from : 0;
  parts.body_begin = number;
  parts.title = quoted;
  if (parts.title.empty() && ends_title(document_title)) parts.title = document_title;
  if (parts.title.empty()) parts.title = quoted_title(document_title);
  if (parts.title.empty() && issued) parts.title = noticed_name(lines, from);
}

// Where nothing is called a plan the first line that could be a title is one.
void first_words(std::span<const Line> lines, Parts& parts) {
  constexpr std::size_t kHead = 8;
  constexpr std::size_t kShortest = 8;  // code points
  for (std::size_t i = 0; i < std::min({kHead, lines.size(), parts.body_begin}); ++i) {
    const std::string_view text = text_of(lines[i]);
    const bool other = is_office(text) || text.ends_with("号") || text.ends_with("文件") ||
                       text.starts_with("（") || text.find("记者") != text.npos;
    if (!is_title_piece(lines[i]) || other || text::count_code_points(text) < kShortest) continue;
    parts.title = joined(lines, i, i + 1);
    parts.title_begin = i;
    parts.title_end = std::max(parts.title_end, i + 1);
    return;
  }
}

bool is_table_start(const Line& line) {
  const std::string_view text = text_of(line);
  return line.table || line.tabbed || text == "序号" || text.starts_with("组长：") ||
         text.starts_with("组　长");
}

bool table_follows(std::span<const Line> lines, std::size_t at) {
  const std::size_t end = std::min(lines.size(), at + 6);
  return std::any_of(lines.begin() + static_cast<std::ptrdiff_t>(at),
                     lines.begin() + static_cast<std::ptrdiff_t>(end), is_table_start);
}

bool is_annex_title(std::span<const Line> lines, std::size_t at) {
  const Line& line = lines[at];
  return is_title_piece(line) && ends_with_one(without_note(text_of(line)), kAnnexEnds) &&
         table_follows(lines, at + 1);
}

// 本政策自2025年4月1日起施行，有效期至…
bool tells_term(std::string_view text) {
  constexpr std::array<std::string_view, 4> kTerms{"起施行", "起实施", "负责解释", "有效期"};
  return text.starts_with("本") && text.size() < 120 * kHan && has_one(text, kTerms);
}

bool ends_body(std::span<const Line> lines, std::size_t at) {
  const std::string_view text = text_of(lines[at]);
  if (tells_term(text)) return true;
  if (text.starts_with("抄送") || is_publicity(text)) return true;
  if (is_date(text)) return true;
  return is_office(text) && at + 1 < lines.size() && is_date(text_of(lines[at + 1]));
}

void find_annexes(std::span<const Line> lines, Parts& parts) {
  std::vector<std::size_t> marks;
  for (std::size_t i = parts.body_begin; i < lines.size(); ++i) {
    if (!lines[i].table && is_annex_mark(text_of(lines[i]))) marks.push_back(i);
  }
  for (std::size_t i = parts.body_begin; i < lines.size(); ++i) {
    const bool mark = std::binary_search(marks.begin(), marks.end(), i);
    const bool later = !marks.empty() && marks.back() > i;
    const bool named = !mark && !later && names_annex(text_of(lines[i])) && table_follows(lines, i + 1);
    if (mark || named || (!later && parts.annexes.empty() && is_annex_title(lines, i)))
      parts.annexes.push_back(i);
  }
}

// What stands behind the last number and is no text of the plan: sign-off, list of annexes, who gets a copy.
void find_end(std::span<const Line> lines, Parts& parts) {
  parts.body_end = parts.annexes.empty() ? lines.size() : parts.annexes.front();
  std::size_t last = parts.body_begin;
  for (std::size_t i = parts.body_begin; i < parts.body_end; ++i) {
    const bool numbered = !lines[i].table && !lines[i].tabbed && read_marker(text_of(lines[i]));
    if (numbered && !names_annex(text_of(lines[std::max(i, last + 1) - 1]))) last = i;
  }
  for (std::size_t i = last; i < parts.body_end; ++i) {
    if (ends_body(lines, i) || names_annex(text_of(lines[i]))) parts.body_end = i;
  }
}

}  // namespace

std::string kind_of(std::string_view title) {
  const std::string_view bare = without_note(title);
  const auto* kind =
      std::find_if(kKinds.begin(), kKinds.end(), [&](auto one) { return bare.ends_with(one); });
  return kind == kKinds.end() ? std::string() : std::string(*kind);
}

bool is_publicity(std::string_view line) {
  if (line.starts_with("（") || line.starts_with("〔")) line.remove_prefix(kHan);
  constexpr std::array<std::string_view, 6> kNotes{"此件公开",     "此件主动公开", "此件依申请",
                                                   "此件不予公开", "此件删减",     "主动公开"};
  return std::any_of(kNotes.begin(), kNotes.end(), [&](auto note) { return line.starts_with(note); }) &&
         line.size() < 20 * kHan;
}

bool is_office(std::string_view line) {
  constexpr std::array<std::string_view, 4> kNot{"，", "。", "：", "《"};
  constexpr std::array<std::string_view, 4> kBasis{"为", "根据", "按照",
                                                   "贯彻"};  // of the sentence that names it
  const auto begins = [&](std::string_view word) { return line.starts_with(word); };
  return ends_with_one(line, kOffices) && text::count_code_points(line) <= 30 && !has_one(line, kNot) &&
         std::none_of(kBasis.begin(), kBasis.end(), begins);
}

Parts find_parts(std::span<const Line> lines, std::string_view document_title) {
  Parts parts;
  find_title(lines, document_title, parts);
  if (parts.title.empty()) first_words(lines, parts);
  // A document without numbers may be a table under a title.
  if (parts.body_begin == lines.size()) parts.body_begin = parts.title_end;
  find_annexes(lines, parts);
  find_end(lines, parts);
  return parts;
}

}  // namespace planpress::import

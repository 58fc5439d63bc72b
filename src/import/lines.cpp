#include "import/lines.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "documents/traced.hpp"
#include "import/boxes.hpp"
#include "import/clause_lines.hpp"
#include "import/clause_words.hpp"
#include "import/cleaning.hpp"
#include "import/contents.hpp"
#include "import/tables.hpp"
#include "text/utf8.hpp"

namespace planpress::import {
namespace {

constexpr std::array<std::string_view, 6> kEnds{"。", "！", "？", "；", "：", "…"};
constexpr std::array<std::string_view, 6> kOpen{"、", "，", "“", "《", "（", "〔"};
constexpr std::array<std::string_view, 4> kSentence{"。", "；", "！", "？"};
constexpr std::size_t kLong = 45;       // code points that no heading has
constexpr std::size_t kWithComma = 25;  // code points that no heading with a comma has
constexpr std::size_t kHan = 3;         // bytes of a Han character
constexpr std::size_t kReach = 6000;    // bytes of the longest bracket

bool ends_with_one(std::string_view text, std::span<const std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.ends_with(word); });
}

bool has_one(std::string_view text, std::span<const std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view w) { return text.find(w) != text.npos; });
}

std::size_t count(std::string_view text, std::string_view word) {
  std::size_t found = 0;
  for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + word.size())) ++found;
  return found;
}

bool leaves_open(std::string_view text) {
  return count(text, "（") + count(text, "〔") > count(text, "）") + count(text, "〕") ||
         count(text, "《") > count(text, "》") || count(text, "“") > count(text, "”");
}

// A bracket at the end closes a sentence when it is a clause or stands after one.
bool ends_with_clause(std::string_view text) {
  if (!text.ends_with("）") && !text.ends_with("〕")) return false;
  text.remove_prefix(text.size() - std::min(text.size(), kReach));
  std::size_t depth = 0;
  for (std::size_t at = text.size(); at >= kHan;) {
    const std::string_view one = text.substr(at - kHan, kHan);
    const bool closes = one == "）" || one == "〕";
    const bool opens = one == "（" || one == "〔";
    depth += closes ? 1 : 0;
    if (opens && --depth == 0) {
      const std::string_view before = text.substr(0, at - kHan);
      return before.empty() || ends_with_one(before, kSentence) || names_role(text.substr(at));
    }
    at -= closes || opens ? kHan : 1;
  }
  return names_role(text);
}

// Text that goes on over the end of the line, were it not for the page.
bool is_sentence(std::string_view text) {
  if (text.size() > kReach) return true;
  const std::size_t length = text::count_code_points(text);
  return has_one(text, kSentence) || leaves_open(text) || ends_with_one(text, kOpen) || length >= kLong ||
         (length >= kWithComma && text.find("，") != text.npos);
}

// The code points of a full line in a document whose lines are all wrapped at one width; 0 when they are not.
std::size_t wrap_width(std::span<const Line> lines) {
  std::vector<std::size_t> widths;
  for (const Line& line : lines) {
    if (!line.table && !line.tabbed) widths.push_back(text::count_code_points(line.text.text));
  }
  if (widths.size() < 12) return 0;
  std::sort(widths.begin(), widths.end());
  const std::size_t widest = widths[widths.size() * 19 / 20];
  const auto full =
      std::count_if(widths.begin(), widths.end(), [&](std::size_t w) { return w + 3 >= widest; });
  const bool wrapped = widths.back() <= 60 && static_cast<std::size_t>(full) * 3 > widths.size();
  return wrapped ? widest : 0;
}

// 监督方式：0557-603171
bool is_number_line(std::string_view text) {
  constexpr std::size_t kLongest = 10 * kHan;  // of the words in front of the colon
  const std::size_t colon = text.find("：");
  if (colon == text.npos || colon == 0 || colon > kLongest) return false;
  const std::string_view rest = text.substr(colon + kHan);
  return rest.size() >= 7 && std::all_of(rest.begin(), rest.end(), [](char c) {
           return (c >= '0' && c <= '9') || c == '-' || c == ' ';
         });
}

bool begins_anew(std::string_view text) {
  constexpr std::array<std::string_view, 5> kBeginnings{"附件", "附：", "抄送", "附表", "联系人"};
  const bool beginning = std::any_of(kBeginnings.begin(), kBeginnings.end(),
                                     [&](std::string_view word) { return text.starts_with(word); });
  if (beginning) return true;
  if (text.starts_with("（") || text.starts_with("〔")) text.remove_prefix(kHan);
  return label_at(text).length != 0 || is_number_line(text);
}

struct Joiner {
  std::size_t width = 0;
  std::array<int, 9> last{};
  std::string outline;  // the last number of two levels
  bool box = false;     // inside a 专栏
  std::optional<Numbering> box_form;
  int box_last = 0;

  int expected() const { return last[static_cast<std::size_t>(Numbering::arabic)] + 1; }

  // Inside a sentence only the number that is due counts: `15、20千伏` may be a broken line.
  bool due(const Marker& marker) const {
    return marker.value == 1 || marker.value == last[static_cast<std::size_t>(marker.form)] + 1;
  }

  void note(const Marker& marker) {
    const auto form = static_cast<std::size_t>(marker.form);
    last[form] = marker.value;
    if (marker.form == Numbering::outline) outline = marker.printed;
    for (std::size_t inner = form + 1; inner < last.size(); ++inner) {
      // Arabic numbers run on through all sections, or begin again with 1: both are due.
      if (inner != static_cast<std::size_t>(Numbering::arabic)) last[inner] = 0;
    }
  }

  // 专栏1 重点工程: what it numbers is no measure, until the number that is due outside of it.
  bool boxed(const Line& line, const std::optional<Marker>& marker) {
    if (begins_box(line.text.text)) {
      box = true;
      box_form.reset();
      return true;
    }
    if (!box || !marker) return box;
    const int outside = last[static_cast<std::size_t>(marker->form)];
    const bool first = marker->value == 1 && (marker->form >= Numbering::arabic || outside > 0) &&
                       marker->form > Numbering::han && !box_form;
    const bool next =
        box_form == marker->form && marker->value == box_last + 1 && marker->value != outside + 1;
    if (first) box_form = marker->form;
    box_last = marker->value;
    box = first || next || (box_form && marker->form > *box_form);
    return box;
  }

  // A number behind a list of bodies or a whole clause is that of the next measure, even if it is not due.
  static bool parts(const Paragraph& before, const Marker& marker, std::string_view line) {
    const bool outer = marker.form <= Numbering::arabic && line.size() > marker.length + 2 * kHan;
    if (!outer || ends_with_one(before.text.text, kOpen)) return false;
    return marker.form == Numbering::bracketed ||
           label_at(std::string_view(before.text.text).substr(last_line(before))).role.has_value();
  }

  bool joins(const Paragraph& before, const Line& line, ClauseLine clause) const {
    if (before.heading || before.table || line.heading || line.table || line.tabbed) return false;
    const std::string_view text = before.text.text;
    if (before.marker && before.marker->length == text.size()) return true;  // the number stands alone
    if (clause != ClauseLine::none) return clause != ClauseLine::anew;
    if (begins_anew(line.text.text)) return false;
    const bool full = width != 0 && text::count_code_points(text.substr(last_line(before))) + 4 >= width;
    if (full && text.ends_with("；")) return true;  // only the width of the page ends the line
    if (ends_sentence(text)) return false;
    return full || is_sentence(text);
  }

  static std::size_t last_line(const Paragraph& paragraph) {
    return paragraph.text.origins.empty() ? 0 : paragraph.text.origins.back().at;
  }
};

// Cells of a row parted by tabs; a tab behind a number, a dot or a dash is that of a list.
bool is_row(std::string_view text) {
  const std::size_t tab = text.find('\t');
  if (tab == text.npos) return false;
  const std::string first = clean(text.substr(0, tab));
  const bool listed = first.empty() || read_marker(first) || first == "•" || first == "-";
  return text.find('\t', tab + 1) != text.npos ? !listed : first == "序号";
}

// 索引号 … 发文字号 …: the record that a site prints above a document.
bool is_record(const Block& block) {
  constexpr std::array<std::string_view, 6> kLabels{"索引号",   "发文字号", "成文日期",
                                                    "发布机构", "发文机关", "主题分类"};
  std::size_t found = 0;
  for (const Row& row : block.rows) {
    for (const Cell& cell : row.cells) {
      const std::string_view words = std::string_view(cell.text.text);
      found += words.size() < 12 * kHan && has_one(words, kLabels) ? 1 : 0;
    }
  }
  return found >= 2;
}

// Each label of a record with the cell behind it becomes a line.
void add_record(std::vector<Line>& lines, const Block& block, std::size_t index) {
  for (const Row& row : block.rows) {
    for (std::size_t i = 0; i < row.cells.size(); i += 2) {
      TracedText line = clean(row.cells[i].text);
      if (i + 1 < row.cells.size()) {
        if (!line.text.ends_with("：")) append(line, "：", line.first_line());
        append(line, clean(row.cells[i + 1].text));
      }
      if (!line.text.empty()) lines.push_back({std::move(line), index, 0, false, false, false});
    }
  }
}

// Tells which lines of the source are cells of a table; asked for them in their order.
class TableLines {
 public:
  explicit TableLines(std::span<const LineTable> tables) : tables_(tables) {}

  bool has(LinePlace place) {
    while (at_ < tables_.size() && tables_[at_].end <= place) ++at_;
    if (at_ == tables_.size() || place < tables_[at_].begin) return false;
    const std::vector<LinePlace>& rows = tables_[at_].rows;
    return rows.empty() || std::binary_search(rows.begin(), rows.end(), place);
  }

 private:
  std::span<const LineTable> tables_;
  std::size_t at_ = 0;
};

void add_lines(std::vector<Line>& lines, const Block& block, std::size_t index, TableLines& tables) {
  if (block.kind == Block::Kind::table) {
    if (is_record(block)) return add_record(lines, block, index);
    if (is_box(block, lines)) return add_box(lines, block, index);
    lines.push_back({{}, index, 0, false, true, false});
    return;
  }
  const std::string& raw = block.text.text;
  for (std::size_t begin = 0, part = 0; begin <= raw.size(); ++part) {
    const std::size_t end = std::min(raw.find('\n', begin), raw.size());
    if (tables.has({index, part})) {
      lines.push_back({{}, index, 0, false, true, false});
      begin = end + 1;
      continue;
    }
    const TracedText piece = slice(block.text, begin, end);
    const bool tabbed = piece.text.find('\t') != piece.text.npos && is_row(trimmed(piece).text);
    TracedText cleaned = clean(piece);
    if (!cleaned.text.empty() && !is_page_furniture(cleaned.text, false)) {
      const bool heading = block.kind == Block::Kind::heading;
      lines.push_back({std::move(cleaned), index, block.level, heading, false, tabbed});
    }
    begin = end + 1;
  }
}

}  // namespace

namespace {

// `附件：1.甲` | `2.乙`: the list of annexes in a notice, whose lines are no numbered text.
void join_annex_list(std::vector<Line>& lines) {
  constexpr std::string_view kList = "附件：";
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const std::string_view text = lines[i].text.text;
    if (!text.starts_with(kList)) continue;
    const std::optional<Marker> first = read_marker(text.substr(kList.size()), 1);
    if (!first || first->form != Numbering::arabic || first->value != 1) continue;
    int next = 2;
    while (i + 1 < lines.size() && !lines[i + 1].table && !lines[i + 1].tabbed) {
      const std::string& words = lines[i + 1].text.text;
      const std::optional<Marker> marker = read_marker(words, next);
      const bool listed = marker && marker->form == Numbering::arabic && marker->value == next &&
                          text::count_code_points(words) < kLong && !has_one(words, kSentence);
      if (!listed) break;
      append(lines[i].text, lines[i + 1].text);
      lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(i) + 1);
      ++next;
    }
  }
}

}  // namespace

bool ends_sentence(std::string_view text) {
  return ends_with_one(text, kEnds) || ends_with_clause(text);
}

std::vector<Line> read_lines(const Document& document, std::span<const LineTable> known) {
  std::vector<Line> lines;
  lines.reserve(document.blocks.size());
  TableLines tables(known);
  for (std::size_t i = 0; i < document.blocks.size(); ++i) add_lines(lines, document.blocks[i], i, tables);
  drop_contents(lines);
  join_annex_list(lines);
  return lines;
}

std::vector<Paragraph> join_lines(std::span<const Line> lines) {
  std::vector<Paragraph> paragraphs;
  Joiner joiner{wrap_width(lines), {}, {}};
  for (const Line& line : lines) {
    if (!line.table && is_page_furniture(line.text.text, true)) continue;
    std::optional<Marker> marker = line.table || line.tabbed
                                       ? std::nullopt
                                       : read_marker(line.text.text, joiner.expected(), joiner.outline);
    const bool row = line.table || line.tabbed;
    const ClauseLine clause = paragraphs.empty() || row
                                  ? ClauseLine::none
                                  : clause_line(paragraphs.back().text.text, line.text.text);
    const bool open =
        !paragraphs.empty() && !begins_box(line.text.text) && joiner.joins(paragraphs.back(), line, clause);
    const std::size_t number = marker ? marker->length : 0;
    const bool boxed = !row && joiner.boxed(line, marker);
    if (boxed) marker.reset();
    const bool apart =
        open && marker && (joiner.due(*marker) || Joiner::parts(paragraphs.back(), *marker, line.text.text));
    if (open && !(boxed && number != 0) && !apart) {
      if (clause == ClauseLine::names) append(paragraphs.back().text, "、", line.text.first_line());
      if (clause == ClauseLine::labelled) append(paragraphs.back().text, "：", line.text.first_line());
      append(paragraphs.back().text, line.text);
      continue;
    }
    if (marker) joiner.note(*marker);
    paragraphs.push_back({line.text, std::move(marker), line.level, line.heading && !boxed, row, line.block,
                          boxed, boxed ? number : 0});
  }
  return paragraphs;
}

}  // namespace planpress::import

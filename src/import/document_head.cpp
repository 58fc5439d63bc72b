#include "import/document_head.hpp"

#include <algorithm>
#include <array>

#include "import/dates.hpp"
#include "text/utf8.hpp"

namespace planpress::import {
namespace {

constexpr std::size_t kHan = 3;  // bytes of a Han character

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string_view text_of(const Line& line) {
  return line.text.text;
}

// Where the run of letters before `end` begins.
std::size_t letters_before(std::string_view text, std::size_t end) {
  constexpr std::size_t kLongest = 14 * kHan;
  std::size_t at = end;
  while (at > 0 && end - at < kLongest) {
    std::size_t start = at - 1;
    while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) --start;
    const text::CodePoint point = text::decode(text, start);
    if (!text::is_letter_or_digit(point.value)) break;
    at = start;
  }
  return at;
}

// What a head prints before its number on the same line.
std::string_view without_lead(std::string_view prefix) {
  constexpr std::array<std::string_view, 6> kLead{"文件", "文号", "字号", "编号", "号为", "以"};
  for (const std::string_view word : kLead) {
    const std::size_t at = prefix.rfind(word);
    if (at != prefix.npos) prefix.remove_prefix(at + word.size());
  }
  // A date before it: 2024年5月20日东政办〔2024〕19号.
  const std::size_t day = prefix.rfind("日");
  if (day != prefix.npos && day > 0 && is_digit(prefix[day - 1])) prefix.remove_prefix(day + kHan);
  return prefix;
}

// The words behind a label of the record that sites print above a document: 发文字号：…
std::string recorded(std::span<const Line> lines, std::span<const std::string_view> labels) {
  for (const Line& line : lines) {
    const std::string_view text = text_of(line);
    for (const std::string_view label : labels) {
      const std::size_t at = text.find(label);
      if (at == text.npos || (at != 0 && text.size() > 120)) continue;
      std::string_view rest = text.substr(at + label.size());
      while (rest.starts_with("：") || rest.starts_with("　") || rest.starts_with(" ") ||
             rest.starts_with("|"))
        rest.remove_prefix(rest.starts_with(" ") || rest.starts_with("|") ? 1 : kHan);
      const std::size_t end =
          std::min({rest.find("　"), rest.find("，"), rest.find("；"), rest.find("|"), rest.size()});
      if (end > 0) return std::string(rest.substr(0, end));
    }
  }
  return {};
}

// A bracket or a title that the line leaves open, or a title that ends it: what follows belongs to it.
bool leads_to_citation(std::string_view text) {
  const auto leaves_open = [&](std::string_view open, std::string_view close) {
    const std::size_t last = text.rfind(open);
    return last != text.npos && text.find(close, last) == text.npos;
  };
  return text.ends_with("》") || leaves_open("（", "）") || leaves_open("《", "》");
}

// The number at the end of `text` up to `end` is that of another document: it stands behind a title, in a
// bracket that text follows, or before words such as 文件精神.
bool is_cited(std::string_view before, std::string_view text, std::size_t end) {
  constexpr std::array<std::string_view, 6> kBehind{"和《", "、《", "及《", "文件要求", "文件精神", "要求"};
  if (text.rfind("》", end) != text.npos || leads_to_citation(before)) return true;
  std::string_view rest = text.substr(end);
  const bool bracket = rest.starts_with("）");
  if (bracket) rest.remove_prefix(kHan);
  if (bracket && !rest.empty()) return true;
  return std::any_of(kBehind.begin(), kBehind.end(), [&](auto word) { return rest.starts_with(word); });
}

std::string own_number(std::span<const Line> head) {
  std::string_view before;
  for (const Line& line : head) {
    const std::string_view text = text_of(line);
    std::size_t end = 0;
    std::string number = find_document_number(text, 0, &end);
    const bool alone = text::count_code_points(text) <= 60 && !text.ends_with("。");
    if (!number.empty() && alone && !is_cited(before, text, end)) return number;
    before = text;
  }
  return {};
}

// A number on a line of its own near the top, below what a site prints under the title.
std::string number_alone(std::span<const Line> lines) {
  constexpr std::size_t kTop = 15;
  for (const Line& line : lines.first(std::min(kTop, lines.size()))) {
    std::size_t end = 0;
    std::string number = find_document_number(text_of(line), 0, &end);
    if (!number.empty() && end == text_of(line).size() && number.size() == end) return number;
  }
  return {};
}

std::string without_spaces(std::string_view text) {
  std::string out(text);
  for (std::size_t gap = out.find("　"); gap != out.npos; gap = out.find("　")) out.erase(gap, kHan);
  return out;
}

// The offices that sign on one line, parted by 、; empty when it is no line of offices.
std::string signers(std::string_view line) {
  constexpr std::string_view kGap = "　";
  const auto signs = [](std::string_view text) {
    const bool party = text.starts_with("中共") && text.ends_with("委") && text.size() < 20 * kHan;
    return is_office(text) || party || (text.ends_with("支队") && text.size() < 20 * kHan);
  };
  std::string several;
  bool all = true;
  for (std::size_t begin = 0; begin <= line.size();) {
    const std::size_t end = std::min(line.find(kGap, begin), line.size());
    const std::string_view one = line.substr(begin, end - begin);
    all = all && signs(one);
    several += several.empty() ? "" : "、";
    several += one;
    begin = end + kHan;
  }
  const std::string joined = without_spaces(line);
  if (all) return several;
  return signs(joined) ? joined : std::string();
}

struct Signature {
  std::string issuer, date;
  bool by_site = false;  // in figures alone, 2024-09-02: sites print when they published, too
};

// A line with a date, and the office before it on the same line or on the lines above.
Signature signature_at(std::span<const Line> lines, std::size_t at) {
  std::string text = without_spaces(text_of(lines[at]));
  if (text.starts_with("（") && text.ends_with("日）")) text = text.substr(kHan, text.size() - 2 * kHan);
  const PrintedDate date = find_date(text);
  std::size_t number_end = 0;
  const bool numbered = !find_document_number(text, date.end, &number_end).empty();
  const bool month = is_month(text);  // it bears no day, so only who signs is known
  if (!month && (date.iso.empty() || (date.end != text.size() && !(numbered && number_end == text.size()))))
    return {};
  if (!month && date.begin > 0) {
    const std::string office = text.substr(0, date.begin);
    const bool by_site = text.find("年", date.begin) == text.npos;
    return is_office(office) ? Signature{office, date.iso, by_site} : Signature{};
  }
  std::string issuer;
  for (std::size_t i = at; i > 0 && at - i < 4; --i) {
    const std::string office = signers(text_of(lines[i - 1]));
    if (office.empty()) break;
    issuer = issuer.empty() ? office : office + "、" + issuer;
  }
  return {issuer, month ? std::string() : date.iso};
}

// Who a line such as 关于印发…的通知 or …人民政府文件 names as issuer.
std::string named_issuer(std::span<const Line> head) {
  for (std::size_t i = 0; i < head.size(); ++i) {
    const std::string text = without_spaces(text_of(head[i]));
    // 某市人民政府 | 关于印发…的通知
    if (i + 1 < head.size() && text_of(head[i + 1]).starts_with("关于") && is_office(text)) return text;
    constexpr std::string_view kFile = "文件";
    if (text.ends_with(kFile) && is_office(std::string_view(text).substr(0, text.size() - kFile.size()))) {
      return text.substr(0, text.size() - kFile.size());
    }
    std::size_t number = 0;  // 某政发〔2024〕15号　某县人民政府关于…
    if (find_document_number(text, 0, &number).empty()) number = 0;
    const std::size_t about = text.find("关于");
    if (about == text.npos || about < number + 4 * kHan) continue;
    const std::string office = text.substr(number, about - number);
    if (is_office(office)) return office;
  }
  return {};
}

// `松岭区人民政府办公室 2024-06-05 16:20 浏览次数：318`: what a site prints below the title.
std::string published_by(std::span<const Line> head) {
  constexpr std::array<std::string_view, 4> kLabels{"来源：", "信息来源：", "发布机构：", "发布单位："};
  for (const Line& line : head) {
    const std::string_view text = text_of(line);
    const std::size_t digit = std::min(text.find_first_of("0123456789"), text.size());
    // The hour may have run into the day.
    const std::string_view day = text.substr(digit, std::string_view("2024-06-05").size());
    if (digit == 0 || find_date(day).iso.empty()) continue;
    const std::string before = without_spaces(text.substr(0, digit));
    std::string_view office = before;
    for (const std::string_view label : kLabels) {
      if (office.starts_with(label)) office.remove_prefix(label.size());
    }
    if (is_office(office)) return std::string(office);
  }
  return {};
}

void read_printed(std::span<const Line> lines, DocumentHead& head) {
  for (const Line& line : lines) {
    const std::string text = without_spaces(text_of(line));
    const PrintedDate date = find_date(text);
    if (!date.iso.empty() && std::string_view(text).substr(date.end).starts_with("印发") &&
        text.size() < 60 * kHan) {
      head.printed_on = date.iso;
    }
  }
}

std::string publicity_in(std::span<const Line> lines) {
  for (const Line& line : lines) {
    std::string_view text = text_of(line);
    if (!is_publicity(text)) continue;
    if (text.starts_with("（") || text.starts_with("〔")) text.remove_prefix(kHan);
    if (text.ends_with("）") || text.ends_with("〕")) text.remove_suffix(kHan);
    return std::string(text);
  }
  return {};
}

// 云州市财政局云州市商务局: two offices of one place whose space was lost.
std::string parted_offices(std::string_view issuer) {
  constexpr std::size_t kPlace = 2 * kHan;
  for (std::size_t at = 2 * kPlace; at + 2 * kPlace <= issuer.size(); at += kHan) {
    const std::string_view left = issuer.substr(0, at);
    const std::string_view right = issuer.substr(at);
    if (!right.starts_with(issuer.substr(0, kPlace)) || !is_office(left) || !is_office(right)) continue;
    return std::string(left) + "、" + parted_offices(right);
  }
  return std::string(issuer);
}

}  // namespace

std::string find_document_number(std::string_view text, std::size_t from, std::size_t* end) {
  constexpr std::string_view kMark = "号";
  for (std::size_t mark = text.find(kMark, from); mark != text.npos; mark = text.find(kMark, mark + kHan)) {
    std::size_t at = mark;
    while (at > 0 && is_digit(text[at - 1])) --at;
    if (at == mark || mark - at > 5) continue;
    const std::string_view serial = text.substr(at, mark - at);
    if (at >= kHan && text.substr(at - kHan, kHan) == "第") at -= kHan;
    if (at < 2 * kHan + 4) continue;
    const std::string_view close = text.substr(at - kHan, kHan);
    const std::string_view open = text.substr(at - 2 * kHan - 4, kHan);
    const std::string_view year = text.substr(at - kHan - 4, 4);
    const bool brackets = (close == "〕" || close == "）") && (open == "〔" || open == "（");
    if (!brackets || !std::all_of(year.begin(), year.end(), is_digit)) continue;
    const std::size_t prefix_end = at - 2 * kHan - 4;
    const std::string_view prefix =
        without_lead(text.substr(0, prefix_end).substr(letters_before(text, prefix_end)));
    if (prefix.size() < 2 * kHan) continue;
    if (end != nullptr) *end = mark + kHan;
    return std::string(prefix) + "〔" + std::string(year) + "〕" + std::string(serial) + "号";
  }
  return {};
}

DocumentHead read_head(std::span<const Line> lines, const Parts& parts) {
  DocumentHead head;
  const auto before = lines.first(std::min(lines.size(), parts.body_begin));
  const auto behind = lines.subspan(std::min(lines.size(), parts.body_end));
  constexpr std::array<std::string_view, 3> kNumber{"发文字号", "文　号", "文号"};
  constexpr std::array<std::string_view, 4> kIssuer{"发文机关", "发文单位", "制发机关", "发布机构"};
  constexpr std::array<std::string_view, 3> kSigned{"成文日期", "发文日期", "成文时间"};
  head.number = find_document_number(recorded(before, kNumber));
  if (head.number.empty()) head.number = own_number(before);
  if (head.number.empty()) head.number = number_alone(lines);
  Signature by_site;
  for (std::size_t i = 0; i < lines.size() && head.signed_on.empty(); ++i) {
    if (i >= parts.body_begin && i < parts.body_end) {
      i = parts.body_end - 1;
      continue;
    }
    const Signature signature = signature_at(lines, i);
    if (signature.date.empty() && head.issuer.empty()) head.issuer = signature.issuer;
    if (signature.by_site && by_site.date.empty()) by_site = signature;
    if (signature.date.empty() || signature.by_site) continue;
    head.signed_on = signature.date;
    head.issuer = signature.issuer;
  }
  if (head.signed_on.empty() && !by_site.date.empty()) {
    head.signed_on = by_site.date;
    head.issuer = by_site.issuer;
  }
  if (head.signed_on.empty()) head.signed_on = find_date(recorded(before, kSigned)).iso;
  if (head.issuer.empty()) head.issuer = named_issuer(before);
  // 县人民政府办公室关于…, where the record says of which county.
  const std::string on_record = recorded(before, kIssuer);
  if (head.issuer.empty() || on_record.ends_with(head.issuer)) head.issuer = on_record;
  if (head.issuer.empty()) head.issuer = published_by(before);
  head.issuer = parted_offices(head.issuer);
  head.publicity = publicity_in(before);
  if (head.publicity.empty()) head.publicity = publicity_in(behind);
  read_printed(behind, head);
  if (head.printed_on.empty()) read_printed(before, head);
  return head;
}

}  // namespace planpress::import

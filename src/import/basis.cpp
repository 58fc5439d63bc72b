#include "import/basis.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "import/document_head.hpp"

namespace planpress::import {
namespace {

constexpr std::size_t kHan = 3;  // bytes of a Han character

// How the numbers of provinces begin: 苏政发, 赣府发, 鲁发改…
constexpr std::array<std::string_view, 31> kProvinces{
    "京", "津", "冀", "晋", "蒙", "辽", "吉", "黑", "沪", "苏", "浙", "皖", "闽", "赣", "鲁", "豫",
    "鄂", "湘", "粤", "桂", "琼", "渝", "川", "黔", "滇", "藏", "陕", "甘", "青", "宁", "新"};
// What follows them; 赣市府发 and 通政发 are numbers of cities.
constexpr std::array<std::string_view, 14> kOffices{"政", "府", "办", "委", "发", "工", "财",
                                                    "商", "环", "建", "交", "科", "农", "字"};
constexpr std::array<std::string_view, 16> kNational{
    "国令", "国务院", "主席令", "中华人民共和国", "国发", "国办", "国函",   "中发",
    "中办", "发改",   "工信",   "财建",           "商务", "商办", "环大气", "建办"};
constexpr std::array<std::pair<std::string_view, std::string_view>, 16> kTitles{{
    {"国务院", "national"},
    {"国家", "national"},
    {"中共中央", "national"},
    {"中央办公厅", "national"},
    {"中华人民共和国", "national"},
    {"省人民政府", "provincial"},
    {"省政府", "provincial"},
    {"省委", "provincial"},
    {"自治区", "provincial"},
    {"省", "provincial"},
    {"市人民政府", "prefectural"},
    {"市政府", "prefectural"},
    {"州人民政府", "prefectural"},
    {"市", "prefectural"},
    {"州", "prefectural"},
    {"县", "county"},
}};

struct Quoted {
  std::size_t begin = 0, end = 0;  // inside the marks
};

// The next 《…》 at or after `from`, nested ones belonging to it.
Quoted next_title(std::string_view text, std::size_t from) {
  const std::size_t open = text.find("《", from);
  if (open == text.npos) return {};
  int depth = 0;
  for (std::size_t at = open; at + kHan <= text.size(); ++at) {
    const std::string_view one = text.substr(at, kHan);
    if (one == "《") ++depth;
    if (one == "》" && --depth == 0) return {open + kHan, at};
  }
  return {};
}

std::string with_inner_marks(std::string_view title) {
  std::string out(title);
  for (std::size_t at = out.find("《"); at != out.npos; at = out.find("《")) out.replace(at, kHan, "〈");
  for (std::size_t at = out.find("》"); at != out.npos; at = out.find("》")) out.replace(at, kHan, "〉");
  for (std::size_t at = out.find("　"); at != out.npos; at = out.find("　")) out.erase(at, kHan);
  return out;
}

bool abbreviates(std::string_view text, std::size_t begin) {
  constexpr std::array<std::string_view, 4> kBefore{"简称《", "称为《", "（《", "下称《"};
  const std::string_view before = text.substr(0, begin);
  return std::any_of(kBefore.begin(), kBefore.end(), [&](auto word) { return before.ends_with(word); });
}

// （国务院令第722号）: the orders by which laws are issued bear no year.
std::string order_number(std::string_view bracket) {
  constexpr std::string_view kOrder = "令第";
  constexpr std::string_view kEnd = "号";
  bracket.remove_prefix(kHan);
  const std::size_t order = bracket.find(kOrder);
  const std::size_t end = bracket.find(kEnd);
  if (order == bracket.npos || end == bracket.npos || end > 20 * kHan) return {};
  const std::size_t digits = order + kOrder.size();
  if (digits >= end || bracket.substr(digits, end - digits).find_first_not_of("0123456789") != bracket.npos)
    return {};
  return std::string(bracket.substr(0, end + kEnd.size()));
}

}  // namespace

std::string level_of(std::string_view title, std::string_view number) {
  const auto begins = [&](std::string_view word) { return number.starts_with(word); };
  if (std::any_of(kNational.begin(), kNational.end(), begins)) return "national";
  if (begins("省")) return "provincial";
  if (std::any_of(kProvinces.begin(), kProvinces.end(), begins)) {
    const std::string_view office = number.substr(kHan);
    if (std::any_of(kOffices.begin(), kOffices.end(), [&](auto word) { return office.starts_with(word); })) {
      return "provincial";
    }
  }
  // The issuer stands at the start of a title; what it names later is its matter.
  const std::string_view start = title.substr(0, std::min(title.size(), 12 * kHan));
  std::string_view level;
  std::size_t first = start.npos;
  for (const auto& [word, told] : kTitles) {
    const std::size_t at = start.find(word);
    // 贵州省: the province's name ends in 州.
    if (at != start.npos && start.substr(at + word.size()).starts_with("省")) continue;
    if (at < first) {
      first = at;
      level = told;
    }
  }
  if (level.empty() && !number.empty()) return "prefectural";
  return std::string(level);
}

std::vector<BasisReading> read_basis(std::string_view preamble, std::string_view own) {
  std::vector<BasisReading> basis;
  std::size_t from = 0;
  for (Quoted quoted = next_title(preamble, from); quoted.end != 0; quoted = next_title(preamble, from)) {
    from = quoted.end + kHan;
    const std::string title = with_inner_marks(preamble.substr(quoted.begin, quoted.end - quoted.begin));
    if (title.empty() || title == own || abbreviates(preamble, quoted.begin)) continue;
    BasisReading reading{title, {}, {}};
    // The number stands in brackets right behind, perhaps after 的通知 or with a short name before it.
    const std::size_t next = std::min(preamble.find("《", from), preamble.size());
    const std::size_t stop = std::min({next, preamble.find("。", from), from + 40 * kHan});
    std::size_t open = preamble.find("（", from);
    if (open == preamble.npos || open > from + 6 * kHan) open = preamble.find("〔", from);
    if (open != preamble.npos && open < stop && open <= from + 6 * kHan) {
      const std::size_t close = std::min(preamble.find("号", open), stop);
      reading.number =
          find_document_number(preamble.substr(open, std::min(close + kHan, preamble.size()) - open));
    }
    if (reading.number.empty() && open != preamble.npos && open < stop)
      reading.number = order_number(preamble.substr(open, stop - open));
    if (reading.number.empty() && own.ends_with(title)) continue;
    reading.level = level_of(reading.title, reading.number);
    const auto known = [&](const BasisReading& one) { return one.title == reading.title; };
    if (std::none_of(basis.begin(), basis.end(), known)) basis.push_back(std::move(reading));
  }
  return basis;
}

}  // namespace planpress::import

#include "import/aims_years.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "import/dates.hpp"
#include "import/numbering.hpp"

namespace planpress::import {
namespace {

// `2024年起3年内` ends in 2026; 0 where the text has no such words.
int last_of_run(std::string_view text) {
  constexpr std::string_view kFrom = "年起";
  const std::size_t at = text.find(kFrom);
  if (at == text.npos || at < 4) return 0;
  const std::vector<int> years = years_in(text.substr(at - 4, 4 + kFrom.size()));
  std::string_view rest = text.substr(at + kFrom.size());
  for (const std::string_view word : {"，", "用", "的"}) {
    if (rest.starts_with(word)) rest.remove_prefix(word.size());
  }
  const std::size_t numeral = han_numeral_length(rest);
  const bool digit = !rest.empty() && rest.front() >= '1' && rest.front() <= '9';
  const int count = numeral != 0 ? han_value(rest.substr(0, numeral)).value_or(0)
                    : digit      ? rest.front() - '0'
                                 : 0;
  const std::string_view unit = rest.substr(std::min(rest.size(), numeral != 0 ? numeral : 1));
  return years.empty() || count == 0 || !unit.starts_with("年") ? 0 : years.front() + count - 1;
}

constexpr std::size_t kHan = 3;   // bytes of a Han character
constexpr std::size_t kYear = 4;  // and of a year in figures

// Behind a year: how far it reaches, before what happened then.
std::string_view without_reach(std::string_view rest) {
  constexpr std::array<std::string_view, 10> kReach{"年", "月", "日", "底",     "末",
                                                    "以", "之", "前", "（含）", "份"};
  for (bool moved = true; moved && !rest.empty();) {
    moved = rest.front() >= '0' && rest.front() <= '9';
    if (moved) rest.remove_prefix(1);
    for (const std::string_view word : kReach) {
      if (!rest.starts_with(word)) continue;
      rest.remove_prefix(word.size());
      moved = true;
    }
  }
  return rest;
}

// 改造2000年底前建成的小区: the year tells which ones are meant. At the head of a clause it is a deadline.
bool describes(std::string_view text, std::size_t year) {
  constexpr std::array<std::string_view, 19> kOrigins{"建成", "投运", "投产", "投用", "投入", "注册", "登记",
                                                      "上牌", "出厂", "生产", "竣工", "安装", "购置", "购买",
                                                      "交付", "建设", "建造", "制造", "的"};
  constexpr std::array<std::string_view, 10> kHeads{"，", "。", "；", "：", "到",
                                                    "在", "至", "于", "\n", ","};
  const std::string_view before = text.substr(0, year);
  const auto ends = [&](std::string_view head) { return before.ends_with(head); };
  if (before.empty() || std::any_of(kHeads.begin(), kHeads.end(), ends)) return false;
  const std::string_view rest = without_reach(text.substr(std::min(text.size(), year + kYear)));
  const auto begins = [&](std::string_view word) { return rest.starts_with(word); };
  if (std::none_of(kOrigins.begin(), kOrigins.end(), begins)) return false;
  constexpr std::size_t kReach = 8 * kHan;
  constexpr std::array<std::string_view, 3> kPlain{"注册", "登记", "出厂"};
  const std::size_t of = rest.substr(0, kReach).find("的");
  const std::size_t stop = std::min(rest.find("，"), rest.find("；"));
  return (of != rest.npos && of < stop) || std::any_of(kPlain.begin(), kPlain.end(), begins);
}

// 较2023年, 2023年底已: a year gone by when the document was written.
bool is_past(std::string_view text, std::size_t year) {
  const std::string_view before = text.substr(0, year);
  if (before.ends_with("较") || (before.ends_with("比") && !before.ends_with("占比"))) return true;
  return without_reach(text.substr(std::min(text.size(), year + kYear))).starts_with("已");
}

// The text without the names of documents, whose years are theirs: 《…规划（2016—2035年）》.
std::string without_titles(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t open = std::min(text.find("《", at), text.size());
    out += text.substr(at, open - at);
    const std::size_t close = text.find("》", open);
    if (open < text.size() && close == text.npos) out += text.substr(open);
    at = close == text.npos ? text.size() : close + kHan;
  }
  return out;
}

// Years that a text tells, sorted by what they say of the plan.
struct ToldYears {
  std::vector<int> aims;
  int gone = 0;  // the last one that is gone by when the plan is written
};

void gather_years(std::string_view printed, ToldYears& told) {
  const std::string text = without_titles(printed);
  for (std::size_t at = text.find_first_of("12"); at != text.npos; at = text.find_first_of("12", at + 1)) {
    if (at > 0 && text[at - 1] >= '0' && text[at - 1] <= '9') continue;
    const std::vector<int> years = years_in(std::string_view(text).substr(at, kYear + kHan));
    if (years.empty() || describes(text, at)) continue;
    if (is_past(text, at)) {
      told.gone = std::max(told.gone, years.front());
    } else {
      told.aims.push_back(years.front());
    }
  }
}

// The last year in the brackets of document numbers, 〔2024〕: what is cited was there before.
int last_cited(std::string_view text) {
  constexpr std::string_view kOpen = "〔";
  constexpr std::string_view kClose = "〕";
  int last = 0;
  for (std::size_t at = text.find(kOpen); at != text.npos; at = text.find(kOpen, at + 1)) {
    const std::size_t begin = at + kOpen.size();
    if (!text.substr(std::min(text.size(), begin + kYear)).starts_with(kClose)) continue;
    const std::vector<int> years = years_in(std::string(text.substr(begin, kYear)) + "年");
    if (!years.empty()) last = std::max(last, years.front());
  }
  return last;
}

}  // namespace

YearRange years_of_aims(std::span<const Paragraph> paragraphs, int published, std::string_view preamble) {
  constexpr std::size_t kAims = 12;  // paragraphs at the start, where aims stand
  constexpr int kFar = 15;
  constexpr int kLongest = 6;  // years before the last that an undated plan may begin
  YearRange years;
  ToldYears told;
  int cited = published == 0 ? last_cited(preamble) : 0;
  for (const Paragraph& paragraph : paragraphs.first(std::min(kAims, paragraphs.size()))) {
    gather_years(paragraph.text.text, told);
    if (published == 0) cited = std::max(cited, last_cited(paragraph.text.text));
    years.last = std::max(years.last, last_of_run(paragraph.text.text));
  }
  // An undated plan is younger than what it cites or compares with.
  const int last = told.aims.empty() ? 0 : *std::max_element(told.aims.begin(), told.aims.end());
  const int youngest = std::max(told.gone == 0 ? 0 : told.gone + 1, cited);
  const int begin = published != 0 ? published : std::max(youngest, last - kLongest);
  for (const int year : told.aims) {
    if (year < begin || (published != 0 && year > published + kFar)) continue;
    years.first = years.first == 0 ? year : std::min(years.first, year);
    years.last = std::max(years.last, year);
  }
  if (published == 0 && youngest != 0 && years.first != 0) years.first = std::min(years.first, youngest);
  return years;
}

}  // namespace planpress::import

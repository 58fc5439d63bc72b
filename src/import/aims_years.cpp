#include "import/aims_years.hpp"

#include <algorithm>
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

// 较2023年增长: the year that is compared with is none of the plan's; an undated plan begins behind it.
std::string without_baselines(std::string_view text, int& baseline) {
  constexpr std::size_t kYear = 4;
  std::string out(text);
  for (const std::string_view word : {"较20", "比20"}) {
    for (std::size_t at = out.find(word); at != out.npos; at = out.find(word, at)) {
      const std::size_t begin = at + word.size() - 2;
      for (const int year : years_in(std::string_view(out).substr(begin, kYear + 3)))
        baseline = std::max(baseline, year);
      out.erase(at, begin - at + kYear);
    }
  }
  return out;
}

}  // namespace

YearRange years_of_aims(std::span<const Paragraph> paragraphs, int published) {
  constexpr std::size_t kAims = 12;  // paragraphs at the start, where aims stand
  constexpr int kFar = 15;
  constexpr int kLongest = 6;  // years before the last that an undated plan may begin
  YearRange years;
  std::vector<int> named;
  int baseline = 0;
  for (std::size_t i = 0; i < std::min(kAims, paragraphs.size()); ++i) {
    for (const int year : years_in(without_baselines(paragraphs[i].text.text, baseline))) {
      if (published != 0 && (year < published || year > published + kFar)) continue;
      named.push_back(year);
      years.last = std::max(years.last, year);
    }
    years.last = std::max(years.last, last_of_run(paragraphs[i].text.text));
  }
  for (const int year : named) {
    if (published == 0 && year < years.last - kLongest) continue;  // 2000年底前建成的小区
    years.first = years.first == 0 ? year : std::min(years.first, year);
  }
  if (published == 0 && baseline != 0 && years.first != 0) years.first = std::min(years.first, baseline + 1);
  return years;
}

}  // namespace planpress::import

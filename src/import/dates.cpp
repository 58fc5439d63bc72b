#include "import/dates.hpp"

#include <array>
#include <optional>

#include "import/numbering.hpp"

namespace planpress::import {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// A number of `least` to `most` digits at `at`, which moves behind it.
std::optional<int> digits(std::string_view text, std::size_t& at, std::size_t least, std::size_t most) {
  std::size_t end = at;
  int value = 0;
  while (end < text.size() && end - at < most && is_digit(text[end]))
    value = value * 10 + (text[end++] - '0');
  if (end - at < least || (end < text.size() && is_digit(text[end]))) return std::nullopt;
  at = end;
  return value;
}

// 二〇二四: four numerals, each a digit.
std::optional<int> han_year(std::string_view text, std::size_t& at) {
  constexpr std::array<std::string_view, 12> kDigits{"〇", "一", "二", "三", "四", "五",
                                                     "六", "七", "八", "九", "零", "○"};
  int value = 0;
  std::size_t next = at;
  for (int i = 0; i < 4; ++i) {
    int digit = -1;
    for (std::size_t d = 0; d < kDigits.size(); ++d) {
      if (text.substr(next).starts_with(kDigits[d])) {
        digit = d < 10 ? static_cast<int>(d) : 0;
        next += kDigits[d].size();
        break;
      }
    }
    if (digit < 0) return std::nullopt;
    value = value * 10 + digit;
  }
  at = next;
  return value;
}

std::optional<int> part(std::string_view text, std::size_t& at) {
  if (const auto value = digits(text, at, 1, 2)) return value;
  const std::size_t length = han_numeral_length(text.substr(at));
  const auto value = length == 0 ? std::nullopt : han_value(text.substr(at, length));
  at += length;
  return value;
}

bool skip(std::string_view text, std::size_t& at, std::string_view word) {
  if (!text.substr(at).starts_with(word)) return false;
  at += word.size();
  return true;
}

std::string two(int value) {
  return {static_cast<char>('0' + value / 10), static_cast<char>('0' + value % 10)};
}

PrintedDate date_at(std::string_view text, std::size_t begin) {
  std::size_t at = begin;
  const auto year = is_digit(text[at]) ? digits(text, at, 4, 4) : han_year(text, at);
  if (!year || *year < 1900 || *year > 2199) return {};
  const bool dashed = skip(text, at, "-") || skip(text, at, "/") || skip(text, at, ".");
  if (!dashed && !skip(text, at, "年")) return {};
  const auto month = part(text, at);
  if (!month || *month < 1 || *month > 12) return {};
  if (dashed ? !(skip(text, at, "-") || skip(text, at, "/") || skip(text, at, ".")) : !skip(text, at, "月"))
    return {};
  const auto day = part(text, at);
  if (!day || *day < 1 || *day > 31) return {};
  if (!dashed && !skip(text, at, "日")) return {};
  return {begin, at, std::to_string(*year) + "-" + two(*month) + "-" + two(*day)};
}

}  // namespace

PrintedDate find_date(std::string_view text, std::size_t from) {
  for (std::size_t at = from; at < text.size(); ++at) {
    const bool start = (is_digit(text[at]) && (at == 0 || !is_digit(text[at - 1]))) ||
                       text.substr(at).starts_with("二") || text.substr(at).starts_with("一");
    if (!start) continue;
    const PrintedDate date = date_at(text, at);
    if (!date.iso.empty()) return date;
  }
  return {};
}

bool is_date(std::string_view text) {
  const PrintedDate date = find_date(text);
  return !date.iso.empty() && date.begin == 0 && date.end == text.size();
}

bool is_month(std::string_view text) {
  std::size_t at = 0;
  if (text.empty()) return false;
  const auto year = is_digit(text[0]) ? digits(text, at, 4, 4) : han_year(text, at);
  if (!year || !skip(text, at, "年")) return false;
  const auto month = part(text, at);
  return month && *month >= 1 && *month <= 12 && skip(text, at, "月") && at == text.size();
}

std::vector<int> years_in(std::string_view text) {
  std::vector<int> years;
  for (std::size_t at = 0; at + 4 <= text.size(); ++at) {
    if (!is_digit(text[at]) || (at > 0 && is_digit(text[at - 1]))) continue;
    std::size_t end = at;
    const auto year = digits(text, end, 4, 4);
    if (!year || *year < 1990 || *year > 2100) continue;
    const std::string_view rest = text.substr(end);
    constexpr std::array<std::string_view, 8> kBehind{"年", "-", "—", "–", "～", "~", "至", "－"};
    for (const std::string_view word : kBehind) {
      if (rest.starts_with(word)) {
        years.push_back(*year);
        break;
      }
    }
  }
  return years;
}

}  // namespace planpress::import

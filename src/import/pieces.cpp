#include "import/pieces.hpp"

#include <algorithm>
#include <array>

#include "text/utf8.hpp"

namespace planpress::import::annex {
namespace {

constexpr std::array<std::string_view, 10> han_digits = {"〇", "一", "二", "三", "四",
                                                         "五", "六", "七", "八", "九"};
constexpr std::array<std::string_view, 8> opening = {"（", "(", "〔", "[", "【", "［", "〈", "﹝"};
constexpr std::array<std::string_view, 8> closing = {"）", ")", "〕", "]", "】", "］", "〉", "﹞"};
constexpr std::array<std::string_view, 6> marks_after_han = {"、", ".", "．", "，", "：", "﹒"};
constexpr std::array<std::string_view, 5> marks_after_arabic = {".", "．", "、", "﹒", "。"};
// Words behind a figure that make it a quantity or a name and no number of an item.
constexpr std::array<std::string_view, 20> counting = {"年", "月", "日", "个", "家", "台",   "套",
                                                       "辆", "座", "项", "万", "亿", "公里", "所",
                                                       "条", "%",  "％", "G",  "+",  "D"};

/// Length of the first of `words` that `text` starts with, or 0.
std::size_t starting(std::string_view text, std::span<const std::string_view> words) {
  for (const std::string_view word : words) {
    if (text.starts_with(word)) return word.size();
  }
  return 0;
}

/// Reads decimal digits of either width; the bytes they take.
std::size_t read_digits(std::string_view text, int& value) {
  std::size_t at = 0;
  int digits = 0;
  value = 0;
  while (at < text.size() && digits < 5) {
    const text::CodePoint point = text::decode(text, at);
    const bool wide = point.value >= 0xFF10 && point.value <= 0xFF19;
    if (!wide && (point.value < '0' || point.value > '9')) break;
    value = value * 10 + static_cast<int>(point.value - (wide ? 0xFF10U : U'0'));
    at += point.length;
    ++digits;
  }
  return at;
}

/// Reads a Han number below one hundred; the bytes it takes.
std::size_t read_han(std::string_view text, int& value) {
  std::size_t at = 0;
  int units = -1;
  int tens = 0;
  bool ten = false;
  while (at < text.size()) {
    const auto rest = text.substr(at);
    if (rest.starts_with("十")) {
      if (ten) break;
      ten = true;
      tens = units < 0 ? 1 : units;
      units = -1;
      at += std::string_view("十").size();
      continue;
    }
    const auto* const digit = std::find_if(han_digits.begin(), han_digits.end(),
                                           [&](std::string_view word) { return rest.starts_with(word); });
    if (digit == han_digits.end() || units >= 0) break;
    units = static_cast<int>(digit - han_digits.begin());
    at += digit->size();
  }
  value = tens * 10 + std::max(units, 0);
  return value == 0 ? 0 : at;
}

bool is_wide(char32_t value) {
  return text::is_cjk(value) || (value >= 0x2018 && value <= 0x201D) || value == 0x2014 || value == 0x2026;
}

struct Width {
  char32_t narrow;
  std::string_view wide;
};
constexpr std::array<Width, 5> widths = {{{'(', "（"}, {')', "）"}, {',', "，"}, {';', "；"}, {':', "："}}};

/// The full-width mark for a half-width one beside Han letters; empty when it stays.
std::string_view widened(char32_t mark, char32_t before, char32_t after) {
  if (mark == ':' && (after >= '0' && after <= '9')) return {};
  if (mark == ',' && after >= '0' && after <= '9' && before >= '0' && before <= '9') return {};
  const auto* const found =
      std::find_if(widths.begin(), widths.end(), [&](const Width& w) { return w.narrow == mark; });
  if (found == widths.end() || !(is_wide(before) || is_wide(after))) return {};
  return found->wide;
}

}  // namespace

bool is_blank(char32_t value) {
  return text::is_space(value) || value == 0x200B || value == 0xFEFF || value == 0x200C || value == 0x200D;
}

std::string_view trim(std::string_view text) {
  std::size_t begin = 0;
  while (begin < text.size()) {
    const text::CodePoint point = text::decode(text, begin);
    if (!is_blank(point.value)) break;
    begin += point.length;
  }
  std::size_t end = text.size();
  while (end > begin) {
    std::size_t at = end - 1;
    while (at > begin && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
    if (!is_blank(text::decode(text, at).value)) break;
    end = at;
  }
  return text.substr(begin, end - begin);
}

TracedText cut(const TracedText& text, std::string_view part) {
  if (part.empty()) return {};
  const auto begin = static_cast<std::size_t>(part.data() - text.text.data());
  return slice(text, begin, begin + part.size());
}

TracedText tidied(const TracedText& text) {
  TracedText out;
  out.text.reserve(text.text.size());
  std::size_t origin = 0;
  char32_t before = 0;
  bool blank = false;
  for (std::size_t at = 0; at < text.text.size();) {
    const text::CodePoint point = text::decode(text.text, at);
    while (origin < text.origins.size() && text.origins[origin].at <= at) {
      const std::uint32_t line = text.origins[origin++].line;
      const auto here = static_cast<std::uint32_t>(out.text.size());
      if (!out.origins.empty() && out.origins.back().at == here) out.origins.pop_back();
      if (out.origins.empty() || out.origins.back().line != line) out.origins.push_back({here, line});
    }
    const std::size_t next = at + point.length;
    if (is_blank(point.value)) {
      blank = true;
      at = next;
      continue;
    }
    if (blank && before != 0 && !is_wide(before) && !is_wide(point.value)) out.text += ' ';
    blank = false;
    const char32_t after = next < text.text.size() ? text::decode(text.text, next).value : 0;
    const std::string_view wide = widened(point.value, before, after);
    if (wide.empty()) {
      out.text.append(text.text, at, point.length);
    } else {
      out.text += wide;
    }
    before = wide.empty() ? point.value : text::decode(wide, 0).value;
    at = next;
  }
  return out;
}

std::string tidied(std::string_view text) {
  return tidied(TracedText{std::string(text), {}}).text;
}

std::string squeezed(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t from = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead > ' ' && (lead < 0x80 || (lead >= 0xE4 && lead <= 0xE9))) {  // no blank begins so
      at += lead < 0x80 ? 1 : 3;
      continue;
    }
    const text::CodePoint point = text::decode(text, at);
    if (is_blank(point.value)) {
      out += text.substr(from, at - from);
      from = at + point.length;
    }
    at += point.length;
  }
  if (from < text.size()) out += text.substr(from);
  return out;
}

bool starts_with_any(std::string_view text, std::span<const std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.starts_with(word); });
}

bool ends_with_any(std::string_view text, std::span<const std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.ends_with(word); });
}

std::size_t length_of(std::string_view text) {
  return text::count_code_points(text);
}

std::string_view first_characters(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  while (at < text.size() && count > 0) {
    at += text::decode(text, at).length;
    --count;
  }
  return text.substr(0, at);
}

Leading read_leading(std::string_view text) {
  text = trim(text);
  Leading out;
  out.rest = text;
  const std::size_t open = starting(text, opening);
  std::string_view inner = open > 0 ? trim(text.substr(open)) : text;
  int value = 0;
  std::size_t taken = read_digits(inner, value);
  const bool arabic = taken > 0;
  if (!arabic) taken = read_han(inner, value);
  if (taken == 0) return out;
  std::string_view rest = trim(inner.substr(taken));
  const std::size_t close = starting(rest, closing);
  if (open > 0) {
    if (close == 0) return out;
    rest.remove_prefix(close);
    out.printed = text.substr(0, text.size() - rest.size());
    out.form = arabic ? Leading::Form::arabic_bracket : Leading::Form::han_bracket;
    rest = trim(rest);
    const std::size_t mark = starting(rest, marks_after_han);
    out.rest = trim(rest.substr(mark));
  } else {
    const std::size_t mark = close > 0 && arabic ? close
                             : arabic            ? starting(rest, marks_after_arabic)
                                                 : starting(rest, marks_after_han);
    const bool decimal = arabic && mark == 1 && rest.size() > 1 && rest[1] >= '0' && rest[1] <= '9' &&
                         rest[0] == '.' && inner.substr(taken).starts_with(".") && value < 10;
    const std::string_view after = trim(rest.substr(mark));
    if (!after.empty() && mark == 0 &&
        (!arabic || starting(after, counting) > 0 || inner.size() - taken == rest.size()))
      return out;
    if (decimal) return out;
    out.printed = text.substr(0, taken);
    out.form = arabic ? Leading::Form::arabic : Leading::Form::han;
    out.rest = after;
  }
  out.value = value;
  return out;
}

int find_year(std::string_view text) {
  for (std::size_t at = 0; at + 4 <= text.size(); ++at) {
    if (text[at] != '2' || text[at + 1] != '0') continue;
    int value = 0;
    if (read_digits(text.substr(at), value) != 4) continue;
    if (at > 0 && text[at - 1] >= '0' && text[at - 1] <= '9') continue;
    const std::string_view rest = trim(text.substr(at + 4));
    constexpr std::array<std::string_view, 7> after = {"年", "-", "—", "–", "~", "～", "至"};
    if (value >= 2000 && value < 2100 && (rest.empty() || starting(rest, after) > 0)) return value;
  }
  return 0;
}

LineRange lines_of(const TracedText& text) {
  return {text.first_line(), text.last_line()};
}

LineRange together(LineRange a, LineRange b) {
  if (a.first == 0) return b;
  if (b.first == 0) return a;
  return {std::min(a.first, b.first), std::max(a.last, b.last)};
}

bool says_none(std::string_view text) {
  const std::string cell = squeezed(text);
  if (cell == "无" || cell == "/" || cell == "／" || cell == "\\") return true;
  if (cell.empty()) return false;
  for (std::size_t at = 0; at < cell.size();) {
    const text::CodePoint point = text::decode(cell, at);
    constexpr std::u32string_view dashes = U"-—–－―─";
    if (dashes.find(point.value) == std::u32string_view::npos) return false;
    at += point.length;
  }
  return true;
}

bool is_page_number(std::string_view text) {
  constexpr std::size_t longest = 60;  // bytes
  text = trim(text);
  if (text.size() > longest) return false;
  std::string cell = squeezed(text);
  std::string_view view = cell;
  const bool page = view.starts_with("第") && view.ends_with("页");
  if (page) {
    view.remove_prefix(std::string_view("第").size());
    view.remove_suffix(std::string_view("页").size());
  }
  bool dash = false;
  bool digit = false;
  bool between = false;  // a dash stands behind a digit
  for (std::size_t at = 0; at < view.size();) {
    const text::CodePoint point = text::decode(view, at);
    constexpr std::u32string_view dashes = U"-—–－―─·";
    const bool figure =
        (point.value >= '0' && point.value <= '9') || (point.value >= 0xFF10 && point.value <= 0xFF19);
    const bool line = dashes.find(point.value) != std::u32string_view::npos;
    if (!figure && !line) return false;
    if (figure && between) return false;  // 2023-2025, a telephone
    between = line && digit;
    digit = digit || figure;
    dash = dash || line;
    at += point.length;
  }
  return digit && (dash || page);
}

}  // namespace planpress::import::annex

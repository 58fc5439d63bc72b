#include "formats/workbook_text.hpp"

#include <charconv>
#include <chrono>

#include "text/utf8.hpp"

namespace planpress::formats {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// Whether `_xHHHH_` begins here.
bool is_escape(std::string_view text, std::size_t at) {
  if (text.size() - at < 7 || text[at + 1] != 'x' || text[at + 6] != '_') return false;
  for (std::size_t i = at + 2; i < at + 6; ++i) {
    if (!is_hex(text[i])) return false;
  }
  return true;
}

// Plain stretches are taken at once; these end them.
bool is_plain(unsigned char c) {
  return c >= 0x20 && c < 0x7F && c != '&' && c != '<' && c != '>' && c != '"' && c != '_';
}

}  // namespace

void append_xml(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_plain(static_cast<unsigned char>(text[end]))) ++end;
    out.append(text, at, end - at);
    if (end == text.size()) return;
    at = end;
    const text::CodePoint point = text::decode(text, at);
    at += point.length;
    if (point.value == '&') {
      out += "&amp;";
    } else if (point.value == '<') {
      out += "&lt;";
    } else if (point.value == '>') {
      out += "&gt;";
    } else if (point.value == '"') {
      out += "&quot;";
    } else if (point.value == '_') {
      out += is_escape(text, at - 1) ? "_x005F_" : "_";
    } else if (point.value == '\r') {
      if (at == text.size() || text[at] != '\n') out += '\n';
    } else if (!point.valid || (point.value < 0x20 && point.value != '\t' && point.value != '\n') ||
               point.value == 0xFFFE || point.value == 0xFFFF) {
      out += replacement;
    } else {
      out.append(text, at - point.length, point.length);
    }
  }
}

std::size_t prefix_of_units(std::string_view text, std::size_t units) {
  if (text.size() <= units) return text.size();
  std::size_t at = 0;
  while (at < text.size()) {
    const text::CodePoint point = text::decode(text, at);
    const std::size_t taken = point.value > 0xFFFF ? 2 : 1;
    if (taken > units) break;
    units -= taken;
    at += point.length;
  }
  return at;
}

std::string column_letters(std::uint32_t column) {
  std::string letters;
  for (std::uint32_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return letters;
}

std::string tab_name(std::string_view name) {
  std::string out;
  std::size_t units = 0;
  for (std::size_t at = 0; at < name.size();) {
    const text::CodePoint point = text::decode(name, at);
    units += point.value > 0xFFFF ? 2 : 1;
    if (units > 31) break;
    const bool refused =
        point.value < 0x20 || std::string_view("[]:*?/\\'").find(name[at]) != std::string_view::npos;
    if (refused) {
      out += ' ';
    } else {
      out.append(name, at, point.length);
    }
    at += point.length;
  }
  return out.empty() ? std::string("1") : out;
}

int day_number(std::string_view day) {
  if (day.size() != 10 || day[4] != '-' || day[7] != '-') return 0;
  const auto part = [&](std::size_t at, std::size_t size) {
    int value = -1;
    const char* end = day.data() + at + size;
    const auto [stop, fault] = std::from_chars(day.data() + at, end, value);
    return stop == end && fault == std::errc() ? value : -1;
  };
  const int month = part(5, 2);
  const int number = part(8, 2);
  if (month < 1 || number < 1 || part(0, 4) < 1901) return 0;
  const std::chrono::year_month_day date(std::chrono::year(part(0, 4)),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(number)));
  if (!date.ok()) return 0;
  // Day 1 is 1900-01-01, and 1900 counts as a leap year.
  constexpr std::chrono::sys_days start = std::chrono::year(1899) / 12 / 30;
  return static_cast<int>((std::chrono::sys_days(date) - start).count());
}

}  // namespace planpress::formats

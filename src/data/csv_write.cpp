#include "data/write.hpp"
#include "text/utf8.hpp"

namespace planpress::data {
namespace {

// What importers strip from the front of a cell before they look for a formula: white space, controls,
// invisible marks.
bool is_stripped(char32_t value) {
  return value <= 0x20 || (value >= 0x7F && value <= 0xA0) || value == 0xAD ||
         (value >= 0x2000 && value <= 0x200F) || (value >= 0x2028 && value <= 0x202F) ||
         (value >= 0x205F && value <= 0x206F) || value == 0x3000 || value == 0xFEFF;
}

bool starts_formula(char32_t value) {
  switch (value) {
    case '=':
    case '+':
    case '-':
    case '@':
    case 0xFF1D:  // the full-width twins, which spreadsheets of East Asia take for the same
    case 0xFF0B:
    case 0xFF0D:
    case 0xFF20:
      return true;
    default:
      return false;
  }
}

std::size_t skip_digits(std::string_view cell, std::size_t at) {
  while (at < cell.size() && cell[at] >= '0' && cell[at] <= '9') ++at;
  return at;
}

// A number as our own writer makes it: no formula can be one.
bool is_number(std::string_view cell) {
  std::size_t at = cell.starts_with('-') ? 1 : 0;
  const std::size_t digits = at;
  at = skip_digits(cell, at);
  if (at == digits) return false;
  if (at < cell.size() && cell[at] == '.') {
    const std::size_t fraction = at + 1;
    at = skip_digits(cell, fraction);
    if (at == fraction) return false;
  }
  if (at < cell.size() && cell[at] == 'e') {
    std::size_t exponent = at + 1;
    if (exponent < cell.size() && (cell[exponent] == '+' || cell[exponent] == '-')) ++exponent;
    at = skip_digits(cell, exponent);
    if (at == exponent) return false;
  }
  return at == cell.size();
}

bool needs_guard(std::string_view cell) {
  if (cell.empty() || cell == "-" || is_number(cell)) return false;
  if (cell.front() == '\t' || cell.front() == '\r' || cell.front() == '\n') return true;
  for (std::size_t at = 0; at < cell.size();) {
    const text::CodePoint point = text::decode(cell, at);
    if (!is_stripped(point.value)) return starts_formula(point.value);
    at += point.length;
  }
  return false;
}

// Beyond what RFC 4180 asks: other separators, because importers guess, and outer spaces, because they trim.
bool needs_quotes(std::string_view cell) {
  return cell.find_first_of("\",;\t\r\n") != std::string_view::npos || cell.starts_with(' ') ||
         cell.ends_with(' ');
}

void write_cell(std::string& out, std::string_view cell, bool trusted) {
  const bool guard = !trusted && needs_guard(cell);
  if (!guard && !needs_quotes(cell)) {
    out += cell;
    return;
  }
  out += '"';
  if (guard) out += '\'';
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

}  // namespace

void write_csv_row(std::string& out, std::span<const std::string_view> cells,
                   std::span<const std::uint8_t> trusted) {
  // A lone empty cell would be an empty line, which readers skip.
  if (cells.size() == 1 && cells.front().empty()) out += "\"\"";
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out += ',';
    write_cell(out, cells[i], i < trusted.size() && trusted[i] != 0);
  }
  out += "\r\n";
}

}  // namespace planpress::data

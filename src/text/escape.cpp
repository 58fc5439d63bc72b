#include "text/escape.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "text/utf8.hpp"

namespace planpress::text {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";
constexpr char hex_digits[] = "0123456789ABCDEF";

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F;
}

// What stands for `c` in HTML, or an empty view where `c` stands for itself.
std::string_view html_reference(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&#34;";
    case '\'':
      return "&#39;";
    default:
      return is_control(c) ? replacement : std::string_view();
  }
}

bool is_ascii_alnum(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

using ByteSet = std::array<bool, 256>;

// Marks that open or close a construct wherever they stand in a line, and what may not stand in one.
constexpr ByteSet make_markdown_marks() {
  ByteSet set{};
  for (const char c : std::string_view("\\`*_[]<>|~&:@.)")) set[static_cast<unsigned char>(c)] = true;
  for (std::size_t c = 0; c < 0x20; ++c) set[c] = true;
  set[0x7F] = true;
  return set;
}

constexpr ByteSet make_html_marks() {
  ByteSet set{};
  for (const char c : std::string_view("&<>\"'\xEF")) set[static_cast<unsigned char>(c)] = true;
  for (std::size_t c = 0; c < 0x20; ++c) set[c] = c != '\t' && c != '\n' && c != '\r';
  set[0x7F] = true;
  return set;
}

constexpr ByteSet markdown_marks = make_markdown_marks();
constexpr ByteSet html_marks = make_html_marks();

// U+FFFE and U+FFFF, which XML does not allow.
bool is_no_character(std::string_view text, std::size_t at) {
  const std::string_view bytes = text.substr(at, 3);
  return bytes == "\xEF\xBF\xBE" || bytes == "\xEF\xBF\xBF";
}

// What stands for the mark at `at` in Markdown.
void append_markdown_mark(std::string& out, std::string_view text, std::size_t at, bool after_number) {
  const char c = text[at];
  if (c == '\n' || c == '\r' || c == '\t') {
    out += ' ';
    return;
  }
  if (is_control(c)) {
    out += replacement;
    return;
  }
  // A bare address would become a link in GFM; points and brackets count only behind a number at the start.
  const bool plain = c == ':'   ? text.substr(at, 3) != "://"
                     : c == '.' ? !after_number && !(at >= 3 && text.substr(at - 3, 3) == "www")
                     : c == ')' ? !after_number
                                : false;
  if (!plain) out += '\\';
  out += c;
}

}  // namespace

void append_html(std::string& out, std::string_view text) {
  std::size_t start = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!html_marks[static_cast<unsigned char>(text[at])]) continue;
    if (text[at] == '\xEF') {
      if (!is_no_character(text, at)) continue;
      out.append(text, start, at - start).append(replacement);
      at += 2;
    } else {
      out.append(text, start, at - start).append(html_reference(text[at]));
    }
    start = at + 1;
  }
  out.append(text, start);
}

void append_markdown(std::string& out, std::string_view text) {
  if (text.empty()) return;
  // Marks that only count at the start of a line; the text may be placed at one.
  if (std::string_view("#+-=").find(text[0]) != std::string_view::npos) out += '\\';
  // Four spaces there would begin a block of code.
  std::size_t start = 0;
  if (std::min(text.find_first_not_of(" \t\r\n"), text.size()) >= 4) {
    out += "&#32;";
    start = 1;
  }
  const std::size_t digits = text.find_first_not_of("0123456789");
  for (std::size_t at = start; at < text.size(); ++at) {
    if (!markdown_marks[static_cast<unsigned char>(text[at])]) continue;
    out.append(text, start, at - start);
    const bool ends_number = at > 0 && at == digits && (at + 1 == text.size() || text[at + 1] == ' ');
    append_markdown_mark(out, text, at, ends_number);
    start = at + 1;
  }
  out.append(text, start);
}

void append_url(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (is_ascii_alnum(c) || std::string_view("-._~/").find(c) != std::string_view::npos) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += {'%', hex_digits[byte >> 4U], hex_digits[byte & 15U]};
    }
  }
}

void append_visible(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    const char32_t value = point.valid ? point.value : static_cast<unsigned char>(text[at]);
    const bool bidirectional = (value >= 0x200E && value <= 0x200F) || (value >= 0x202A && value <= 0x202E) ||
                               (value >= 0x2066 && value <= 0x2069);
    const bool control = value < 0x20 || (value >= 0x7F && value <= 0x9F);
    if (!point.valid || control) {
      out += {'\\', 'x', hex_digits[(value >> 4U) & 15U], hex_digits[value & 15U]};
    } else if (bidirectional) {
      out += "\\u{";
      for (int shift = 12; shift >= 0; shift -= 4)
        out += hex_digits[(value >> static_cast<unsigned>(shift)) & 15U];
      out += '}';
    } else {
      out.append(text, at, point.length);
    }
    at += point.length;
  }
}

bool is_safe_url(std::string_view url) {
  if (url.starts_with("//") || url.find('\\') != std::string_view::npos) return false;
  std::string scheme;
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte == 0x7F) return false;
    if (c == ':') return scheme == "http" || scheme == "https" || scheme == "mailto" || scheme == "tel";
    if (c == '/' || c == '?' || c == '#') return true;
    scheme += static_cast<char>(byte < 0x80 ? std::tolower(byte) : c);
  }
  return true;
}

}  // namespace planpress::text

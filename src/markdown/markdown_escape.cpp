#include "markdown/markdown_escape.hpp"

#include <algorithm>

#include "markdown/punctuation.hpp"

namespace planpress::markdown {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char32_t value) {
  return !is_space(value) && !is_punctuation(value);
}

bool blank_or_end(std::string_view text, std::size_t at) {
  return at >= text.size() || text[at] == ' ' || text[at] == '\t' || text[at] == '\n';
}

// Where at the start of a line a backslash is needed, npos for nowhere.
std::size_t block_mark(std::string_view line) {
  if (line.empty()) return std::string_view::npos;
  switch (line[0]) {
    case '>':
    case '=':
    case '|':
      return 0;
    case '+':
      return blank_or_end(line, 1) ? 0 : std::string_view::npos;
    case '-':
      return blank_or_end(line, 1) || std::string_view("-|:").find(line[1]) != std::string_view::npos
                 ? 0
                 : std::string_view::npos;
    case ':':
      return line.size() > 1 && line[1] == '-' ? 0 : std::string_view::npos;
    case '#': {
      const std::size_t end = line.find_first_not_of('#');
      return blank_or_end(line, end) ? 0 : std::string_view::npos;
    }
    default:
      break;
  }
  std::size_t digits = 0;
  while (digits < line.size() && digits < 10 && is_digit(line[digits])) ++digits;
  const bool number =
      digits > 0 && digits < 10 && digits < line.size() && (line[digits] == '.' || line[digits] == ')');
  return number && blank_or_end(line, digits + 1) ? digits : std::string_view::npos;
}

bool needs_backslash(std::string_view words, std::size_t at, const EscapeContext& context) {
  const bool last = at + 1 == words.size();
  const char next = last ? '\0' : words[at + 1];
  switch (words[at]) {
    case '\\':
      return last || is_ascii_punctuation(next) || next == '\n';
    case '`':
    case '*':
    case '~':
    case '[':
      return true;
    case ']':
      return context.in_link;
    case '_':
      return !is_letter(last_code_point(words.substr(0, at))) ||
             !is_letter(first_code_point(words.substr(at + 1)));
    case '<':
      return last ? context.marks : is_ascii_alnum(next) || next == '/' || next == '!' || next == '?';
    case '!':
      return last && context.marks;
    case '&':
      return last ? context.marks : begins_entity(words.substr(at));
    default:
      return false;
  }
}

// Blanks that the engine would take away, and line ends inside words.
bool needs_entity(std::string_view words, std::size_t at, const EscapeContext& context) {
  const char c = words[at];
  if (c == '\n' || c == '\r') return true;
  if (c != ' ' && c != '\t') return false;
  return (at == 0 && context.line_start) || (at + 1 == words.size() && !context.more);
}

}  // namespace

bool begins_entity(std::string_view rest) {
  const std::size_t stop = rest.substr(0, 40).find(';');
  if (stop == std::string_view::npos || stop < 2) return false;
  return std::all_of(rest.begin() + 1, rest.begin() + static_cast<std::ptrdiff_t>(stop),
                     [](char c) { return is_ascii_alnum(c) || c == '#'; });
}

void append_escaped(std::string& out, std::string_view words, const EscapeContext& context) {
  const std::size_t mark =
      context.line_start && context.block_marks ? block_mark(words) : std::string_view::npos;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (needs_entity(words, at, context)) {
      out += "&#" + std::to_string(static_cast<int>(words[at])) + ";";
      continue;
    }
    if (at == mark || needs_backslash(words, at, context)) out += '\\';
    out += words[at];
  }
}

void append_destination(std::string& out, std::string_view url, std::string_view title) {
  const auto special = [](char c) {
    return static_cast<unsigned char>(c) <= 0x20 || c == '(' || c == ')' || c == 0x7F;
  };
  const bool bracketed =
      std::any_of(url.begin(), url.end(), special) || url.starts_with('<') || (url.empty() && !title.empty());
  if (bracketed) out += '<';
  for (std::size_t at = 0; at < url.size(); ++at) {
    const char c = url[at];
    if (c == '\n' || c == '\r') {
      out += c == '\n' ? "%0A" : "%0D";
      continue;
    }
    const bool escaped = c == '<' || c == '>' || c == '\\' || (c == '&' && begins_entity(url.substr(at)));
    if (escaped) out += '\\';
    out += c;
  }
  if (bracketed) out += '>';
  if (title.empty()) return;
  out += " \"";
  for (std::size_t at = 0; at < title.size(); ++at) {
    const char c = title[at];
    if (c == '\n' && (at + 1 == title.size() || title[at + 1] == '\n' || at == 0)) {
      out += "&#10;";
      continue;
    }
    if (c == '"' || c == '\\' || (c == '&' && begins_entity(title.substr(at)))) out += '\\';
    out += c;
  }
  out += '"';
}

}  // namespace planpress::markdown

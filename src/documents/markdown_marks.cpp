#include "documents/markdown_marks.hpp"

#include <algorithm>
#include <charconv>

#include "documents/line_writer.hpp"
#include "text/utf8.hpp"

namespace planpress::documents {
namespace {

struct NamedEntity {
  std::string_view name, character;
};
constexpr NamedEntity entities[] = {
    {"nbsp", " "},  {"amp", "&"},    {"lt", "<"},    {"gt", ">"},     {"quot", "\""},  {"apos", "'"},
    {"ensp", " "},  {"emsp", "　"},  {"thinsp", ""}, {"ldquo", "“"},  {"rdquo", "”"},  {"lsquo", "‘"},
    {"rsquo", "’"}, {"mdash", "—"},  {"ndash", "–"}, {"hellip", "…"}, {"middot", "·"}, {"times", "×"},
    {"deg", "°"},   {"permil", "‰"}, {"sup2", "²"},  {"sup3", "³"},   {"le", "≤"},     {"ge", "≥"},
};

bool is_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Where the address of a link ends: `(https://…)` right behind its text; npos when it is no address.
std::size_t end_of_address(std::string_view text, std::size_t at) {
  if (at >= text.size() || text[at] != '(') return std::string_view::npos;
  for (std::size_t i = at + 1; i < text.size() && i < at + 2000; ++i) {
    if (text[i] == ')') return i + 1;
    if (static_cast<unsigned char>(text[i]) >= 0x80 || text[i] == '(') break;
  }
  return std::string_view::npos;
}

// Reads marks off a line from left to right.
class Marks {
 public:
  explicit Marks(std::string_view line) : line_(line) {}

  std::string take_off() {
    while (at_ < line_.size()) {
      const char c = line_[at_];
      const bool taken = (c == '\\' && escape()) || (c == '*' && stars()) || (c == '`' && ticks()) ||
                         (c == '~' && struck()) || ((c == '[' || c == '!') && link()) ||
                         (c == ']' && link_end()) || (c == '<' && tag()) || (c == '&' && entity());
      if (!taken) out_ += line_[at_++];
    }
    return std::move(out_);
  }

 private:
  char next(std::size_t by) const { return at_ + by < line_.size() ? line_[at_ + by] : '\0'; }

  // Where `c` stands next, if that is near: what a line lacks is not looked for to its end each time.
  std::size_t find_near(char c, std::size_t from) const {
    const std::size_t found = line_.substr(from, 2000).find(c);
    return found == std::string_view::npos ? found : from + found;
  }

  bool escape() {
    if (!is_punctuation(next(1))) return false;
    out_ += next(1);
    at_ += 2;
    return true;
  }

  // A lone star between digits or spaces is a sign of its own.
  bool stars() {
    std::size_t end = std::min(line_.find_first_not_of('*', at_), line_.size());
    const char before = at_ == 0 ? ' ' : line_[at_ - 1];
    const char after = end < line_.size() ? line_[end] : ' ';
    const bool literal = end == at_ + 1 && at_ > 0 &&
                         ((is_digit(before) && is_digit(after)) || (before == ' ' && after == ' '));
    if (literal) return false;
    at_ = end;
    return true;
  }

  bool ticks() {
    at_ = std::min(line_.find_first_not_of('`', at_), line_.size());
    return true;
  }

  bool struck() {
    if (next(1) != '~') return false;
    const std::size_t end = line_.find("~~", at_ + 2);
    if (end == std::string_view::npos) return false;
    at_ = end + 2;
    return true;
  }

  // A picture goes, and so does the mark of a footnote. Of a link the words stay: its bracket is passed over
  // only when an address follows the other one, for brackets are also signs of their own.
  bool link() {
    const bool picture = line_[at_] == '!';
    const std::size_t open = at_ + (picture ? 1 : 0);
    if (open >= line_.size() || line_[open] != '[') return false;
    if (open + 1 < line_.size() && line_[open + 1] == '^') {
      const std::size_t close = find_near(']', open);
      if (close == std::string_view::npos) return false;
      at_ = close + 1;
      return true;
    }
    const std::size_t close = find_near(']', open);
    if (close == std::string_view::npos) return false;
    const std::size_t end = end_of_address(line_, close + 1);
    if (end == std::string_view::npos) return false;
    if (picture) {
      at_ = end;
    } else {
      links_end_ = close;
      at_ = open + 1;
    }
    return true;
  }

  bool link_end() {
    if (at_ != links_end_) return false;
    at_ = end_of_address(line_, at_ + 1);
    return true;
  }

  bool tag() {
    if (line_.substr(at_).starts_with("<!--")) {
      const std::size_t end = line_.find("-->", at_);
      at_ = end == std::string_view::npos ? line_.size() : end + 3;
      return true;
    }
    const std::size_t name = at_ + (next(1) == '/' ? 2 : 1);
    if (name >= line_.size() || !is_letter(line_[name])) return false;
    const std::size_t end = find_near('>', name);
    const std::size_t other = find_near('<', name);
    if (end == std::string_view::npos || other < end) return false;
    const std::string_view inside = line_.substr(name, end - name);
    if (inside.starts_with("http")) {
      out_ += inside;
    } else if (inside.starts_with("br") || inside.starts_with("BR")) {
      out_ += '\n';
    }
    at_ = end + 1;
    return true;
  }

  bool entity() {
    const Entity found = read_entity(line_.substr(at_));
    if (found.length == 0) return false;
    out_ += found.character;
    at_ += found.length;
    return true;
  }

  std::string_view line_;
  std::size_t at_ = 0;
  std::size_t links_end_ = std::string_view::npos;
  std::string out_;
};

}  // namespace

std::string without_marks(std::string_view line) {
  if (line.find_first_of("\\*`~[!<&") == std::string_view::npos) return std::string(line);
  return Marks(line).take_off();
}

Entity read_entity(std::string_view text) {
  const std::size_t end = text.substr(0, 12).find(';');
  if (!text.starts_with('&') || end == std::string_view::npos) return {};
  const std::string_view name = text.substr(1, end - 1);
  for (const NamedEntity& row : entities) {
    if (row.name == name) return {std::string(row.character), end + 1};
  }
  if (!name.starts_with('#')) return {};
  const bool hexadecimal = name.size() > 2 && (name[1] == 'x' || name[1] == 'X');
  const std::string_view digits = name.substr(hexadecimal ? 2 : 1);
  std::uint32_t code = 0;
  const auto [stop, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), code, hexadecimal ? 16 : 10);
  const bool good = error == std::errc() && stop == digits.data() + digits.size() && code >= 0x20 &&
                    code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
  if (!good) return {};
  Entity found{{}, end + 1};
  text::append_utf8(found.character, code == 0xA0 ? U' ' : static_cast<char32_t>(code));
  return found;
}

std::vector<std::string> pipe_cells(std::string_view line) {
  line = trim(line);
  if (line.starts_with('|')) line.remove_prefix(1);
  std::vector<std::string> cells;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] == '\\') {
      ++at;
    } else if (line[at] == '|') {
      cells.push_back(std::string(trim(without_marks(line.substr(begin, at - begin)))));
      begin = at + 1;
    }
  }
  if (begin < line.size()) cells.push_back(std::string(trim(without_marks(line.substr(begin)))));
  return cells;
}

bool is_pipe_rule(std::string_view line) {
  line = trim(line);
  if (line.find('|') == std::string_view::npos || line.find('-') == std::string_view::npos) return false;
  return line.find_first_not_of("|-: \t") == std::string_view::npos;
}

bool is_rule(std::string_view line) {
  line = trim(line);
  if (line.empty() || (line[0] != '-' && line[0] != '*' && line[0] != '_')) return false;
  const auto marks = std::count(line.begin(), line.end(), line[0]);
  return marks >= 3 && line.find_first_not_of(std::string{line[0], ' '}) == std::string_view::npos;
}

}  // namespace planpress::documents

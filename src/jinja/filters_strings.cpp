// Filters of strings.
#include <algorithm>

#include "jinja/formats.hpp"
#include "jinja/library.hpp"
#include "jinja/machine.hpp"
#include "jinja/strings.hpp"
#include "text/utf8.hpp"

namespace planpress::jinja {
namespace {

View upper(Call& call) {
  return like(call.args[0], upper_text(call.text(0)), call.arena);
}
View lower(Call& call) {
  return like(call.args[0], lower_text(call.text(0)), call.arena);
}
View capitalize(Call& call) {
  return like(call.args[0], capitalized(call.text(0)), call.arena);
}

View title(Call& call) {
  std::string out;
  bool start = true;
  const std::string_view text = call.text(0);
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint point = text::decode(text, at);
    const bool divides =
        text::is_space(point.value) ||
        (point.value < 0x80 &&
         std::string_view("-({[<").find(static_cast<char>(point.value)) != std::string_view::npos);
    text::append_utf8(out, divides ? point.value
                           : start ? text::upper(point.value)
                                   : text::lower(point.value));
    start = divides;
    at += point.length;
  }
  return call.string(out);  // plain text, as in Jinja2
}

View trim(Call& call) {
  const std::optional<std::string> characters = stripped_characters(call);
  const std::string_view text = stripped_right(stripped_left(call.text(0), characters), characters);
  return like(call.args[0], text, call.arena);
}

View center(Call& call) {
  const std::int64_t width = call.integer(1, 80);
  if (width > 100000) call.fail("width is too large");
  return like(call.args[0], centered(call.text(0), width), call.arena);
}

// As in Jinja2: without escaping plain text; with it, what is not markup is escaped when it meets markup.
View replace(Call& call) {
  const View& input = call.args[0];
  std::string_view text = call.text(0);
  std::string_view old = call.text(1);
  std::string_view with = call.text(2);
  const std::int64_t count = call.integer(3, -1);
  if (call.escape == Escape::none) return call.string(replaced(text, old, with, count));
  bool markup = input.is_markup();
  std::string escaped;
  if (!markup && (call.args[1].is_markup() || call.args[2].is_markup())) {
    append_escaped(escaped, text, call.escape);
    text = escaped;
    markup = true;
  }
  if (!markup) return call.string(replaced(text, old, with, count));
  std::string safe_old;
  std::string safe_with;
  append_escaped(safe_old, old, call.args[1].is_markup() ? Escape::none : call.escape);
  append_escaped(safe_with, with, call.args[2].is_markup() ? Escape::none : call.escape);
  return View::markup(call.arena.copy(std::string_view(replaced(text, safe_old, safe_with, count))));
}

View format(Call& call) {
  if (call.args.size() > 1 && !call.named.empty()) call.fail("give values by place or by name, not both");
  std::string out;
  std::string fault;
  if (!format_text(out, call.args[0], tuple_of(call.args.subspan(1)), call.named, call.arena, fault))
    call.fail(fault);
  return like(call.args[0], out, call.arena);
}

View truncate(Call& call) {
  const std::string_view text = call.text(0);
  const View& input = call.args[0];
  const std::int64_t length = call.integer(1, 255);
  const bool kill = call.boolean(2, false);
  if (call.given(3) && !call.args[3].is_string())
    call.fail("`end` needs a string, found " + describe(call.args[3]));
  std::string_view end = call.text(3, "...");
  const std::int64_t leeway = call.integer(4, 5);
  const auto end_size = static_cast<std::int64_t>(text::count_code_points(end));
  if (length < end_size)
    call.fail("length must be at least " + std::to_string(end_size) + ", found " + std::to_string(length));
  if (leeway < 0) call.fail("leeway cannot be negative");
  if (!input.is_string() && !input.is_undefined()) {
    const bool sized = input.kind() == View::Kind::list || input.kind() == View::Kind::map;
    if (sized && input.size() <= length + leeway) return input;
    call.fail("expected a string, found " + describe(input));
  }
  if (static_cast<std::int64_t>(text::count_code_points(text)) <= length + leeway) return input;
  std::string_view kept = first_code_points(text, static_cast<std::size_t>(length - end_size));
  if (!kill) {
    const std::size_t space = kept.rfind(' ');
    if (space != std::string_view::npos) kept = kept.substr(0, space);
  }
  const bool markup = call.args[0].is_markup();
  const bool end_markup = call.given(3) && call.args[3].is_markup();
  std::string out;
  append_escaped(out, kept, end_markup && !markup ? Escape::html : Escape::none);
  append_escaped(out, end, markup && !end_markup ? Escape::html : Escape::none);
  return like(end_markup ? call.args[3] : call.args[0], out, call.arena);
}

View indent(Call& call) {
  if (!call.args[0].is_string()) call.fail("expected a string, found " + describe(call.args[0]));
  const std::string_view text = call.text(0);
  std::string step;
  if (call.given(1) && call.args[1].is_string()) {
    step = call.text(1);
  } else {
    const std::int64_t width = call.integer(1, 4);
    if (width > 10000) call.fail("width is too large");
    step.assign(static_cast<std::size_t>(std::max<std::int64_t>(0, width)), ' ');
  }
  const bool first = call.boolean(2, false);
  const bool blank = call.boolean(3, false);
  const std::string ended = std::string(text) + "\n";
  std::string out = first ? step : std::string();
  const std::vector<std::string_view> lines = lines_of(ended);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) out += '\n';
    if (i > 0 && (blank || !lines[i].empty())) out += step;
    out += lines[i];
  }
  return like(call.args[0], out, call.arena);
}

View wordcount(Call& call) {
  std::int64_t count = 0;
  bool inside = false;
  const std::string_view text = call.text(0);
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint point = text::decode(text, at);
    const bool word = point.value == '_' || text::is_letter_or_digit(point.value);
    if (word && !inside) ++count;
    inside = word;
    at += point.length;
  }
  return View::integer(count);
}

// A line cut into the pieces that may not be broken, as Python's textwrap does it: words with the hyphens
// that they may be broken behind, dashes between words, and the space between them.
class Pieces {
 public:
  Pieces(std::string_view line, bool hyphens) : line_(line), hyphens_(hyphens) {
    for (std::size_t at = 0; at < line.size();) {
      const text::CodePoint point = text::decode(line, at);
      points_.push_back(point.value);
      offsets_.push_back(at);
      at += point.length;
    }
    offsets_.push_back(line.size());
  }

  std::vector<std::string_view> all() const {
    std::vector<std::string_view> pieces;
    for (std::size_t at = 0; at < points_.size();) {
      const std::size_t end = end_of(at);
      pieces.push_back(line_.substr(offsets_[at], offsets_[end] - offsets_[at]));
      at = end;
    }
    return pieces;
  }

 private:
  char32_t point(std::size_t at) const { return at < points_.size() ? points_[at] : U' '; }
  bool is_space(std::size_t at) const {
    return point(at) == U' ' || (point(at) >= U'\t' && point(at) <= U'\r');
  }
  bool is_word(std::size_t at) const { return point(at) == U'_' || text::is_letter_or_digit(point(at)); }
  bool is_letter(std::size_t at) const { return is_word(at) && !text::is_digit(point(at)); }

  // The end of two or more hyphens that stand between words here, or 0.
  std::size_t end_of_dash(std::size_t at) const {
    const bool follows = at > 0 && (is_word(at - 1) || std::u32string_view(U"!\"'&.,?").find(point(at - 1)) !=
                                                           std::u32string_view::npos);
    std::size_t end = at;
    while (point(end) == U'-') ++end;
    return follows && end >= at + 2 && is_word(end) ? end : 0;
  }

  bool may_break_behind(std::size_t hyphen) const {
    if (point(hyphen) != U'-' || hyphen < 2 || !is_letter(hyphen - 1)) return false;
    const bool two = is_letter(hyphen - 2);
    const bool apart = hyphen >= 3 && point(hyphen - 2) == U'-' && is_letter(hyphen - 3);
    const std::size_t next = point(hyphen + 2) == U'-' ? hyphen + 3 : hyphen + 2;
    return (two || apart) && is_letter(hyphen + 1) && is_letter(next);
  }

  std::size_t end_of(std::size_t begin) const {
    std::size_t at = begin + 1;
    if (is_space(begin)) {
      while (at < points_.size() && is_space(at)) ++at;
      return at;
    }
    if (hyphens_) {
      if (const std::size_t end = end_of_dash(begin)) return end;
    }
    for (; at < points_.size() && !is_space(at); ++at) {
      if (!hyphens_) continue;
      if (may_break_behind(at)) return at + 1;
      if (end_of_dash(at) != 0) break;
    }
    return at;
  }

  std::string_view line_;
  bool hyphens_;
  std::vector<char32_t> points_;
  std::vector<std::size_t> offsets_;
};

bool is_blank(std::string_view piece) {
  return stripped_left(piece).empty();
}

// As much of a word that fits in no line as there is room for, up to a hyphen if there is one.
std::string_view head_of(std::string_view piece, std::size_t room, bool hyphens) {
  std::string_view head = first_code_points(piece, room);
  const std::size_t hyphen = hyphens ? head.rfind('-') : std::string_view::npos;
  if (hyphen == std::string_view::npos || hyphen == 0) return head;
  return head.find_first_not_of('-') < hyphen ? head.substr(0, hyphen + 1) : head;
}

void wrap_line(std::vector<std::string>& lines, std::string_view line, std::size_t width, bool break_long,
               bool hyphens) {
  std::vector<std::string_view> pieces = Pieces(line, hyphens).all();
  std::reverse(pieces.begin(), pieces.end());
  bool any = false;
  while (!pieces.empty()) {
    std::vector<std::string_view> current;
    std::size_t size = 0;
    if (is_blank(pieces.back()) && any) pieces.pop_back();
    while (!pieces.empty()) {
      const std::size_t length = text::count_code_points(pieces.back());
      if (size + length > width) break;
      current.push_back(pieces.back());
      size += length;
      pieces.pop_back();
    }
    if (!pieces.empty() && text::count_code_points(pieces.back()) > width) {
      if (break_long) {
        const std::string_view head = head_of(pieces.back(), width - size, hyphens);
        current.push_back(head);
        pieces.back().remove_prefix(head.size());
      } else if (current.empty()) {
        current.push_back(pieces.back());
        pieces.pop_back();
      }
    }
    if (!current.empty() && is_blank(current.back())) current.pop_back();
    if (current.empty()) continue;
    std::string& made = lines.emplace_back();
    for (const std::string_view piece : current) made += piece;
    any = true;
  }
}

View wordwrap(Call& call) {
  const std::int64_t width = call.integer(1, 79);
  if (width <= 0) call.fail("width must be more than 0");
  if (!call.args[0].is_string()) call.fail("expected a string, found " + describe(call.args[0]));
  const bool break_long = call.boolean(2, true);
  const std::string_view joint = call.given(3) && !call.args[3].is_none() ? call.text(3) : "\n";
  const bool hyphens = call.boolean(4, true);
  // Lines are plain text, as in Jinja2, unless markup joins them.
  const bool markup = call.given(3) && call.args[3].is_markup();
  std::string out;
  bool first = true;
  for (const std::string_view line : lines_of(call.text(0))) {
    std::vector<std::string> lines;
    wrap_line(lines, line, static_cast<std::size_t>(width), break_long, hyphens);
    if (!first) out += joint;
    first = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (i > 0) out += joint;
      append_escaped(out, lines[i], markup ? Escape::html : Escape::none);
    }
  }
  return markup ? View::markup(call.arena.copy(std::string_view(out))) : call.string(out);
}

View string(Call& call) {
  return call.args[0].is_string() ? call.args[0] : View::string(call.text(0));
}

constexpr FilterRow rows[] = {
    {"upper", "", upper, "The text in capital letters."},
    {"lower", "", lower, "The text in small letters."},
    {"capitalize", "", capitalize, "The first letter large, the others small."},
    {"title", "", title, "Every word with a large first letter."},
    {"trim", "chars?", trim, "Without space, or without these characters, at both ends."},
    {"center", "width?", center, "In the middle of a field of this width (80)."},
    {"replace", "old new count?", replace, "With every occurrence of a text replaced, or the first few."},
    {"format", "* **", format, "The `%s` places of the text filled with values."},
    {"truncate", "length? killwords? end? leeway?", truncate,
     "Cut to a length, at a word's end unless `killwords`."},
    {"indent", "width? first? blank?", indent, "Every line but the first moved in."},
    {"wordcount", "", wordcount, "How many words the text has."},
    {"wordwrap", "width? break_long_words? wrapstring? break_on_hyphens?", wordwrap,
     "Lines broken at a width (79)."},
    {"string", "", string, "The value as text."},
};

}  // namespace

std::span<const FilterRow> string_filters() {
  return rows;
}

}  // namespace planpress::jinja

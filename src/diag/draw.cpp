#include "diag/draw.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "text/escape.hpp"
#include "text/utf8.hpp"

namespace planpress::diag {
namespace {

using text::LineColumn;
using text::Span;

constexpr int widest_excerpt = 100;

std::string visible(std::string_view text) {
  std::string out;
  text::append_visible(out, text);
  return out;
}

struct Colors {
  std::string_view error, warning, note, rule, bold, reset;

  std::string_view of(Severity severity) const {
    return severity == Severity::error ? error : severity == Severity::warning ? warning : note;
  }
};

Colors colors_for(bool on) {
  if (!on) return {};
  return {"\x1b[1;31m", "\x1b[1;33m", "\x1b[1;36m", "\x1b[34m", "\x1b[1m", "\x1b[0m"};
}

std::string_view word_for(Severity severity) {
  return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "note";
}

// A cut of a line that is narrow enough to show, and where the trouble stands in it, in screen columns.
struct Excerpt {
  std::string text;
  int before = 0;
  int width = 1;
};

// Moves `at` forward over code points until `columns` screen columns are passed.
std::size_t skip_columns(std::string_view line, std::size_t at, int columns) {
  while (at < line.size() && columns > 0) {
    const text::CodePoint point = text::decode(line, at);
    columns -= text::width_of(point.value);
    at += point.length;
  }
  return at;
}

Excerpt cut_excerpt(std::string_view line, std::size_t begin, std::size_t end) {
  begin = std::min(begin, line.size());
  end = std::clamp(end, begin, line.size());
  std::size_t from = 0;
  const int before = text::width_of(line.substr(0, begin));
  if (before > widest_excerpt - 30) from = skip_columns(line, 0, before - widest_excerpt / 2);
  const std::size_t to = skip_columns(line, from, widest_excerpt);
  Excerpt excerpt;
  const std::string_view mark_before = from > 0 ? "…" : "";
  std::string shown(line.substr(from, to - from));
  std::replace(shown.begin(), shown.end(), '\t', ' ');
  excerpt.text = std::string(mark_before) + visible(shown) + (to < line.size() ? "…" : "");
  std::string lead(line.substr(from, begin - from));
  std::replace(lead.begin(), lead.end(), '\t', ' ');
  excerpt.before = text::width_of(visible(lead)) + (from > 0 ? 1 : 0);
  std::string trouble(line.substr(begin, std::min(end, to) - std::min(begin, to)));
  std::replace(trouble.begin(), trouble.end(), '\t', ' ');
  excerpt.width = std::max(1, text::width_of(visible(trouble)));
  return excerpt;
}

std::string place_text(const Span& span) {
  const LineColumn place = text::place_of(*span.file, span.begin);
  return fmt::format("{}:{}:{}", visible(span.file->path), place.line, place.column);
}

void draw_excerpt(std::string& out, const Diagnostic& d, const Colors& c, int gutter) {
  const LineColumn place = text::place_of(*d.place.file, d.place.begin);
  const std::string_view line = text::line_text(*d.place.file, place.line);
  const std::string_view all = d.place.file->text;
  const auto line_start = static_cast<std::size_t>(line.data() ? line.data() - all.data() : 0);
  const Excerpt excerpt = cut_excerpt(line, d.place.begin - line_start, d.place.end - line_start);
  const auto to = std::back_inserter(out);
  fmt::format_to(to, "{}{:>{}}--> {}{}\n", c.rule, "", gutter, c.reset, place_text(d.place));
  fmt::format_to(to, "{}{:>{}} |{}\n", c.rule, "", gutter, c.reset);
  fmt::format_to(to, "{}{:>{}} |{}{}{}\n", c.rule, place.line, gutter, c.reset,
                 excerpt.text.empty() ? "" : " ", excerpt.text);
  fmt::format_to(to, "{}{:>{}} |{} {:>{}}{}{:^>{}}{}{}{}\n", c.rule, "", gutter, c.reset, "", excerpt.before,
                 c.of(d.severity), "", excerpt.width, d.label.empty() ? "" : " ", visible(d.label), c.reset);
}

void draw_human(std::string& out, const Diagnostic& d, const Colors& c) {
  const auto to = std::back_inserter(out);
  fmt::format_to(to, "{}{}{}{}{}: {}{}\n", c.of(d.severity), word_for(d.severity),
                 d.id.empty() ? "" : fmt::format("[{}]", d.id), c.reset, c.bold, visible(d.message), c.reset);
  int gutter = 1;
  if (d.place) {
    if (d.shows_text) {
      gutter = static_cast<int>(fmt::formatted_size("{}", text::place_of(*d.place.file, d.place.begin).line));
      draw_excerpt(out, d, c, gutter);
    } else {
      fmt::format_to(to, "{} --> {}{}\n", c.rule, c.reset, place_text(d.place));
    }
  }
  for (const Note& note : d.notes) {
    fmt::format_to(to, "{:>{}} {}={} {}{}\n", "", gutter, c.rule, c.reset, visible(note.text),
                   note.place ? fmt::format(" ({})", place_text(note.place)) : "");
  }
  for (const std::string& hint : d.hints) {
    fmt::format_to(to, "{:>{}} {}={} hint: {}\n", "", gutter, c.rule, c.reset, visible(hint));
  }
  out += '\n';
}

void draw_short(std::string& out, const Diagnostic& d) {
  fmt::format_to(std::back_inserter(out), "{}{}{}: {}{}\n", d.place ? place_text(d.place) + ": " : "",
                 word_for(d.severity), d.id.empty() ? "" : fmt::format("[{}]", d.id), visible(d.message),
                 d.hints.empty() ? "" : fmt::format(" ({})", visible(d.hints.front())));
}

std::string json_string(std::string_view text) {
  std::string out = "\"";
  for (const char ch : text) {
    if (ch == '"' || ch == '\\') {
      out += '\\';
      out += ch;
    } else if (static_cast<unsigned char>(ch) < 0x20) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(ch));
    } else {
      out += ch;
    }
  }
  return out + '"';
}

void draw_json(std::string& out, const Diagnostic& d) {
  const auto to = std::back_inserter(out);
  fmt::format_to(to, R"({{"severity":"{}")", word_for(d.severity));
  if (!d.id.empty()) fmt::format_to(to, R"(,"id":{})", json_string(d.id));
  fmt::format_to(to, R"(,"message":{})", json_string(d.message));
  if (d.place) {
    const LineColumn begin = text::place_of(*d.place.file, d.place.begin);
    const LineColumn end = text::place_of(*d.place.file, d.place.end);
    fmt::format_to(to, R"(,"file":{},"line":{},"column":{},"endLine":{},"endColumn":{})",
                   json_string(d.place.file->path), begin.line, begin.column, end.line, end.column);
  }
  if (!d.label.empty()) fmt::format_to(to, R"(,"label":{})", json_string(d.label));
  out += R"(,"notes":[)";
  for (const Note& note : d.notes) {
    if (&note != &d.notes.front()) out += ',';
    out += json_string(note.place ? note.text + " (" + place_text(note.place) + ")" : note.text);
  }
  out += R"(],"hints":[)";
  for (const std::string& hint : d.hints) {
    if (&hint != &d.hints.front()) out += ',';
    out += json_string(hint);
  }
  out += "]}\n";
}

// Workflow commands take %, CR and LF encoded, and in properties also colon and comma.
std::string github_escape(std::string_view text, bool property) {
  std::string out;
  for (const char ch : text) {
    if (ch == '%' || ch == '\r' || ch == '\n' || (property && (ch == ':' || ch == ','))) {
      out += fmt::format("%{:02X}", static_cast<unsigned>(ch));
    } else {
      out += ch;
    }
  }
  return out;
}

void draw_github(std::string& out, const Diagnostic& d) {
  std::string properties;
  if (d.place) {
    const LineColumn begin = text::place_of(*d.place.file, d.place.begin);
    properties = fmt::format(" file={},line={},col={}", github_escape(visible(d.place.file->path), true),
                             begin.line, begin.column);
  }
  std::string message = visible(d.message);
  for (const std::string& hint : d.hints) message += "\nhint: " + visible(hint);
  const std::string_view command = d.severity == Severity::note ? "notice" : word_for(d.severity);
  fmt::format_to(std::back_inserter(out), "::{}{}::{}\n", command, properties, github_escape(message, false));
}

}  // namespace

std::string draw(const Report& report, const DrawOptions& options) {
  std::string out;
  const Colors colors = colors_for(options.color);
  const bool for_people = options.format == Format::human || options.format == Format::short_lines;
  std::size_t left = for_people ? options.most : report.all().size();
  std::size_t hidden = 0;
  for (const Diagnostic& d : report.all()) {
    if (left == 0) {
      ++hidden;
      continue;
    }
    --left;
    switch (options.format) {
      case Format::human:
        draw_human(out, d, colors);
        break;
      case Format::short_lines:
        draw_short(out, d);
        break;
      case Format::json:
        draw_json(out, d);
        break;
      case Format::github:
        draw_github(out, d);
        break;
    }
  }
  if (hidden > 0) out += fmt::format("… and {} more\n", hidden);
  return out;
}

}  // namespace planpress::diag

#include "data/yaml_faults.hpp"

#include <fmt/format.h>

#include "data/shorten.hpp"
#include "text/utf8.hpp"

namespace planpress::data {
namespace {

constexpr std::string_view wide_colon = "：";

struct Line {
  std::size_t begin = 0;  // of its first character that is not a space
  std::size_t end = 0;
};

Line line_around(std::string_view text, std::size_t begin, std::size_t end, std::size_t at) {
  while (at > begin && text[at - 1] != '\n') --at;
  Line line{std::min(text.find_first_not_of(" \t", at), end), std::min(text.find_first_of("\r\n", at), end)};
  line.begin = std::min(line.begin, line.end);
  return line;
}

text::Span span(const text::SourceFile& file, std::size_t begin, std::size_t end) {
  return {&file, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

bool is_word(std::string_view text) {
  return !text.empty() && text.size() <= 60 && text.find_first_of(" \t\"'[]{},#") == std::string_view::npos;
}

// `title：x` and `title:x`: a key whose colon YAML does not take for one.
bool report_key_without_colon(const text::SourceFile& file, Line line, diag::Report& report) {
  std::string_view text = std::string_view(file.text).substr(line.begin, line.end - line.begin);
  while (text.starts_with("- ")) {
    text.remove_prefix(2);
    line.begin += 2;
  }
  if (text.find(": ") != std::string_view::npos || text.ends_with(':')) return false;
  const std::size_t wide = text.find(wide_colon);
  const std::size_t plain = text.find(':');
  if (wide < plain && is_word(text.substr(0, wide))) {
    report
        .error(
            span(file, line.begin + wide, line.begin + wide + wide_colon.size()),
            fmt::format("expected `: ` after the key `{}`, found the full-width `：`", text.substr(0, wide)))
        .with_hint("type `:` with the input method switched to English, and a space after it");
    return true;
  }
  if (plain == std::string_view::npos || !is_word(text.substr(0, plain)) ||
      text.substr(plain).starts_with("://")) {
    return false;
  }
  report
      .error(span(file, line.begin + plain, line.begin + plain + 1),
             fmt::format("expected a space after `{}:`", text.substr(0, plain)))
      .with_hint(fmt::format("write `{}: {}`", text.substr(0, plain), shorten(text.substr(plain + 1))));
  return true;
}

struct Saying {
  std::string_view theirs;  // a part of it
  std::string_view ours;    // `{}` stands for what was found
  std::string_view hint;
};

constexpr Saying sayings[] = {
    {"without closing quote", "expected the closing quote of the string that opens here", ""},
    {"wrongly indented double-quoted", "expected the closing quote of the string that opens here",
     "a string on several lines is indented deeper than its key"},
    {"wrongly indented single-quoted", "expected the closing quote of the string that opens here",
     "a string on several lines is indented deeper than its key"},
    {"invalid trailing content", "expected the end of the line after the string, found {}",
     "put the whole value into quotes of the other kind"},
    {"flow sequence without a closing bracket", "expected `]` to close the list, found {}", ""},
    {"extra closing", "expected a value, found {}", "nothing is open here that it could close"},
    {"missing comma in flow mapping", "expected `,` or `}}` in the map, found {}", ""},
    {"missing comma in flow sequence", "expected `,` or `]` in the list, found {}", ""},
    {"nested block mapping on the same line", "expected one key on a line, found a second `:`",
     "put the value into quotes when it holds `: `"},
    {"block sequence on the same line", "expected a value, found a list on the line of its key",
     "begin the list on the next line, or write `[…]`"},
    {"plain scalar cannot start", "expected a value, found {}", "put text that begins like this into quotes"},
    {"end of block sequence", "expected `- ` before the next item, found {}",
     "indent keys and list items alike"},
    {"invalid escape", "expected an escape such as `\\n` or `\\u4e00` in the string that opens here",
     "for a backslash write `\\\\`, or put the string into single quotes"},
    {"invalid hex escape", "expected hexadecimal digits in the escape, found {}", ""},
    {"invalid UTF8 escape", "expected a character in the escape, found a surrogate",
     "write the character itself"},
    {"block scalar", "expected a line break after the mark of a text block, found {}", ""},
    {"invalid alias", "expected a value, found {}", "put text that begins like this into quotes"},
    {"invalid anchor", "expected a value, found {}", "put text that begins like this into quotes"},
    {"Unsupported directive", "expected YAML, found the directive {}", "take it out"},
};

std::string name_found(std::string_view text, std::size_t end, std::size_t at) {
  if (at >= end) return "the end of the text";
  std::string_view rest = text.substr(at, end - at);
  rest = rest.substr(0, std::min(rest.find_first_of(" \t\r\n,]}", 1), rest.size()));
  return rest.empty() || rest[0] == '\n' || rest[0] == '\r' ? "the end of the line"
                                                            : fmt::format("`{}`", shorten(rest));
}

// Where keys, their colons and their indentation do not fit together.
void report_misfit(const text::SourceFile& file, std::size_t begin, std::size_t end, std::size_t at,
                   diag::Report& report) {
  const std::string_view text = file.text;
  Line line = line_around(text, begin, end, at);
  if (report_key_without_colon(file, line, report)) return;
  const std::size_t after_line = std::min(text.find('\n', line.end), end);
  if (at > line.begin && after_line + 1 < end) {  // a value that runs on into a line with a key
    const Line next = line_around(text, begin, end, after_line + 1);
    if (report_key_without_colon(file, next, report)) return;
    line = next;
  }
  const std::string_view shown = text.substr(line.begin, line.end - line.begin);
  const std::size_t colon = shown.find(':');
  if (colon == std::string_view::npos) {
    report.error(span(file, line.begin, line.end),
                 fmt::format("expected a key and `: `, found `{}`", shorten(shown)));
    return;
  }
  report
      .error(span(file, line.begin, line.begin + colon),
             fmt::format("expected the key `{}` at the indentation of its neighbours",
                         shorten(shown.substr(0, colon))))
      .with_hint("keys of one map begin in one column; text on several lines stands in quotes or after `|`");
}

void report_saying(const text::SourceFile& file, std::size_t begin, std::size_t end, std::size_t at,
                   const Saying& saying, diag::Report& report) {
  const std::string_view text = file.text;
  const std::string found = name_found(text, end, at);
  std::size_t from = at;
  if (at >= end) {  // behind the last word: there the line can be shown
    while (from > begin && std::string_view(" \t\r\n").find(text[from - 1]) != std::string_view::npos) --from;
  } else if (at > begin && saying.ours.find("opens here") != std::string_view::npos &&
             (text[at - 1] == '"' || text[at - 1] == '\'')) {
    --from;
  } else if (at > begin && text[at - 1] == '%') {
    --from;
  }
  const std::size_t to =
      from < at || at >= end ? std::min(from + 1, end) : at + text::decode(text, at).length;
  diag::Diagnostic& fault =
      report.error(span(file, from, at >= end ? from : to), fmt::format(fmt::runtime(saying.ours), found));
  const Line line = line_around(text, begin, end, from);
  const std::string_view shown = text.substr(line.begin, line.end - line.begin);
  if (saying.ours.find("closing quote") != std::string_view::npos && shown.ends_with("”")) {
    fault.with_hint("type `\"`, the straight quote, in place of `”`");
  } else if (!saying.hint.empty()) {
    fault.with_hint(std::string(saying.hint));
  }
}

}  // namespace

void report_yaml_fault(const text::SourceFile& file, std::size_t begin, std::size_t end, std::size_t at,
                       std::string_view said, diag::Report& report) {
  const std::string_view text = file.text;
  at = std::min(at, end);
  if (said.find("invalid tab") != std::string_view::npos ||
      said.find("tab character") != std::string_view::npos) {
    const std::size_t tab = std::min(text.find('\t', at), end);
    report.error(span(file, tab, std::min(tab + 1, end)), "expected spaces for indentation, found a tab")
        .with_hint("indent with two spaces");
    return;
  }
  for (const Saying& saying : sayings) {
    if (said.find(saying.theirs) == std::string_view::npos) continue;
    report_saying(file, begin, end, at, saying, report);
    return;
  }
  for (const std::string_view misfit : {"multiline", "expected ':'", "invalid value after mapping"}) {
    if (said.find(misfit) != std::string_view::npos) return report_misfit(file, begin, end, at, report);
  }
  const std::size_t length = at < end ? text::decode(text, at).length : 0;
  report.error(span(file, at, at + length),
               fmt::format("expected YAML, found a fault in its form: {}", said));
}

bool report_text_for_keys(text::Span place, diag::Report& report) {
  const std::string_view text = place.file->text;
  bool told = false;
  for (std::size_t at = place.begin; at < place.end;) {
    const Line line = line_around(text, at, place.end, at);
    told = report_key_without_colon(*place.file, line, report) || told;
    at = line.end + 1;
  }
  return told;
}

bool report_controls(text::Span place, diag::Report& report) {
  constexpr int most_told = 20;
  int told = 0;
  for (std::uint32_t at = place.begin; at < place.end && told < most_told; ++at) {
    const auto c = static_cast<unsigned char>(place.file->text[at]);
    if ((c >= 0x20 && c != 0x7F) || c == '\t' || c == '\n' || c == '\r') continue;
    report
        .error(span(*place.file, at, at + 1), fmt::format("expected no control character, found U+{:04X}", c))
        .with_hint("take it out");
    ++told;
  }
  return told > 0;
}

}  // namespace planpress::data

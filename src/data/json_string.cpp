// Strings that are not simply a stretch of the file: escapes, control characters, missing quotes.
#include <fmt/format.h>

#include "data/byte_scan.hpp"
#include "data/encoding.hpp"
#include "data/json_reader.hpp"
#include "text/utf8.hpp"

namespace planpress::data {
namespace {

constexpr char32_t replacement = 0xFFFD;

bool is_high_surrogate(int unit) {
  return unit >= 0xD800 && unit <= 0xDBFF;
}
bool is_low_surrogate(int unit) {
  return unit >= 0xDC00 && unit <= 0xDFFF;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

// At the opening quote; leaves the place behind the closing one.
std::string_view JsonReader::read_text() {
  const char* const begin = at_ + 1;
  const char* const stop = find_string_stop(begin, end_);
  const auto size = static_cast<std::size_t>(stop - begin);
  if (*stop == '"' && !damaged_ && size <= largest_string) [[likely]] {
    at_ = stop + 1;
    return {begin, size};
  }
  return read_text_slowly(begin);
}

std::string_view JsonReader::read_text_slowly(const char* begin) {
  decoded_.clear();
  bool told_control = false;
  const char* at = begin;
  for (;;) {
    const char* const stop = find_string_stop(at, end_);
    const std::string_view run(at, static_cast<std::size_t>(stop - at));
    damaged_ ? append_repaired(decoded_, run) : void(decoded_ += run);
    at = stop;
    if (at < end_ && *at == '"') {
      at_ = at + 1;
      return keep_text(begin);
    }
    if (at < end_ && *at == '\\') {
      at = read_escape(at);
      continue;
    }
    const bool line_end = at < end_ && (*at == '\n' || *at == '\r');
    if (at == end_ || (line_end && !is_line_break_inside(at))) {
      at_ = end_unclosed(begin, at);
      return keep_text(begin);
    }
    if (!told_control) report_control(at);
    told_control = true;
    text::append_utf8(decoded_, *at == '\0' ? replacement : static_cast<unsigned char>(*at));
    ++at;
  }
}

std::string_view JsonReader::keep_text(const char* begin) {
  const std::size_t size = decoded_.size();
  if (size > largest_string) {
    fault(begin - 1, begin,
          fmt::format("the string has {} bytes, expected at most {} ({} MiB)", size, largest_string,
                      largest_string >> 20U));
  }
  return arena_.copy(std::string_view(decoded_));
}

void JsonReader::report_control(const char* at) {
  const auto code = static_cast<unsigned>(static_cast<unsigned char>(*at));
  if (*at == '\n' || *at == '\r') {
    fault(at, at, "expected `\"` before the end of the line, found a line break inside a string")
        .with_note("the string runs on in the next line")
        .with_hint("write `\\n` for a line break inside a string");
    return;
  }
  diag::Diagnostic& said =
      fault(at, at + 1,
            *at == '\t' ? std::string("expected no control character inside a string, found a tab")
                        : fmt::format("expected no control character inside a string, found U+{:04X}", code));
  if (*at == '\t') {
    said.with_hint("write `\\t` for a tab");
  } else if (*at == '\0') {
    said.with_hint("take it out; no text has use for it");
  } else {
    said.with_hint(fmt::format("take it out, or write `\\u{:04x}`", code));
  }
}

// Decodes the escape at `backslash` and gives the place behind it.
const char* JsonReader::read_escape(const char* backslash) {
  switch (backslash[1]) {
    case '"':
    case '\\':
    case '/':
      decoded_ += backslash[1];
      return backslash + 2;
    case 'b':
      decoded_ += '\b';
      return backslash + 2;
    case 'f':
      decoded_ += '\f';
      return backslash + 2;
    case 'n':
      decoded_ += '\n';
      return backslash + 2;
    case 'r':
      decoded_ += '\r';
      return backslash + 2;
    case 't':
      decoded_ += '\t';
      return backslash + 2;
    case 'u':
      return read_unicode_escape(backslash);
    default:
      break;
  }
  decoded_ += '\\';
  if (backslash + 1 == end_ || static_cast<unsigned char>(backslash[1]) < 0x20) return backslash + 1;
  const text::CodePoint next = text::decode(view_from(backslash + 1), 0);
  if (given_up() || !next.valid) return backslash + 1;
  const char* const end = backslash + 1 + next.length;
  const std::string found(backslash, end);
  fault(backslash, end, fmt::format("expected an escape such as `\\n` or `\\u4e00`, found `{}`", found))
      .with_hint(next.value == '\'' ? "`'` needs no backslash" : "for a backslash write `\\\\`");
  return backslash + 1;
}

// The code unit of `\uXXXX` at `backslash`, or -1.
int JsonReader::read_code_unit(const char* backslash) const {
  if (end_ - backslash < 6 || backslash[0] != '\\' || backslash[1] != 'u') return -1;
  int unit = 0;
  for (int i = 2; i < 6; ++i) {
    const int digit = hex_digit(backslash[i]);
    if (digit < 0) return -1;
    unit = unit * 16 + digit;
  }
  return unit;
}

const char* JsonReader::read_unicode_escape(const char* backslash) {
  const int unit = read_code_unit(backslash);
  const char* const end = backslash + 6;
  if (unit < 0) {
    const char* stop = backslash + 2;
    while (stop < end_ && hex_digit(*stop) >= 0) ++stop;
    fault(backslash, stop,
          fmt::format("expected four hexadecimal digits after `\\u`, found `{}`",
                      std::string(backslash, stop)));
    text::append_utf8(decoded_, replacement);
    return stop;
  }
  const std::string_view shown(backslash, 6);
  if (unit == 0) {
    fault(backslash, end, "expected no NUL inside a string, found `\\u0000`")
        .with_hint("take it out; no text has use for it");
    text::append_utf8(decoded_, replacement);
    return end;
  }
  if (is_high_surrogate(unit)) {
    const int low = read_code_unit(end);
    if (is_low_surrogate(low)) {
      text::append_utf8(decoded_, static_cast<char32_t>(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)));
      return end + 6;
    }
    fault(backslash, end, fmt::format("expected a low surrogate (`\\udc00` to `\\udfff`) after `{}`", shown))
        .with_hint("write the character itself; the file is UTF-8");
    text::append_utf8(decoded_, replacement);
    return end;
  }
  if (is_low_surrogate(unit)) {
    fault(backslash, end,
          fmt::format("expected a high surrogate (`\\ud800` to `\\udbff`) before `{}`", shown))
        .with_hint("write the character itself; the file is UTF-8");
    text::append_utf8(decoded_, replacement);
    return end;
  }
  text::append_utf8(decoded_, static_cast<char32_t>(unit));
  return end;
}

// A string that meets the end of its line either runs on in the next one, or its quote is missing. It runs on
// when the next quote closes something: when `,`, `:`, a bracket or the end comes after it.
bool JsonReader::is_line_break_inside(const char* line_end) const {
  if (given_up()) return false;
  const char* const limit = look_ahead_end(line_end);
  const char* at = line_end;
  while (at < limit && *at != '"') at += *at == '\\' && at + 1 < limit ? 2 : 1;
  if (at >= limit) return false;
  const char* const after = end_of_space(at + 1);
  return after == end_ || *after == ',' || *after == '}' || *after == ']' || *after == ':';
}

// Says that the quote is missing and gives the place where the string probably ends: before the punctuation
// that the line ends with, or before a closing quote of another kind, which is passed over.
const char* JsonReader::end_unclosed(const char* begin, const char* stop) {
  const char* line_end = stop;
  while (line_end > begin && (line_end[-1] == ' ' || line_end[-1] == '\t')) --line_end;
  const char* end = line_end;
  while (end > begin && std::string_view(",}] ").find(end[-1]) != std::string_view::npos) --end;
  std::string_view other;
  for (const std::string_view quote : {"”", "“", "＂", "'"}) {
    if (std::string_view(begin, static_cast<std::size_t>(end - begin)).ends_with(quote)) other = quote;
  }
  const char* const text_end = end - other.size();
  const auto tail = static_cast<std::size_t>(stop - text_end);
  decoded_.resize(decoded_.size() - std::min(decoded_.size(), tail));
  const bool at_file_end = end_of_space(stop) == end_;
  if (at_file_end && line_end == end) ended_early_ = true;
  if (other.empty()) {
    fault(end, end,
          fmt::format("expected `\"` to close the string, found the end of the {}",
                      at_file_end ? "file" : "line"))
        .with_note("the string opens here", span(begin - 1, begin));
  } else {
    fault(text_end, end, fmt::format("expected `\"` to close the string, found {}", name_found(text_end)))
        .with_note("the string opens here", span(begin - 1, begin))
        .with_hint("type `\"`, the straight quote");
  }
  return end;
}

}  // namespace planpress::data

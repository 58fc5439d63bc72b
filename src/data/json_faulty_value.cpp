// Values and keys that are not JSON, taken for what was probably meant.
#include <fmt/format.h>

#include "data/json_reader.hpp"
#include "diag/nearest.hpp"
#include "text/utf8.hpp"

namespace planpress::data {
namespace {

// Literals as other languages spell them.
struct Spelling {
  std::string_view typed, meant;
};

constexpr Spelling spellings[] = {{"True", "true"},   {"TRUE", "true"}, {"False", "false"},
                                  {"FALSE", "false"}, {"None", "null"}, {"NULL", "null"},
                                  {"Null", "null"},   {"nil", "null"},  {"undefined", "null"}};

std::string_view literal_meant(std::string_view word) {
  for (const Spelling& spelling : spellings) {
    if (word == spelling.typed) return spelling.meant;
  }
  static constexpr std::string_view literals[] = {"true", "false", "null"};
  return word.size() < 3 ? std::string_view() : diag::nearest(word, literals);
}

}  // namespace

Value JsonReader::read_faulty_value() {
  if (given_up()) at_ = end_;
  const char* const before = at_;
  while (skip_faulty_space()) skip_space();
  if (at_ != before) return read_value();
  const Mark mark = mark_at(at_);
  if (mark.meant == '"' || mark.meant == '\'') {
    const char* const begin = at_;
    return string_from(begin, read_foreign_text());
  }
  if (mark.meant == '{' || mark.meant == '[') {
    report_wide(mark);
    return mark.meant == '{' ? read_map(mark.length) : read_list(mark.length);
  }
  if (*at_ == '+' || *at_ == '.' || *at_ == '-') return read_faulty_number();
  if (is_word_at(at_)) return read_faulty_word();
  if (at_end() && depth_ > 0) {
    report_unclosed(frames_[depth_ - 1]);
    return value_from(at_, Value::Kind::null);
  }
  report_misplaced("a value");
  if (mark.meant != 0 || at_end()) return value_from(at_, Value::Kind::null);
  skip_junk();
  return *at_ == '"' || *at_ == '{' || *at_ == '[' ? read_value() : value_from(at_, Value::Kind::null);
}

// Letters where a value should be: a literal in another spelling, or text without quotes.
Value JsonReader::read_faulty_word() {
  const char* const begin = at_;
  at_ = end_of_word(begin);
  const std::string_view word(begin, static_cast<std::size_t>(at_ - begin));
  const std::string found = name_found(begin);
  if (word == "NaN" || word == "Infinity" || word == "nan" || word == "inf") {
    fault(begin, at_, "expected a number, found " + found)
        .with_hint("JSON has no infinity and no NaN; write `null`");
    return value_from(begin, Value::Kind::null);
  }
  if (const std::string_view meant = literal_meant(word); !meant.empty()) {
    fault(begin, at_, "expected a value, found " + found).with_suggestion(meant);
    Value value = value_from(begin, meant == "null" ? Value::Kind::null : Value::Kind::boolean);
    value.boolean = meant == "true";
    return value;
  }
  if (depth_ == 0 && mark_at(at_).meant == ':') {
    fault(begin, at_, "expected JSON, found the key " + found)
        .with_hint("if the file is meant to be YAML, its name should end in `.yaml`");
    return value_from(begin, Value::Kind::null);
  }
  return take_phrase(begin);
}

// Text without quotes, to the next punctuation or the end of the line.
Value JsonReader::take_phrase(const char* begin) {
  while (!at_end() && mark_at(at_).meant == 0 && *at_ != '\n' && *at_ != '\r') {
    at_ += text::decode(view_from(at_), 0).length;
  }
  while (at_[-1] == ' ' || at_[-1] == '\t') --at_;
  fault(begin, at_, "expected a value, found " + name_found(begin)).with_hint("put text into double quotes");
  return string_from(begin, {begin, static_cast<std::size_t>(at_ - begin)});
}

// A string in quotes of another kind: it ends at such a quote with punctuation or the end of the line behind
// it.
std::string_view JsonReader::read_foreign_text() {
  const char* const begin = at_;
  const Mark opening = mark_at(begin);
  const char* const body = begin + opening.length;
  const char* const limit = look_ahead_end(begin);
  const char* close = nullptr;
  std::uint32_t close_length = 0;
  for (const char* at = body; at < limit && *at != '\n'; at += text::decode(view_from(at), 0).length) {
    const Mark mark = mark_at(at);
    if (mark.meant != opening.meant && mark.meant != '"') continue;
    close = at;
    close_length = mark.length;
    const char* const after = end_of_space(at + mark.length);
    const Mark next = mark_at(after);
    if (after == end_ || (next.meant != 0 && next.meant != '"' && next.meant != '\'')) break;
  }
  if (close == nullptr) {
    close = body;
    while (close < end_ && *close != '\n' && *close != ',' && *close != '}' && *close != ']') ++close;
  }
  at_ = close + close_length;
  fault(begin, at_, "expected a string in double quotes, found " + name_found(begin))
      .with_hint(opening.is_wide() ? "type `\"` with the input method switched to English"
                                   : "write `\"` in place of `'`");
  return {body, static_cast<std::size_t>(close - body)};
}

Member JsonReader::read_faulty_key() {
  Member member;
  const char* const begin = at_;
  const Mark mark = mark_at(begin);
  if (mark.meant == '"' || mark.meant == '\'') {
    member.key = read_foreign_text();
  } else {
    at_ = end_of_word(begin);
    member.key = {begin, static_cast<std::size_t>(at_ - begin)};
    fault(begin, at_, "expected a key in double quotes, found " + name_found(begin))
        .with_hint(fmt::format("write `\"{}\"`", member.key));
  }
  member.begin = offset(begin);
  member.end = offset(at_);
  return member;
}

}  // namespace planpress::data

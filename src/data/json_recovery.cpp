// How reading goes on after a fault in a list or map: what was probably meant is taken, so that one mistake
// makes one message.
#include <fmt/format.h>

#include "data/json_reader.hpp"
#include "text/utf8.hpp"

namespace planpress::data {

// Where an entry or the closing bracket should come. True when an entry starts; false when the bracket is
// closed, and then the place is behind it.
bool JsonReader::find_entry(Frame& frame) {
  for (;;) {
    if (given_up()) at_ = end_;
    skip_space();
    if (at_end()) {
      report_unclosed(frame);
      return false;
    }
    const Mark mark = mark_at(at_);
    if (mark.meant == frame.closer) {
      if (mark.is_wide()) report_wide(mark);
      if (frame.comma) {
        fault(frame.comma, frame.comma + 1,
              fmt::format("expected {} after `,`, found `{}`", frame.is_map() ? "a key" : "a value",
                          frame.closer))
            .with_hint("take the last comma out");
      }
      at_ += mark.length;
      return false;
    }
    if (starts_entry(frame)) return true;
    if (skip_faulty_space() || at_end()) continue;
    if (mark.meant == '}' || mark.meant == ']') return close_wrongly(frame);
    if (close_before_map(frame)) return false;
    report_misplaced(expected_entry(frame));
    if (mark.meant == ',' || mark.meant == ';') {
      at_ += mark.length;
    } else if (mark.meant == ':' || mark.meant == '{' || mark.meant == '[') {
      drop_entry(frame);
      return find_next(frame);
    } else {
      skip_junk();
    }
  }
}

// Behind an entry, where neither a comma nor the closing bracket stands. True when the list or map goes on.
bool JsonReader::find_next(Frame& frame) {
  for (;;) {
    if (given_up()) at_ = end_;
    skip_space();
    if (at_end()) {
      report_unclosed(frame);
      return false;
    }
    const Mark mark = mark_at(at_);
    if (mark.meant == ',' || mark.meant == ';') {
      if (mark.meant == ';') {
        report_misplaced(expected_next(frame));
      } else if (mark.is_wide()) {
        report_wide(mark);
      }
      frame.comma = mark.meant == ',' && !mark.is_wide() ? at_ : nullptr;
      at_ += mark.length;
      return true;
    }
    if (mark.meant == frame.closer) {
      if (mark.is_wide()) report_wide(mark);
      at_ += mark.length;
      return false;
    }
    if (skip_faulty_space() || at_end()) continue;
    if (mark.meant == '}' || mark.meant == ']') return close_wrongly(frame);
    if (take_inner_quotes(frame)) continue;
    if (frame.is_map() ? starts_key() : starts_entry(frame)) {
      report_missing_comma(frame);
      return true;
    }
    if (close_before_key(frame)) return false;
    if (!frame.told_colon || mark.meant != ':') {
      diag::Diagnostic& said = report_misplaced(expected_next(frame));
      frame.told_colon = mark.meant == ':';
      if (frame.told_colon && !frame.is_map())
        said.with_hint("a list has no keys; keys stand between `{` and `}`");
    }
    if (mark.meant == ':' || mark.meant == '{' || mark.meant == '[') {
      drop_entry(frame);
    } else {
      skip_junk();
    }
  }
}

bool JsonReader::starts_entry(const Frame& frame) const {
  const Mark mark = mark_at(at_);
  if (mark.meant == '"' || mark.meant == '\'') return true;
  if (mark.meant == '{' || mark.meant == '[') return !frame.is_map();
  return mark.meant == 0 && is_word_at(at_);
}

// A word is a key when a colon follows; without one it belongs to the value before it.
bool JsonReader::starts_key() const {
  const Mark mark = mark_at(at_);
  if (mark.meant == '"' || mark.meant == '\'') return true;
  return mark.meant == 0 && is_word_at(at_) && mark_at(end_of_space(end_of_word(at_))).meant == ':';
}

// Reads what stands at `:` or an opening bracket in a wrong place, and forgets it.
void JsonReader::drop_entry(Frame& frame) {
  const Mark mark = mark_at(at_);
  if (mark.meant == ':') at_ += mark.length;
  skip_space();
  read_value();
  frame.entry_end = at_;
  frame.comma = nullptr;
}

// Behind a key that no colon follows at once. False when no value belongs to the key.
bool JsonReader::find_colon(Member& member) {
  if (is_word_at(at_) && at_[-1] == '"') {
    const char* const key = begin_ + member.begin + 1;
    if (const char* const end = end_at_curly_quote(key, at_ - 1)) {
      member.key = {key, static_cast<std::size_t>(end - key)};
      member.end = offset(at_);
      skip_space();
    }
  }
  while (skip_faulty_space()) skip_space();
  const Mark mark = mark_at(at_);
  if (mark.meant == ':') {
    if (mark.is_wide()) report_wide(mark);
    at_ += mark.length;
    return true;
  }
  if (at_end()) {
    report_unclosed(frames_[depth_ - 1]);
    return false;
  }
  const bool ends = mark.meant == ',' || mark.meant == '}' || mark.meant == ']';
  const bool has_value = !ends && !is_key_ahead(at_);
  const bool assigns = *at_ == '=';
  const char* end = end_of_word(at_);
  if (assigns) end = at_ + (at_[1] == '>' ? 2 : 1);
  if (mark.meant != 0) end = at_ + mark.length;
  fault(at_, end,
        fmt::format("expected `:`{} after the key, found {}", has_value ? "" : " and a value",
                    name_found(at_)));
  if (assigns || mark.meant == ';') at_ = end;
  return has_value;
}

// At a closing bracket of the other kind: either ours is missing, or this one was mistyped for ours. It is
// mistyped when what comes after it goes on as the list or map around us would, and not as the one around
// that would.
bool JsonReader::close_wrongly(Frame& frame) {
  const Mark mark = mark_at(at_);
  const char* const after = at_ + mark.length;
  std::size_t match = depth_ - 1;
  while (match > 0 && frames_[match - 1].closer != mark.meant) --match;
  const bool mistyped = match == 0 || (fits_after(depth_ - 1, after) && !fits_after(match - 1, after));
  const std::string_view name = frame.is_map() ? "map" : "list";
  fault(at_, after,
        fmt::format("expected `{}` to close the {}, found {}", frame.closer, name, name_found(at_)))
      .with_note(fmt::format("the {} opens here", name), span(frame.opening, frame.opening + 1));
  if (mistyped) at_ = after;
  return false;
}

// `[{"a": 1, {"a": 2}]`: a map in a list that is not closed before the next one begins.
bool JsonReader::close_before_map(Frame& frame) {
  const bool in_list = depth_ > 1 && !frames_[depth_ - 2].is_map();
  if (!frame.is_map() || !in_list || !frame.comma || *at_ != '{' || closer_ahead(at_) == '}') return false;
  fault(frame.entry_end, frame.entry_end, "expected `}` to close the map, found `,` and the next map")
      .with_note("the map opens here", span(frame.opening, frame.opening + 1));
  at_ = frame.comma;
  return true;
}

// `{"a": [1, 2, "b": 3}`: a list in a map that is not closed before the next key.
bool JsonReader::close_before_key(Frame& frame) {
  const bool in_map = depth_ > 1 && frames_[depth_ - 2].is_map();
  if (frame.is_map() || !in_map || frame.told_colon || mark_at(at_).meant != ':') return false;
  if (items_.size() < frame.first + 2 || items_.back().kind != Value::Kind::string) return false;
  if (begin_ + items_.back().end != frame.entry_end || closer_ahead(at_) == ']') return false;
  const char* comma = begin_ + items_.back().begin;
  do {
    --comma;
  } while (*comma == ' ' || *comma == '\n' || *comma == '\r' || *comma == '\t');
  if (*comma != ',') return false;
  fault(comma, comma,
        fmt::format("expected `]` to close the list, found `,` and the key {}",
                    name_found(begin_ + items_.back().begin)))
      .with_note("the list opens here", span(frame.opening, frame.opening + 1));
  items_.pop_back();
  at_ = comma;
  return true;
}

// Whether the text at `at` can go on when `open` brackets are open and the innermost of them has just got an
// entry.
bool JsonReader::fits_after(std::size_t open, const char* at) const {
  if (given_up()) return true;
  at = end_of_space(at);
  if (open == 0) return at == end_;
  const Frame& frame = frames_[open - 1];
  if (at < end_ && *at == frame.closer) return true;
  if (at == end_ || *at != ',') return false;
  at = end_of_space(at + 1);
  return is_key_ahead(at) == frame.is_map();
}

// Whether a string with a colon behind it stands at `at`.
bool JsonReader::is_key_ahead(const char* at) const {
  if (at == end_ || *at != '"') return false;
  const char* const limit = look_ahead_end(at);
  const char* quote = at + 1;
  while (quote < limit && *quote != '"' && *quote != '\n')
    quote += *quote == '\\' && quote + 1 < limit ? 2 : 1;
  return quote < limit && *quote == '"' && mark_at(end_of_space(quote + 1)).meant == ':';
}

// The first closing bracket from `at` on that nothing opens before it; 0 when there is none near.
char JsonReader::closer_ahead(const char* at) const {
  if (given_up()) return 0;
  const char* const limit = look_ahead_end(at);
  std::size_t open = 0;
  for (; at < limit; ++at) {
    if (*at == '{' || *at == '[') ++open;
    if (*at == '}' || *at == ']') {
      if (open == 0) return *at;
      --open;
    }
    if (*at != '"') continue;
    for (++at; at < limit && *at != '"' && *at != '\n'; ++at) at += *at == '\\' ? 1 : 0;
  }
  return 0;
}

// Behind a string that a word follows at once. Either it was closed by a curly quote and ran on to the next
// straight one, or quotes inside it are not escaped, as in `"关于"设备更新"的通知"`; then the last one before
// punctuation ends it.
bool JsonReader::take_inner_quotes(Frame& frame) {
  if (given_up() || at_ != frame.entry_end || at_[-1] != '"' || !is_word_at(at_)) return false;
  if ((frame.is_map() ? members_.size() : items_.size()) == frame.first) return false;
  Value& last = frame.is_map() ? members_.back().value : items_.back();
  if (last.kind != Value::Kind::string || last.end != offset(at_)) return false;
  const char* const begin = begin_ + last.begin + 1;
  const char* end = end_at_curly_quote(begin, at_ - 1);
  const char* const limit = look_ahead_end(at_);
  for (const char* at = at_; !end && at < limit && *at != '\n'; ++at) {
    if (*at != '"') continue;
    const char* const after = end_of_space(at + 1);
    if (after != end_ && *after != ',' && *after != '}' && *after != ']') continue;
    fault(at_ - 1, at_,
          fmt::format("expected {} after the string, found {}", expected_next(frame), name_found(at_)))
        .with_hint("write `\\\"` for a double quote inside a string, or use `“` and `”`");
    end = at;
    at_ = at + 1;
  }
  if (!end) return false;
  last.characters = begin;
  last.count = static_cast<std::uint32_t>(end - begin);
  last.end = offset(at_);
  frame.entry_end = at_;
  return true;
}

// When a curly quote with punctuation behind it stands in the string from `begin` to `end`, says that it does
// not close it, goes behind it and gives its place; else a nullptr.
const char* JsonReader::end_at_curly_quote(const char* begin, const char* end) {
  for (const char* at = begin; at < end; ++at) {
    const Mark mark = mark_at(at);
    if (!mark.is_wide() || mark.meant != '"') continue;
    const char next = mark_at(end_of_space(at + mark.length)).meant;
    if (next != ',' && next != ':' && next != '}' && next != ']') continue;
    fault(at, at + mark.length, fmt::format("expected `\"` to close the string, found {}", name_found(at)))
        .with_note("the string opens here", span(begin - 1, begin))
        .with_hint("type `\"`, the straight quote");
    at_ = at + mark.length;
    return at;
  }
  return nullptr;
}

// At a bracket one deeper than allowed: passes over all that it encloses.
Value JsonReader::skip_deep_nesting() {
  const char* const begin = at_;
  fault(begin, begin + 1,
        fmt::format("expected nesting of at most {} levels, found one more", deepest_nesting));
  std::size_t open = 0;
  do {
    const char c = *at_++;
    if (c == '{' || c == '[') ++open;
    if (c == '}' || c == ']') --open;
    if (c != '"') continue;
    while (!at_end() && *at_ != '"' && *at_ != '\n') at_ += *at_ == '\\' && at_ + 1 < end_ ? 2 : 1;
    if (!at_end()) ++at_;
  } while (open > 0 && !at_end());
  if (open > 0) ended_early_ = true;
  return value_from(begin, Value::Kind::null);
}

// Skips what cannot be part of anything, at least one character, up to punctuation or the end of the line.
void JsonReader::skip_junk() {
  do {
    at_ += text::decode(view_from(at_), 0).length;
  } while (!at_end() && mark_at(at_).meant == 0 && *at_ != '\n' && *at_ != '\r');
}

}  // namespace planpress::data

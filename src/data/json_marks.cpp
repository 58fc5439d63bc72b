// What stands at a place: punctuation, the start of a word, space.
#include "data/json_reader.hpp"
#include "text/utf8.hpp"

namespace planpress::data {
namespace {

struct Twin {
  std::string_view typed;
  char meant;
};

// What Chinese input methods type where JSON wants ASCII.
constexpr Twin twins[] = {{"，", ','}, {"、", ','}, {"；", ';'}, {"：", ':'}, {"“", '"'},  {"”", '"'},
                          {"＂", '"'}, {"「", '"'}, {"」", '"'}, {"‘", '\''}, {"’", '\''}, {"｛", '{'},
                          {"｝", '}'}, {"［", '['}, {"］", ']'}, {"【", '['}, {"】", ']'}};

bool is_space(char32_t value) {
  return value == 0x0B || value == 0x0C || value == 0x85 || value == 0xA0 || value == 0x3000 ||
         value == 0xFEFF || (value >= 0x2000 && value <= 0x200D) || value == 0x2028 || value == 0x2029 ||
         value == 0x202F || value == 0x205F || value == 0x2060;
}

}  // namespace

JsonReader::Mark JsonReader::mark_at(const char* at) const {
  if (at == end_) return {};
  if (static_cast<unsigned char>(*at) < 0x80) {
    constexpr std::string_view marks = ",:;{}[]\"'";
    return marks.find(*at) == std::string_view::npos ? Mark{} : Mark{*at, 1};
  }
  for (const Twin& twin : twins) {
    if (view_from(at).starts_with(twin.typed)) {
      return {twin.meant, static_cast<std::uint32_t>(twin.typed.size())};
    }
  }
  return {};
}

bool JsonReader::is_word_at(const char* at) const {
  const char c = *at;
  if (static_cast<unsigned char>(c) < 0x80) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '.' || c == '+' || c == '%' || c == '$';
  }
  const text::CodePoint point = text::decode(view_from(at), 0);
  return point.valid && !is_space(point.value) && mark_at(at).meant == 0;
}

const char* JsonReader::end_of_word(const char* at) const {
  while (at < end_ && is_word_at(at)) {
    at += static_cast<unsigned char>(*at) < 0x80 ? 1 : text::decode(view_from(at), 0).length;
  }
  return at;
}

const char* JsonReader::end_of_space(const char* at) const {
  while (at < end_ && (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t')) ++at;
  return at;
}

// Comments and characters that look like space and are none, each run told once.
bool JsonReader::skip_faulty_space() {
  if (given_up()) at_ = end_;
  if (at_end()) return false;
  if (*at_ == '#' || (*at_ == '/' && (at_[1] == '/' || at_[1] == '*'))) {
    skip_comments();
    return true;
  }
  const char* const begin = at_;
  const text::CodePoint first = text::decode(view_from(at_), 0);
  if (!first.valid) {  // told already, with the encoding
    ++at_;
    return true;
  }
  if (!is_space(first.value)) return false;
  for (text::CodePoint next = first; next.valid && is_space(next.value);) {
    at_ += next.length;
    if (at_end()) break;
    next = text::decode(view_from(at_), 0);
  }
  fault(begin, at_, "expected a plain space, found " + name_found(begin)).with_hint("take it out");
  return true;
}

void JsonReader::skip_comments() {
  const char* const begin = at_;
  const char* end = at_;
  bool open = false;
  while (*at_ == '#' || (*at_ == '/' && (at_[1] == '/' || at_[1] == '*'))) {
    const bool block = *at_ == '/' && at_[1] == '*';
    const std::string_view rest = view_from(at_);
    const std::size_t stop = block ? rest.find("*/", 2) : rest.find('\n');
    open = block && stop == std::string_view::npos;
    end = stop == std::string_view::npos ? end_ : at_ + stop + (block ? 2 : 0);
    at_ = end_of_space(end);
  }
  const std::string_view first_line = std::string_view(begin, static_cast<std::size_t>(end - begin));
  const char* const line_end = begin + std::min(first_line.find('\n'), first_line.size());
  diag::Diagnostic& said = fault(begin, line_end, "expected JSON, found a comment");
  if (open) said.with_note("it runs to the end of the file: expected `*/`");
  if (open) ended_early_ = true;
  said.with_hint("JSON has no comments: take it out, or keep the file as YAML");
}

}  // namespace planpress::data

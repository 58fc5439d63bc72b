#include "jinja/html_script.hpp"

#include <algorithm>
#include <array>

namespace planpress::jinja {
namespace {

bool is_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' ||
         byte >= 0x80;
}

// Words behind which an expression begins, so that a `/` is no division.
bool begins_expression(std::string_view word) {
  static constexpr std::array<std::string_view, 13> words{"case",       "delete", "do",   "else",   "in",
                                                          "instanceof", "new",    "of",   "return", "throw",
                                                          "typeof",     "void",   "yield"};
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::size_t pass_string(HtmlState& state, char c, char next) {
  if (c == '\\' && next != 0) return 2;
  if (state.script_quote == '`' && c == '$' && next == '{') {
    state.nesting += '{';
    state.script = Script::code;
    state.pattern = true;
    state.written.clear();
    return 2;
  }
  // A line end ends a string that nobody closed.
  if (c == state.script_quote || (c == '\n' && state.script_quote != '`')) {
    if (c == '`') state.nesting.pop_back();
    state.script = Script::code;
    state.pattern = false;
    state.written.clear();
  }
  return 1;
}

std::size_t pass_pattern(HtmlState& state, char c, char next) {
  if (c == '\\' && next != 0) return 2;
  if (c == '[') state.in_class = true;
  if (c == ']') state.in_class = false;
  if ((c == '/' && !state.in_class) || c == '\n') {
    state.script = Script::code;
    state.pattern = false;
    state.in_class = false;
    state.written.clear();
  }
  return 1;
}

void open_string(HtmlState& state, char quote) {
  state.script = Script::string;
  state.script_quote = quote;
  if (quote == '`') state.nesting += '`';
}

std::size_t pass_slash(HtmlState& state, char next) {
  if (next == '/' || next == '*') {
    state.script = next == '/' ? Script::line_comment : Script::block_comment;
    return 2;
  }
  if (state.pattern) state.script = Script::pattern;
  state.pattern = true;
  state.written.clear();
  return 1;
}

void pass_mark(HtmlState& state, char c) {
  state.pattern = c != ')' && c != ']' && c != '}';
  state.written.clear();
  if (state.nesting.empty()) return;
  if (c == '{') state.nesting += '{';
  if (c != '}' || state.nesting.back() != '{') return;
  state.nesting.pop_back();
  // The end of `${…}`: the template literal around it goes on.
  if (!state.nesting.empty() && state.nesting.back() == '`') {
    state.script = Script::string;
    state.script_quote = '`';
  }
}

std::size_t pass_code(HtmlState& state, char c, char next) {
  if (c == '\'' || c == '"' || c == '`') {
    open_string(state, c);
  } else if (c == '/') {
    return pass_slash(state, next);
  } else if (is_word(c)) {
    if (state.written.size() < 12) state.written += c;
    state.pattern = begins_expression(state.written);
  } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
    if (!begins_expression(state.written)) state.written.clear();
  } else {
    pass_mark(state, c);
  }
  return 1;
}

}  // namespace

std::size_t pass_script(HtmlState& state, char c, char next) {
  switch (state.script) {
    case Script::code:
      return pass_code(state, c, next);
    case Script::string:
      return pass_string(state, c, next);
    case Script::pattern:
      return pass_pattern(state, c, next);
    case Script::line_comment:
      if (c == '\n') state.script = Script::code;
      return 1;
    case Script::block_comment:
      if (c != '*' || next != '/') return 1;
      state.script = Script::code;
      return 2;
  }
  return 1;
}

}  // namespace planpress::jinja

// Statements: what stands between `{%` and `%}`, and the bodies that they open.
#include <algorithm>

#include "diag/nearest.hpp"
#include "jinja/parser.hpp"
#include "text/utf8.hpp"

namespace planpress::jinja {

void Parser::skip_tag() {
  nesting_ = static_cast<int>(open_.size());
  while (!is(TokenKind::tag_end) && !is(TokenKind::output_end) && !is(TokenKind::end)) pass();
  if (!is(TokenKind::end)) pass();
}

// Text and tags up to a tag that opens with one of `ends`, which is left for the caller (at its name), or to
// the end.
NodeId Parser::parse_body(std::initializer_list<NameId> ends) {
  const std::uint32_t begin = now().begin;
  std::vector<std::uint32_t> body;
  while (!is(TokenKind::end)) {
    const Token token = now();
    if (token.kind == TokenKind::text) {
      pass();
      body.push_back(make(Kind::text, token.begin, token.value));
    } else if (token.kind == TokenKind::output_begin) {
      pass();
      try {
        const NodeId value = parse_tuple(true, false);
        if (!is(TokenKind::output_end)) fail_expected("`}}`");
        pass();
        body.push_back(make(Kind::output, token.begin, value));
      } catch (const Broken&) {
        skip_tag();
      }
    } else if (token.kind == TokenKind::tag_begin || token.kind == TokenKind::name) {
      // A name stands here when a body inside ended with a tag that was not its own.
      if (token.kind == TokenKind::tag_begin) pass();
      if (!is(TokenKind::name) || !is_end_word(now().value)) {
        parse_tag(body);
        continue;
      }
      if (std::find(ends.begin(), ends.end(), now().value) != ends.end()) break;
      fail_end_word(now().value);
      if (ends_open(now().value)) break;
      skip_tag();
    } else {
      pass();
    }
  }
  const Range range = keep(body);
  return make(Kind::body, begin, range.first, range.count);
}

void Parser::parse_tag(std::vector<std::uint32_t>& body) {
  const Token token = now();
  try {
    if (static_cast<int>(open_.size()) >= deepest_template) {
      report_.error(place(token),
                    "tags are nested too deep (the limit is " + std::to_string(deepest_template) + ")");
      // Whatever follows would be told with it: one message is enough.
      open_.clear();
      at_ = tokens_.size() - 1;
      throw Broken();
    }
    const NameId word = expect_name("a tag name");
    const NodeId made = parse_statement(word);
    if (made != no_node) body.push_back(made);
  } catch (const Broken&) {
    skip_tag();
  }
}

NodeId Parser::parse_statement(NameId word) {
  const std::uint32_t begin = tokens_[at_ - 1].begin;
  switch (word) {
    case word_if_:
      return parse_if(begin);
    case word_for_:
      return parse_for(begin);
    case word_set:
      return parse_set(begin);
    case word_macro:
      return parse_macro(begin);
    case word_call:
      return parse_call_block(begin);
    case word_filter:
      return parse_filter_block(begin);
    case word_with:
      return parse_with(begin);
    case word_autoescape:
      return parse_autoescape(begin);
    case word_block:
      return parse_block(begin);
    default:
      return parse_simple(word, begin);
  }
}

// Statements without a body.
NodeId Parser::parse_simple(NameId word, std::uint32_t begin) {
  NodeId made = no_node;
  header([&] {
    switch (word) {
      case word_extends:
        tree_.extends = true;
        made = make(Kind::extends, begin, parse_expression());
        break;
      case word_include:
        made = parse_include();
        break;
      case word_import_:
        made = parse_import();
        break;
      case word_from:
        made = parse_from();
        break;
      case word_print:
        made = parse_print();
        break;
      default:
        fail_unknown_tag(word);
    }
    node(made).begin = begin;
    node(made).end = last_end_;
  });
  return made;
}

NodeId Parser::body_of(const Token& tag, std::initializer_list<NameId> ends) {
  open_.push_back({tag.value, tag, ends});
  nesting_ = static_cast<int>(open_.size());
  const NodeId body = parse_body(ends);
  if (is(TokenKind::end) && !open_.empty()) {
    const std::string end_word(names_.text(*(ends.end() - 1)));
    report_.error(place(tag), "`" + std::string(names_.text(tag.value)) + "` is never closed")
        .with_hint("close it with `{% " + end_word + " %}`");
    // One message is enough for tags that are open around this one.
    open_.clear();
  }
  if (!open_.empty()) open_.pop_back();
  nesting_ = static_cast<int>(open_.size());
  return body;
}

void Parser::close(NameId word) {
  if (is_word(word)) {
    header([&] { pass(); });
  }
}

bool Parser::is_end_word(NameId word) const {
  switch (word) {
    case word_elif_:
    case word_else_:
    case word_endif:
    case word_endfor:
    case word_endset:
    case word_endmacro:
    case word_endcall:
    case word_endfilter:
    case word_endwith:
    case word_endautoescape:
    case word_endblock:
      return true;
    default:
      return false;
  }
}

bool Parser::ends_open(NameId word) const {
  return std::any_of(open_.begin(), open_.end(), [&](const Open& open) {
    return std::find(open.ends.begin(), open.ends.end(), word) != open.ends.end();
  });
}

void Parser::fail_end_word(NameId word) {
  const std::string text(names_.text(word));
  if (unknown_tag_seen_) return;  // it may well close the tag that was not understood
  const auto late = std::find(late_ends_.begin(), late_ends_.end(), word);
  if (late != late_ends_.end()) {
    late_ends_.erase(late);  // told already, when the tag around it was closed first
    return;
  }
  if (open_.empty()) {
    report_.error(place(now()), "unexpected `" + text + "`: nothing is open here");
    return;
  }
  const Open& open = open_.back();
  const std::string wanted(names_.text(*(open.ends.end() - 1)));
  late_ends_.push_back(*(open.ends.end() - 1));
  report_.error(place(now()), "expected `" + wanted + "`, found `" + text + "`")
      .with_note("`" + std::string(names_.text(open.word)) + "` opens here", place(open.token));
}

void Parser::fail_unknown_tag(NameId word) {
  static constexpr std::string_view known[] = {"if",      "elif",   "else", "for",        "set",   "macro",
                                               "call",    "filter", "with", "autoescape", "block", "extends",
                                               "include", "import", "from", "raw",        "print"};
  const Token& token = tokens_[at_ - 1];
  const std::string text(names_.text(word));
  unknown_tag_seen_ = true;
  static constexpr std::pair<std::string_view, std::string_view> refused[] = {
      {"do", "use `set`; lists are joined with `+`"},
      {"trans", "keep the texts in the data and print them"},
      {"pluralize", "keep the texts in the data and print them"},
      {"break", "use `if` in the loop: `{% for x in list if … %}`"},
      {"continue", "use `if` in the loop: `{% for x in list if … %}`"},
      {"debug", "print the value with `tojson`"},
      {"switch", "use `if` and `elif`"},
      {"elseif", "use `elif`"},
      {"elsif", "use `elif`"},
      {"let", "use `set`"},
      {"assign", "use `set`"},
      {"unless", "use `if not`"},
      {"comment", "use `{# … #}`"},
  };
  for (const auto& [tag, hint] : refused) {
    if (text == "end" + std::string(tag)) throw Broken();  // its beginning was told
    if (text == tag) fail(token, "tag `" + text + "` is not supported", std::string(hint));
  }
  report_.error(place(token), "unknown tag `" + text + "`").with_suggestion(diag::nearest(text, known));
  throw Broken();
}

void Parser::parse_context_mode(NodeId statement) {
  const bool follows = ahead().kind == TokenKind::name && ahead().value == word_context;
  if (!follows || !(is_word(word_with) || is_word(word_without))) return;
  node(statement).d = is_word(word_with) ? 1 : 0;
  pass();
  pass();
}

NodeId Parser::parse_include() {
  const NodeId from = parse_expression();
  const NodeId made = make(Kind::include, now().begin, from);
  node(made).d = 1;
  if (is_word(word_ignore) && ahead().kind == TokenKind::name && ahead().value == word_missing) {
    pass();
    pass();
    node(made).c = 1;
  }
  parse_context_mode(made);
  return made;
}

NodeId Parser::parse_import() {
  const NodeId from = parse_expression();
  expect_word(word_as);
  const NodeId target = parse_target_name();
  const NodeId made = make(Kind::import_, now().begin, from, target);
  parse_context_mode(made);
  return made;
}

NodeId Parser::parse_from() {
  const NodeId from = parse_expression();
  expect_word(word_import_);
  const NodeId made = make(Kind::from_import, now().begin, from);
  std::vector<std::uint32_t> pairs{0};  // the resolver's entry
  for (;;) {
    if (pairs.size() > 1) {
      parse_context_mode(made);
      if (!pass_mark(mark(','))) break;
    }
    if (is_word(word_with) || is_word(word_without)) {
      parse_context_mode(made);
      break;
    }
    if (pairs.size() > 1 && is(TokenKind::tag_end)) break;
    const Token token = now();
    const NodeId name = parse_target_name();
    if (names_.text(node(name).a).starts_with('_')) {
      fail(token, "names that start with `_` cannot be imported");
    }
    pairs.push_back(node(name).a);
    pairs.push_back(pass_word(word_as) ? parse_target_name() : name);
  }
  const Range range = keep(pairs);
  node(made).b = range.first;
  node(made).c = range.count;
  return made;
}

NodeId Parser::parse_print() {
  std::vector<std::uint32_t> outputs;
  const std::uint32_t begin = now().begin;
  while (!is(TokenKind::tag_end)) {
    if (!outputs.empty()) expect_mark(mark(','));
    const std::uint32_t start = now().begin;
    outputs.push_back(make(Kind::output, start, parse_expression()));
  }
  const Range range = keep(outputs);
  return make(Kind::body, begin, range.first, range.count);
}

}  // namespace planpress::jinja

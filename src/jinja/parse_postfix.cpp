// What may follow a value: members, subscripts, calls, filters and tests.
#include "jinja/parser.hpp"

namespace planpress::jinja {

NodeId Parser::parse_postfix(NodeId base, bool with_filters) {
  for (;;) {
    if (is_mark(mark('.'))) {
      base = parse_member(base);
    } else if (is_mark(mark('['))) {
      base = parse_subscript(base);
    } else if (is_mark(mark('('))) {
      base = parse_call(base);
    } else {
      break;
    }
  }
  if (!with_filters) return base;
  for (;;) {
    if (is_mark(mark('|'))) {
      pass();
      base = parse_filter(base, true);
    } else if (is_word(word_is)) {
      base = parse_test(base);
    } else if (is_mark(mark('('))) {
      base = parse_call(base);
    } else {
      return base;
    }
  }
}

NodeId Parser::parse_member(NodeId base) {
  pass();
  const Token token = now();
  const std::uint32_t begin = node(base).begin;
  if (is(TokenKind::name)) {
    pass();
    const NodeId made = make_deeper(Kind::member, begin, base);
    node(made).b = token.value;
    return made;
  }
  if (!is(TokenKind::integer)) fail_expected("a member name");
  pass();
  const NodeId index = make(Kind::constant, token.begin, token.value);
  return make_deeper(Kind::item, begin, base, index);
}

NodeId Parser::parse_subscript(NodeId base) {
  const std::uint32_t begin = node(base).begin;
  pass();
  if (is_mark(mark(']'))) fail_expected("an index");
  const NodeId index = parse_index();
  if (is_mark(mark(',')))
    fail(now(), "several subscripts at once are not supported", "write one `[…]` after the other");
  expect_mark(mark(']'));
  if (node(index).kind == Kind::slice) {
    node(index).a = base;
    node(index).begin = begin;
    node(index).end = last_end_;
    set_depth(index, depth_of(base) + 1);
    return index;
  }
  return make_deeper(Kind::item, begin, base, index);
}

// One index, or `start:stop:step` as a slice that waits for its base.
NodeId Parser::parse_index() {
  const std::uint32_t begin = now().begin;
  std::vector<std::uint32_t> parts(3, no_node);
  if (!is_mark(mark(':'))) {
    parts[0] = parse_expression();
    if (!is_mark(mark(':'))) return parts[0];
  }
  for (std::size_t i = 1; i < 3 && pass_mark(mark(':')); ++i) {
    if (!is_mark(mark(':')) && !is_mark(mark(']')) && !is_mark(mark(','))) parts[i] = parse_expression();
  }
  return make(Kind::slice, begin, no_node, keep(parts).first);
}

NodeId Parser::parse_call(NodeId callee) {
  const std::uint32_t begin = node(callee).begin;
  const std::uint32_t arguments = parse_arguments();
  const Node base = node(callee);
  const NodeId made = make_deeper(base.kind == Kind::member ? Kind::method : Kind::call, begin, callee);
  if (base.kind == Kind::member) {
    node(made).a = base.a;
    node(made).b = base.b;
    node(made).c = arguments;
  } else {
    node(made).b = arguments;
  }
  return made;
}

// The number of the arguments in `tree_.arguments`; the call's own parenthesis comes first.
std::uint32_t Parser::parse_arguments() {
  const Token open = now();
  pass();
  std::vector<std::uint32_t> positional;
  std::vector<std::uint32_t> named;
  Arguments made;
  for (bool first = true; !is_mark(mark(')')); first = false) {
    if (!first) expect_mark(mark(','));
    if (is_mark(mark(')'))) break;
    const Token token = now();
    if (pass_mark(mark('*'))) {
      if (made.rest != no_node || made.more != no_node) fail(token, "`*` may stand only once, before `**`");
      made.rest = parse_expression();
    } else if (pass_mark(mark('*', '*'))) {
      if (made.more != no_node) fail(token, "`**` may stand only once");
      made.more = parse_expression();
    } else if (is(TokenKind::name) && ahead().kind == TokenKind::mark && ahead().value == mark('=')) {
      for (std::size_t i = 0; i < named.size(); i += 2) {
        if (named[i] == token.value)
          fail(token, "argument `" + std::string(names_.text(token.value)) + "` is given twice");
      }
      named.push_back(token.value);
      pass();
      pass();
      named.push_back(parse_expression());
    } else {
      if (!named.empty() || made.rest != no_node || made.more != no_node) {
        fail(token, "arguments without a name must come before those with one");
      }
      positional.push_back(parse_expression());
    }
    if (!is_mark(mark(',')) && !is_mark(mark(')'))) {
      if (is(TokenKind::output_end) || is(TokenKind::tag_end)) fail(open, "`(` is never closed");
      fail_expected("`,` or `)`");
    }
  }
  pass();
  made.positional = keep(positional);
  made.named = keep(named);
  tree_.arguments.push_back(made);
  return static_cast<std::uint32_t>(tree_.arguments.size() - 1);
}

NodeId Parser::parse_filter(NodeId input, bool after_pipe) {
  const Token token = now();
  const std::uint32_t begin = after_pipe && input != no_node ? node(input).begin : token.begin;
  const NameId name = expect_name("a filter name");
  std::uint32_t arguments = 0;
  if (is_mark(mark('('))) arguments = parse_arguments() + 1;
  const NodeId made = make_deeper(Kind::filter, begin, input);
  node(made).b = name;
  node(made).c = arguments;
  node(made).d = token.begin;
  return made;
}

NodeId Parser::parse_test(NodeId input) {
  const std::uint32_t begin = node(input).begin;
  pass();
  const bool negated = pass_word(word_not_);
  const Token token = now();
  const NameId name = expect_name("a test name");
  std::uint32_t arguments = 0;
  if (is_mark(mark('('))) {
    arguments = parse_arguments() + 1;
  } else {
    const bool word_argument = is(TokenKind::name) && !is_word(word_else_) && !is_word(word_or_) &&
                               !is_word(word_and_) && !is_word(word_if_) && !is_word(word_recursive) &&
                               !is_word(word_not_) && !is_word(word_in_);
    if (is_word(word_is)) fail(now(), "tests cannot follow each other", "join them with `and`");
    if (word_argument || is(TokenKind::string) || is(TokenKind::integer) || is(TokenKind::number) ||
        is_mark(mark('[')) || is_mark(mark('{'))) {
      const NodeId argument = parse_postfix(parse_primary(), false);
      Arguments made;
      made.positional = keep({argument});
      tree_.arguments.push_back(made);
      arguments = static_cast<std::uint32_t>(tree_.arguments.size());
    }
  }
  NodeId made = make_deeper(Kind::test, begin, input);
  node(made).b = name;
  node(made).c = arguments;
  node(made).d = token.begin;
  if (negated) made = make_deeper(Kind::negation, begin, made);
  return made;
}

}  // namespace planpress::jinja

#include "jinja/parser.hpp"

#include <algorithm>

namespace planpress::jinja {

void Parser::parse() {
  const NodeId body = parse_body({});
  tree_.root.body = body;
}

void Parser::pass() {
  last_end_ = now().end;
  if (at_ + 1 < tokens_.size()) ++at_;
}

bool Parser::pass_mark(std::uint32_t value) {
  if (!is_mark(value)) return false;
  pass();
  return true;
}

bool Parser::pass_word(NameId word) {
  if (!is_word(word)) return false;
  pass();
  return true;
}

namespace {

std::string characters_of(std::uint32_t value) {
  std::string out(1, static_cast<char>(value & 0xFFU));
  if (value > 0xFF) out += static_cast<char>(value >> 8U);
  return out;
}

}  // namespace

void Parser::expect_mark(std::uint32_t value) {
  if (!pass_mark(value)) fail_expected("`" + characters_of(value) + "`");
}

void Parser::expect_word(NameId word) {
  if (!pass_word(word)) fail_expected("`" + std::string(names_.text(word)) + "`");
}

NameId Parser::expect_name(std::string_view what) {
  if (!is(TokenKind::name)) fail_expected(what);
  const NameId name = now().value;
  pass();
  return name;
}

std::string Parser::described(const Token& token) const {
  switch (token.kind) {
    case TokenKind::end:
      return "the end of the template";
    case TokenKind::output_end:
      return "`}}`";
    case TokenKind::tag_end:
      return "`%}`";
    case TokenKind::mark:
      return "`" + characters_of(token.value) + "`";
    default: {
      const std::string_view written =
          std::string_view(file_.text).substr(token.begin, token.end - token.begin);
      return token.kind == TokenKind::string ? std::string(written) : "`" + std::string(written) + "`";
    }
  }
}

void Parser::fail(const Token& token, std::string message, std::string hint) {
  // Where the tag could not be read to its end, that was told already.
  bool told = token.kind == TokenKind::fault;
  for (std::size_t at = at_; !told && tokens_[at].kind != TokenKind::output_end &&
                             tokens_[at].kind != TokenKind::tag_end && tokens_[at].kind != TokenKind::end;
       ++at) {
    told = tokens_[at].kind == TokenKind::fault;
  }
  if (!told) {
    diag::Diagnostic& fault = report_.error(place(token), std::move(message));
    if (!hint.empty()) fault.with_hint(std::move(hint));
  }
  throw Broken();
}

void Parser::fail_expected(std::string_view what) {
  fail(now(), "expected " + std::string(what) + ", found " + described(now()));
}

NodeId Parser::make(Kind kind, std::uint32_t begin, std::uint32_t a, std::uint32_t b, std::uint32_t c) {
  const auto id = static_cast<NodeId>(tree_.nodes.size());
  Node& made = tree_.nodes.emplace_back();
  made.kind = kind;
  made.escape = escape_;
  made.a = a;
  made.b = b;
  made.c = c;
  made.begin = begin;
  made.end = std::max(begin, last_end_);
  return id;
}

// A node with one or two operands, one level above the deeper of them.
NodeId Parser::make_deeper(Kind kind, std::uint32_t begin, NodeId below, NodeId beside) {
  const std::uint32_t depth = 1 + std::max(depth_of(below), depth_of(beside));
  const NodeId made = make(kind, begin, below, beside);
  set_depth(made, depth);
  return made;
}

void Parser::set_depth(NodeId id, std::uint32_t depth) {
  if (depth > longest_expression) {
    fail(
        now(),
        "expression is too long (the limit is " + std::to_string(longest_expression) + " operators in a row)",
        "split it with `set`");
  }
  if (depths_.size() <= id) depths_.resize(id + 64);
  depths_[id] = depth;
}

Range Parser::keep(const std::vector<std::uint32_t>& items) {
  const auto first = static_cast<std::uint32_t>(tree_.lists.size());
  tree_.lists.insert(tree_.lists.end(), items.begin(), items.end());
  return {first, static_cast<std::uint32_t>(items.size())};
}

// A target of `set`, `for` or `with`: a name, names with commas, or a field of a namespace.
NodeId Parser::parse_target(NameId end_word, bool with_field) {
  const std::uint32_t begin = now().begin;
  if (with_field && is(TokenKind::name) && ahead().kind == TokenKind::mark && ahead().value == mark('.')) {
    const NodeId base = parse_name();
    pass();
    const NameId field = expect_name("a field name");
    if (node(base).kind != Kind::name) fail(now(), "a field can only be set on a namespace");
    return make(Kind::target_field, begin, base, field);
  }
  std::vector<std::uint32_t> items;
  bool is_tuple = false;
  for (;;) {
    if (!items.empty() && (is_word(end_word) || is_mark(mark('=')) || is(TokenKind::tag_end))) break;
    items.push_back(parse_target_item());
    if (!pass_mark(mark(','))) break;
    is_tuple = true;
  }
  if (!is_tuple) return items.front();
  const Range range = keep(items);
  return make(Kind::target_tuple, begin, range.first, range.count);
}

NodeId Parser::parse_target_item() {
  if (!is_mark(mark('('))) return parse_target_name();
  const std::uint32_t begin = now().begin;
  pass();
  std::vector<std::uint32_t> items;
  while (!is_mark(mark(')'))) {
    if (!items.empty()) expect_mark(mark(','));
    if (is_mark(mark(')'))) break;
    items.push_back(parse_target_name());
  }
  pass();
  const Range range = keep(items);
  return make(Kind::target_tuple, begin, range.first, range.count);
}

NodeId Parser::parse_target_name() {
  const Token token = now();
  const NameId name = expect_name("a variable name");
  switch (name) {
    case word_true_:
    case word_True_:
    case word_false_:
    case word_False_:
    case word_none:
    case word_None_:
      fail(token, "`" + std::string(names_.text(name)) + "` is a value and cannot be set");
    default:
      return make(Kind::target_name, token.begin, name);
  }
}

}  // namespace planpress::jinja

// Expressions, from the loosest binding to the tightest: `if else`, or, and, not, comparisons, + -, ~, * / //
// %, **, signs, and what follows a value: members, subscripts, calls, filters and tests.
#include <algorithm>

#include "jinja/parser.hpp"

namespace planpress::jinja {
namespace {

// Counts one level of nesting while it lives.
class Deeper {
 public:
  explicit Deeper(int& depth) : depth_(depth) { ++depth_; }
  ~Deeper() { --depth_; }
  Deeper(const Deeper&) = delete;
  Deeper& operator=(const Deeper&) = delete;

 private:
  int& depth_;
};

Op comparison_of(std::uint32_t value) {
  switch (value) {
    case mark('=', '='):
      return Op::eq;
    case mark('!', '='):
      return Op::ne;
    case mark('<'):
      return Op::lt;
    case mark('<', '='):
      return Op::le;
    case mark('>'):
      return Op::gt;
    case mark('>', '='):
      return Op::ge;
    default:
      return Op::none;
  }
}

// The operator of a level (0: + -, 1: ~, 2: * / // %, 3: **), or none.
Op operator_of(std::uint32_t value, int level) {
  if (level == 0) return value == mark('+') ? Op::add : value == mark('-') ? Op::subtract : Op::none;
  if (level == 3) return value == mark('*', '*') ? Op::power : Op::none;
  switch (value) {
    case mark('*'):
      return Op::multiply;
    case mark('/'):
      return Op::divide;
    case mark('/', '/'):
      return Op::floor_divide;
    case mark('%'):
      return Op::modulo;
    default:
      return Op::none;
  }
}

}  // namespace

NodeId Parser::parse_expression(bool with_condition) {
  const Deeper deeper(nesting_);
  if (nesting_ > deepest_template) {
    fail(now(), "expression is nested too deep (the limit is " + std::to_string(deepest_template) + ")");
  }
  return with_condition ? parse_condition() : parse_or();
}

NodeId Parser::parse_condition() {
  const std::uint32_t begin = now().begin;
  NodeId value = parse_or();
  while (pass_word(word_if_)) {
    const NodeId test = parse_or();
    const NodeId otherwise = pass_word(word_else_) ? parse_expression() : no_node;
    const std::uint32_t depth = 1 + std::max({depth_of(value), depth_of(test), depth_of(otherwise)});
    value = make(Kind::conditional, begin, test, value, otherwise);
    set_depth(value, depth);
  }
  return value;
}

NodeId Parser::parse_or() {
  const std::uint32_t begin = now().begin;
  NodeId left = parse_and();
  while (pass_word(word_or_)) left = make_deeper(Kind::either, begin, left, parse_and());
  return left;
}

NodeId Parser::parse_and() {
  const std::uint32_t begin = now().begin;
  NodeId left = parse_not();
  while (pass_word(word_and_)) left = make_deeper(Kind::both, begin, left, parse_not());
  return left;
}

NodeId Parser::parse_not() {
  std::vector<std::uint32_t> begins;
  while (is_word(word_not_)) {
    begins.push_back(now().begin);
    pass();
  }
  NodeId value = parse_comparison();
  for (; !begins.empty(); begins.pop_back()) value = make_deeper(Kind::negation, begins.back(), value);
  return value;
}

bool Parser::at_comparison() const {
  if (is(TokenKind::mark)) return comparison_of(now().value) != Op::none;
  return is_word(word_in_) ||
         (is_word(word_not_) && ahead().kind == TokenKind::name && ahead().value == word_in_);
}

NodeId Parser::parse_comparison() {
  const std::uint32_t begin = now().begin;
  const NodeId first = parse_level(0);
  if (!at_comparison()) return first;
  std::vector<std::uint32_t> operands;
  std::uint32_t depth = depth_of(first);
  while (at_comparison()) {
    Op op = is(TokenKind::mark) ? comparison_of(now().value) : Op::in;
    if (pass_word(word_not_)) op = Op::not_in;
    pass();
    operands.push_back(static_cast<std::uint32_t>(op));
    operands.push_back(parse_level(0));
    depth = std::max(depth, depth_of(operands.back()));
  }
  NodeId made = no_node;
  if (operands.size() == 2) {
    made = make(Kind::comparison, begin, first, operands[1]);
    node(made).op = static_cast<Op>(operands[0]);
  } else {
    const Range range = keep(operands);
    made = make(Kind::comparisons, begin, first, range.first, range.count);
  }
  set_depth(made, depth + 1);
  return made;
}

NodeId Parser::parse_level(int level) {
  if (level == 4) return parse_unary(true);
  const std::uint32_t begin = now().begin;
  NodeId left = parse_level(level + 1);
  if (level == 1) {
    if (!is_mark(mark('~'))) return left;
    std::vector<std::uint32_t> parts{left};
    std::uint32_t depth = depth_of(left);
    while (pass_mark(mark('~'))) {
      parts.push_back(parse_level(2));
      depth = std::max(depth, depth_of(parts.back()));
    }
    const Range range = keep(parts);
    left = make(Kind::concat, begin, range.first, range.count);
    set_depth(left, depth + 1);
    return left;
  }
  while (is(TokenKind::mark)) {
    const Op op = operator_of(now().value, level);
    if (op == Op::none) break;
    pass();
    const NodeId right = parse_level(level + 1);
    left = make_deeper(Kind::arithmetic, begin, left, right);
    node(left).op = op;
  }
  return left;
}

NodeId Parser::parse_unary(bool with_filters) {
  const std::uint32_t begin = now().begin;
  if (is_mark(mark('-')) || is_mark(mark('+'))) {
    const Deeper deeper(nesting_);
    if (nesting_ > deepest_template) fail(now(), "expression is nested too deep");
    const Kind kind = is_mark(mark('-')) ? Kind::minus : Kind::plus;
    pass();
    const NodeId inner = parse_unary(false);
    return parse_postfix(make_deeper(kind, begin, inner), with_filters);
  }
  return parse_postfix(parse_primary(), with_filters);
}

NodeId Parser::parse_primary() {
  const Token token = now();
  switch (token.kind) {
    case TokenKind::name:
      return parse_name();
    case TokenKind::string:
      return parse_string();
    case TokenKind::integer:
    case TokenKind::number: {
      pass();
      return make(Kind::constant, token.begin, token.value);
    }
    case TokenKind::mark:
      if (token.value == mark('[')) return parse_list();
      if (token.value == mark('{')) return parse_map();
      if (token.value == mark('(')) {
        pass();
        const NodeId inner = parse_tuple(true, true);
        expect_mark(mark(')'));
        return inner;
      }
      break;
    default:
      break;
  }
  fail_expected("an expression");
}

NodeId Parser::parse_name() {
  const Token token = now();
  data::View value;
  switch (token.value) {
    case word_true_:
    case word_True_:
      value = data::View::boolean(true);
      break;
    case word_false_:
    case word_False_:
      value = data::View::boolean(false);
      break;
    case word_none:
    case word_None_:
      value = data::View::none();
      break;
    default:
      if (token.value == word_loop) ++mentions_.loop;
      if (token.value == word_caller) ++mentions_.caller;
      if (token.value == word_kwargs) ++mentions_.kwargs;
      if (token.value == word_varargs) ++mentions_.varargs;
      pass();
      return make(Kind::name, token.begin, token.value);
  }
  pass();
  tree_.constants.push_back(value);
  return make(Kind::constant, token.begin, static_cast<std::uint32_t>(tree_.constants.size() - 1));
}

NodeId Parser::parse_string() {
  const std::uint32_t begin = now().begin;
  std::string_view text = tree_.texts[now().value];
  pass();
  if (is(TokenKind::string)) {
    std::string joined(text);
    for (; is(TokenKind::string); pass()) joined += tree_.texts[now().value];
    text = tree_.memory.copy(joined);
  }
  tree_.constants.push_back(data::View::string(text));
  return make(Kind::constant, begin, static_cast<std::uint32_t>(tree_.constants.size() - 1));
}

NodeId Parser::parse_list() {
  const std::uint32_t begin = now().begin;
  pass();
  std::vector<std::uint32_t> items;
  std::uint32_t depth = 0;
  while (!is_mark(mark(']'))) {
    if (!items.empty()) expect_mark(mark(','));
    if (is_mark(mark(']'))) break;
    items.push_back(parse_expression());
    depth = std::max(depth, depth_of(items.back()));
  }
  pass();
  const Range range = keep(items);
  const NodeId made = make(Kind::list, begin, range.first, range.count);
  set_depth(made, depth + 1);
  return made;
}

NodeId Parser::parse_map() {
  const std::uint32_t begin = now().begin;
  pass();
  std::vector<std::uint32_t> items;
  std::uint32_t depth = 0;
  while (!is_mark(mark('}'))) {
    if (!items.empty()) expect_mark(mark(','));
    if (is_mark(mark('}'))) break;
    items.push_back(parse_expression());
    expect_mark(mark(':'));
    items.push_back(parse_expression());
    depth = std::max({depth, depth_of(items.back()), depth_of(items[items.size() - 2])});
  }
  pass();
  const Range range = keep(items);
  const NodeId made = make(Kind::map, begin, range.first, range.count);
  set_depth(made, depth + 1);
  return made;
}

bool Parser::at_tuple_end(NameId end_word) const {
  if (is(TokenKind::output_end) || is(TokenKind::tag_end) || is_mark(mark(')'))) return true;
  return end_word != no_name && is_word(end_word);
}

NodeId Parser::parse_tuple(bool with_condition, bool in_parentheses, NameId end_word) {
  const std::uint32_t begin = now().begin;
  std::vector<std::uint32_t> items;
  bool is_tuple = false;
  std::uint32_t depth = 0;
  for (;;) {
    if (!items.empty()) expect_mark(mark(','));
    if (at_tuple_end(end_word)) break;
    items.push_back(parse_expression(with_condition));
    depth = std::max(depth, depth_of(items.back()));
    if (!is_mark(mark(','))) break;
    is_tuple = true;
  }
  if (!is_tuple) {
    if (!items.empty()) return items.front();
    if (!in_parentheses) fail_expected("an expression");
  }
  const Range range = keep(items);
  const NodeId made = make(Kind::tuple, begin, range.first, range.count);
  set_depth(made, depth + 1);
  return made;
}

}  // namespace planpress::jinja

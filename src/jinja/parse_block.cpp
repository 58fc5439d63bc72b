// Statements with a body: if, for, set, macro, call, filter, with, autoescape, block.
#include <algorithm>

#include "jinja/parser.hpp"

namespace planpress::jinja {

NodeId Parser::parse_if(std::uint32_t begin) {
  struct Branch {
    std::uint32_t begin;
    NodeId test;
    NodeId body;
  };
  Token tag = tokens_[at_ - 1];
  std::vector<Branch> branches;
  NodeId otherwise = no_node;
  for (;;) {
    NodeId test = no_node;
    header([&] { test = parse_tuple(false, false); });
    const NodeId body = body_of(tag, {word_elif_, word_else_, word_endif});
    branches.push_back({branches.empty() ? begin : tag.begin, test, body});
    if (branches.size() > longest_expression) fail(now(), "`if` has too many branches");
    if (!is_word(word_elif_)) break;
    pass();
  }
  if (is_word(word_else_)) {
    header([&] { pass(); });
    otherwise = body_of(tag, {word_endif});
  }
  close(word_endif);
  for (; !branches.empty(); branches.pop_back()) {
    const Branch& branch = branches.back();
    otherwise = make(Kind::if_, branch.begin, branch.test, branch.body, otherwise);
  }
  return otherwise;
}

NodeId Parser::parse_for(std::uint32_t begin) {
  const Token tag = tokens_[at_ - 1];
  Loop loop;
  const bool whole = header([&] {
    loop.target = parse_target(word_in_, false);
    expect_word(word_in_);
    loop.iterable = parse_tuple(false, false, word_recursive);
    if (pass_word(word_if_)) loop.condition = parse_expression();
    loop.recursive = pass_word(word_recursive);
  });
  const std::uint32_t header_end = last_end_;
  const std::uint32_t mentions = mentions_.loop;
  loop.body = body_of(tag, {word_else_, word_endfor});
  loop.uses_loop = mentions_.loop > mentions;
  if (is_word(word_else_)) {
    header([&] { pass(); });
    loop.otherwise = body_of(tag, {word_endfor});
  }
  close(word_endfor);
  if (!whole) return no_node;
  tree_.loops.push_back(loop);
  const NodeId made = make(Kind::for_, begin, static_cast<std::uint32_t>(tree_.loops.size() - 1));
  node(made).end = header_end;
  return made;
}

NodeId Parser::parse_set(std::uint32_t begin) {
  const Token tag = tokens_[at_ - 1];
  NodeId target = no_node;
  NodeId value = no_node;
  NodeId filter = no_node;
  bool has_body = false;
  const bool whole = header([&] {
    target = parse_target(no_name, true);
    if (pass_mark(mark('='))) {
      value = parse_tuple(true, false);
    } else {
      while (pass_mark(mark('|'))) filter = parse_filter(filter, true);
      has_body = true;
      if (!is(TokenKind::tag_end)) fail_expected("`=`, `|` or `%}`");
    }
  });
  if (!has_body) return whole ? make(Kind::set, begin, target, value) : no_node;
  const NodeId body = body_of(tag, {word_endset});
  close(word_endset);
  if (!whole) return no_node;
  return make(Kind::set_block, begin, target, body, filter);
}

void Parser::parse_signature(Macro& macro) {
  expect_mark(mark('('));
  bool defaults = false;
  while (!is_mark(mark(')'))) {
    if (!macro.parameters.empty()) expect_mark(mark(','));
    if (is_mark(mark(')'))) break;
    const Token token = now();
    Parameter parameter;
    parameter.name = node(parse_target_name()).a;
    for (const Parameter& other : macro.parameters) {
      if (other.name == parameter.name) {
        fail(token, "parameter `" + std::string(names_.text(other.name)) + "` is named twice");
      }
    }
    if (pass_mark(mark('='))) {
      parameter.fallback = parse_expression();
      defaults = true;
    } else if (defaults) {
      fail(token, "parameter `" + std::string(names_.text(parameter.name)) + "` needs a default",
           "parameters with a default come last");
    }
    macro.parameters.push_back(parameter);
  }
  pass();
}

void Parser::parse_macro_body(Macro& macro, const Token& tag, NameId end_word) {
  const Mentions before = mentions_;
  if (end_word == word_endmacro) {
    macro.code.body = body_of(tag, {word_endmacro});
  } else {
    macro.code.body = body_of(tag, {word_endcall});
  }
  close(end_word);
  macro.uses_caller = mentions_.caller > before.caller;
  macro.uses_kwargs = mentions_.kwargs > before.kwargs;
  macro.uses_varargs = mentions_.varargs > before.varargs;
}

NodeId Parser::parse_macro(std::uint32_t begin) {
  const Token tag = tokens_[at_ - 1];
  Macro macro;
  NodeId target = no_node;
  const bool whole = header([&] {
    target = parse_target_name();
    macro.name = node(target).a;
    parse_signature(macro);
  });
  const std::uint32_t header_end = last_end_;
  parse_macro_body(macro, tag, word_endmacro);
  if (target == no_node) return no_node;
  if (!whole) macro.parameters.clear();
  const NodeId made = make(Kind::macro, begin, static_cast<std::uint32_t>(tree_.macros.size()), target);
  node(made).end = header_end;
  macro.node = made;
  tree_.macros.push_back(std::move(macro));
  return made;
}

NodeId Parser::parse_call_block(std::uint32_t begin) {
  const Token tag = tokens_[at_ - 1];
  Macro macro;
  NodeId call = no_node;
  const bool whole = header([&] {
    if (is_mark(mark('('))) parse_signature(macro);
    const Token token = now();
    call = parse_expression();
    const Kind kind = node(call).kind;
    if (kind != Kind::call && kind != Kind::method) fail(token, "expected a call of a macro");
  });
  macro.name = word_caller;
  parse_macro_body(macro, tag, word_endcall);
  if (!whole) return no_node;
  const NodeId made = make(Kind::call_block, begin, static_cast<std::uint32_t>(tree_.macros.size()), call);
  macro.node = made;
  tree_.macros.push_back(std::move(macro));
  return made;
}

NodeId Parser::parse_filter_block(std::uint32_t begin) {
  const Token tag = tokens_[at_ - 1];
  NodeId filter = no_node;
  const bool whole = header([&] {
    filter = parse_filter(no_node, false);
    while (pass_mark(mark('|'))) filter = parse_filter(filter, true);
  });
  const NodeId body = body_of(tag, {word_endfilter});
  close(word_endfilter);
  return whole ? make(Kind::filter_block, begin, filter, body) : no_node;
}

NodeId Parser::parse_with(std::uint32_t begin) {
  const Token tag = tokens_[at_ - 1];
  std::vector<std::uint32_t> pairs;
  header([&] {
    while (!is(TokenKind::tag_end)) {
      if (!pairs.empty()) expect_mark(mark(','));
      const NodeId target = parse_target(no_name, false);
      expect_mark(mark('='));
      pairs.push_back(target);
      pairs.push_back(parse_expression());
    }
  });
  if (pairs.size() % 2 != 0) pairs.pop_back();
  const NodeId body = body_of(tag, {word_endwith});
  close(word_endwith);
  const Range range = keep(pairs);
  return make(Kind::with, begin, range.first, range.count, body);
}

NodeId Parser::parse_autoescape(std::uint32_t begin) {
  const Token tag = tokens_[at_ - 1];
  const Escape before = escape_;
  NodeId condition = no_node;
  header([&] { condition = parse_expression(); });
  if (condition != no_node && node(condition).kind == Kind::constant) {
    const data::View value = tree_.constants[node(condition).a];
    const bool on = value.kind() == data::View::Kind::boolean && value.as_boolean();
    const Escape on_escape = own_escape_ == Escape::none ? Escape::html : own_escape_;
    escape_ = on ? on_escape : Escape::none;
    condition = no_node;
  } else {
    escape_ = Escape::changing;
  }
  const NodeId body = body_of(tag, {word_endautoescape});
  const Escape inside = escape_;
  escape_ = before;
  close(word_endautoescape);
  const NodeId made = make(Kind::autoescape, begin, condition, body);
  node(made).escape = inside;
  return made;
}

NodeId Parser::parse_block(std::uint32_t begin) {
  const Token tag = tokens_[at_ - 1];
  Block block;
  Token name_token = now();
  header([&] {
    block.name = expect_name("a block name");
    block.scoped = pass_word(word_scoped);
    block.required = pass_word(word_required);
    if (is_mark(mark('-'))) fail(now(), "block names cannot hold `-`", "use `_`");
  });
  const std::uint32_t header_end = last_end_;
  block.inside =
      std::any_of(open_.begin(), open_.end(), [](const Open& open) { return open.word == word_block; });
  block.code.body = body_of(tag, {word_endblock});
  if (is_word(word_endblock)) {
    header([&] {
      pass();
      if (!is(TokenKind::name)) return;
      if (now().value != block.name) {
        fail(now(), "expected `" + std::string(names_.text(block.name)) + "`, found " + described(now()));
      }
      pass();
    });
  }
  if (block.name == no_name) return no_node;
  if (block.required) check_required(block);
  for (const Block& other : tree_.blocks) {
    if (other.name != block.name) continue;
    report_.error(place(name_token), "block `" + std::string(names_.text(block.name)) + "` is defined twice")
        .with_note("the first one stands here", {&file_, node(other.node).begin, node(other.node).end});
    return no_node;
  }
  const NodeId made = make(Kind::block, begin, static_cast<std::uint32_t>(tree_.blocks.size()));
  node(made).end = header_end;
  block.node = made;
  tree_.blocks.push_back(block);
  return made;
}

void Parser::check_required(const Block& block) {
  const Node body = node(block.code.body);
  for (const NodeId child : tree_.list(body.a, body.b)) {
    const Node& part = node(child);
    const bool blank =
        part.kind == Kind::text && tree_.texts[part.a].find_first_not_of(" \t\r\n") == std::string_view::npos;
    if (blank) continue;
    report_.error({&file_, part.begin, part.end}, "required block `" + std::string(names_.text(block.name)) +
                                                      "` can only hold comments and space");
    return;
  }
}

}  // namespace planpress::jinja

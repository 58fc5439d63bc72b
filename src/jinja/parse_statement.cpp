// Statements: what stands between `{%` and `%}`, and the bodies that they open.
#include <algorithm>

#include "diag/nearest.hpp"
#include "jinja/parser.hpp"
#include "text/utf8.hpp"

namespace planpress::jinja {

template <class Read>
bool Parser::header(Read&& read) {
  try {
    read();
    if (!is(TokenKind::tag_end)) fail_expected("`%}`");
    pass();
    return true;
  } catch (const Broken&) {
    skip_tag();
    return false;
  }
}

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
    } else if (token.kind != TokenKind::tag_begin) {
      pass();
    } else {
      pass();
      if (is(TokenKind::name) && is_end_word(now().value)) {
        if (std::find(ends.begin(), ends.end(), now().value) != ends.end()) break;
        if (ends_open(now().value)) {
          fail_end_word(now().value);
          break;
        }
        fail_end_word(now().value);
        skip_tag();
      } else {
        parse_tag(body);
      }
    }
  }
  const Range range = keep(body);
  return make(Kind::body, begin, range.first, range.count);
}

void Parser::parse_tag(std::vector<std::uint32_t>& body) {
  const Token token = now();
  try {
    if (static_cast<int>(open_.size()) >= deepest_template) {
      fail(token, "tags are nested too deep (the limit is " + std::to_string(deepest_template) + ")");
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
  if (is(TokenKind::end)) {
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
  if (open_.empty()) {
    report_.error(place(now()), "unexpected `" + text + "`: nothing is open here");
    return;
  }
  const Open& open = open_.back();
  const std::string wanted(names_.text(*(open.ends.end() - 1)));
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
    if (text == tag) fail(token, "tag `" + text + "` is not supported", std::string(hint));
  }
  report_.error(place(token), "unknown tag `" + text + "`").with_suggestion(diag::nearest(text, known));
  throw Broken();
}

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
      const NodeId target = parse_target_item();
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

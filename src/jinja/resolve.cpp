#include <algorithm>

#include "jinja/resolver.hpp"

namespace planpress::jinja {

void resolve(Library& library, Template& page, diag::Report& report) {
  Resolver(library, page, report).run();
}

void Resolver::run() {
  Function root;
  Symbols symbols(nullptr, root);
  collect(tree_.root.body, symbols);
  visit_body(tree_.root.body, {&symbols, true, true, tree_.extends, false});
  tree_.root.loads = symbols.loads(tree_);
  tree_.root.slots = root.slots;
  tree_.root.kept = root.kept;
  for (const Symbol& symbol : symbols.own()) {
    if (!symbol.stored) continue;
    const bool exported = !symbol.imported && !library_.names.text(symbol.name).starts_with('_');
    tree_.top.push_back({symbol.name, symbol.slot, exported});
  }
}

void Resolver::visit_body(NodeId id, Frame frame) {
  const Node n = node(id);
  for (std::uint32_t i = 0; i < n.b; ++i) visit(tree_.lists[n.a + i], frame);
}

void Resolver::visit(NodeId id, Frame frame) {
  if (id == no_node) return;
  const Node n = node(id);
  Frame below = frame;
  below.root_level = false;
  switch (n.kind) {
    case Kind::body:
      visit_body(id, frame);
      break;
    case Kind::text:
    case Kind::output:
      node(id).flag = frame.checked;
      // After `extends`, text that stands in no block is never shown.
      if (frame.checked && extended_) node(id).kind = Kind::none;
      if (n.kind == Kind::output) visit_expression(n.a, frame);
      break;
    case Kind::if_:
      visit_expression(n.a, below);
      visit(n.b, below);
      visit(n.c, below);
      break;
    case Kind::for_:
      visit_for(n, below);
      break;
    case Kind::set:
      visit_expression(n.b, frame);
      visit_target(n.a, frame);
      break;
    case Kind::set_block:
      below.checked = false;
      visit_inner(id, n.b, n.c, below);
      visit_target(n.a, frame);
      break;
    case Kind::macro:
      visit_target(n.b, frame);
      visit_macro(n.a, frame);
      break;
    case Kind::call_block:
      visit_expression(n.b, frame);
      visit_macro(n.a, frame);
      break;
    case Kind::filter_block:
      visit_inner(id, n.b, n.a, below);
      break;
    case Kind::autoescape:
      visit_inner(id, n.b, n.a, below);
      break;
    case Kind::with:
      visit_with(id, below);
      break;
    case Kind::block:
      visit_block(id, frame);
      break;
    case Kind::extends:
      visit_template_name(id, frame);
      if (!frame.top) fail(id, "`extends` must stand outside of blocks, loops and macros");
      if (extended_) fail(id, "a template can extend only one other");
      if (frame.root_level) extended_ = true;
      break;
    case Kind::include:
      visit_template_name(id, frame);
      node(id).b = keep_frame(frame.symbols->locals(tree_));
      break;
    case Kind::import_:
    case Kind::from_import:
      visit_import(id, frame);
      break;
    default:
      break;
  }
}

std::uint32_t Resolver::keep_frame(Range range) {
  tree_.frames.push_back(range);
  return static_cast<std::uint32_t>(tree_.frames.size() - 1);
}

void Resolver::visit_for(Node statement, Frame frame) {
  Loop loop = tree_.loops[statement.a];
  Function& function = frame.symbols->function();
  visit_expression(loop.iterable, frame);
  frame.top = false;
  loop.first_slot = function.slots;

  Symbols inside(frame.symbols, function);
  if (loop.uses_loop || loop.recursive) loop.loop_slot = inside.give(word_loop, true);
  collect_target(loop.target, inside, true);
  collect(loop.body, inside);
  if (loop.condition != no_node) {
    Symbols testing(frame.symbols, function);
    // The condition has variables of its own: it is tried before the body's are made.
    loop.condition_target = loop.target;
    collect_target(loop.target, testing, true);
    collect(loop.condition, testing);
    Frame test_frame = frame;
    test_frame.symbols = &testing;
    visit_expression(loop.condition, test_frame);
    const auto copy = static_cast<NodeId>(tree_.nodes.size());
    if (node(loop.target).kind == Kind::target_name) {
      tree_.nodes.push_back(node(loop.target));
      loop.condition_target = copy;
    } else {
      const Node tuple = node(loop.target);
      const auto first = static_cast<std::uint32_t>(tree_.lists.size());
      for (std::uint32_t i = 0; i < tuple.b; ++i) {
        tree_.lists.push_back(static_cast<NodeId>(tree_.nodes.size()));
        tree_.nodes.push_back(node(tree_.lists[tuple.a + i]));
      }
      tree_.nodes.push_back(tuple);
      tree_.nodes.back().a = first;
      loop.condition_target = static_cast<NodeId>(tree_.nodes.size() - 1);
    }
    visit_target(loop.condition_target, test_frame);
    loop.condition_loads = testing.loads(tree_);
  }
  Frame body_frame = frame;
  body_frame.symbols = &inside;
  visit_target(loop.target, body_frame);
  visit(loop.body, body_frame);
  loop.loads = inside.loads(tree_);
  if (loop.otherwise != no_node) {
    Symbols otherwise(frame.symbols, function);
    collect(loop.otherwise, otherwise);
    body_frame.symbols = &otherwise;
    visit(loop.otherwise, body_frame);
    loop.otherwise_loads = otherwise.loads(tree_);
  }
  loop.last_slot = function.slots;
  tree_.loops[statement.a] = loop;
}

// A body with a frame of its own: block set, filter block, autoescape.
void Resolver::visit_inner(NodeId id, NodeId body, NodeId filter, Frame frame) {
  Symbols inside(frame.symbols, frame.symbols->function());
  collect(body, inside);
  collect(filter, inside);
  frame.symbols = &inside;
  frame.top = false;
  visit(body, frame);
  if (filter != no_node) visit_expression(filter, frame);
  const std::uint32_t loads = keep_frame(inside.loads(tree_));
  (node(id).kind == Kind::set_block ? node(id).d : node(id).c) = loads;
}

void Resolver::visit_with(NodeId id, Frame frame) {
  const Node n = node(id);
  Symbols inside(frame.symbols, frame.symbols->function());
  for (std::uint32_t i = 0; i < n.b; i += 2) {
    visit_expression(tree_.lists[n.a + i + 1], frame);
    collect_target(tree_.lists[n.a + i], inside, true);
  }
  collect(n.c, inside);
  frame.symbols = &inside;
  frame.top = false;
  for (std::uint32_t i = 0; i < n.b; i += 2) visit_target(tree_.lists[n.a + i], frame);
  visit(n.c, frame);
  node(id).d = keep_frame(inside.loads(tree_));
}

void Resolver::visit_macro(std::uint32_t index, Frame frame) {
  frame.symbols->function().kept = true;
  frame.top = frame.root_level = frame.checked = false;
  resolve_macro(tree_.macros[index], frame);
}

void Resolver::resolve_macro(Macro& macro, Frame frame) {
  Function function;
  function.outer = &frame.symbols->function();
  Symbols inside(frame.symbols, function);
  for (Parameter& parameter : macro.parameters) parameter.slot = inside.give(parameter.name);
  const auto is_parameter = [&](NameId name) {
    return std::any_of(macro.parameters.begin(), macro.parameters.end(),
                       [&](const Parameter& p) { return p.name == name; });
  };
  if (is_parameter(word_caller)) {
    macro.uses_caller = true;
  } else if (macro.uses_caller) {
    macro.caller = inside.give(word_caller);
  }
  if (macro.uses_kwargs && !is_parameter(word_kwargs)) macro.kwargs = inside.give(word_kwargs);
  if (macro.uses_varargs && !is_parameter(word_varargs)) macro.varargs = inside.give(word_varargs);
  for (const Parameter& parameter : macro.parameters) collect(parameter.fallback, inside);
  collect(macro.code.body, inside);
  frame.symbols = &inside;
  for (const Parameter& parameter : macro.parameters) {
    if (parameter.fallback != no_node) visit_expression(parameter.fallback, frame);
  }
  visit(macro.code.body, frame);
  macro.code.loads = inside.loads(tree_);
  macro.code.slots = function.slots;
  macro.code.kept = function.kept;
}

void Resolver::visit_block(NodeId id, Frame frame) {
  Block& block = tree_.blocks[node(id).a];
  node(id).flag = frame.checked && frame.top;
  if (frame.top && extended_) node(id).kind = Kind::none;
  node(id).b = keep_frame(block.scoped ? frame.symbols->locals(tree_) : Range{});
  Function function;
  Symbols inside(nullptr, function);
  collect(block.code.body, inside);
  visit(block.code.body, {&inside, false, false, false, true});
  block.code.loads = inside.loads(tree_);
  block.code.slots = function.slots;
  block.code.kept = function.kept;
}

// The template of extends, include and import: a number when it is written out.
void Resolver::visit_template_name(NodeId id, Frame frame) {
  visit_expression(node(id).a, frame);
  const Node name = node(node(id).a);
  if (name.kind != Kind::constant || !tree_.constants[name.a].is_string()) return;
  const auto found = library_.by_name.find(tree_.constants[name.a].as_string());
  if (found == library_.by_name.end()) return;
  node(id).op = Op::add;
  node(id).a = found->second;
}

void Resolver::visit_import(NodeId id, Frame frame) {
  visit_template_name(id, frame);
  const Node n = node(id);
  const std::uint32_t locals = keep_frame(n.d != 0 ? frame.symbols->locals(tree_) : Range{});
  if (n.kind == Kind::import_) {
    visit_target(n.b, frame);
    node(id).c = locals;
    return;
  }
  tree_.lists[n.b] = locals;
  for (std::uint32_t i = 2; i < n.c; i += 2) visit_target(tree_.lists[n.b + i], frame);
}

void Resolver::visit_target(NodeId id, Frame frame) {
  const Node n = node(id);
  if (n.kind == Kind::target_tuple) {
    for (std::uint32_t i = 0; i < n.b; ++i) visit_target(tree_.lists[n.a + i], frame);
  } else if (n.kind == Kind::target_field) {
    visit_expression(n.a, frame);
  } else if (const Reference found = frame.symbols->find(n.a)) {
    if (found.symbol->is_loop) fail(id, "`loop` is the loop itself and cannot be set");
    node(id).b = found.symbol->slot;
  }
}

}  // namespace planpress::jinja

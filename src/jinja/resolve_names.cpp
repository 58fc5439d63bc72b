#include <algorithm>

#include "jinja/resolver.hpp"

namespace planpress::jinja {

// Names in the order in which they are read and set, without the insides of statements that have frames of
// their own.
void Resolver::collect(NodeId id, Symbols& symbols) {
  if (id == no_node) return;
  const Node n = node(id);
  switch (n.kind) {
    case Kind::if_:
      collect_if(n, symbols);
      break;
    case Kind::for_:
      collect(tree_.loops[n.a].iterable, symbols);
      break;
    case Kind::set:
      collect(n.b, symbols);
      collect_target(n.a, symbols, false);
      break;
    case Kind::set_block:
      collect_target(n.a, symbols, false);
      break;
    case Kind::macro:
      collect_target(n.b, symbols, false);
      break;
    case Kind::call_block:
      collect(n.b, symbols);
      break;
    case Kind::with:
      for (std::uint32_t i = 1; i < n.b; i += 2) collect(tree_.lists[n.a + i], symbols);
      break;
    case Kind::import_:
      collect(n.a, symbols);
      symbols.store(node(n.b).a, true);
      break;
    case Kind::from_import:
      collect(n.a, symbols);
      for (std::uint32_t i = 2; i < n.c; i += 2) symbols.store(node(tree_.lists[n.b + i]).a, true);
      break;
    case Kind::output:
    case Kind::extends:
    case Kind::include:
    case Kind::filter_block:
      collect(n.a, symbols);
      break;
    case Kind::body:
      for (std::uint32_t i = 0; i < n.b; ++i) collect(tree_.lists[n.a + i], symbols);
      break;
    default:
      collect_expression(n, symbols);
  }
}

void Resolver::collect_expression(const Node& n, Symbols& symbols) {
  switch (n.kind) {
    case Kind::name:
      if (n.a != word_self && n.a != word_super) {
        symbols.load(n.a);
      } else if (symbols.find(n.a)) {
        symbols.load(n.a);
      }
      break;
    case Kind::tuple:
    case Kind::list:
    case Kind::map:
    case Kind::concat:
      for (std::uint32_t i = 0; i < n.b; ++i) collect(tree_.lists[n.a + i], symbols);
      break;
    case Kind::comparisons:
      collect(n.a, symbols);
      for (std::uint32_t i = 1; i < n.c; i += 2) collect(tree_.lists[n.b + i], symbols);
      break;
    case Kind::conditional:
      collect(n.a, symbols);
      collect(n.b, symbols);
      collect(n.c, symbols);
      break;
    case Kind::arithmetic:
    case Kind::both:
    case Kind::either:
    case Kind::comparison:
    case Kind::item:
      collect(n.a, symbols);
      collect(n.b, symbols);
      break;
    case Kind::slice:
      collect(n.a, symbols);
      for (std::uint32_t i = 0; i < 3; ++i) collect(tree_.lists[n.b + i], symbols);
      break;
    case Kind::call:
      collect(n.a, symbols);
      collect_arguments(n.b, symbols);
      break;
    case Kind::method:
      collect(n.a, symbols);
      collect_arguments(n.c, symbols);
      break;
    case Kind::filter:
    case Kind::test:
      collect(n.a, symbols);
      if (n.c > 0) collect_arguments(n.c - 1, symbols);
      break;
    case Kind::negation:
    case Kind::minus:
    case Kind::plus:
    case Kind::member:
      collect(n.a, symbols);
      break;
    default:
      break;
  }
}

void Resolver::collect_arguments(std::uint32_t index, Symbols& symbols) {
  const Arguments arguments = tree_.arguments[index];
  for (std::uint32_t i = 0; i < arguments.positional.count; ++i) {
    collect(tree_.lists[arguments.positional.first + i], symbols);
  }
  for (std::uint32_t i = 1; i < arguments.named.count; i += 2) {
    collect(tree_.lists[arguments.named.first + i], symbols);
  }
  collect(arguments.rest, symbols);
  collect(arguments.more, symbols);
}

void Resolver::collect_if(const Node& statement, Symbols& symbols) {
  std::vector<NameId> stored;
  collect(statement.a, symbols);
  Symbols then = symbols;
  Symbols otherwise = symbols;
  collect(statement.b, then);
  collect(statement.c, otherwise);
  symbols.join(then, stored);
  symbols.join(otherwise, stored);
  symbols.settle_branches(stored);
}

void Resolver::collect_target(NodeId id, Symbols& symbols, bool given) {
  const Node n = node(id);
  if (n.kind == Kind::target_tuple) {
    for (std::uint32_t i = 0; i < n.b; ++i) collect_target(tree_.lists[n.a + i], symbols, given);
  } else if (n.kind == Kind::target_field) {
    collect(n.a, symbols);
  } else if (given) {
    symbols.give(n.a);
  } else {
    symbols.store(n.a);
  }
}

}  // namespace planpress::jinja

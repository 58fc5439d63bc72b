#include <algorithm>

#include "diag/nearest.hpp"
#include "jinja/loops.hpp"
#include "jinja/methods.hpp"
#include "jinja/resolver.hpp"

namespace planpress::jinja {

void Resolver::visit_list(std::uint32_t first, std::uint32_t count, Frame frame) {
  for (std::uint32_t i = 0; i < count; ++i) visit_expression(tree_.lists[first + i], frame);
}

void Resolver::visit_arguments(std::uint32_t index, Frame frame) {
  const Arguments arguments = tree_.arguments[index];
  visit_list(arguments.positional.first, arguments.positional.count, frame);
  for (std::uint32_t i = 1; i < arguments.named.count; i += 2) {
    visit_expression(tree_.lists[arguments.named.first + i], frame);
  }
  visit_expression(arguments.rest, frame);
  visit_expression(arguments.more, frame);
}

void Resolver::visit_expression(NodeId id, Frame frame) {
  if (id == no_node) return;
  const Node n = node(id);
  switch (n.kind) {
    case Kind::name:
      visit_name(id, frame);
      break;
    case Kind::tuple:
    case Kind::list:
    case Kind::map:
    case Kind::concat:
      visit_list(n.a, n.b, frame);
      break;
    case Kind::comparisons:
      visit_expression(n.a, frame);
      for (std::uint32_t i = 1; i < n.c; i += 2) visit_expression(tree_.lists[n.b + i], frame);
      break;
    case Kind::conditional:
      visit_expression(n.c, frame);
      [[fallthrough]];
    case Kind::arithmetic:
    case Kind::both:
    case Kind::either:
    case Kind::comparison:
    case Kind::item:
      visit_expression(n.b, frame);
      [[fallthrough]];
    case Kind::negation:
    case Kind::minus:
    case Kind::plus:
      visit_expression(n.a, frame);
      break;
    case Kind::slice:
      visit_expression(n.a, frame);
      visit_list(n.b, 3, frame);
      break;
    case Kind::member:
      visit_member(id, frame);
      break;
    case Kind::call:
      visit_call(id, frame);
      break;
    case Kind::method:
      visit_method(id, frame);
      break;
    case Kind::filter:
    case Kind::test:
      visit_row(id, frame);
      break;
    default:
      break;
  }
}

void Resolver::visit_name(NodeId id, Frame frame) {
  const NameId name = node(id).a;
  Function& own = frame.symbols->function();
  const Reference found = frame.symbols->find(name);
  if (!found && (name == word_self || name == word_super)) {
    fail(id, "`" + text(name) + "` is not a value")
        .with_hint("call it: `" + text(name) + (name == word_self ? ".block_name()`" : "()`"));
    return;
  }
  if (!found || found.symbol->slot == no_slot) {
    node(id).b = own.slot_of_read(name);
    return;
  }
  node(id).b = found.symbol->slot;
  node(id).c = functions_up(&own, found.function);
}

void Resolver::visit_member(NodeId id, Frame frame) {
  const Node n = node(id);
  const Node base = node(n.a);
  if (base.kind == Kind::name && base.a == word_loop) {
    const Reference found = frame.symbols->find(word_loop);
    if (found && found.symbol->is_loop && found.function == &frame.symbols->function()) {
      const LoopMember member = loop_member_of(library_.names.text(n.b));
      if (member != LoopMember::unknown) {
        node(id).kind = Kind::loop_member;
        node(id).a = found.symbol->slot;
        node(id).b = static_cast<std::uint32_t>(member);
        return;
      }
      fail(id, "`loop` has no member `" + text(n.b) + "`")
          .with_suggestion(diag::nearest(library_.names.text(n.b), loop_member_names()));
      return;
    }
  }
  visit_expression(n.a, frame);
  const std::string_view written =
      std::string_view(page_.source->text).substr(base.begin, base.end - base.begin);
  const std::string reason = written.size() <= 60
                                 ? "`" + std::string(written) + "` has no member `" + text(n.b) + "`"
                                 : "no member `" + text(n.b) + "`";
  node(id).c = static_cast<std::uint32_t>(tree_.reasons.size());
  tree_.reasons.push_back(tree_.memory.copy(std::string_view(reason)));
}

// How often `super` is asked for: `super()` once, `super.super()` twice.
std::uint32_t Resolver::super_levels(NodeId id, Frame frame) {
  const Node n = node(id);
  if (n.kind == Kind::name && n.a == word_super && is_special(word_super, frame)) return 1;
  if (n.kind != Kind::member || n.b != word_super) return 0;
  const std::uint32_t below = super_levels(n.a, frame);
  return below == 0 ? 0 : below + 1;
}

void Resolver::visit_call(NodeId id, Frame frame) {
  const Node n = node(id);
  visit_arguments(n.b, frame);
  if (const std::uint32_t levels = super_levels(n.a, frame)) {
    if (!frame.in_block) fail(id, "`super()` is only for blocks");
    node(id).kind = Kind::super_block;
    node(id).a = levels;
    return;
  }
  visit_expression(n.a, frame);
  const Node callee = node(n.a);
  if (callee.kind != Kind::name) return;
  const Reference found = frame.symbols->find(callee.a);
  const bool defined = found && found.symbol->slot != no_slot;
  if (!defined && library_.functions.find(callee.a) < 0)
    library_.loose_calls.push_back({&page_, n.a, callee.a});
}

void Resolver::visit_method(NodeId id, Frame frame) {
  const Node n = node(id);
  visit_arguments(n.c, frame);
  if (const std::uint32_t levels = super_levels(n.a, frame); levels > 0 && n.b == word_super) {
    if (!frame.in_block) fail(id, "`super()` is only for blocks");
    node(id).kind = Kind::super_block;
    node(id).a = levels + 1;
    return;
  }
  const Node base = node(n.a);
  if (base.kind == Kind::name && base.a == word_self && is_special(word_self, frame)) {
    node(id).kind = Kind::self_block;
    node(id).a = n.b;
    return;
  }
  visit_expression(n.a, frame);
  node(id).d = static_cast<std::uint32_t>(method_of(library_.names.text(n.b)));
}

namespace {

// What to use in the place of filters and tests that Jinja2 or its kin have and we leave out.
std::string_view instead_of_row(std::string_view name) {
  static constexpr std::pair<std::string_view, std::string_view> refused[] = {
      {"random", "pages must come out the same each time; use `first` or an index"},
      {"pprint", "use `tojson(2)`"},
      {"date", "format the date in the data, or take parts with `[:4]`"},
      {"json_encode", "use `tojson`"},
      {"dump", "use `tojson`"},
      {"striptags_all", "use `striptags`"},
      {"nl2br", "use `replace('\\n', '<br>'|safe)`"},
      {"concat", "use `+`"},
      {"get", "use `.get('name')` or `[…]`"},
      {"starting_with", "use `.startswith('…')`"},
      {"ending_with", "use `.endswith('…')`"},
      {"containing", "use `in`"},
      {"matching", "use `in` or `.startswith('…')`"},
  };
  for (const auto& [known, hint] : refused) {
    if (name == known) return hint;
  }
  return {};
}

}  // namespace

void Resolver::fail_unknown_row(NodeId id, const Rows& rows, std::string_view what) {
  const Node n = node(id);
  const std::string_view name = library_.names.text(n.b);
  const text::Span place{page_.source, n.d, n.d + static_cast<std::uint32_t>(name.size())};
  diag::Diagnostic& fault =
      report_.error(place, "unknown " + std::string(what) + " `" + std::string(name) + "`");
  if (const std::string_view hint = instead_of_row(name); !hint.empty()) {
    fault.with_hint(std::string(hint));
    return;
  }
  fault.with_suggestion(diag::nearest(name, rows.names()));
}

void Resolver::visit_row(NodeId id, Frame frame) {
  const Node n = node(id);
  const bool is_filter = n.kind == Kind::filter;
  const Rows& rows = is_filter ? library_.filters : library_.tests;
  visit_expression(n.a, frame);
  if (n.c > 0) visit_arguments(n.c - 1, frame);
  const int row = rows.find(n.b);
  if (row < 0) {
    fail_unknown_row(id, rows, is_filter ? "filter" : "test");
    return;
  }
  const Registered& registered = rows[static_cast<std::uint32_t>(row)];
  const std::string_view name = registered.row.name;
  const bool welcomes = name == "default" || name == "d" || name == "defined" || name == "undefined";
  // A filter's flag says that it is folded.
  if (n.a != no_node && welcomes && node(n.a).kind != Kind::filter) node(n.a).flag = true;
  bind(id, registered, is_filter ? "filter" : "test");
  node(id).b = static_cast<std::uint32_t>(row);
}

// Puts the arguments into the order of the row's parameters. Those that are only known while rendering wait
// until then.
void Resolver::bind(NodeId id, const Registered& row, std::string_view what) {
  const Node n = node(id);
  if (n.c == 0) {
    node(id).d = 0;
    if (row.required > 0) {
      fail(id, std::string(what) + " `" + std::string(row.row.name) + "` needs an argument `" +
                   text(row.parameters[0]) + "`");
    }
    return;
  }
  const Arguments arguments = tree_.arguments[n.c - 1];
  if (arguments.rest != no_node || arguments.more != no_node ||
      (arguments.named.count > 0 && row.any_named)) {
    node(id).op = Op::add;
    node(id).c = n.c - 1;
    return;
  }
  const std::string named_row = std::string(what) + " `" + std::string(row.row.name) + "`";
  std::vector<std::uint32_t> bound;
  for (std::uint32_t i = 0; i < arguments.positional.count; ++i) {
    const NodeId value = tree_.lists[arguments.positional.first + i];
    if (i >= row.parameters.size() && !row.any_more) {
      fail(value,
           named_row + " takes " +
               (row.parameters.empty() ? "no arguments"
                                       : "at most " + std::to_string(row.parameters.size()) +
                                             (row.parameters.size() == 1 ? " argument" : " arguments")));
      return;
    }
    bound.push_back(value);
  }
  for (std::uint32_t i = 0; i < arguments.named.count; i += 2) {
    const NameId name = tree_.lists[arguments.named.first + i];
    const NodeId value = tree_.lists[arguments.named.first + i + 1];
    const auto found = std::find(row.parameters.begin(), row.parameters.end(), name);
    if (found == row.parameters.end()) {
      std::vector<std::string_view> known;
      known.reserve(row.parameters.size());
      for (const NameId parameter : row.parameters) known.push_back(library_.names.text(parameter));
      fail(value, named_row + " has no argument `" + text(name) + "`")
          .with_suggestion(diag::nearest(library_.names.text(name), known));
      return;
    }
    const auto at = static_cast<std::size_t>(found - row.parameters.begin());
    if (bound.size() <= at) bound.resize(at + 1, no_node);
    if (bound[at] != no_node) {
      fail(value, named_row + " is given `" + text(name) + "` twice");
      return;
    }
    bound[at] = value;
  }
  for (std::uint32_t i = 0; i < row.required; ++i) {
    if (i < bound.size() && bound[i] != no_node) continue;
    fail(id, named_row + " needs an argument `" + text(row.parameters[i]) + "`");
    return;
  }
  const auto first = static_cast<std::uint32_t>(tree_.lists.size());
  tree_.lists.insert(tree_.lists.end(), bound.begin(), bound.end());
  node(id).c = first;
  node(id).d = static_cast<std::uint32_t>(bound.size());
  check_mapped(node(id), row);
}

// `map('uper')` and `select('od')` name filters and tests in strings.
void Resolver::check_mapped(const Node& filter, const Registered& row) {
  const std::string_view name = row.row.name;
  const bool maps = name == "map";
  const std::size_t at = name == "selectattr" || name == "rejectattr" ? 1 : 0;
  if (!maps && name != "select" && name != "reject" && at == 0) return;
  if (filter.kind != Kind::filter || filter.d <= at) return;
  const NodeId id = tree_.lists[filter.c + at];
  if (id == no_node || node(id).kind != Kind::constant) return;
  const data::View value = tree_.constants[node(id).a];
  if (!value.is_string()) return;
  const Rows& rows = maps ? library_.filters : library_.tests;
  if (rows.find(library_.names.intern(value.as_string())) >= 0) return;
  diag::Diagnostic& fault = fail(
      id, std::string("unknown ") + (maps ? "filter" : "test") + " `" + std::string(value.as_string()) + "`");
  if (const std::string_view hint = instead_of_row(value.as_string()); !hint.empty()) {
    fault.with_hint(std::string(hint));
  } else {
    fault.with_suggestion(diag::nearest(value.as_string(), rows.names()));
  }
}

}  // namespace planpress::jinja

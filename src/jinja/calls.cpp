// Calls of macros, functions, filters, tests and methods.
#include <algorithm>
#include <array>

#include "diag/nearest.hpp"
#include "jinja/machine.hpp"
#include "jinja/methods.hpp"

namespace planpress::jinja {

Given Machine::evaluate_arguments(std::uint32_t index) {
  const Arguments& arguments = now_->page->tree.arguments[index];
  Given given;
  std::uint32_t extra = 0;
  View rest;
  View more;
  if (arguments.rest != no_node) {
    const std::optional<View> items = items_of(evaluate(arguments.rest), run_.arena);
    if (!items) fail(arguments.rest, "`*` needs a list");
    rest = *items;
    extra = rest.size();
  }
  const std::uint32_t count = arguments.positional.count + extra;
  if (count > 0) {
    auto* room = static_cast<View*>(run_.arena.allocate(count * sizeof(View), alignof(View)));
    evaluate_list(arguments.positional.first, arguments.positional.count, {room, count});
    for (std::uint32_t i = 0; i < extra; ++i)
      ::new (room + arguments.positional.count + i) View(rest.at(i, run_.arena));
    given.positional = {room, count};
  }
  extra = 0;
  if (arguments.more != no_node) {
    more = evaluate(arguments.more);
    if (more.kind() != View::Kind::map) fail(arguments.more, "`**` needs a map, found " + describe(more));
    extra = more.size();
  }
  const std::uint32_t named = arguments.named.count / 2 + extra;
  if (named == 0) return given;
  auto* room = static_cast<Binding*>(run_.arena.allocate(named * sizeof(Binding), alignof(Binding)));
  std::uint32_t at = 0;
  for (std::uint32_t i = 0; i < arguments.named.count; i += 2) {
    const std::uint32_t* pair = now_->page->tree.lists.data() + arguments.named.first + i;
    const NameId name = pair[0];
    ::new (room + at++) Binding{name, library_.names.text(name), evaluate(pair[1])};
  }
  for (std::uint32_t i = 0; i < extra; ++i) {
    const std::string_view key = more.map_type().key(more.pointer(), i);
    ::new (room + at++)
        Binding{library_.names.find(key), key, more.map_type().value(more.pointer(), i, run_.arena)};
  }
  given.named = {room, named};
  return given;
}

View Machine::evaluate_call(const Node& n, NodeId id, bool direct) {
  check_room(id);
  const View callee = evaluate(n.a);
  return call_value(callee, n, n.a, id, n.b, direct, {});
}

View Machine::call_value(const View& callee, const Node& n, NodeId callee_node, NodeId id,
                         std::uint32_t arguments, bool direct, const View& caller) {
  Given given = evaluate_arguments(arguments);
  given.caller = caller;
  call_node_ = id;
  count_step();
  if (callee.kind() == View::Kind::callable) {
    const auto& callable = *static_cast<const Callable*>(callee.pointer());
    switch (callable.what) {
      case Callable::What::macro:
        return call_macro(static_cast<const MacroValue&>(callable), given, escape_of(n), id, direct);
      case Callable::What::function:
        return call_row(static_cast<const Registered&>(callable), "function", nullptr, given, n, id);
      case Callable::What::joiner:
        return call_joiner(callable);
    }
  }
  if (LoopState* loop = loop_of(callee)) return recurse(*loop, given, id);
  if (callee.is_undefined()) fail_undefined(callee_node, callee);
  const std::string_view written = now_->page->place(now_->nodes[callee_node]).text();
  fail(callee_node,
       "`" + std::string(written.substr(0, 60)) + "` is " + describe(callee) + " and cannot be called");
}

View Machine::make_macro(std::uint32_t index) {
  auto* macro = run_.arena.make<MacroValue>();
  macro->what = Callable::What::macro;
  macro->page = now_->page;
  macro->macro = &now_->page->tree.macros[index];
  macro->closure = now_;
  return View::callable(static_cast<const Callable*>(macro));
}

View Machine::call_macro(const MacroValue& value, const Given& given, Escape escape, NodeId id, bool direct) {
  const Macro& macro = *value.macro;
  const bool is_caller = macro.name == word_caller;
  const Deeper deeper(*this, is_caller ? Step::Way::caller : Step::Way::macro, id,
                      library_.names.text(macro.name));
  const auto run = [&] {
    Entered entered(*this, *value.page, macro.code, value.closure, value.closure->context);
    bind_macro(macro, given);
    enter_frame(macro.code.loads);
    execute_body(macro.code.body);
  };
  if (direct) {
    run();
    return View::string({});  // all of it is written
  }
  return capture(escape, run);
}

View Machine::run_macro(const View& macro, std::span<const View> given, Escape escape) {
  const bool fits = macro.kind() == View::Kind::callable &&
                    static_cast<const Callable*>(macro.pointer())->what == Callable::What::macro;
  if (!fits) fail_call("expected a macro, found " + describe(macro), "give its name without brackets");
  const NodeId id = call_node_;
  const View made = call_macro(*static_cast<const MacroValue*>(static_cast<const Callable*>(macro.pointer())),
                               {run_.arena.copy(given), {}, {}}, escape, id, false);
  call_node_ = id;
  return made;
}

// Faults of a call are told at its place, not in the macro.
void Machine::fail_call_of(const Macro& macro, std::string message, std::string_view near) {
  const Step* step = trail_;
  const text::Span place = step->page->place(step->page->tree.nodes[step->node]);
  trail_ = step->before;
  fail_at(place, "macro `" + std::string(library_.names.text(macro.name)) + "` " + std::move(message), {},
          near);
}

namespace {

// The place of a parameter, or the number of parameters when there is none of this name.
std::size_t index_of(const Macro& macro, const Binding& binding) {
  std::size_t at = 0;
  while (at < macro.parameters.size() &&
         (binding.name == no_name || macro.parameters[at].name != binding.name)) {
    ++at;
  }
  return at;
}

}  // namespace

// Fills the parameters' slots. The macro's piece runs already, for defaults may look at parameters before
// them.
void Machine::bind_macro(const Macro& macro, const Given& given) {
  const std::size_t count = macro.parameters.size();
  for (std::size_t i = 0; i < count; ++i) {
    now_->slots[macro.parameters[i].slot] = i < given.positional.size() ? given.positional[i] : missing();
  }
  std::size_t taken = 0;
  for (const Binding& binding : given.named) {
    const std::size_t at = index_of(macro, binding);
    if (at == count) continue;
    if (at < given.positional.size())
      fail_call_of(macro, "is given `" + std::string(binding.text) + "` twice");
    now_->slots[macro.parameters[at].slot] = binding.value;
    ++taken;
  }
  if (!given.caller.is_undefined()) bind_caller(macro, given.caller);
  if (taken < given.named.size() && macro.kwargs == no_slot) fail_unknown_argument(macro, given);
  if (given.positional.size() > count && macro.varargs == no_slot) {
    fail_call_of(macro, "takes at most " + std::to_string(count) + (count == 1 ? " argument" : " arguments") +
                            ", found " + std::to_string(given.positional.size()));
  }
  for (const Parameter& parameter : macro.parameters) {
    if (!is_missing(now_->slots[parameter.slot])) continue;
    const View value = parameter.fallback != no_node ? evaluate(parameter.fallback)
                                                     : View::undefined("a parameter was not given");
    now_->slots[parameter.slot] = value;
  }
  if (macro.caller != no_slot && given.caller.is_undefined()) {
    now_->slots[macro.caller] = View::undefined("nothing calls this macro with `call`");
  }
  if (macro.varargs != no_slot) {
    now_->slots[macro.varargs] = tuple_of(given.positional.subspan(std::min(given.positional.size(), count)));
  }
  if (macro.kwargs == no_slot) return;
  std::vector<data::Entry> rest;
  for (const Binding& binding : given.named) {
    if (index_of(macro, binding) == count) rest.push_back({binding.text, binding.value});
  }
  now_->slots[macro.kwargs] = data::map_of(run_.arena.copy(std::span<const data::Entry>(rest)), run_.arena);
}

void Machine::bind_caller(const Macro& macro, const View& caller) {
  std::uint32_t slot = macro.caller;
  for (const Parameter& parameter : macro.parameters) {
    if (parameter.name == word_caller) slot = parameter.slot;
  }
  if (slot == no_slot) fail_call_of(macro, "does not use `caller()`");
  now_->slots[slot] = caller;
}

void Machine::fail_unknown_argument(const Macro& macro, const Given& given) {
  std::vector<std::string_view> known;
  for (const Parameter& parameter : macro.parameters) known.push_back(library_.names.text(parameter.name));
  for (const Binding& binding : given.named) {
    if (index_of(macro, binding) < macro.parameters.size()) continue;
    fail_call_of(macro, "has no argument `" + std::string(binding.text) + "`",
                 diag::nearest(binding.text, known));
  }
  fail_call_of(macro, "has no such argument");
}

void Machine::run_call_block(const Node& n, NodeId id) {
  const View caller = make_macro(n.a);
  const Node& call = now_->nodes[n.b];
  const bool direct = n.place == Place::text;
  const View value = call.kind == Kind::call
                         ? call_value(evaluate(call.a), call, call.a, n.b, call.b, direct, caller)
                         : call_method_value(call, n.b, direct, caller);
  print_at(n.place, value, escape_of(n), id);
}

View Machine::run_row(const Registered& row, std::span<const View> args, std::span<const Named> named,
                      Escape escape, NodeId id) {
  call_node_ = id;
  Call call{args, named, run_.arena, run_.user, escape, *this};
  return row.row.run(call);
}

// A filter or test whose arguments stand in the order of its parameters, or wait to be put into it.
View Machine::evaluate_row(const Node& n, NodeId id, const View* input) {
  const Rows& rows = n.kind == Kind::filter ? library_.filters : library_.tests;
  const Registered& row = rows[n.b];
  if (n.op != Op::none) {
    const Given given = evaluate_arguments(n.c);
    return call_row(row, n.kind == Kind::filter ? "filter" : "test", input, given, n, id);
  }
  count_step();
  std::array<View, 8> room;
  std::span<View> args(room);
  if (n.d + 1 > room.size()) {
    args = {static_cast<View*>(run_.arena.allocate((n.d + 1) * sizeof(View), alignof(View))), n.d + 1};
  }
  args[0] = *input;
  if (n.d > 0) evaluate_list(n.c, n.d, args.subspan(1));
  return run_row(row, args.first(n.d + 1), {}, escape_of(n), id);
}

View Machine::call_row(const Registered& row, std::string_view what, const View* input, const Given& given,
                       const Node& n, NodeId id) {
  const std::string_view title = row.row.name;
  const auto named_row = [&] { return std::string(what) + " `" + std::string(title) + "`"; };
  const std::size_t shift = input ? 1 : 0;
  const std::size_t count = std::max(row.parameters.size(), given.positional.size()) + shift;
  const std::span<View> args = views(count);
  std::fill(args.begin(), args.end(), missing());
  if (input) args[0] = *input;
  if (given.positional.size() > row.parameters.size() && !row.any_more) {
    fail(id, named_row() + " takes at most " + std::to_string(row.parameters.size()) +
                 (row.parameters.size() == 1 ? " argument" : " arguments"));
  }
  std::copy(given.positional.begin(), given.positional.end(),
            args.begin() + static_cast<std::ptrdiff_t>(shift));
  auto* const room =
      static_cast<Named*>(run_.arena.allocate(given.named.size() * sizeof(Named), alignof(Named)));
  std::size_t named = 0;
  for (const Binding& binding : given.named) {
    const auto found = std::find(row.parameters.begin(), row.parameters.end(), binding.name);
    if (binding.name != no_name && found != row.parameters.end()) {
      View& slot = args[static_cast<std::size_t>(found - row.parameters.begin()) + shift];
      if (!is_missing(slot)) fail(id, named_row() + " is given `" + std::string(binding.text) + "` twice");
      slot = binding.value;
    } else if (row.any_named) {
      ::new (room + named++) Named{binding.text, binding.value};
    } else {
      std::vector<std::string_view> known;
      for (const NameId parameter : row.parameters) known.push_back(library_.names.text(parameter));
      const std::string_view near = diag::nearest(binding.text, known);
      fail_at(now_->page->place(n), named_row() + " has no argument `" + std::string(binding.text) + "`", {},
              near);
    }
  }
  for (std::size_t i = 0; i < row.required; ++i) {
    if (is_missing(args[i + shift])) {
      fail(id,
           named_row() + " needs an argument `" + std::string(library_.names.text(row.parameters[i])) + "`");
    }
  }
  std::size_t used = count;
  while (used > shift && is_missing(args[used - 1])) --used;
  return run_row(row, args.first(used), {room, named}, escape_of(n), id);
}

View Machine::apply(const Rows& rows, std::string_view what, const View& name, const View& input,
                    std::span<const View> more, std::span<const Named> named, const Call& from) {
  if (!name.is_string())
    fail_call("expected the name of a " + std::string(what) + ", found " + describe(name), {});
  const int row = rows.find(library_.names.find(name.as_string()));
  if (row < 0) {
    const NodeId id = call_node_;
    fail_at(now_->page->place(now_->nodes[id]),
            "unknown " + std::string(what) + " `" + std::string(name.as_string()) + "`", {},
            diag::nearest(name.as_string(), rows.names()));
  }
  Given given;
  given.positional = more;
  std::vector<Binding> bindings;
  for (const Named& argument : named) {
    bindings.push_back({library_.names.find(argument.name), argument.name, argument.value});
  }
  given.named = bindings;
  (void)from;
  const NodeId id = call_node_;
  const View made = call_row(rows[static_cast<std::uint32_t>(row)], what, &input, given, now_->nodes[id], id);
  call_node_ = id;
  return made;
}

View Machine::evaluate_method(const Node& n, NodeId id, bool direct) {
  return call_method_value(n, id, direct, {});
}

View Machine::call_method_value(const Node& n, NodeId id, bool direct, const View& caller) {
  check_room(id);
  const View base = evaluate(n.a);
  if (base.is_undefined()) fail_undefined(n.a, base);
  const data::Name& name = library_.names[n.b];
  if (base.kind() == View::Kind::map) {
    if (LoopState* loop = loop_of(base); loop && (name.text == "cycle" || name.text == "changed")) {
      return call_loop_method(*loop, n.b, evaluate_arguments(n.c), id);
    }
    View result;
    if (call_cycler(base, name.text, result)) return result;
    const View member = base.get(name, run_.arena);
    if (member.kind() == View::Kind::callable) return call_value(member, n, id, id, n.c, direct, caller);
  }
  const auto method = static_cast<Method>(n.d);
  if (method == Method::unknown || !has_method(base.kind(), method)) {
    const std::string_view instead = instead_of(name.text);
    const std::string message = describe(base) + " has no method `" + std::string(name.text) + "`";
    if (!instead.empty()) fail(id, message, std::string(instead));
    fail_at(now_->page->place(n), message, {}, diag::nearest(name.text, methods_of(base.kind())));
  }
  const Given given = evaluate_arguments(n.c);
  const std::span<View> args = views(given.positional.size() + 1);
  args[0] = base;
  std::copy(given.positional.begin(), given.positional.end(), args.begin() + 1);
  std::vector<Named> named;
  for (const Binding& binding : given.named) named.push_back({binding.text, binding.value});
  call_node_ = id;
  count_step();
  Call call{args, named, run_.arena, run_.user, escape_of(n), *this};
  return call_method(method, call);
}

View Machine::call_loop_method(LoopState& state, NameId name, const Given& given, NodeId id) {
  if (library_.names.text(name) == "cycle") {
    if (given.positional.empty()) fail(id, "`loop.cycle` needs values");
    return given.positional[state.index0 % given.positional.size()];
  }
  bool same = state.changed_once && state.last_changed.size() == given.positional.size();
  for (std::size_t i = 0; same && i < given.positional.size(); ++i) {
    same = equal(state.last_changed[i], given.positional[i], run_.arena);
  }
  state.changed_once = true;
  state.last_changed = given.positional;
  return View::boolean(!same);
}

}  // namespace planpress::jinja

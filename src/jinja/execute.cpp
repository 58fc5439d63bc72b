// Statements.
#include <vector>

#include "jinja/machine.hpp"

namespace planpress::jinja {

void Machine::execute_body(NodeId id) {
  check_room(id);
  const Node& body = now_->nodes[id];
  const std::uint32_t* part = now_->page->tree.lists.data() + body.a;
  const std::uint32_t* const end = part + body.b;
  if (library_.settings.undefined == Undefined::strict) {
    for (; part != end; ++part) execute_guarded(*part);
  } else {
    for (; part != end; ++part) execute(*part);
  }
}

// Where everything is to be told at once, what writes may fail and the page goes on to the next fault. What
// defines something may not: all that uses it would seem wrong as well.
void Machine::execute_guarded(NodeId id) {
  constexpr std::uint32_t enough = 20;
  const Step* const trail = trail_;
  try {
    execute(id);
  } catch (const Fault& fault) {
    const Kind kind = now_->nodes[id].kind;
    const bool writes = kind == Kind::output || kind == Kind::if_ || kind == Kind::for_ ||
                        kind == Kind::include || kind == Kind::call_block || kind == Kind::filter_block ||
                        kind == Kind::block;
    if (!writes || fault.ends_page || ++faults_ >= enough) throw;
    trail_ = trail;
  }
}

void Machine::execute(NodeId id) {
  if (id == no_node) return;
  const Node* n = &now_->nodes[id];
  call_node_ = id;
  count_step();
  switch (n->kind) {
    case Kind::text:
      if (n->flag && now_->extends) break;
      out_ += now_->page->tree.texts[n->a];
      break;
    case Kind::output: {
      if (n->flag && now_->extends) break;
      const NodeId value = n->a;
      const Kind kind = now_->nodes[value].kind;
      if (n->place != Place::text) {
        print_at(n->place, evaluate(value), escape_of(*n), value);
        break;
      }
      // What a macro writes goes straight into the page.
      const View view = kind == Kind::call     ? evaluate_call(now_->nodes[value], value, true)
                        : kind == Kind::method ? evaluate_method(now_->nodes[value], value, true)
                                               : evaluate(value);
      print(view, escape_of(*n), value);
      break;
    }
    case Kind::if_:
      // An `elif` is an `if` in the place of `else`.
      for (;;) {
        if (evaluate_test(n->a)) {
          execute_body(n->b);
          break;
        }
        if (n->c == no_node) break;
        n = &now_->nodes[n->c];
        if (n->kind == Kind::if_) continue;
        execute_body(static_cast<NodeId>(n - now_->nodes));
        break;
      }
      break;
    case Kind::body:
      execute_body(id);
      break;
    case Kind::for_:
      run_for(*n, id);
      break;
    case Kind::set:
      assign(n->a, evaluate(n->b));
      break;
    case Kind::set_block:
      run_set_block(*n);
      break;
    case Kind::macro:
      assign(n->b, make_macro(n->a));
      break;
    case Kind::call_block:
      run_call_block(*n, id);
      break;
    case Kind::filter_block:
      run_filter_block(*n);
      break;
    case Kind::with:
      run_with(*n);
      break;
    case Kind::autoescape:
      run_autoescape(*n);
      break;
    case Kind::block:
      run_block(*n, id);
      break;
    case Kind::extends:
      run_extends(*n, id);
      break;
    case Kind::include:
      run_include(*n, id);
      break;
    case Kind::import_:
      run_import(*n, id);
      break;
    case Kind::from_import:
      run_from_import(*n, id);
      break;
    default:
      break;
  }
  if (out_.size() - start_ > run_.limits.output) {
    end_page(id, "page is too large (the limit is " + std::to_string(run_.limits.output >> 20U) + " MiB)");
  }
  if (run_.arena.size() > run_.limits.memory) {
    end_page(id, "page needs too much memory (the limit is " + std::to_string(run_.limits.memory >> 20U) +
                     " MiB)");
  }
}

void Machine::print(const View& value, Escape escape, NodeId id) {
  switch (value.kind()) {
    case View::Kind::string:
      if (value.is_markup()) {
        out_ += value.as_string();
      } else {
        append_escaped(out_, value.as_string(), escape);
      }
      break;
    case View::Kind::undefined:
      check_strict(value, id);
      break;
    case View::Kind::callable:
      fail(id, "a macro or function cannot be printed", "call it with `()`");
    case View::Kind::list:
      append_escaped(out_, text_of(value, run_.arena), escape);
      break;
    case View::Kind::map: {
      const View text = text_of_module(value);
      if (!text.is_undefined()) {
        out_ += text.as_string();
      } else {
        append_escaped(out_, text_of(value, run_.arena), escape);
      }
      break;
    }
    case View::Kind::integer:
    case View::Kind::number:
      if (escape == Escape::markdown) {
        append_escaped(out_, text_of(value, run_.arena), escape);
        break;
      }
      [[fallthrough]];
    default:
      append_text(out_, value, run_.arena);
  }
}

void Machine::assign(NodeId target, const View& value) {
  const Node& n = now_->nodes[target];
  if (n.kind == Kind::target_name) {
    now_->slots[n.b] = value;
  } else if (n.kind == Kind::target_tuple) {
    unpack(n, value, target);
  } else {
    const View base = evaluate(n.a);
    if (base.is_undefined()) fail_undefined(n.a, base);
    if (!set_field(base, library_.names[n.b], value, run_.arena)) {
      fail(target, "fields can be set on a namespace only, and this is " + describe(base),
           "make it with `{% set name = namespace() %}`");
    }
  }
}

void Machine::unpack(const Node& target, const View& value, NodeId id) {
  const std::optional<View> items = items_of(value, run_.arena);
  if (!items || value.is_undefined()) {
    fail(id, "expected " + std::to_string(target.b) + " values, found " + describe(value));
  }
  if (items->size() != target.b) {
    fail(id, "expected " + std::to_string(target.b) + " values, found " + std::to_string(items->size()));
  }
  for (std::uint32_t i = 0; i < target.b; ++i) {
    assign(now_->page->tree.lists[target.a + i], items->at(i, run_.arena));
  }
}

void Machine::enter_frame(Range loads) {
  const Load* load = now_->page->tree.loads.data() + loads.first;
  for (std::uint32_t i = 0; i < loads.count; ++i, ++load) {
    View& slot = now_->slots[load->slot];
    if (load->how == Load::How::resolve) {
      slot = unresolved();
    } else if (load->how == Load::How::undefined) {
      slot = missing();
    } else {
      const Activation* owner = now_;
      for (std::uint32_t up = load->up; up > 0; --up) owner = owner->outer;
      slot = owner->slots[load->from];
    }
  }
}

void Machine::run_for(const Node& n, NodeId id) {
  const Loop& loop = now_->page->tree.loops[n.a];
  const View over = evaluate(loop.iterable);
  if (over.is_undefined() && library_.settings.undefined == Undefined::strict && !over.as_string().empty() &&
      now_->nodes[loop.iterable].kind != Kind::member) {
    fail_undefined(loop.iterable, over);
  }
  const std::optional<View> items = items_of(over, run_.arena);
  if (!items) fail(loop.iterable, "cannot loop over " + describe(over));
  run_loop(loop, *items, 0, id);
}

void Machine::run_loop(const Loop& loop, View items, std::uint32_t depth0, NodeId id) {
  if (loop.condition != no_node) items = matching_items(loop, items);
  const std::uint32_t length = items.size();
  if (length == 0) {
    if (loop.otherwise != no_node) {
      enter_frame(loop.otherwise_loads);
      execute_body(loop.otherwise);
    }
    return;
  }
  LoopState* state = nullptr;
  if (loop.loop_slot != no_slot) {
    state = run_.arena.make<LoopState>();
    state->items = items;
    state->length = length;
    state->depth0 = depth0;
    state->loop = loop.recursive ? &loop : nullptr;
    state->activation = now_;
  }
  const Node& target = now_->nodes[loop.target];
  for (std::uint32_t i = 0; i < length; ++i) {
    call_node_ = id;
    count_step();
    if (state) {
      state->index0 = i;
      now_->slots[loop.loop_slot] = view_of(*state);
    }
    if (target.kind == Kind::target_name) {
      now_->slots[target.b] = items.at(i, run_.arena);
    } else {
      unpack(target, items.at(i, run_.arena), loop.target);
    }
    enter_frame(loop.loads);
    execute_body(loop.body);
  }
}

View Machine::matching_items(const Loop& loop, const View& items) {
  std::vector<View> kept;
  for (std::uint32_t i = 0; i < items.size(); ++i) {
    count_step();
    const View item = items.at(i, run_.arena);
    assign(loop.condition_target, item);
    enter_frame(loop.condition_loads);
    if (evaluate_test(loop.condition)) kept.push_back(item);
  }
  return list_of(kept, run_.arena);
}

// `loop(children)`: the loop's body over other items; the slots of the running turn are put aside.
View Machine::recurse(LoopState& state, const Given& given, NodeId id) {
  if (!state.loop) fail(id, "this loop is not recursive", "write `{% for … in … recursive %}`");
  if (given.positional.size() != 1) fail(id, "`loop()` takes the items to go over");
  const std::optional<View> items = items_of(given.positional[0], run_.arena);
  if (!items) fail(id, "cannot loop over " + describe(given.positional[0]));
  if (state.activation != now_) fail(id, "`loop()` can only be called in the loop's own body");
  const Deeper deeper(*this, Step::Way::macro, id, "loop");
  const Loop& loop = *state.loop;
  View* const first = now_->slots + loop.first_slot;
  const std::span<const View> aside(first, loop.last_slot - loop.first_slot);
  const std::span<const View> kept = run_.arena.copy(aside);
  const View made =
      capture(escape_of(now_->nodes[id]), [&] { run_loop(loop, *items, state.depth0 + 1, id); });
  std::copy(kept.begin(), kept.end(), first);
  return made;
}

// `striptags` gives text back as it was before it was escaped.
bool Machine::undoes_escapes(NodeId filter) const {
  for (; filter != no_node; filter = now_->nodes[filter].a) {
    if (library_.filters[now_->nodes[filter].b].row.name == "striptags") return true;
  }
  return false;
}

void Machine::run_set_block(const Node& n) {
  const Escape escape = escape_of(n);
  View value = capture(escape, [&] {
    enter_frame_at(n.d);
    execute_body(n.b);
  });
  if (n.c != no_node) {
    value = filtered(n.c, value);
    if (value.is_string() && escape != Escape::none && !undoes_escapes(n.c))
      value = View::markup(value.as_string());
  }
  assign(n.a, value);
}

void Machine::run_filter_block(const Node& n) {
  const Escape escape = escape_of(n);
  const View value = capture(escape, [&] {
    enter_frame_at(n.c);
    execute_body(n.b);
  });
  print_at(n.place, filtered(n.a, value), escape, n.a);
}

// A chain of filters whose innermost has no input of its own.
View Machine::filtered(NodeId filter, const View& input) {
  const Node& n = now_->nodes[filter];
  const View below = n.a == no_node ? input : filtered(n.a, input);
  const View made = evaluate_row(n, filter, &below);
  // What these make of markup is plain text, but holds nothing that was not safe before.
  const std::string_view name = library_.filters[n.b].row.name;
  const bool stays_safe = below.is_markup() && made.is_string() && (name == "title" || name == "wordwrap");
  return stays_safe ? View::markup(made.as_string()) : made;
}

void Machine::run_with(const Node& n) {
  const std::span<View> values = views(n.b / 2);
  for (std::uint32_t i = 0; i < n.b; i += 2) values[i / 2] = evaluate(now_->page->tree.lists[n.a + i + 1]);
  enter_frame_at(n.d);
  for (std::uint32_t i = 0; i < n.b; i += 2) assign(now_->page->tree.lists[n.a + i], values[i / 2]);
  execute_body(n.c);
}

void Machine::run_autoescape(const Node& n) {
  enter_frame_at(n.c);
  if (n.a == no_node) {
    execute_body(n.b);
    return;
  }
  const Escape before = now_->changing;
  const Escape own = now_->page->escape == Escape::none ? Escape::html : now_->page->escape;
  now_->changing = evaluate_test(n.a) ? own : Escape::none;
  try {
    execute_body(n.b);
  } catch (const Fault&) {  // the page may go on behind it
    now_->changing = before;
    throw;
  }
  now_->changing = before;
}

}  // namespace planpress::jinja

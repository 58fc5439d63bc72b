#include "jinja/machine.hpp"

#include <algorithm>

#include "diag/nearest.hpp"

namespace planpress::jinja {

const char unresolved_mark[1] = {};
const char missing_mark[1] = {};

namespace {

std::string listed(const std::vector<std::string_view>& names) {
  constexpr std::size_t most = 12;
  std::string list = "it has";
  for (std::size_t i = 0; i < names.size() && i < most; ++i) {
    list += (i == 0 ? " `" : ", `") + std::string(names[i]) + "`";
  }
  if (names.empty()) return {};
  return names.size() > most ? list + " …" : list;
}

}  // namespace

bool render(const Environment& environment, const Template& page, Run& run, std::string& out) {
  return Machine(environment.library(), run, out).render(page);
}

Machine::Machine(const Library& library, Run& run, std::string& out)
    : library_(library), run_(run), out_(out), start_(out.size()) {
  const char* here = static_cast<const char*>(__builtin_frame_address(0));
  stack_end_ = here - run.limits.stack;
}

bool Machine::render(const Template& page) {
  if (!page.sound) {
    run_.report.error({}, "template `" + page.name + "` has errors and cannot be rendered");
    return false;
  }
  try {
    Context context;
    run_root(page, context);
  } catch (const Fault&) {
    ++faults_;
  }
  if (faults_ == 0) return true;
  out_.resize(start_);
  return false;
}

View* Machine::take_slots(std::uint32_t count, bool kept) {
  View* slots = nullptr;
  if (kept || slots_used_ + count > slot_room) {
    slots = static_cast<View*>(run_.arena.allocate(count * sizeof(View), alignof(View)));
  } else {
    slots = reinterpret_cast<View*>(slot_bytes_) + slots_used_;
    slots_used_ += count;
  }
  std::uninitialized_fill_n(slots, count, unresolved());
  return slots;
}

std::span<View> Machine::views(std::size_t count) {
  auto* room = static_cast<View*>(run_.arena.allocate(count * sizeof(View), alignof(View)));
  std::uninitialized_fill_n(room, count, View());
  return {room, count};
}

Machine::Entered::Entered(Machine& machine, const Template& page, const Code& code, Activation* outer,
                          Context* context)
    : machine_(machine), before_(machine.now_), mark_(machine.slots_used_) {
  it_ = code.kept ? machine.run_.arena.make<Activation>() : &local_;
  it_->page = &page;
  it_->nodes = page.tree.nodes.data();
  it_->slots = machine.take_slots(code.slots, code.kept);
  it_->outer = outer;
  it_->context = context;
  if (outer) {
    it_->block_at = outer->block_at;
    it_->block = outer->block;
  }
  it_->changing = before_ ? before_->changing : Escape::none;
  machine.now_ = it_;
}

Machine::Entered::~Entered() {
  machine_.now_ = before_;
  machine_.slots_used_ = mark_;
}

Machine::Deeper::Deeper(Machine& machine, Step::Way way, NodeId node, std::string_view name)
    : machine_(machine), step_{way, machine.trail_, machine.now_ ? machine.now_->page : nullptr, node, name} {
  if (machine.depth_ >= machine.run_.limits.depth) {
    machine.end_page(node, "templates, macros and loops call each other too deep (the limit is " +
                               std::to_string(machine.run_.limits.depth) + ")");
  }
  machine.check_room(node);
  ++machine.depth_;
  machine.trail_ = &step_;
}

Machine::Deeper::~Deeper() {
  --machine_.depth_;
  machine_.trail_ = step_.before;
}

void Machine::check_room(NodeId node) {
  if (static_cast<const char*>(__builtin_frame_address(0)) < stack_end_)
    end_page(node, "template is nested too deep");
}

void Machine::fail(NodeId node, std::string message, std::string hint) {
  fail_at(now_->page->place(now_->page->tree.nodes[node]), std::move(message), std::move(hint));
}

void Machine::end_page(NodeId node, std::string message) {
  try {
    fail(node, std::move(message));
  } catch (const Fault&) {
    throw Fault{true};
  }
}

void Machine::fail_call(std::string message, std::string hint) {
  fail(call_node_, std::move(message), std::move(hint));
}

// Macros, blocks and templates from the inside to the outside, then the page.
void Machine::add_way(diag::Diagnostic& told) const {
  const Step* last = nullptr;
  for (const Step* step = trail_; step; step = step->before) {
    if (!step->page) continue;
    // What calls itself is told once.
    if (last && last->node == step->node && last->page == step->page) continue;
    last = step;
    const std::string name(step->name);
    std::string way;
    switch (step->way) {
      case Step::Way::include:
        way = "included as `" + name + "` here";
        break;
      case Step::Way::extends:
        way = "`" + name + "` is extended here";
        break;
      case Step::Way::import:
        way = "`" + name + "` is imported here";
        break;
      case Step::Way::macro:
        way = "in `" + name + "`, called here";
        break;
      case Step::Way::block:
        way = "in block `" + name + "`, placed here";
        break;
      case Step::Way::caller:
        way = "in the body of `call`, used here";
        break;
    }
    told.with_note(std::move(way), step->page->place(step->page->tree.nodes[step->node]));
  }
  if (!run_.page.empty()) told.with_note("while rendering page `" + std::string(run_.page) + "`");
}

void Machine::fail_at(text::Span place, std::string message, std::string hint, std::string_view near,
                      std::string note) {
  // The rounds of a loop would all say the same.
  const auto same = [&](const diag::Diagnostic& told) {
    return told.place == place && told.message == message;
  };
  if (faults_ > 0 && std::any_of(run_.report.all().begin(), run_.report.all().end(), same)) throw Fault();
  diag::Diagnostic& fault = run_.report.error(place, std::move(message));
  if (!note.empty()) fault.with_note(std::move(note));
  add_way(fault);
  fault.with_suggestion(near);
  if (!hint.empty()) fault.with_hint(std::move(hint));
  throw Fault();
}

std::string Machine::undefined_reason(NodeId node, const View& value) const {
  const Node& n = now_->nodes[node];
  if (n.kind == Kind::name) return "`" + std::string(library_.names.text(n.a)) + "` is not defined";
  if (!value.as_string().empty()) return std::string(value.as_string());
  if (n.kind == Kind::member) return std::string(now_->page->tree.reasons[n.c]);
  const text::Span place = now_->page->place(n);
  if (place.text().size() <= 60) return "`" + std::string(place.text()) + "` is not defined";
  return "the value is not defined";
}

std::vector<std::string_view> Machine::visible_names() const {
  std::vector<std::string_view> names;
  for (const Node& n : now_->page->tree.nodes) {
    if (n.kind == Kind::target_name) names.push_back(library_.names.text(n.a));
  }
  const auto add_keys = [&](const View& map) {
    if (map.kind() != View::Kind::map) return;
    for (std::uint32_t i = 0; i < map.size(); ++i) names.push_back(map.map_type().key(map.pointer(), i));
  };
  for (const View& scope : run_.scopes) add_keys(scope);
  for (const View& scope : run_.globals) add_keys(scope);
  const std::vector<std::string_view> functions = library_.functions.names();
  names.insert(names.end(), functions.begin(), functions.end());
  return names;
}

// The word nearest to the name is looked for among the variables, or among the members of the base.
void Machine::fail_undefined(NodeId node, const View& value) {
  const Node n = now_->nodes[node];
  std::string message = undefined_reason(node, value);
  std::string_view near;
  text::Span place = now_->page->place(n);
  if (n.kind == Kind::name) {
    near = diag::nearest(library_.names.text(n.a), visible_names());
  } else if (n.kind == Kind::member && steps_ + 1000 < run_.limits.steps) {
    const std::string_view name = library_.names.text(n.b);
    place.begin = place.end - static_cast<std::uint32_t>(name.size());
    const View base = evaluate(n.a);
    if (base.kind() == View::Kind::map) {
      std::vector<std::string_view> keys;
      for (std::uint32_t i = 0; i < base.size(); ++i) keys.push_back(base.map_type().key(base.pointer(), i));
      near = diag::nearest(name, keys);
      if (base.map_type().is_record()) {
        const std::string type(base.map_type().name());
        if (message.find("`" + type + "`") == std::string::npos) message += " (it is " + describe(base) + ")";
      }
      fail_at(place, std::move(message), {}, near, near.empty() ? listed(keys) : looked_at(base));
    }
  }
  fail_at(place, std::move(message), {}, near);
}

// Which of the data a map is, where it says so itself.
std::string Machine::looked_at(const View& map) {
  for (const std::string_view key : {"address", "id", "slug"}) {
    const View value = map.get(data::Name(key), run_.arena);
    if (!value.is_string() || value.as_string().empty()) continue;
    return "the " + std::string(map.map_type().is_record() ? map.map_type().name() : "map") + " is `" +
           std::string(value.as_string().substr(0, 80)) + "`";
  }
  return {};
}

View Machine::look_up(const Context* context, NameId name) {
  for (;; context = context->outer) {
    for (const Layer* layer = context->layers; layer; layer = layer->below) {
      const TopVariable* variable = layer->page->find_top(name);
      if (!variable) continue;
      const View& value = layer->slots[variable->slot];
      if (!is_missing(value) && !is_unresolved(value)) return value;
    }
    for (const Binding& binding : context->bindings) {
      if (binding.name == name) return binding.value;
    }
    if (!context->outer) break;
  }
  const data::Name& key = library_.names[name];
  if (context->sees_page) {
    for (const View& scope : run_.scopes) {
      const View value = scope.get(key, run_.arena);
      if (!value.is_undefined()) return value;
    }
  }
  for (const View& scope : run_.globals) {
    const View value = scope.get(key, run_.arena);
    if (!value.is_undefined()) return value;
  }
  const int function = library_.functions.find(name);
  if (function >= 0) {
    const Callable& callable = library_.functions[static_cast<std::uint32_t>(function)];
    return View::callable(&callable);
  }
  return {};
}

// The variables that can be seen at a statement, for templates and blocks that are to see them too.
std::span<const Binding> Machine::bindings_of(std::uint32_t frame) {
  const Range range = now_->page->tree.frames[frame];
  if (range.count == 0) return {};
  auto* made = static_cast<Binding*>(run_.arena.allocate(range.count * sizeof(Binding), alignof(Binding)));
  std::size_t count = 0;
  for (std::uint32_t i = 0; i < range.count; ++i) {
    const Local& local = now_->page->tree.locals[range.first + i];
    const Activation* owner = now_;
    for (std::uint32_t up = 0; up < local.up; ++up) owner = owner->outer;
    const View& value = owner->slots[local.slot];
    if (is_missing(value) || is_unresolved(value)) continue;
    ::new (made + count++) Binding{local.name, library_.names.text(local.name), value};
  }
  return {made, count};
}

bool Call::given(std::size_t index) const {
  return index < args.size() && !is_missing(args[index]);
}

std::string_view Call::text(std::size_t index, std::string_view fallback) const {
  return given(index) ? text_of(args[index], arena) : fallback;
}

std::int64_t Call::integer(std::size_t index, std::int64_t fallback) const {
  if (!given(index) || args[index].is_none()) return fallback;
  if (!is_integral(args[index])) fail("expected an integer, found " + describe(args[index]));
  return as_integer(args[index]);
}

bool Call::boolean(std::size_t index, bool fallback) const {
  return given(index) ? is_true(args[index]) : fallback;
}

View Call::run_macro(const View& macro, std::span<const View> given) const {
  return machine.run_macro(macro, given, escape);
}

void Call::fail(std::string message, std::string hint) const {
  machine.fail_call(std::move(message), std::move(hint));
}

}  // namespace planpress::jinja

// Expressions.
#include <array>

#include "diag/nearest.hpp"
#include "jinja/attributes.hpp"
#include "jinja/machine.hpp"
#include "text/utf8.hpp"

namespace planpress::jinja {

View Machine::evaluate(NodeId id) {
  const Node& n = now_->nodes[id];
  switch (n.kind) {
    case Kind::constant:
      return now_->page->tree.constants[n.a];
    case Kind::name:
      return read_name(n, id);
    case Kind::member:
      return evaluate_member(n, id);
    case Kind::loop_member: {
      const LoopState* loop = loop_of(now_->slots[n.a]);
      return loop ? loop->get(static_cast<LoopMember>(n.b), run_.arena) : View();
    }
    case Kind::filter:
      if (n.flag) return now_->page->tree.constants[n.c + run_.variant];
      break;
    default:
      break;
  }
  check_room(id);
  switch (n.kind) {
    case Kind::item:
      return evaluate_item(n, id);
    case Kind::slice:
      return evaluate_slice(n, id);
    case Kind::filter: {
      const View input = n.a != no_node ? evaluate(n.a) : View();
      return evaluate_row(n, id, &input);
    }
    case Kind::test: {
      const View input = evaluate(n.a);
      return evaluate_row(n, id, &input);
    }
    case Kind::negation:
      return View::boolean(!evaluate_test(n.a));
    case Kind::both: {
      const View left = evaluate(n.a);
      return is_true_at(left, n.a) ? evaluate(n.b) : left;
    }
    case Kind::either: {
      const View left = evaluate(n.a);
      return is_true_at(left, n.a) ? left : evaluate(n.b);
    }
    case Kind::comparison: {
      const View left = evaluate(n.a);
      const View right = evaluate(n.b);
      return View::boolean(holds(n.op, left, right, id));
    }
    case Kind::comparisons:
      return evaluate_comparisons(n, id);
    case Kind::conditional:
      if (evaluate_test(n.a)) return evaluate(n.b);
      return n.c != no_node ? evaluate(n.c)
                            : View::undefined("the condition is false and there is no `else`");
    case Kind::concat:
      return evaluate_concat(n, id);
    case Kind::arithmetic:
      return arithmetic(n, id);
    case Kind::minus:
      return negate(evaluate(n.a), id);
    case Kind::plus: {
      const View value = evaluate(n.a);
      if (value.is_undefined()) fail_undefined(n.a, value);
      if (!is_number(value)) fail(id, "`+` needs a number, found " + describe(value));
      return value.kind() == View::Kind::number ? value : View::integer(as_integer(value));
    }
    case Kind::tuple:
    case Kind::list: {
      auto* room = static_cast<View*>(run_.arena.allocate(n.b * sizeof(View), alignof(View)));
      const std::span<View> items = evaluate_list(n.a, n.b, {room, n.b});
      return n.kind == Kind::tuple ? tuple_of(items) : View::list(items);
    }
    case Kind::map:
      return evaluate_map(n, id);
    case Kind::call:
      return evaluate_call(n, id, false);
    case Kind::method:
      return evaluate_method(n, id, false);
    case Kind::super_block:
      return super_block(n, id);
    case Kind::self_block:
      return self_block(n, id);
    default:
      return {};
  }
}

bool Machine::is_true_at(const View& value, NodeId id) {
  check_strict(value, id);
  return is_true(value);
}

View Machine::read_name(const Node& n, NodeId id) {
  Activation* owner = now_;
  for (std::uint32_t up = n.c; up > 0; --up) owner = owner->outer;
  const View& value = owner->slots[n.b];
  if (!value.is_undefined()) return value;
  return read_slow(n, id, *owner);
}

View Machine::read_slow(const Node& n, NodeId id, Activation& owner) {
  View value = owner.slots[n.b];
  if (is_unresolved(value)) {
    value = look_up(owner.context, n.a);
    // A slot with a value is not looked up again; what a name means does not change while a piece runs.
    if (!value.is_undefined()) owner.slots[n.b] = value;
  } else if (is_missing(value)) {
    value = View();
  } else {
    return value;
  }
  if (value.is_undefined() && !n.flag && library_.settings.undefined == Undefined::strict)
    fail_undefined(id, value);
  return value;
}

View Machine::evaluate_member(const Node& n, NodeId id) {
  const View base = evaluate(n.a);
  if (base.kind() == View::Kind::map) {
    const View value = base.get(library_.names[n.b], run_.arena);
    if (!value.is_undefined()) return value;
    const bool strict =
        library_.settings.undefined == Undefined::strict && base.map_type().is_record() && !n.flag;
    if (strict) fail_undefined(id, value);
    return value.as_string().empty() ? View::undefined(now_->page->tree.reasons[n.c]) : value;
  }
  if (base.is_undefined()) fail_undefined(n.a, base);
  if (base.kind() == View::Kind::list) {
    const View part = group_member(base, library_.names.text(n.b), run_.arena);
    if (!part.is_undefined()) return part;
  }
  const View unknown = View::undefined(now_->page->tree.reasons[n.c]);
  // Only maps may lack a key: texts, numbers and lists have the members that they have.
  if (library_.settings.undefined == Undefined::strict && !n.flag) fail_undefined(id, unknown);
  return unknown;
}

View Machine::member(const View& base, std::string_view name) {
  return base.kind() == View::Kind::map ? base.get(data::Name(name), run_.arena) : View();
}

View Machine::evaluate_item(const Node& n, NodeId id) {
  const View base = evaluate(n.a);
  const View index = evaluate(n.b);
  if (base.is_undefined()) fail_undefined(n.a, base);
  if (index.is_undefined() && library_.settings.undefined == Undefined::strict) fail_undefined(n.b, index);
  const View value = get_item(base, index);
  if (value.is_undefined() && base.kind() == View::Kind::map && base.map_type().is_record() && !n.flag &&
      library_.settings.undefined == Undefined::strict) {
    const std::string_view name = text_of(index, run_.arena);
    std::vector<std::string_view> keys;
    for (std::uint32_t i = 0; i < base.size(); ++i) keys.push_back(base.map_type().key(base.pointer(), i));
    fail_at(now_->page->place(now_->nodes[n.b]),
            describe(base) + " has no member `" + std::string(name) + "`", {}, diag::nearest(name, keys));
  }
  (void)id;
  return value;
}

View Machine::item(const View& base, const View& index) {
  return get_item(base, index);
}

// The element, the member or the character; undefined where there is none.
View Machine::get_item(const View& base, const View& index) {
  switch (base.kind()) {
    case View::Kind::map: {
      if (index.is_undefined()) return {};
      return base.get(data::Name(text_of(index, run_.arena)), run_.arena);
    }
    case View::Kind::list: {
      if (!is_integral(index)) return {};
      std::int64_t at = as_integer(index);
      if (at < 0) at += base.size();
      if (at < 0 || at >= base.size()) return View::undefined("the list has no such element");
      return base.at(static_cast<std::uint32_t>(at), run_.arena);
    }
    case View::Kind::string: {
      if (!is_integral(index)) return {};
      const std::string_view text = base.as_string();
      std::int64_t at = as_integer(index);
      if (at < 0) at += static_cast<std::int64_t>(text::count_code_points(text));
      if (at < 0) return View::undefined("the string has no such character");
      std::size_t offset = 0;
      for (; at > 0 && offset < text.size(); --at) offset += text::decode(text, offset).length;
      if (offset >= text.size()) return View::undefined("the string has no such character");
      const std::string_view one = text.substr(offset, text::decode(text, offset).length);
      return base.is_markup() ? View::markup(one) : View::string(one);
    }
    default:
      return {};
  }
}

namespace {

// Python's rules for `start:stop:step` over `size` elements.
struct Stretch {
  std::int64_t start, stop, step;
};

Stretch stretch_of(std::optional<std::int64_t> start, std::optional<std::int64_t> stop, std::int64_t step,
                   std::int64_t size) {
  const std::int64_t low = step > 0 ? 0 : -1;
  const std::int64_t high = step > 0 ? size : size - 1;
  const auto clamp = [&](std::optional<std::int64_t> at, std::int64_t fallback) {
    if (!at) return fallback;
    const std::int64_t moved = *at < 0 ? *at + size : *at;
    return moved < low ? low : moved > high ? high : moved;
  };
  return {clamp(start, step > 0 ? low : high), clamp(stop, step > 0 ? high : low), step};
}

}  // namespace

View Machine::evaluate_slice(const Node& n, NodeId id) {
  const View base = evaluate(n.a);
  if (base.is_undefined()) fail_undefined(n.a, base);
  std::array<std::optional<std::int64_t>, 3> parts;
  for (std::uint32_t i = 0; i < 3; ++i) {
    const NodeId part = now_->page->tree.lists[n.b + i];
    if (part == no_node) continue;
    const View value = evaluate(part);
    if (value.is_none()) continue;
    if (value.is_undefined()) fail_undefined(part, value);
    if (!is_integral(value)) fail(part, "expected an integer, found " + describe(value));
    parts[i] = as_integer(value);
  }
  const std::int64_t step = parts[2].value_or(1);
  if (step == 0) fail(id, "the step of a slice cannot be 0");
  if (!base.is_string() && base.kind() != View::Kind::list) fail(n.a, describe(base) + " cannot be sliced");
  const View items = base.is_string() && step != 1 ? *items_of(base, run_.arena) : base;
  const auto size = static_cast<std::int64_t>(items.is_string() ? text::count_code_points(items.as_string())
                                                                : items.size());
  const Stretch s = stretch_of(parts[0], parts[1], step, size);
  if (items.is_string()) {
    std::string_view text = items.as_string();
    std::size_t begin = 0;
    std::int64_t at = 0;
    for (; at < s.start; ++at) begin += text::decode(text, begin).length;
    std::size_t end = begin;
    for (; at < s.stop; ++at) end += text::decode(text, end).length;
    text = text.substr(begin, end - begin);
    return base.is_markup() ? View::markup(text) : View::string(text);
  }
  std::vector<View> taken;
  std::string text;
  for (std::int64_t at = s.start; s.step > 0 ? at < s.stop : at > s.stop; at += s.step) {
    const View one = items.at(static_cast<std::uint32_t>(at), run_.arena);
    base.is_string() ? void(text += one.as_string()) : taken.push_back(one);
  }
  if (base.is_string()) {
    const std::string_view kept = run_.arena.copy(std::string_view(text));
    return base.is_markup() ? View::markup(kept) : View::string(kept);
  }
  const std::span<View> kept = run_.arena.copy(std::span<const View>(taken));
  return is_tuple(base) ? tuple_of(kept) : View::list(kept);
}

View Machine::evaluate_concat(const Node& n, NodeId) {
  std::array<View, 8> room;
  std::span<View> space(room);
  if (n.b > room.size()) {
    space = {static_cast<View*>(run_.arena.allocate(n.b * sizeof(View), alignof(View))), n.b};
  }
  const std::span<View> parts = evaluate_list(n.a, n.b, space);
  const Escape escape = escape_of(n);
  bool markup = false;
  for (std::uint32_t i = 0; i < n.b; ++i) {
    check_strict(parts[i], now_->page->tree.lists[n.a + i]);
    markup = markup || parts[i].is_markup();
  }
  markup = markup && escape != Escape::none;
  std::string text = std::move(scratch_);
  text.clear();
  for (const View& part : parts) {
    if (!markup || part.is_markup()) {
      append_text(text, part, run_.arena);
    } else {
      append_escaped(text, text_of(part, run_.arena), escape);
    }
  }
  const std::string_view kept = run_.arena.copy(std::string_view(text));
  scratch_ = std::move(text);
  return markup ? View::markup(kept) : View::string(kept);
}

View Machine::evaluate_map(const Node& n, NodeId) {
  auto* entries =
      static_cast<data::Entry*>(run_.arena.allocate((n.b / 2) * sizeof(data::Entry), alignof(data::Entry)));
  std::size_t count = 0;
  for (std::uint32_t i = 0; i < n.b; i += 2) {
    const NodeId key_node = now_->page->tree.lists[n.a + i];
    const View key = evaluate(key_node);
    if (key.is_undefined()) fail_undefined(key_node, key);
    const std::string_view text = text_of(key, run_.arena);
    const View value = evaluate(now_->page->tree.lists[n.a + i + 1]);
    std::size_t at = 0;
    while (at < count && entries[at].key != text) ++at;
    ::new (entries + at) data::Entry{text, value};
    if (at == count) ++count;
  }
  return data::map_of({entries, count}, run_.arena);
}

View Machine::evaluate_comparisons(const Node& n, NodeId id) {
  View left = evaluate(n.a);
  for (std::uint32_t i = 0; i < n.c; i += 2) {
    const View right = evaluate(now_->page->tree.lists[n.b + i + 1]);
    if (!holds(static_cast<Op>(now_->page->tree.lists[n.b + i]), left, right, id))
      return View::boolean(false);
    left = right;
  }
  return View::boolean(true);
}

std::span<View> Machine::evaluate_list(std::uint32_t first, std::uint32_t count, std::span<View> room) {
  for (std::uint32_t i = 0; i < count; ++i) {
    const NodeId part = now_->page->tree.lists[first + i];
    ::new (&room[i]) View(part == no_node ? missing() : evaluate(part));
  }
  return room.first(count);
}

}  // namespace planpress::jinja

// Filters of lists and maps.
#include <algorithm>

#include "jinja/attributes.hpp"
#include "jinja/library.hpp"
#include "jinja/machine.hpp"
#include "jinja/strings.hpp"
#include "text/utf8.hpp"

namespace planpress::jinja {
namespace {

std::vector<View> taken(const View& list, Arena& arena) {
  std::vector<View> items;
  items.reserve(list.size());
  for (std::uint32_t i = 0; i < list.size(); ++i) items.push_back(list.at(i, arena));
  return items;
}

View length(Call& call) {
  const View& input = call.args[0];
  switch (input.kind()) {
    case View::Kind::undefined:
      return View::integer(0);
    case View::Kind::string:
      return View::integer(static_cast<std::int64_t>(text::count_code_points(input.as_string())));
    case View::Kind::list:
    case View::Kind::map:
      return View::integer(input.size());
    default:
      call.fail(describe(input) + " has no length");
  }
}

View first(Call& call) {
  const View items = list_input(call);
  return items.size() == 0 ? View::undefined("the list is empty") : items.at(0, call.arena);
}

View last(Call& call) {
  const View items = list_input(call);
  if (items.size() == 0) return View::undefined("the list is empty");
  const View found = items.at(items.size() - 1, call.arena);
  return call.args[0].is_markup() ? View::markup(found.as_string()) : found;
}

View list(Call& call) {
  return list_of(taken(list_input(call), call.arena), call.arena);
}

View reverse(Call& call) {
  std::vector<View> items = taken(list_input(call), call.arena);
  std::reverse(items.begin(), items.end());
  if (!call.args[0].is_string()) return list_of(items, call.arena);
  std::string out;
  for (const View& item : items) out += item.as_string();
  return like(call.args[0], out, call.arena);
}

View join(Call& call) {
  const View items = list_input(call);
  const Attribute attribute(call, call.arg(2));
  const View separator = call.given(1) ? call.args[1] : View::string("");
  std::vector<View> parts = taken(items, call.arena);
  if (call.given(2) && !call.args[2].is_none()) {
    for (View& part : parts) part = attribute.of(part, call);
  }
  bool markup = false;
  if (call.escape != Escape::none) {
    markup = separator.is_markup() ||
             std::any_of(parts.begin(), parts.end(), [](const View& v) { return v.is_markup(); });
  }
  std::string out;
  const auto add = [&](const View& part) {
    if (markup && !part.is_markup()) {
      append_escaped(out, text_of(part, call.arena), call.escape);
    } else {
      append_text(out, part, call.arena);
    }
  };
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) add(separator);
    add(parts[i]);
  }
  const std::string_view kept = call.arena.copy(std::string_view(out));
  return markup ? View::markup(kept) : View::string(kept);
}

struct Keyed {
  std::vector<View> keys;
  View item;
};

// Whether keys are compared as Python compares lists of them, where equal ones may be of any kind, or each
// with the other, which has to work for all.
enum class Order : std::uint8_t { of_lists, of_values };

bool comes_before(const Keyed& a, const Keyed& b, const Call& call, Order order_of) {
  for (std::size_t i = 0; i < a.keys.size(); ++i) {
    if (order_of == Order::of_lists && equal(a.keys[i], b.keys[i], call.arena)) continue;
    const auto order = compare(a.keys[i], b.keys[i], call.arena);
    if (!order) call.fail("cannot order " + describe(a.keys[i]) + " and " + describe(b.keys[i]));
    return *order < 0;
  }
  return false;
}

void sort_keyed(std::vector<Keyed>& items, bool reversed, const Call& call, Order order) {
  std::stable_sort(items.begin(), items.end(), [&](const Keyed& a, const Keyed& b) {
    return reversed ? comes_before(b, a, call, order) : comes_before(a, b, call, order);
  });
}

std::vector<Keyed> keyed(const Call& call, const View& items, const View& paths, bool with_case,
                         const View& fallback = {}) {
  const std::vector<Attribute> attributes = attributes_of(call, paths);
  std::vector<Keyed> out;
  out.reserve(items.size());
  for (std::uint32_t i = 0; i < items.size(); ++i) {
    Keyed& made = out.emplace_back();
    made.item = items.at(i, call.arena);
    for (const Attribute& attribute : attributes) {
      const View key = attribute.of(made.item, call, fallback);
      made.keys.push_back(with_case ? key : without_case(key, call.arena));
    }
  }
  return out;
}

View sort(Call& call) {
  std::vector<Keyed> items =
      keyed(call, list_input(call), call.given(3) ? call.args[3] : View::none(), call.boolean(2, false));
  sort_keyed(items, call.boolean(1, false), call, Order::of_lists);
  std::vector<View> out;
  out.reserve(items.size());
  for (const Keyed& item : items) out.push_back(item.item);
  return list_of(out, call.arena);
}

View unique(Call& call) {
  const View paths = call.given(2) ? call.args[2] : View::none();
  const Attribute attribute(call, paths);
  std::vector<View> seen;
  std::vector<View> out;
  for (const View& item : taken(list_input(call), call.arena)) {
    const View found = attribute.of(item, call);
    const View key = call.boolean(1, false) ? found : without_case(found, call.arena);
    if (std::any_of(seen.begin(), seen.end(),
                    [&](const View& other) { return equal(other, key, call.arena); }))
      continue;
    seen.push_back(key);
    out.push_back(item);
  }
  return list_of(out, call.arena);
}

View extreme(Call& call, bool largest) {
  const std::vector<Keyed> items =
      keyed(call, list_input(call), call.given(2) ? call.args[2] : View::none(), call.boolean(1, false));
  if (items.empty()) return View::undefined("the list is empty");
  const Keyed* best = &items.front();
  for (const Keyed& item : items) {
    if (&item == best) continue;
    const bool better = largest ? comes_before(*best, item, call, Order::of_values)
                                : comes_before(item, *best, call, Order::of_values);
    if (better) best = &item;
  }
  return best->item;
}

View min(Call& call) {
  return extreme(call, false);
}
View max(Call& call) {
  return extreme(call, true);
}

View groupby(Call& call) {
  const View fallback = call.given(2) ? call.args[2] : View();
  std::vector<Keyed> items = keyed(call, list_input(call), call.args[1], call.boolean(3, false), fallback);
  sort_keyed(items, false, call, Order::of_values);
  const Attribute attribute(call, call.args[1]);
  std::vector<View> groups;
  for (std::size_t i = 0; i < items.size();) {
    std::vector<View> members;
    const std::size_t start = i;
    for (; i < items.size() && equal(items[i].keys[0], items[start].keys[0], call.arena); ++i)
      members.push_back(items[i].item);
    groups.push_back(
        group_of(attribute.of(members.front(), call, fallback), list_of(members, call.arena), call.arena));
  }
  return list_of(groups, call.arena);
}

View sum(Call& call) {
  const Attribute attribute(call, call.given(1) ? call.args[1] : View::none());
  View total = call.given(2) ? call.args[2] : View::integer(0);
  if (total.is_string()) call.fail("`sum` adds no strings", "use the filter `join`");
  const View items = list_input(call);
  for (std::uint32_t i = 0; i < items.size(); ++i) {
    total = call.machine.sum(total, attribute.of(items.at(i, call.arena), call));
  }
  return total;
}

View batch(Call& call) {
  const std::int64_t size = call.integer(1, 1);
  if (size <= 0) call.fail("the size of a batch must be more than 0");
  std::vector<View> rows;
  std::vector<View> row;
  for (const View& item : taken(list_input(call), call.arena)) {
    if (static_cast<std::int64_t>(row.size()) == size) {
      rows.push_back(list_of(row, call.arena));
      row.clear();
    }
    row.push_back(item);
  }
  if (!row.empty()) {
    if (call.given(2) && !call.args[2].is_none()) {
      if (size > 100000) call.fail("the size of a batch is too large");
      row.resize(static_cast<std::size_t>(size), call.args[2]);
    }
    rows.push_back(list_of(row, call.arena));
  }
  return list_of(rows, call.arena);
}

View slice(Call& call) {
  const std::int64_t slices = call.integer(1, 1);
  if (slices <= 0 || slices > 100000) call.fail("the number of slices must be between 1 and 100000");
  const std::vector<View> items = taken(list_input(call), call.arena);
  const auto count = static_cast<std::size_t>(slices);
  const std::size_t each = items.size() / count;
  const std::size_t longer = items.size() % count;
  std::vector<View> columns;
  std::size_t at = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t size = each + (i < longer ? 1 : 0);
    std::vector<View> column(items.begin() + static_cast<std::ptrdiff_t>(at),
                             items.begin() + static_cast<std::ptrdiff_t>(at + size));
    if (call.given(2) && !call.args[2].is_none() && i >= longer) column.push_back(call.args[2]);
    columns.push_back(list_of(column, call.arena));
    at += size;
  }
  return list_of(columns, call.arena);
}

View items(Call& call) {
  if (call.args[0].is_undefined()) return list_of({}, call.arena);
  if (call.args[0].kind() != View::Kind::map) call.fail("expected a map, found " + describe(call.args[0]));
  return pairs_of(call.args[0], call.arena);
}

View dictsort(Call& call) {
  if (call.args[0].kind() != View::Kind::map) call.fail("expected a map, found " + describe(call.args[0]));
  const std::string_view by = call.text(2, "key");
  if (by != "key" && by != "value") call.fail("`by` is `key` or `value`, found `" + std::string(by) + "`");
  std::vector<Keyed> pairs = keyed(call, pairs_of(call.args[0], call.arena),
                                   View::integer(by == "key" ? 0 : 1), call.boolean(1, false));
  sort_keyed(pairs, call.boolean(3, false), call, Order::of_values);
  std::vector<View> out;
  out.reserve(pairs.size());
  for (const Keyed& pair : pairs) out.push_back(pair.item);
  return list_of(out, call.arena);
}

View attr(Call& call) {
  if (call.args[0].is_undefined())
    call.fail("`" + std::string(call.text(1)) + "` is looked for in what is not defined");
  const View part = group_member(call.args[0], call.text(1), call.arena);
  return part.is_undefined() ? call.machine.member(call.args[0], call.text(1)) : part;
}

// Jinja2 takes all that is not true for an empty list here.
View list_or_nothing(Call& call) {
  return is_true(call.args[0]) ? list_input(call) : list_of({}, call.arena);
}

View map(Call& call) {
  const View input = list_or_nothing(call);
  std::vector<View> out;
  const auto named = [&](std::string_view name) {
    const auto found =
        std::find_if(call.named.begin(), call.named.end(), [&](const Named& n) { return n.name == name; });
    return found == call.named.end() ? View() : found->value;
  };
  const View path = named("attribute");
  if (call.args.size() < 2 && !path.is_undefined()) {
    for (const Named& other : call.named) {
      if (other.name != "attribute" && other.name != "default")
        call.fail("filter `map` has no argument `" + std::string(other.name) + "`");
    }
    const Attribute attribute(call, path);
    const View fallback = named("default");
    for (std::uint32_t i = 0; i < input.size(); ++i)
      out.push_back(attribute.of(input.at(i, call.arena), call, fallback));
    return list_of(out, call.arena);
  }
  if (call.args.size() < 2) call.fail("filter `map` needs the name of a filter or `attribute=…`");
  for (std::uint32_t i = 0; i < input.size(); ++i) {
    out.push_back(call.machine.apply(call.machine.library().filters, "filter", call.args[1],
                                     input.at(i, call.arena), call.args.subspan(2), call.named, call));
  }
  return list_of(out, call.arena);
}

View choose(Call& call, bool wanted, bool by_attribute) {
  const View input = list_or_nothing(call);
  const std::size_t at = by_attribute ? 2 : 1;
  if (by_attribute && call.args.size() < 2) call.fail("expected the name of an attribute");
  const Attribute attribute(call, by_attribute ? call.args[1] : View::none());
  std::vector<View> out;
  for (std::uint32_t i = 0; i < input.size(); ++i) {
    const View item = input.at(i, call.arena);
    const View value = attribute.of(item, call);
    const View holds = call.args.size() > at
                           ? call.machine.apply(call.machine.library().tests, "test", call.args[at], value,
                                                call.args.subspan(at + 1), call.named, call)
                           : value;
    if (is_true(holds) == wanted) out.push_back(item);
  }
  return list_of(out, call.arena);
}

View select(Call& call) {
  return choose(call, true, false);
}
View reject(Call& call) {
  return choose(call, false, false);
}
View selectattr(Call& call) {
  return choose(call, true, true);
}
View rejectattr(Call& call) {
  return choose(call, false, true);
}

View fallback(Call& call) {
  const View& input = call.args[0];
  const bool replace = input.is_undefined() || (call.boolean(2, false) && !is_true(input));
  if (!replace) return input;
  return call.given(1) ? call.args[1] : View::string("");
}

constexpr FilterRow rows[] = {
    {"length", "", length, "How many elements or characters there are."},
    {"count", "", length, "The same as `length`."},
    {"first", "", first, "The first element."},
    {"last", "", last, "The last element."},
    {"list", "", list, "The elements as a list; a text's characters, a map's keys."},
    {"reverse", "", reverse, "The other way round."},
    {"join", "d? attribute?", join, "One text with `d` between the elements."},
    {"sort", "reverse? case_sensitive? attribute?", sort,
     "In order; `attribute` may name several with commas."},
    {"unique", "case_sensitive? attribute?", unique, "Every element once."},
    {"min", "case_sensitive? attribute?", min, "The smallest element."},
    {"max", "case_sensitive? attribute?", max, "The largest element."},
    {"groupby", "attribute default? case_sensitive?", groupby,
     "Pairs of a value and the elements that have it."},
    {"sum", "attribute? start?", sum, "The elements added up."},
    {"batch", "linecount fill_with?", batch, "Lists of so many elements each."},
    {"slice", "slices fill_with?", slice, "So many lists of nearly the same length."},
    {"items", "", items, "A map's pairs of key and value."},
    {"dictsort", "case_sensitive? by? reverse?", dictsort, "A map's pairs in order."},
    {"attr", "name", attr, "The member of this name."},
    {"map", "* **", map, "Every element put through a filter, or one attribute of each."},
    {"select", "* **", select, "The elements for which a test holds."},
    {"reject", "* **", reject, "The elements for which a test does not hold."},
    {"selectattr", "* **", selectattr, "The elements for whose attribute a test holds."},
    {"rejectattr", "* **", rejectattr, "The elements for whose attribute a test does not hold."},
    {"default", "default_value? boolean?", fallback, "The value, or another one where it is not defined."},
    {"d", "default_value? boolean?", fallback, "The same as `default`."},
};

}  // namespace

std::span<const FilterRow> list_filters() {
  return rows;
}

}  // namespace planpress::jinja

#include "jinja/values.hpp"

#include <cmath>
#include <vector>

#include "text/utf8.hpp"

namespace planpress::jinja {

using data::Arena;
using data::View;
using Kind_ = View::Kind;

std::string describe(const View& view) {
  switch (view.kind()) {
    case Kind_::undefined:
      return "undefined";
    case Kind_::none:
      return "none";
    case Kind_::boolean:
      return "a boolean";
    case Kind_::integer:
      return "an integer";
    case Kind_::number:
      return "a number";
    case Kind_::string:
      return "a string";
    case Kind_::list:
      return "a list";
    case Kind_::map: {
      const std::string name(view.map_type().name());
      return std::string(std::string_view("aeiou").find(name.empty() ? 'm' : name[0]) ==
                                 std::string_view::npos
                             ? "a "
                             : "an ") +
             name;
    }
    case Kind_::callable:
      return "a function";
  }
  return "a value";
}

bool is_true(const View& view) {
  switch (view.kind()) {
    case Kind_::undefined:
    case Kind_::none:
      return false;
    case Kind_::boolean:
      return view.as_boolean();
    case Kind_::integer:
      return view.as_integer() != 0;
    case Kind_::number:
      return view.as_number() != 0.0;
    case Kind_::string:
      return !view.as_string().empty();
    case Kind_::list:
      return view.size() > 0;
    case Kind_::map:
      return view.map_type().is_record() || view.size() > 0;
    case Kind_::callable:
      return true;
  }
  return false;
}

bool is_integral(const View& view) {
  return view.kind() == Kind_::integer || view.kind() == Kind_::boolean;
}
bool is_number(const View& view) {
  return is_integral(view) || view.kind() == Kind_::number;
}

double as_double(const View& view) {
  return view.kind() == Kind_::number ? view.as_number() : static_cast<double>(as_integer(view));
}

std::int64_t as_integer(const View& view) {
  return view.kind() == Kind_::boolean ? (view.as_boolean() ? 1 : 0) : view.as_integer();
}

namespace {

// An integer and a number with a point, exactly: not all integers are numbers with a point.
std::partial_ordering order_of(std::int64_t whole, double number) {
  if (std::isnan(number)) return std::partial_ordering::unordered;
  if (number >= 9223372036854775808.0) return std::partial_ordering::less;
  if (number < -9223372036854775808.0) return std::partial_ordering::greater;
  const auto cut = static_cast<std::int64_t>(number);
  if (whole != cut) return whole <=> cut;
  return 0.0 <=> number - static_cast<double>(cut);
}

std::partial_ordering order_of_numbers(const View& a, const View& b) {
  if (is_integral(a) && is_integral(b)) return as_integer(a) <=> as_integer(b);
  if (is_integral(a)) return order_of(as_integer(a), b.as_number());
  if (is_integral(b)) {
    const std::partial_ordering turned = order_of(as_integer(b), a.as_number());
    return turned < 0 ? std::partial_ordering::greater : turned > 0 ? std::partial_ordering::less : turned;
  }
  return a.as_number() <=> b.as_number();
}

bool equal_maps(const View& a, const View& b, Arena& arena) {
  if (a.pointer() == b.pointer() && &a.map_type() == &b.map_type()) return true;
  if (a.map_type().is_record() || b.map_type().is_record() || a.size() != b.size()) return false;
  for (std::uint32_t i = 0; i < a.size(); ++i) {
    const View other = b.get(data::Name(a.map_type().key(a.pointer(), i)), arena);
    if (other.is_undefined() || !equal(a.map_type().value(a.pointer(), i, arena), other, arena)) return false;
  }
  return true;
}

}  // namespace

bool equal(const View& a, const View& b, Arena& arena) {
  if (is_number(a) && is_number(b)) return order_of_numbers(a, b) == 0;
  if (a.kind() != b.kind()) return false;
  switch (a.kind()) {
    case Kind_::string:
      return a.as_string() == b.as_string();
    case Kind_::list: {
      if (a.size() != b.size() || is_tuple(a) != is_tuple(b)) return false;
      for (std::uint32_t i = 0; i < a.size(); ++i) {
        if (!equal(a.at(i, arena), b.at(i, arena), arena)) return false;
      }
      return true;
    }
    case Kind_::map:
      return equal_maps(a, b, arena);
    case Kind_::callable:
      return a.pointer() == b.pointer();
    default:
      return true;
  }
}

std::optional<std::partial_ordering> compare(const View& a, const View& b, Arena& arena) {
  if (is_number(a) && is_number(b)) return order_of_numbers(a, b);
  if (a.kind() != b.kind()) return std::nullopt;
  if (a.is_string()) {
    const int order = a.as_string().compare(b.as_string());  // by code points, as UTF-8 sorts
    return order <=> 0;
  }
  if (a.kind() != Kind_::list || is_tuple(a) != is_tuple(b)) return std::nullopt;
  for (std::uint32_t i = 0; i < a.size() && i < b.size(); ++i) {
    const View left = a.at(i, arena);
    const View right = b.at(i, arena);
    if (!equal(left, right, arena)) return compare(left, right, arena);
  }
  return a.size() <=> b.size();
}

std::optional<bool> contains(const View& container, const View& value, Arena& arena) {
  switch (container.kind()) {
    case Kind_::undefined:
      return false;
    case Kind_::string:
      if (!value.is_string()) return std::nullopt;
      return container.as_string().find(value.as_string()) != std::string_view::npos;
    case Kind_::list:
      for (std::uint32_t i = 0; i < container.size(); ++i) {
        if (equal(container.at(i, arena), value, arena)) return true;
      }
      return false;
    case Kind_::map: {
      if (value.kind() == Kind_::undefined || value.is_none()) return false;
      return !container.get(data::Name(text_of(value, arena)), arena).is_undefined();
    }
    default:
      return std::nullopt;
  }
}

namespace {

class TupleList final : public data::ListType {
 public:
  View at(const void* list, std::uint32_t index, Arena&) const override {
    return static_cast<const View*>(list)[index];
  }
};

// Lists that look at a map; `list` is the map's view in an arena.
class KeyList final : public data::ListType {
 public:
  View at(const void* list, std::uint32_t index, Arena&) const override {
    const View& map = *static_cast<const View*>(list);
    return View::string(map.map_type().key(map.pointer(), index));
  }
};

class ValueList final : public data::ListType {
 public:
  View at(const void* list, std::uint32_t index, Arena& arena) const override {
    const View& map = *static_cast<const View*>(list);
    return map.map_type().value(map.pointer(), index, arena);
  }
};

const TupleList tuple_list;
const KeyList key_list;
const ValueList value_list;

class PairList final : public data::ListType {
 public:
  View at(const void* list, std::uint32_t index, Arena& arena) const override {
    View* pair = static_cast<View*>(arena.allocate(2 * sizeof(View), alignof(View)));
    ::new (pair) View(key_list.at(list, index, arena));
    ::new (pair + 1) View(value_list.at(list, index, arena));
    return View::list(pair, 2, tuple_list);
  }
};

const PairList pair_list;

}  // namespace

View tuple_of(std::span<const View> items) {
  return View::list(items.data(), static_cast<std::uint32_t>(items.size()), tuple_list);
}

bool is_tuple(const View& view) {
  return view.kind() == Kind_::list && &view.list_type() == &tuple_list;
}

View keys_of(const View& map, Arena& arena) {
  return View::list(arena.make<View>(map), map.size(), key_list);
}
View pairs_of(const View& map, Arena& arena) {
  return View::list(arena.make<View>(map), map.size(), pair_list);
}
View values_of(const View& map, Arena& arena) {
  return View::list(arena.make<View>(map), map.size(), value_list);
}

View list_of(std::span<const View> items, Arena& arena) {
  return View::list(arena.copy(items));
}

std::optional<View> items_of(const View& view, Arena& arena) {
  switch (view.kind()) {
    case Kind_::undefined:
      return View::list(nullptr, 0, tuple_list);
    case Kind_::list:
      return view;
    case Kind_::map:
      return keys_of(view, arena);
    case Kind_::string: {
      std::vector<View> characters;
      const std::string_view text = view.as_string();
      for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = text::decode(text, at).length;
        const std::string_view one = text.substr(at, length);
        characters.push_back(View::string(one));
        at += length;
      }
      return list_of(characters, arena);
    }
    default:
      return std::nullopt;
  }
}

}  // namespace planpress::jinja

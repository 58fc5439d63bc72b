#include "jinja/methods.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "jinja/machine.hpp"
#include "jinja/method_arguments.hpp"
#include "jinja/strings.hpp"
#include "text/utf8.hpp"

namespace planpress::jinja {
namespace {

using Kind_ = View::Kind;

std::string_view self(const Call& call) {
  return call.args[0].as_string();
}

View remade(Call& call, std::string_view text) {
  return like(call.args[0], text, call.arena);
}

std::optional<std::string_view> characters(const Call& call) {
  if (!call.given(1) || call.args[1].is_none()) return std::nullopt;
  return call.text(1);
}

// What `start` and `end` leave of the text, counted in code points as for a slice; nothing where `start` lies
// behind the end.
struct Part {
  std::string_view text;
  std::int64_t before = 0;  // code points
};

std::optional<Part> part_of(const Call& call, std::size_t at) {
  const std::string_view text = self(call);
  const auto size = static_cast<std::int64_t>(text::count_code_points(text));
  const auto bound = [&](std::size_t index, std::int64_t fallback) {
    const std::int64_t value = call.integer(index, fallback);
    return value < 0 ? std::max<std::int64_t>(0, value + size) : value;
  };
  const std::int64_t start = bound(at, 0);
  const std::int64_t end = std::min(bound(at + 1, size), size);
  if (start > size || end < start) return std::nullopt;
  const std::string_view left = first_code_points(text, static_cast<std::size_t>(end));
  return Part{left.substr(first_code_points(text, static_cast<std::size_t>(start)).size()), start};
}

bool starts_or_ends(Call& call, bool at_start) {
  const std::optional<Part> part = part_of(call, 2);
  const auto fits = [&](const View& piece) {
    if (!piece.is_string()) call.fail("expected a string or a tuple of strings, found " + describe(piece));
    if (!part) return false;
    return at_start ? part->text.starts_with(piece.as_string()) : part->text.ends_with(piece.as_string());
  };
  if (!is_tuple(call.args[1])) return fits(call.args[1]);
  for (std::uint32_t i = 0; i < call.args[1].size(); ++i) {
    if (fits(call.args[1].at(i, call.arena))) return true;
  }
  return false;
}

View strings_of(Call& call, std::span<const std::string_view> parts) {
  std::vector<View> views;
  for (const std::string_view part : parts)
    views.push_back(call.args[0].is_markup() ? View::markup(part) : View::string(part));
  return list_of(views, call.arena);
}

View split(Call& call, bool from_right) {
  const std::int64_t most = call.integer(2, -1);
  std::vector<std::string_view> parts;
  std::string_view text = self(call);
  const auto separator = characters(call);
  if (separator && separator->empty()) call.fail("the separator of `split` cannot be empty");
  const auto full = [&] { return most >= 0 && static_cast<std::int64_t>(parts.size()) >= most; };
  if (!separator) {
    const std::vector<std::string_view> words = words_of(text);
    if (most < 0 || static_cast<std::int64_t>(words.size()) <= most) return strings_of(call, words);
    const auto count = static_cast<std::size_t>(most);
    if (from_right) {
      const std::size_t keep = words.size() - count;
      const std::string_view last = words[keep - 1];
      parts.push_back(text.substr(0, static_cast<std::size_t>(last.data() + last.size() - text.data())));
      parts.insert(parts.end(), words.begin() + static_cast<std::ptrdiff_t>(keep), words.end());
    } else {
      parts.assign(words.begin(), words.begin() + most);
      parts.push_back(text.substr(static_cast<std::size_t>(words[count].data() - text.data())));
    }
    return strings_of(call, parts);
  }
  for (;;) {
    const std::size_t found = full()       ? std::string_view::npos
                              : from_right ? text.rfind(*separator)
                                           : text.find(*separator);
    if (found == std::string_view::npos) break;
    parts.push_back(from_right ? text.substr(found + separator->size()) : text.substr(0, found));
    text = from_right ? text.substr(0, found) : text.substr(found + separator->size());
  }
  parts.push_back(text);
  if (from_right) std::reverse(parts.begin(), parts.end());
  return strings_of(call, parts);
}

View partition(Call& call, bool from_right) {
  const std::string_view text = self(call);
  std::string escaped;
  append_escaped(escaped, call.text(1),
                 call.args[0].is_markup() && !call.args[1].is_markup() ? Escape::html : Escape::none);
  const std::string_view separator = call.arena.copy(std::string_view(escaped));
  if (separator.empty()) call.fail("the separator of `partition` cannot be empty");
  const std::size_t found = from_right ? text.rfind(separator) : text.find(separator);
  std::vector<std::string_view> parts;
  if (found == std::string_view::npos) {
    parts = from_right ? std::vector<std::string_view>{"", "", text}
                       : std::vector<std::string_view>{text, "", ""};
  } else {
    parts = {text.substr(0, found), separator, text.substr(found + separator.size())};
  }
  const View list = strings_of(call, parts);
  return tuple_of({static_cast<const View*>(list.pointer()), 3});
}

View find(Call& call, bool from_right) {
  const std::optional<Part> part = part_of(call, 2);
  if (!part) return View::integer(-1);
  const std::size_t found = from_right ? part->text.rfind(call.text(1)) : part->text.find(call.text(1));
  if (found == std::string_view::npos) return View::integer(-1);
  const std::size_t before = text::count_code_points(part->text.substr(0, found));
  return View::integer(part->before + static_cast<std::int64_t>(before));
}

View join(Call& call) {
  const std::optional<View> items = items_of(call.args[1], call.arena);
  if (!items) call.fail("expected a list, found " + describe(call.args[1]));
  std::string out;
  const bool markup = call.args[0].is_markup();
  for (std::uint32_t i = 0; i < items->size(); ++i) {
    const View item = items->at(i, call.arena);
    if (!item.is_string() && !markup)
      call.fail("`join` needs strings, found " + describe(item), "use the filter `join`");
    if (i > 0) out += self(call);
    append_escaped(out, text_of(item, call.arena), markup && !item.is_markup() ? Escape::html : Escape::none);
  }
  return remade(call, out);
}

View justify(Call& call, Method method) {
  const std::int64_t width = call.integer(1, 0);
  if (width > 100000) call.fail("width is too large");
  std::string fill;
  const bool escaped = call.args[0].is_markup() && call.given(2) && !call.args[2].is_markup();
  append_escaped(fill, call.text(2, " "), escaped ? Escape::html : Escape::none);
  if (text::count_code_points(fill) != 1) call.fail("what fills the room must be one character");
  std::string_view text = self(call);
  const auto size = static_cast<std::int64_t>(text::count_code_points(text));
  std::string out;
  if (method == Method::center) return remade(call, centered(text, width, fill));
  if (method == Method::ljust) out = text;
  if (method == Method::zfill && (text.starts_with('-') || text.starts_with('+'))) {
    out += text[0];
    text.remove_prefix(1);
  }
  for (std::int64_t i = size; i < width; ++i) out += method == Method::zfill ? "0" : fill;
  if (method != Method::ljust) out += text;
  return remade(call, out);
}

template <class Holds>
View all_characters(Call& call, Holds&& holds) {
  const std::string_view text = self(call);
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint point = text::decode(text, at);
    if (!holds(point.value)) return View::boolean(false);
    at += point.length;
  }
  return View::boolean(!text.empty());
}

std::string titled(std::string_view text, bool swap) {
  std::string out;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint point = text::decode(text, at);
    const char32_t small = text::lower(point.value);
    const char32_t large = text::upper(point.value);
    const bool cased = small != large;
    if (point.value == 0xDF && (swap || !inside)) {
      out += swap ? "SS" : "Ss";
    } else if (swap) {
      text::append_utf8(out, point.value == small ? large : small);
    } else {
      text::append_utf8(out, inside ? small : large);
    }
    inside = cased;
    at += point.length;
  }
  return out;
}

View count(Call& call) {
  if (call.args[0].kind() == Kind_::list) {
    std::int64_t found = 0;
    for (std::uint32_t i = 0; i < call.args[0].size(); ++i)
      found += equal(call.args[0].at(i, call.arena), call.args[1], call.arena);
    return View::integer(found);
  }
  const std::string_view wanted = call.text(1);
  const std::optional<Part> part = part_of(call, 2);
  if (!part) return View::integer(0);
  if (wanted.empty())
    return View::integer(static_cast<std::int64_t>(text::count_code_points(part->text) + 1));
  std::int64_t found = 0;
  for (std::size_t at = part->text.find(wanted); at != std::string_view::npos;
       at = part->text.find(wanted, at + wanted.size()))
    ++found;
  return View::integer(found);
}

View index(Call& call) {
  if (call.args[0].is_string()) {
    const View found = find(call, false);
    if (found.as_integer() < 0) call.fail("the text does not hold `" + std::string(call.text(1)) + "`");
    return found;
  }
  const std::int64_t size = call.args[0].size();
  const auto bound = [&](std::size_t at, std::int64_t fallback) {
    const std::int64_t value = call.integer(at, fallback);
    return std::min(size, value < 0 ? std::max<std::int64_t>(0, value + size) : value);
  };
  for (std::int64_t i = bound(2, 0); i < bound(3, size); ++i) {
    if (equal(call.args[0].at(static_cast<std::uint32_t>(i), call.arena), call.args[1], call.arena))
      return View::integer(i);
  }
  call.fail("the list does not hold the value");
}

View replace(Call& call) {
  const bool markup = call.args[0].is_markup();
  std::string old;
  std::string with;
  append_escaped(old, call.text(1), markup && !call.args[1].is_markup() ? Escape::html : Escape::none);
  append_escaped(with, call.text(2), markup && !call.args[2].is_markup() ? Escape::html : Escape::none);
  return remade(call, replaced(self(call), old, with, call.integer(3, -1)));
}

}  // namespace

View call_method(Method method, Call& call) {
  if (!call.named.empty()) call.args = with_named(method, call);
  check_arguments(method, call);
  switch (method) {
    case Method::capitalize:
      return remade(call, capitalized(self(call)));
    case Method::upper:
      return remade(call, upper_text(self(call)));
    case Method::lower:
      return remade(call, lower_text(self(call)));
    case Method::title:
      return remade(call, titled(self(call), false));
    case Method::swapcase:
      return remade(call, titled(self(call), true));
    case Method::center:
    case Method::ljust:
    case Method::rjust:
    case Method::zfill:
      return justify(call, method);
    case Method::count:
      return count(call);
    case Method::startswith:
      return View::boolean(starts_or_ends(call, true));
    case Method::endswith:
      return View::boolean(starts_or_ends(call, false));
    case Method::find:
      return find(call, false);
    case Method::rfind:
      return find(call, true);
    case Method::index:
      return index(call);
    case Method::isalnum:
      return all_characters(call, text::is_letter_or_digit);
    case Method::isalpha:
      return all_characters(call, text::is_letter);
    case Method::isdigit:
      return all_characters(call, text::is_digit);
    case Method::isspace:
      return all_characters(call, text::is_space);
    case Method::islower:
      return View::boolean(all_lower(self(call)));
    case Method::isupper:
      return View::boolean(all_upper(self(call)));
    case Method::join:
      return join(call);
    case Method::strip:
      return remade(call, stripped_right(stripped_left(self(call), stripped_characters(call)),
                                         stripped_characters(call)));
    case Method::lstrip:
      return remade(call, stripped_left(self(call), stripped_characters(call)));
    case Method::rstrip:
      return remade(call, stripped_right(self(call), stripped_characters(call)));
    case Method::partition:
      return partition(call, false);
    case Method::rpartition:
      return partition(call, true);
    case Method::removeprefix:
      return call.string(self(call).starts_with(call.text(1)) ? self(call).substr(call.text(1).size())
                                                              : self(call));
    case Method::removesuffix:
      return call.string(self(call).ends_with(call.text(1))
                             ? self(call).substr(0, self(call).size() - call.text(1).size())
                             : self(call));
    case Method::replace:
      return replace(call);
    case Method::split:
      return split(call, false);
    case Method::rsplit:
      return split(call, true);
    case Method::splitlines:
      return strings_of(call, lines_of(self(call), call.boolean(1, false)));
    case Method::get: {
      const View found = call.machine.item(call.args[0], call.args[1]);
      return found.is_undefined() ? (call.given(2) ? call.args[2] : View::none()) : found;
    }
    case Method::items:
      return pairs_of(call.args[0], call.arena);
    case Method::keys:
      return keys_of(call.args[0], call.arena);
    case Method::values:
      return values_of(call.args[0], call.arena);
    default:
      call.fail("unknown method");
  }
}

}  // namespace planpress::jinja

#include "jinja/attributes.hpp"

#include <algorithm>
#include <charconv>

#include "jinja/machine.hpp"
#include "jinja/strings.hpp"

namespace planpress::jinja {

Attribute::Attribute(const Call& call, const View& path) {
  if (path.is_none() || path.is_undefined()) return;
  if (!path.is_string()) {
    parts_.push_back(path);
    return;
  }
  std::string_view left = path.as_string();
  for (bool more = true; more;) {
    const std::size_t dot = left.find('.');
    const std::string_view part = left.substr(0, dot);
    more = dot != std::string_view::npos;
    if (more) left = left.substr(dot + 1);
    std::int64_t index = 0;
    const auto read = std::from_chars(part.data(), part.data() + part.size(), index);
    const bool is_index = !part.empty() && part.front() != '-' && read.ec == std::errc() &&
                          read.ptr == part.data() + part.size();
    parts_.push_back(is_index ? View::integer(index) : View::string(part));
  }
  (void)call;
}

View Attribute::of(const View& thing, const Call& call, const View& fallback) const {
  View at = thing;
  for (const View& part : parts_) {
    if (at.is_undefined()) {
      call.fail("`" + std::string(text_of(part, call.arena)) +
                "` is looked for in a value that is not defined");
    }
    View next = call.machine.item(at, part);
    if (next.is_undefined() && part.is_string()) next = group_member(at, part.as_string(), call.arena);
    if (next.is_undefined() && !fallback.is_undefined() && !fallback.is_none()) next = fallback;
    at = next;
  }
  return at;
}

std::vector<Attribute> attributes_of(const Call& call, const View& paths) {
  std::vector<Attribute> attributes;
  if (!paths.is_string()) {
    attributes.emplace_back(call, paths);
    return attributes;
  }
  std::string_view left = paths.as_string();
  for (bool more = true; more;) {
    const std::size_t comma = left.find(',');
    attributes.emplace_back(call, View::string(left.substr(0, comma)));
    more = comma != std::string_view::npos;
    if (more) left = left.substr(comma + 1);
  }
  return attributes;
}

View list_input(const Call& call, std::size_t index) {
  const std::optional<View> items = items_of(call.args[index], call.arena);
  if (!items) call.fail("expected a list, found " + describe(call.args[index]));
  return *items;
}

View without_case(const View& view, Arena& arena) {
  if (!view.is_string()) return view;
  const std::string_view text = view.as_string();
  const bool plain =
      std::all_of(text.begin(), text.end(), [](char c) { return c >= 0 && !(c >= 'A' && c <= 'Z'); });
  return plain ? view : View::string(arena.copy(std::string_view(lower_text(text))));
}

namespace {

class GroupList final : public data::ListType {
 public:
  View at(const void* list, std::uint32_t index, Arena&) const override {
    return static_cast<const View*>(list)[index];
  }
};

const GroupList group_list;

}  // namespace

View group_of(const View& key, const View& items, Arena& arena) {
  const View pair[] = {key, items};
  return View::list(arena.copy(std::span<const View>(pair)).data(), 2, group_list);
}

View group_member(const View& view, std::string_view name, Arena& arena) {
  if (view.kind() != View::Kind::list || &view.list_type() != &group_list) return {};
  if (name == "grouper") return view.at(0, arena);
  return name == "list" ? view.at(1, arena) : View();
}

}  // namespace planpress::jinja

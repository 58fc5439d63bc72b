#include "jinja/loops.hpp"

namespace planpress::jinja {
namespace {

using data::View;

constexpr std::string_view member_names[] = {"",         "index",    "index0", "revindex", "revindex0",
                                             "first",    "last",     "length", "depth",    "depth0",
                                             "previtem", "nextitem", "cycle",  "changed"};

class LoopType final : public data::MapType {
 public:
  View get(const void* map, const data::Name& name, data::Arena& arena) const override {
    const LoopMember member = loop_member_of(name.text);
    if (member == LoopMember::unknown) return View::undefined("`loop` has no such member");
    return static_cast<const LoopState*>(map)->get(member, arena);
  }
  std::uint32_t size(const void*) const override {
    return static_cast<std::uint32_t>(std::size(member_names)) - 3;
  }
  std::string_view key(const void*, std::uint32_t index) const override { return member_names[index + 1]; }
  View value(const void* map, std::uint32_t index, data::Arena& arena) const override {
    return static_cast<const LoopState*>(map)->get(static_cast<LoopMember>(index + 1), arena);
  }
  std::string_view name() const override { return "loop"; }
  bool is_record() const override { return true; }
};

const LoopType loop_type;

}  // namespace

LoopMember loop_member_of(std::string_view name) {
  for (std::size_t i = 1; i < std::size(member_names); ++i) {
    if (member_names[i] == name) return static_cast<LoopMember>(i);
  }
  return LoopMember::unknown;
}

std::span<const std::string_view> loop_member_names() {
  return std::span(member_names).subspan(1);
}

View LoopState::get(LoopMember member, data::Arena& arena) const {
  switch (member) {
    case LoopMember::index:
      return View::integer(index0 + std::int64_t{1});
    case LoopMember::index0:
      return View::integer(index0);
    case LoopMember::revindex:
      return View::integer(std::int64_t{length} - index0);
    case LoopMember::revindex0:
      return View::integer(std::int64_t{length} - index0 - 1);
    case LoopMember::first:
      return View::boolean(index0 == 0);
    case LoopMember::last:
      return View::boolean(index0 + 1 >= length);
    case LoopMember::length:
      return View::integer(length);
    case LoopMember::depth:
      return View::integer(depth0 + std::int64_t{1});
    case LoopMember::depth0:
      return View::integer(depth0);
    case LoopMember::previtem:
      return index0 == 0 ? View::undefined("there is no previous item") : items.at(index0 - 1, arena);
    case LoopMember::nextitem:
      return index0 + 1 >= length ? View::undefined("there is no next item") : items.at(index0 + 1, arena);
    default:
      return {};
  }
}

View view_of(LoopState& state) {
  return View::map(&state, loop_type);
}

LoopState* loop_of(const View& view) {
  if (view.kind() != View::Kind::map || &view.map_type() != &loop_type) return nullptr;
  // Made from a LoopState that can be written to.
  return const_cast<LoopState*>(static_cast<const LoopState*>(view.pointer()));
}

}  // namespace planpress::jinja

// `loop`: where a loop stands.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "data/arena.hpp"
#include "data/view.hpp"

namespace planpress::jinja {

struct Loop;
struct Activation;

enum class LoopMember : std::uint8_t {
  unknown,
  index,
  index0,
  revindex,
  revindex0,
  first,
  last,
  length,
  depth,
  depth0,
  previtem,
  nextitem,
  cycle,
  changed,
};

LoopMember loop_member_of(std::string_view name);
std::span<const std::string_view> loop_member_names();

/// A running loop; lives in the page's arena, so that `loop` may be handed on.
struct LoopState {
  data::View items;  // a list
  std::uint32_t index0 = 0;
  std::uint32_t length = 0;
  std::uint32_t depth0 = 0;
  const Loop* loop = nullptr;        // when it is recursive
  Activation* activation = nullptr;  // whose slots it runs in
  std::span<const data::View> last_changed;
  bool changed_once = false;

  data::View get(LoopMember member, data::Arena& arena) const;
};

/// `loop` as a value.
data::View view_of(LoopState& state);
/// The loop behind the value, or nullptr.
LoopState* loop_of(const data::View& view);

}  // namespace planpress::jinja

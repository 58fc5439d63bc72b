// The words of responsibility clauses: labels before a list of bodies, verbs after it.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "model/kinds.hpp"

namespace planpress::import {

/// A label such as `责任单位：` at the start of a text; no length when there is none. Without a role it is
/// one that names no bodies (`完成时限：`).
struct Label {
  std::size_t length = 0;  // with its colon
  std::optional<model::Role> role;
};
Label label_at(std::string_view text);

/// The role of a column head or label without its colon; nullopt when it names none.
std::optional<model::Role> role_of_label(std::string_view words);

/// A verb such as `按职责分工负责` at the end of a text, the longest one; no length when there is none.
struct Verb {
  std::size_t length = 0;
  model::Role role = model::Role::responsible;
  bool territorial = false;  // it speaks of 属地
};
Verb verb_at_end(std::string_view text);

/// A role in brackets behind a name: 区交通局（牵头）; no length when there is none.
struct RoleMark {
  std::size_t length = 0;  // with its brackets
  std::optional<model::Role> role;
  bool shared = false;  // （共同牵头）: those named before it have the role too
};
RoleMark role_mark_at_end(std::string_view name);

/// True when the words inside brackets have a label or end in a verb.
bool names_role(std::string_view inside);

}  // namespace planpress::import

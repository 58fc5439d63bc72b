// Methods of strings, lists and maps that templates may call: `title.split('，')`, `plan.items()`.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "data/view.hpp"

namespace planpress::jinja {

struct Call;

enum class Method : std::uint8_t {
  unknown,
  // strings
  capitalize,
  center,
  count,
  endswith,
  find,
  index,
  isalnum,
  isalpha,
  isdigit,
  islower,
  isspace,
  isupper,
  join,
  ljust,
  lower,
  lstrip,
  partition,
  removeprefix,
  removesuffix,
  replace,
  rfind,
  rjust,
  rpartition,
  rsplit,
  rstrip,
  split,
  splitlines,
  startswith,
  strip,
  swapcase,
  title,
  upper,
  zfill,
  // maps
  get,
  items,
  keys,
  values,
  // refused by name
  refused,
};

Method method_of(std::string_view name);

/// What to write instead of a method that is left out; empty when it is not known at all.
std::string_view instead_of(std::string_view method);
/// The name of a method.
std::string_view name_of(Method method);

/// The methods that a value of this kind has.
std::vector<std::string_view> methods_of(data::View::Kind kind);

/// Calls the method on `call.args[0]`; undefined names of the wrong kind were refused before.
data::View call_method(Method method, Call& call);

/// True when values of this kind have the method.
bool has_method(data::View::Kind kind, Method method);

}  // namespace planpress::jinja

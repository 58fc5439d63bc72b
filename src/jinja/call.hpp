// What filters, functions and tests are given, and the rows by which they are registered.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "data/arena.hpp"
#include "data/view.hpp"
#include "jinja/tree.hpp"

namespace planpress::jinja {

using data::Arena;
using data::View;

class Machine;

/// An argument given by name.
struct Named {
  std::string_view name;
  View value;
};

/// One call of a filter, function or test. A filter's or test's input is `args[0]`. Arguments stand in the
/// order of the row's parameters, however they were written; those not given are undefined and `given` is
/// false for them.
struct Call {
  std::span<const View> args;
  std::span<const Named> named;  // only for rows that take any name
  Arena& arena;
  void* user;     // from Run
  Escape escape;  // how the place escapes: makers of markup ask for it
  Machine& machine;

  bool given(std::size_t index) const;
  /// The argument, or undefined.
  View arg(std::size_t index) const { return index < args.size() ? args[index] : View(); }
  /// The argument as text, as it would print without escaping; `fallback` when it is not given.
  std::string_view text(std::size_t index, std::string_view fallback = {}) const;
  std::int64_t integer(std::size_t index, std::int64_t fallback) const;
  bool boolean(std::size_t index, bool fallback) const;
  /// A string that lives as long as the page.
  View string(std::string_view text) const { return View::string(arena.copy(text)); }
  /// What a macro writes when it is called with `given`; stops the page where `macro` is none.
  View run_macro(const View& macro, std::span<const View> given) const;
  /// Stops the page with an error at the place of the call.
  [[noreturn]] void fail(std::string message, std::string hint = {}) const;
};

/// A filter, function or test: its name, its parameters after the input (`"width first? blank?"`, `?` may be
/// left out,
/// `*` any number more, `**` any names), what it does, and one sentence for the manual.
struct Row {
  std::string_view name;
  std::string_view parameters;
  View (*run)(Call&);
  std::string_view doc;
};
using FilterRow = Row;
using FunctionRow = Row;
using TestRow = Row;

}  // namespace planpress::jinja

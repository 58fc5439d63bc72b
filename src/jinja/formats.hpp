// `'%s of %d' % (a, b)` and the filter `format`.
#pragma once

#include <span>
#include <string>

#include "data/arena.hpp"
#include "data/view.hpp"
#include "jinja/call.hpp"

namespace planpress::jinja {

/// Appends `pattern` with its `%` places filled: from a tuple's items, from a map by name (`%(name)s`), or
/// from one value. False with the reason in `fault`.
bool format_text(std::string& out, const View& pattern, const View& values, std::span<const Named> named,
                 Arena& arena, std::string& fault);

/// Appends a number with so many digits after the point, rounded half to even on its exact value.
void append_fixed(std::string& out, double value, int digits);

}  // namespace planpress::jinja

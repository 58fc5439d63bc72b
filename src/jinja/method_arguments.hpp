// What the methods of strings, lists and maps take.
#pragma once

#include <span>

#include "jinja/call.hpp"
#include "jinja/methods.hpp"

namespace planpress::jinja {

/// Stops the page when a method is given too few, too many or other arguments than it takes.
void check_arguments(Method method, const Call& call);

/// The arguments with those given by name in their places.
std::span<const View> with_named(Method method, const Call& call);

}  // namespace planpress::jinja

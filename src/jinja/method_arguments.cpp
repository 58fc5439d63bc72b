#include "jinja/method_arguments.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "jinja/machine.hpp"

namespace planpress::jinja {
namespace {

// What a method takes: `s` a string, `c` a string or none, `t` a string or a tuple of them, `i` an integer,
// `n` an integer or none, `a` anything; `?` before what may be left out.
std::string_view takes(Method method, bool by_list) {
  switch (method) {
    case Method::center:
    case Method::ljust:
    case Method::rjust:
      return "i?s";
    case Method::zfill:
      return "i";
    case Method::count:
      return by_list ? "a" : "s?nn";
    case Method::index:
      return by_list ? "a?ii" : "s?nn";
    case Method::find:
    case Method::rfind:
      return "s?nn";
    case Method::startswith:
    case Method::endswith:
      return "t?nn";
    case Method::join:
      return "a";
    case Method::strip:
    case Method::lstrip:
    case Method::rstrip:
      return "?c";
    case Method::partition:
    case Method::rpartition:
    case Method::removeprefix:
    case Method::removesuffix:
      return "s";
    case Method::replace:
      return "ss?i";
    case Method::split:
    case Method::rsplit:
      return "?ci";
    case Method::splitlines:
      return "?a";
    case Method::get:
      return "a?a";
    default:
      return "";
  }
}

bool fits(char kind, const View& value) {
  switch (kind) {
    case 's':
      return value.is_string();
    case 'c':
      return value.is_string() || value.is_none();
    case 't':
      return value.is_string() || is_tuple(value);
    case 'i':
      return is_integral(value);
    case 'n':
      return is_integral(value) || value.is_none();
    default:
      return true;
  }
}

}  // namespace

void check_arguments(Method method, const Call& call) {
  const std::string_view wanted = takes(method, call.args[0].kind() == View::Kind::list);
  std::size_t at = 1;
  bool optional = false;
  for (const char kind : wanted) {
    if (kind == '?') {
      optional = true;
      continue;
    }
    if (at >= call.args.size() || is_missing(call.args[at])) {
      if (!optional) call.fail("`" + std::string(name_of(method)) + "` needs an argument more");
    } else if (!fits(kind, call.args[at])) {
      const std::string_view noun = kind == 'i' || kind == 'n' ? "an integer" : "a string";
      call.fail("`" + std::string(name_of(method)) + "` needs " + std::string(noun) + ", found " +
                describe(call.args[at]));
    }
    ++at;
  }
  if (call.args.size() > at) {
    call.fail("`" + std::string(name_of(method)) + "` takes " +
              (at == 1   ? "no arguments"
               : at == 2 ? "at most 1 argument"
                         : "at most " + std::to_string(at - 1) + " arguments"));
  }
}

// `split` and `splitlines` are the methods whose arguments have names.
std::span<const View> with_named(Method method, const Call& call) {
  static constexpr std::string_view of_split[] = {"sep", "maxsplit"};
  static constexpr std::string_view of_lines[] = {"keepends"};
  std::span<const std::string_view> names;
  if (method == Method::split || method == Method::rsplit) names = of_split;
  if (method == Method::splitlines) names = of_lines;
  std::vector<View> args(call.args.begin(), call.args.end());
  for (const Named& named : call.named) {
    const auto found = std::find(names.begin(), names.end(), named.name);
    if (found == names.end())
      call.fail("`" + std::string(name_of(method)) + "` has no argument `" + std::string(named.name) + "`");
    const auto at = static_cast<std::size_t>(found - names.begin()) + 1;
    if (args.size() <= at) args.resize(at + 1, missing());
    if (!is_missing(args[at]))
      call.fail("`" + std::string(name_of(method)) + "` is given `" + std::string(named.name) + "` twice");
    args[at] = named.value;
  }
  return call.arena.copy(std::span<const View>(args));
}

}  // namespace planpress::jinja

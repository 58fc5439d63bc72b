// Tests: what may follow `is`.
#include <cmath>

#include "jinja/library.hpp"
#include "jinja/machine.hpp"
#include "jinja/strings.hpp"

namespace planpress::jinja {
namespace {

using Kind_ = View::Kind;

View truth(bool value) {
  return View::boolean(value);
}
Kind_ kind(const Call& call) {
  return call.args[0].kind();
}

View defined(Call& call) {
  return truth(!call.args[0].is_undefined());
}
View undefined(Call& call) {
  return truth(call.args[0].is_undefined());
}
View none(Call& call) {
  return truth(call.args[0].is_none());
}
View boolean(Call& call) {
  return truth(kind(call) == Kind_::boolean);
}
View is_true_value(Call& call) {
  return truth(kind(call) == Kind_::boolean && call.args[0].as_boolean());
}
View is_false_value(Call& call) {
  return truth(kind(call) == Kind_::boolean && !call.args[0].as_boolean());
}
View integer(Call& call) {
  return truth(kind(call) == Kind_::integer);
}
View number_with_point(Call& call) {
  return truth(kind(call) == Kind_::number);
}
View number(Call& call) {
  return truth(is_number(call.args[0]));
}
View string(Call& call) {
  return truth(call.args[0].is_string());
}
View mapping(Call& call) {
  return truth(kind(call) == Kind_::map);
}
View callable(Call& call) {
  return truth(kind(call) == Kind_::callable || kind(call) == Kind_::undefined);  // as in Jinja2
}
View escaped(Call& call) {
  return truth(call.args[0].is_markup());
}
View lower(Call& call) {
  return truth(all_lower(call.text(0)));
}
View upper(Call& call) {
  return truth(all_upper(call.text(0)));
}

View sequence(Call& call) {
  const Kind_ k = kind(call);
  return truth(k == Kind_::list || k == Kind_::string || k == Kind_::map || k == Kind_::undefined);
}

View iterable(Call& call) {
  const Kind_ k = kind(call);
  return truth(k == Kind_::list || k == Kind_::string || k == Kind_::map || k == Kind_::undefined);
}

// The rest of a division, with the divisor's sign.
double rest_of(Call& call, double divisor) {
  if (!is_number(call.args[0])) call.fail("expected a number, found " + describe(call.args[0]));
  if (divisor == 0.0) call.fail("division by zero");
  if (is_integral(call.args[0]) && std::floor(divisor) == divisor && std::fabs(divisor) < 9e15) {
    const std::int64_t rest = as_integer(call.args[0]) % static_cast<std::int64_t>(divisor);
    return static_cast<double>(
        rest != 0 && (rest < 0) != (divisor < 0) ? rest + static_cast<std::int64_t>(divisor) : rest);
  }
  const double rest = std::fmod(as_double(call.args[0]), divisor);
  return rest != 0.0 && (rest < 0) != (divisor < 0) ? rest + divisor : rest;
}

View odd(Call& call) {
  return truth(rest_of(call, 2) == 1);
}
View even(Call& call) {
  return truth(rest_of(call, 2) == 0);
}

View divisibleby(Call& call) {
  if (!is_number(call.args[1])) call.fail("expected a number, found " + describe(call.args[1]));
  return truth(rest_of(call, as_double(call.args[1])) == 0);
}

View in(Call& call) {
  const auto found = contains(call.args[1], call.args[0], call.arena);
  if (!found) call.fail("cannot look for " + describe(call.args[0]) + " in " + describe(call.args[1]));
  return truth(*found);
}

View eq(Call& call) {
  return truth(equal(call.args[0], call.args[1], call.arena));
}
View ne(Call& call) {
  return truth(!equal(call.args[0], call.args[1], call.arena));
}

std::partial_ordering order(Call& call) {
  const auto found = compare(call.args[0], call.args[1], call.arena);
  if (!found) call.fail("cannot compare " + describe(call.args[0]) + " and " + describe(call.args[1]));
  return *found;
}

View lt(Call& call) {
  return truth(order(call) < 0);
}
View le(Call& call) {
  return truth(order(call) <= 0);
}
View gt(Call& call) {
  return truth(order(call) > 0);
}
View ge(Call& call) {
  return truth(order(call) >= 0);
}

View sameas(Call& call) {
  const View& a = call.args[0];
  const View& b = call.args[1];
  if (a.kind() != b.kind()) return truth(false);
  if (a.kind() == Kind_::list || a.kind() == Kind_::map || a.kind() == Kind_::callable)
    return truth(a.pointer() == b.pointer());
  return truth(equal(a, b, call.arena));
}

View filter(Call& call) {
  const Library& library = call.machine.library();
  if (!call.args[0].is_string()) return truth(false);
  return truth(library.filters.find(library.names.find(call.text(0))) >= 0);
}

View test(Call& call) {
  const Library& library = call.machine.library();
  if (!call.args[0].is_string()) return truth(false);
  return truth(library.tests.find(library.names.find(call.text(0))) >= 0);
}

constexpr TestRow rows[] = {
    {"defined", "", defined, "The value is there."},
    {"undefined", "", undefined, "The value is not there."},
    {"none", "", none, "The value is `none`."},
    {"boolean", "", boolean, "The value is `true` or `false`."},
    {"true", "", is_true_value, "The value is `true`."},
    {"false", "", is_false_value, "The value is `false`."},
    {"integer", "", integer, "The value is an integer."},
    {"float", "", number_with_point, "The value is a number with a point."},
    {"number", "", number, "The value is a number."},
    {"string", "", string, "The value is a text."},
    {"mapping", "", mapping, "The value is a map or record."},
    {"sequence", "", sequence, "The value has a length and elements."},
    {"iterable", "", iterable, "The value can be looped over."},
    {"callable", "", callable, "The value is a macro or function."},
    {"escaped", "", escaped, "The value is markup."},
    {"lower", "", lower, "All letters are small."},
    {"upper", "", upper, "All letters are large."},
    {"odd", "", odd, "The number is odd."},
    {"even", "", even, "The number is even."},
    {"divisibleby", "num", divisibleby, "The number can be divided without a rest."},
    {"in", "seq", in, "The value is in a list, map or text."},
    {"eq", "other", eq, "Equal."},
    {"equalto", "other", eq, "Equal."},
    {"==", "other", eq, "Equal."},
    {"ne", "other", ne, "Not equal."},
    {"!=", "other", ne, "Not equal."},
    {"lt", "other", lt, "Less."},
    {"lessthan", "other", lt, "Less."},
    {"<", "other", lt, "Less."},
    {"le", "other", le, "Less or equal."},
    {"<=", "other", le, "Less or equal."},
    {"gt", "other", gt, "More."},
    {"greaterthan", "other", gt, "More."},
    {">", "other", gt, "More."},
    {"ge", "other", ge, "More or equal."},
    {">=", "other", ge, "More or equal."},
    {"sameas", "other", sameas, "The very same thing."},
    {"filter", "", filter, "There is a filter of this name."},
    {"test", "", test, "There is a test of this name."},
};

}  // namespace

std::span<const TestRow> built_in_tests() {
  return rows;
}

}  // namespace planpress::jinja

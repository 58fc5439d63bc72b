// Arithmetic and comparisons, by Python's rules on 64-bit integers and doubles.
#include <cmath>
#include <vector>

#include "jinja/formats.hpp"
#include "jinja/machine.hpp"

namespace planpress::jinja {
namespace {

constexpr std::string_view signs[] = {"",   "+",  "-", "*",  "/", "//", "%",  "**",
                                      "==", "!=", "<", "<=", ">", ">=", "in", "not in"};

std::string_view sign_of(Op op) {
  return signs[static_cast<std::size_t>(op)];
}

constexpr std::string_view too_large = "the result is too large for a number";

}  // namespace

void Machine::fail_operator(Op op, const View& a, const View& b, NodeId id) {
  const Node& n = now_->nodes[id];
  // The filter `sum` adds too, and has no operands that stand in the template.
  const bool written = n.kind == Kind::arithmetic || n.kind == Kind::comparison;
  if (a.is_undefined() && (written || n.kind == Kind::comparisons)) fail_undefined(n.a, a);
  if (b.is_undefined() && written) fail_undefined(n.b, b);
  std::string hint;
  if (op == Op::add && (a.is_string() || b.is_string())) hint = "use `~` to join values of any kind";
  fail(id, "`" + std::string(sign_of(op)) + "` does not work between " + describe(a) + " and " + describe(b),
       hint);
}

View Machine::arithmetic(const Node& n, NodeId id) {
  const View a = evaluate(n.a);
  const View b = evaluate(n.b);
  const bool whole = is_integral(a) && is_integral(b);
  const bool numbers = is_number(a) && is_number(b);
  std::int64_t result = 0;
  switch (n.op) {
    case Op::add:
      return add(a, b, id);
    case Op::subtract:
      if (whole) {
        if (__builtin_sub_overflow(as_integer(a), as_integer(b), &result)) fail(id, std::string(too_large));
        return View::integer(result);
      }
      if (numbers) return View::number(as_double(a) - as_double(b));
      break;
    case Op::multiply:
      return multiply(a, b, id);
    case Op::divide:
    case Op::floor_divide:
      return divide(n.op, a, b, id);
    case Op::modulo: {
      if (!a.is_string()) return divide(n.op, a, b, id);
      std::string fault;
      std::string text;
      if (!format_text(text, a, b, {}, run_.arena, fault)) fail(id, fault);
      const std::string_view kept = run_.arena.copy(std::string_view(text));
      return a.is_markup() ? View::markup(kept) : View::string(kept);
    }
    case Op::power:
      return power(a, b, id);
    default:
      break;
  }
  fail_operator(n.op, a, b, id);
}

View Machine::add(const View& a, const View& b, NodeId id) {
  if (is_integral(a) && is_integral(b)) {
    std::int64_t result = 0;
    if (__builtin_add_overflow(as_integer(a), as_integer(b), &result)) fail(id, std::string(too_large));
    return View::integer(result);
  }
  if (is_number(a) && is_number(b)) return View::number(as_double(a) + as_double(b));
  if (a.is_string() && b.is_string()) {
    const bool markup = a.is_markup() || b.is_markup();
    const Escape escape = escape_of(now_->nodes[id]) == Escape::markdown ? Escape::markdown : Escape::html;
    std::string text;
    for (const View* part : {&a, &b})
      append_escaped(text, part->as_string(), markup && !part->is_markup() ? escape : Escape::none);
    const std::string_view kept = run_.arena.copy(std::string_view(text));
    return markup ? View::markup(kept) : View::string(kept);
  }
  if (a.kind() == View::Kind::list && b.kind() == View::Kind::list && is_tuple(a) == is_tuple(b)) {
    std::vector<View> items;
    for (const View* part : {&a, &b}) {
      for (std::uint32_t i = 0; i < part->size(); ++i) items.push_back(part->at(i, run_.arena));
    }
    const std::span<View> kept = run_.arena.copy(std::span<const View>(items));
    return is_tuple(a) ? tuple_of(kept) : View::list(kept);
  }
  fail_operator(Op::add, a, b, id);
}

View Machine::multiply(const View& a, const View& b, NodeId id) {
  if (is_integral(a) && is_integral(b)) {
    std::int64_t result = 0;
    if (__builtin_mul_overflow(as_integer(a), as_integer(b), &result)) fail(id, std::string(too_large));
    return View::integer(result);
  }
  if (is_number(a) && is_number(b)) return View::number(as_double(a) * as_double(b));
  const bool turned = is_integral(a);
  const View& repeated = turned ? b : a;
  const View& count = turned ? a : b;
  if (!is_integral(count) || (!repeated.is_string() && repeated.kind() != View::Kind::list)) {
    fail_operator(Op::multiply, a, b, id);
  }
  const auto times = static_cast<std::size_t>(std::max<std::int64_t>(0, as_integer(count)));
  const std::size_t size = repeated.is_string() ? repeated.as_string().size() : repeated.size();
  if (size > 0 && times > run_.limits.output / (size * (repeated.is_string() ? 1 : sizeof(View)))) {
    fail(id, std::string(too_large));
  }
  if (repeated.is_string()) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += repeated.as_string();
    const std::string_view kept = run_.arena.copy(std::string_view(text));
    return repeated.is_markup() ? View::markup(kept) : View::string(kept);
  }
  std::vector<View> items;
  for (std::size_t i = 0; i < times; ++i) {
    for (std::uint32_t k = 0; k < repeated.size(); ++k) items.push_back(repeated.at(k, run_.arena));
  }
  return list_of(items, run_.arena);
}

// `/`, `//` and `%`: the quotient goes down, and the rest has the divisor's sign.
View Machine::divide(Op op, const View& a, const View& b, NodeId id) {
  if (!is_number(a) || !is_number(b)) fail_operator(op, a, b, id);
  if (as_double(b) == 0.0) fail(id, "division by zero");
  if (op == Op::divide) return View::number(as_double(a) / as_double(b));
  if (is_integral(a) && is_integral(b)) {
    const std::int64_t x = as_integer(a);
    const std::int64_t y = as_integer(b);
    if (y == -1) {
      if (op == Op::modulo) return View::integer(0);
      if (x == INT64_MIN) fail(id, std::string(too_large));
      return View::integer(-x);
    }
    std::int64_t rest = x % y;
    std::int64_t quotient = x / y;
    if (rest != 0 && (rest < 0) != (y < 0)) {
      rest += y;
      --quotient;
    }
    return View::integer(op == Op::modulo ? rest : quotient);
  }
  const double x = as_double(a);
  const double y = as_double(b);
  double rest = std::fmod(x, y);
  double quotient = (x - rest) / y;
  if (rest != 0.0 && (rest < 0) != (y < 0)) {
    rest += y;
    quotient -= 1.0;
  }
  if (op == Op::modulo) return View::number(rest == 0.0 ? std::copysign(0.0, y) : rest);
  if (quotient == 0.0) return View::number(std::copysign(0.0, x / y));
  const double down = std::floor(quotient);
  return View::number(quotient - down > 0.5 ? down + 1.0 : down);
}

View Machine::power(const View& a, const View& b, NodeId id) {
  if (!is_number(a) || !is_number(b)) fail_operator(Op::power, a, b, id);
  if (is_integral(a) && is_integral(b) && as_integer(b) >= 0) {
    std::int64_t result = 1;
    std::int64_t base = as_integer(a);
    for (std::int64_t left = as_integer(b); left > 0; left >>= 1) {
      if ((left & 1) != 0 && __builtin_mul_overflow(result, base, &result)) fail(id, std::string(too_large));
      if (left > 1 && __builtin_mul_overflow(base, base, &base)) fail(id, std::string(too_large));
    }
    return View::integer(result);
  }
  if (as_double(a) == 0.0 && as_double(b) < 0) fail(id, "division by zero");
  const double result = std::pow(as_double(a), as_double(b));
  if (!std::isfinite(result)) fail(id, std::string(too_large));
  return View::number(result);
}

View Machine::negate(const View& a, NodeId id) {
  if (a.kind() == View::Kind::number) return View::number(-a.as_number());
  if (is_integral(a) && as_integer(a) != INT64_MIN) return View::integer(-as_integer(a));
  if (a.is_undefined()) fail_undefined(now_->nodes[id].a, a);
  fail(id, "`-` needs a number, found " + describe(a));
}

bool Machine::holds(Op op, const View& a, const View& b, NodeId id) {
  switch (op) {
    case Op::eq:
      return equal(a, b, run_.arena);
    case Op::ne:
      return !equal(a, b, run_.arena);
    case Op::in:
    case Op::not_in: {
      const std::optional<bool> found = contains(b, a, run_.arena);
      if (!found) {
        if (a.is_undefined() && b.is_string()) fail_undefined(now_->nodes[id].a, a);
        fail(id, b.is_string() ? "`in` looks for a string in a string, found " + describe(a)
                               : "`in` needs a list, a map or a string, found " + describe(b));
      }
      return *found == (op == Op::in);
    }
    default:
      break;
  }
  const std::optional<std::partial_ordering> order = compare(a, b, run_.arena);
  if (!order) fail_operator(op, a, b, id);
  switch (op) {
    case Op::lt:
      return *order < 0;
    case Op::le:
      return *order <= 0;
    case Op::gt:
      return *order > 0;
    default:
      return *order >= 0;
  }
}

}  // namespace planpress::jinja

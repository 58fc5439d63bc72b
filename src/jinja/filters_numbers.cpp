// Filters of numbers.
#include <charconv>
#include <cmath>

#include "jinja/formats.hpp"
#include "jinja/library.hpp"
#include "jinja/machine.hpp"
#include "jinja/strings.hpp"
#include "text/utf8.hpp"

namespace planpress::jinja {
namespace {

// The text without space around it and with the full-width digits as plain ones.
std::string plain_digits(std::string_view text) {
  std::string out;
  text = stripped_right(stripped_left(text));
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint point = text::decode(text, at);
    const bool wide = point.value >= U'０' && point.value <= U'９';
    wide ? out += static_cast<char>('0' + (point.value - U'０')) : out += text.substr(at, point.length);
    at += point.length;
  }
  return out;
}

// The base that a prefix stands for, or 0.
int base_of(std::string_view text) {
  if (text.size() < 3 || text[0] != '0') return 0;
  const char mark = static_cast<char>(text[1] | 0x20);
  return mark == 'x' ? 16 : mark == 'o' ? 8 : mark == 'b' ? 2 : 0;
}

// A number written as Python's int() takes it: space around, one sign, `_` between digits, a prefix when the
// base is that of the prefix, or 0.
std::optional<std::int64_t> read_integer(std::string_view given, int base) {
  const std::string plain = plain_digits(given);
  std::string_view text = plain;
  std::string written;
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  const int prefixed = base_of(text);
  if (prefixed != 0 && (base == prefixed || base == 0)) text.remove_prefix(2);
  if (base == 0) base = prefixed == 0 ? 10 : prefixed;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '_' && i > 0 && i + 1 < text.size() && text[i - 1] != '_') continue;
    written += text[i];
  }
  if (written.empty() || written.front() == '-' || written.front() == '+') return std::nullopt;
  if (negative) written.insert(written.begin(), '-');
  std::int64_t value = 0;
  const auto read = std::from_chars(written.data(), written.data() + written.size(), value, base);
  if (read.ec != std::errc() || read.ptr != written.data() + written.size()) return std::nullopt;
  return value;
}

std::optional<double> read_number(std::string_view written) {
  std::string plain = plain_digits(written);
  const auto is_digit = [&](std::size_t at) {
    return at < plain.size() && plain[at] >= '0' && plain[at] <= '9';
  };
  for (std::size_t at = 1; at < plain.size(); ++at) {
    if (plain[at] == '_' && is_digit(at - 1) && is_digit(at + 1)) plain.erase(at, 1);
  }
  std::string_view text = plain;
  if (text.starts_with('+')) text.remove_prefix(1);
  if (text.empty() || text.starts_with('+')) return std::nullopt;
  double value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<std::int64_t> whole(double value) {
  if (!std::isfinite(value) || value >= 9223372036854775808.0 || value < -9223372036854775808.0)
    return std::nullopt;
  return static_cast<std::int64_t>(value);
}

View to_integer(Call& call) {
  const View& input = call.args[0];
  if (input.is_undefined()) call.fail("expected a value, found undefined", "use `default` before `int`");
  const View fallback = call.given(1) ? call.args[1] : View::integer(0);
  const auto base = static_cast<int>(call.integer(2, 10));
  if (base != 0 && (base < 2 || base > 36)) call.fail("base must be between 2 and 36");
  std::optional<std::int64_t> value;
  if (input.is_string()) {
    value = read_integer(input.as_string(), base);
    if (!value) {
      if (const auto number = read_number(input.as_string())) {
        if (std::isinf(*number)) call.fail("infinity is no integer");
        value = whole(*number);
      }
    }
  } else if (is_integral(input)) {
    value = as_integer(input);
  } else if (input.kind() == View::Kind::number) {
    value = whole(input.as_number());
  }
  return value ? View::integer(*value) : fallback;
}

View to_number(Call& call) {
  const View& input = call.args[0];
  if (input.is_undefined()) call.fail("expected a value, found undefined", "use `default` before `float`");
  if (is_number(input)) return View::number(as_double(input));
  if (input.is_string()) {
    if (const auto value = read_number(input.as_string())) return View::number(*value);
  }
  return call.given(1) ? call.args[1] : View::number(0.0);
}

View absolute(Call& call) {
  const View& input = call.args[0];
  if (input.kind() == View::Kind::number) return View::number(std::fabs(input.as_number()));
  if (!is_integral(input)) call.fail("expected a number, found " + describe(input));
  if (as_integer(input) == INT64_MIN) call.fail("the result is too large for a number");
  return View::integer(std::abs(as_integer(input)));
}

// Half to even on the exact value, as Python's round.
double rounded(double value, int digits) {
  if (!std::isfinite(value)) return value;
  if (digits >= 0) {
    std::string text;
    append_fixed(text, value, digits);
    double out = value;
    std::from_chars(text.data(), text.data() + text.size(), out);
    return out;
  }
  const double scale = std::pow(10.0, -digits);
  return std::nearbyint(value / scale) * scale;
}

View round(Call& call) {
  const View& input = call.args[0];
  if (!is_number(input)) call.fail("expected a number, found " + describe(input));
  const auto precision = static_cast<int>(call.integer(1, 0));
  const std::string_view method = call.text(2, "common");
  if (precision > 300 || precision < -300) call.fail("precision is too large");
  if (method == "common") {
    if (is_integral(input) && precision >= 0) return View::integer(as_integer(input));
    const double value = rounded(as_double(input), precision);
    if (!is_integral(input)) return View::number(value);
    if (const auto made = whole(value)) return View::integer(*made);
    call.fail("the result is too large for a number");
  }
  if (method != "ceil" && method != "floor") {
    call.fail("method is `common`, `ceil` or `floor`, found `" + std::string(method) + "`");
  }
  const double scale = std::pow(10.0, precision);
  const double scaled = as_double(input) * scale;
  const double whole = method == "ceil" ? std::ceil(scaled) : std::floor(scaled);
  return View::number((whole + 0.0) / scale);  // never -0.0
}

View filesizeformat(Call& call) {
  double bytes = 0;
  if (is_number(call.args[0])) {
    bytes = as_double(call.args[0]);
  } else if (const auto value = read_number(call.text(0))) {
    bytes = *value;
  } else {
    call.fail("expected a number, found " + describe(call.args[0]));
  }
  const bool binary = call.boolean(1, false);
  const double base = binary ? 1024 : 1000;
  static constexpr std::string_view decimal_units[] = {"kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB"};
  static constexpr std::string_view binary_units[] = {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB", "ZiB", "YiB"};
  if (bytes == 1) return View::string("1 Byte");
  std::string out;
  if (bytes < base) {
    const auto count = whole(bytes);
    if (!count) call.fail("the number is too large");
    out = std::to_string(*count) + " Bytes";
    return call.string(out);
  }
  long double unit = base * base;  // exact up to the largest
  std::size_t i = 0;
  for (; i < 7 && bytes >= unit; ++i) unit *= base;
  append_fixed(out, base * bytes / static_cast<double>(unit), 1);
  out += ' ';
  out += binary ? binary_units[i] : decimal_units[i];
  return call.string(out);
}

constexpr FilterRow rows[] = {
    {"int", "default? base?", to_integer, "The value as an integer; 0 or `default` where it is none."},
    {"float", "default?", to_number, "The value as a number; 0.0 or `default` where it is none."},
    {"abs", "", absolute, "The number without its sign."},
    {"round", "precision? method?", round, "Rounded; `method` is `common`, `ceil` or `floor`."},
    {"filesizeformat", "binary?", filesizeformat, "Bytes as people read them: `13.0 kB`."},
};

}  // namespace

std::span<const FilterRow> number_filters() {
  return rows;
}

}  // namespace planpress::jinja

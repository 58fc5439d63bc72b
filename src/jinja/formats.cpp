#include "jinja/formats.hpp"

#include <charconv>
#include <cmath>

#include "data/write.hpp"
#include "jinja/strings.hpp"
#include "jinja/values.hpp"
#include "text/utf8.hpp"

namespace planpress::jinja {
namespace {

// One `%` place: flags, width, digits after the point and what is shown.
struct Place {
  bool left = false, zero = false, plus = false, space = false, other = false;
  std::size_t width = 0;
  int precision = -1;
  char kind = 's';
};

void pad(std::string& out, std::string body, const Place& place, bool numeric) {
  const std::size_t size = text::count_code_points(body);
  const std::size_t missing = place.width > size ? place.width - size : 0;
  if (place.left) {
    out += body;
    out.append(missing, ' ');
  } else if (place.zero && numeric) {
    const std::size_t sign = !body.empty() && (body[0] == '-' || body[0] == '+' || body[0] == ' ') ? 1 : 0;
    out.append(body, 0, sign).append(missing, '0').append(body, sign);
  } else {
    out.append(missing, ' ').append(body);
  }
}

std::string in_base(std::int64_t value, int base, bool capitals) {
  char buffer[72];
  const auto made = std::to_chars(buffer, buffer + sizeof buffer, value, base);
  std::string out(buffer, made.ptr);
  return capitals ? upper_text(out) : out;
}

std::string decimal(const View& value, const Place& place) {
  std::string out;
  const double number = as_double(value);
  const int digits = place.precision < 0 ? 6 : place.precision;
  char buffer[512];
  switch (place.kind) {
    case 'f':
    case 'F':
      append_fixed(out, number, digits);
      break;
    case 'e':
    case 'E': {
      const auto made =
          std::to_chars(buffer, buffer + sizeof buffer, number, std::chars_format::scientific, digits);
      out.assign(buffer, made.ptr);
      break;
    }
    default: {
      const auto made = std::to_chars(buffer, buffer + sizeof buffer, number, std::chars_format::general,
                                      digits == 0 ? 1 : digits);
      out.assign(buffer, made.ptr);
    }
  }
  return place.kind == 'E' || place.kind == 'G' ? upper_text(out) : out;
}

class Formatter {
 public:
  Formatter(std::string& out, const View& pattern, const View& values, std::span<const Named> named,
            Arena& arena, std::string& fault)
      : out_(out), pattern_(pattern), values_(values), named_(named), arena_(arena), fault_(fault) {}

  bool run() {
    const std::string_view text = pattern_.as_string();
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t percent = text.find('%', at);
      out_ += text.substr(at, percent - at);
      if (percent == std::string_view::npos) break;
      at = percent + 1;
      if (!read_place(text, at)) return false;
    }
    const bool by_place = named_.empty() && !mapped_;
    const bool single = !is_tuple(values_);
    // Python takes whatever has members for a map, and lets it be.
    const bool may_stay =
        values_.kind() == View::Kind::map || values_.kind() == View::Kind::list || values_.is_undefined();
    if (by_place && (single ? next_ == 0 && !may_stay : next_ < values_.size())) {
      return fail("there are more values than `%` places");
    }
    return true;
  }

 private:
  bool fail(std::string message) {
    fault_ = std::move(message);
    return false;
  }

  bool read_place(std::string_view text, std::size_t& at) {
    const std::size_t percent = at - 1;
    Place place;
    View value;
    bool have = false;
    if (at < text.size() && text[at] == '(') {
      const std::size_t close = text.find(')', at);
      if (close == std::string_view::npos) return fail("`%(` is never closed");
      if (!find_named(text.substr(at + 1, close - at - 1), value)) return false;
      have = true;
      at = close + 1;
    }
    for (; at < text.size(); ++at) {
      if (text[at] == '-') {
        place.left = true;
      } else if (text[at] == '0') {
        place.zero = true;
      } else if (text[at] == '+') {
        place.plus = true;
      } else if (text[at] == ' ') {
        place.space = true;
      } else if (text[at] == '#') {
        place.other = true;
      } else {
        break;
      }
    }
    const auto digits = [&] {
      int number = 0;
      for (; at < text.size() && text[at] >= '0' && text[at] <= '9' && number < 100000; ++at)
        number = number * 10 + (text[at] - '0');
      return number;
    };
    place.width = static_cast<std::size_t>(digits());
    if (at < text.size() && text[at] == '.') {
      ++at;
      place.precision = std::min(digits(), 300);
    }
    if (at >= text.size()) return fail("`%` at the end of the format");
    if (text[at] == 'h' || text[at] == 'l' || text[at] == 'L') ++at;  // as in C; they say nothing here
    if (at >= text.size()) return fail("`%` at the end of the format");
    place.kind = text[at++];
    if (place.kind == '%' && at - percent == 2) {
      out_ += '%';
      return true;
    }
    if (!have && !next_value(value)) return fail("there are fewer values than `%` places");
    return show(place, value);
  }

  bool find_named(std::string_view name, View& value) {
    mapped_ = true;
    for (const Named& named : named_) {
      if (named.name == name) {
        value = named.value;
        return true;
      }
    }
    if (values_.kind() == View::Kind::map) {
      value = values_.get(data::Name(name), arena_);
      if (!value.is_undefined()) return true;
    }
    return fail("there is no value `" + std::string(name) + "`");
  }

  bool next_value(View& value) {
    if (!is_tuple(values_)) {
      value = values_;
      return next_++ == 0;
    }
    if (next_ >= values_.size()) return false;
    value = values_.at(next_++, arena_);
    return true;
  }

  bool show(const Place& place, const View& value) {
    std::string body;
    const bool escape = pattern_.is_markup() && !value.is_markup();
    switch (place.kind) {
      case 's':
      case 'r': {
        std::string text(text_of(value, arena_));
        if (place.precision >= 0) text = first_code_points(text, static_cast<std::size_t>(place.precision));
        append_escaped(body, text, escape ? Escape::html : Escape::none);
        pad(out_, body, place, false);
        return true;
      }
      case 'd':
      case 'i':
      case 'u':
        if (!is_number(value)) return fail("`%d` needs a number, found " + describe(value));
        body =
            std::to_string(value.kind() == View::Kind::number ? static_cast<std::int64_t>(value.as_number())
                                                              : as_integer(value));
        break;
      case 'x':
      case 'X':
      case 'o':
        if (!is_integral(value))
          return fail(std::string("`%") + place.kind + "` needs an integer, found " + describe(value));
        body = in_base(as_integer(value), place.kind == 'o' ? 8 : 16, place.kind == 'X');
        if (place.other)
          body.insert(body.starts_with('-') ? 1 : 0, place.kind == 'o'   ? "0o"
                                                     : place.kind == 'x' ? "0x"
                                                                         : "0X");
        break;
      case 'f':
      case 'F':
      case 'e':
      case 'E':
      case 'g':
      case 'G':
        if (!is_number(value))
          return fail(std::string("`%") + place.kind + "` needs a number, found " + describe(value));
        body = decimal(value, place);
        break;
      case 'c':
        if (is_integral(value) && as_integer(value) >= 0 && as_integer(value) <= 0x10FFFF) {
          text::append_utf8(body, static_cast<char32_t>(as_integer(value)));
        } else if (value.is_string() && text::count_code_points(value.as_string()) == 1) {
          body = value.as_string();
        } else {
          return fail("`%c` needs a character or its number, found " + describe(value));
        }
        pad(out_, body, place, false);
        return true;
      default:
        return fail(std::string("unknown format `%") + place.kind + "`");
    }
    if (!body.starts_with('-')) body.insert(0, place.plus ? "+" : place.space ? " " : "");
    pad(out_, body, place, true);
    return true;
  }

  std::string& out_;
  const View& pattern_;
  const View& values_;
  std::span<const Named> named_;
  Arena& arena_;
  std::string& fault_;
  std::uint32_t next_ = 0;
  bool mapped_ = false;
};

}  // namespace

void append_fixed(std::string& out, double value, int digits) {
  if (!std::isfinite(value)) {
    append_number(out, value);
    return;
  }
  char buffer[700];
  const auto made = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, digits);
  out.append(buffer, made.ptr);
}

bool format_text(std::string& out, const View& pattern, const View& values, std::span<const Named> named,
                 Arena& arena, std::string& fault) {
  const View text = pattern.is_string() ? pattern : View::string(text_of(pattern, arena));
  return Formatter(out, text, values, named, arena, fault).run();
}

}  // namespace planpress::jinja

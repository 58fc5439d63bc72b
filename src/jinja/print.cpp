// Values as text.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <vector>

#include "data/write.hpp"
#include "jinja/values.hpp"
#include "text/escape.hpp"

namespace planpress::jinja {

using data::Arena;
using data::View;

void append_number(std::string& out, double value) {
  if (std::isnan(value)) {
    out += "nan";
    return;
  }
  if (std::isinf(value)) {
    out += value > 0 ? "inf" : "-inf";
    return;
  }
  char buffer[40];
  const auto made = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific);
  std::string_view text(buffer, static_cast<std::size_t>(made.ptr - buffer));
  if (text.front() == '-') {
    out += '-';
    text.remove_prefix(1);
  }
  const std::size_t mark = text.find('e');
  int exponent = 0;
  std::string_view power = text.substr(mark + 1);
  if (power.front() == '+') power.remove_prefix(1);
  std::from_chars(power.data(), power.data() + power.size(), exponent);
  std::string digits(1, text[0]);
  if (mark > 2) digits += text.substr(2, mark - 2);
  const auto count = static_cast<int>(digits.size());
  if (exponent < -4 || exponent >= 16) {
    out += digits[0];
    if (count > 1) out.append(".").append(digits, 1);
    out += exponent < 0 ? "e-" : "e+";
    const int size = exponent < 0 ? -exponent : exponent;
    if (size < 10) out += '0';
    out += std::to_string(size);
  } else if (exponent < 0) {
    out.append("0.").append(static_cast<std::size_t>(-exponent - 1), '0').append(digits);
  } else if (count <= exponent + 1) {
    out.append(digits)
        .append(static_cast<std::size_t>(exponent) + 1 - static_cast<std::size_t>(count), '0')
        .append(".0");
  } else {
    const auto whole = static_cast<std::size_t>(exponent) + 1;
    out.append(digits, 0, whole).append(".").append(digits, whole);
  }
}

void append_text(std::string& out, const View& view, Arena& arena) {
  switch (view.kind()) {
    case View::Kind::undefined:
    case View::Kind::none:
    case View::Kind::callable:
      break;
    case View::Kind::boolean:
      out += view.as_boolean() ? "true" : "false";
      break;
    case View::Kind::integer: {
      char buffer[24];
      const auto made = std::to_chars(buffer, buffer + sizeof buffer, view.as_integer());
      out.append(buffer, made.ptr);
      break;
    }
    case View::Kind::number:
      append_number(out, view.as_number());
      break;
    case View::Kind::string:
      out += view.as_string();
      break;
    case View::Kind::list:
    case View::Kind::map:
      append_json(out, view, arena);
      break;
  }
}

namespace {

// Bytes that do not stand for themselves in HTML.
constexpr std::array<bool, 256> html_marks = [] {
  std::array<bool, 256> marks{};
  for (std::size_t byte = 0; byte < 0x20; ++byte) marks[byte] = byte != '\t' && byte != '\n' && byte != '\r';
  for (const char c : std::string_view("&<>\"'\x7F\xEF")) marks[static_cast<unsigned char>(c)] = true;
  return marks;
}();

}  // namespace

void append_escaped(std::string& out, std::string_view text, Escape escape) {
  if (escape == Escape::html) {
    // Most texts need no reference at all.
    std::size_t plain = 0;
    while (plain < text.size() && !html_marks[static_cast<unsigned char>(text[plain])]) ++plain;
    out += text.substr(0, plain);
    if (plain == text.size()) return;
    text.remove_prefix(plain);
  }
  switch (escape) {
    case Escape::html:
      text::append_html(out, text);
      break;
    case Escape::markdown:
      text::append_markdown(out, text);
      break;
    default:
      out += text;
  }
}

std::string_view text_of(const View& view, Arena& arena) {
  if (view.is_string()) return view.as_string();
  std::string out;
  append_text(out, view, arena);
  return arena.copy(std::string_view(out));
}

namespace {

void append_line(std::string& out, const JsonForm& form, int level) {
  if (form.indent < 0) return;
  out += '\n';
  out.append(static_cast<std::size_t>(form.indent) * static_cast<std::size_t>(level), ' ');
}

void append_separator(std::string& out, const JsonForm& form, int level) {
  out += form.indent < 0 ? ", " : ",";
  append_line(out, form, level);
}

void append_json_map(std::string& out, const View& map, Arena& arena, JsonForm form, int level) {
  std::vector<std::uint32_t> order(map.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto key = [&](std::uint32_t i) { return map.map_type().key(map.pointer(), i); };
  if (form.sorted) {
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
  }
  out += '{';
  for (std::size_t i = 0; i < order.size(); ++i) {
    i == 0 ? append_line(out, form, level + 1) : append_separator(out, form, level + 1);
    data::write_json_string(out, key(order[i]));
    out += ": ";
    append_json(out, map.map_type().value(map.pointer(), order[i], arena), arena, form, level + 1);
  }
  if (!order.empty()) append_line(out, form, level);
  out += '}';
}

}  // namespace

void append_json(std::string& out, const View& view, Arena& arena, JsonForm form, int level) {
  constexpr int deepest = 64;
  if (level > deepest) {
    out += "null";
    return;
  }
  switch (view.kind()) {
    case View::Kind::undefined:
    case View::Kind::none:
    case View::Kind::callable:
      out += "null";
      break;
    case View::Kind::number:
      if (!std::isfinite(view.as_number())) {
        out += "null";
        break;
      }
      [[fallthrough]];
    case View::Kind::boolean:
    case View::Kind::integer:
      append_text(out, view, arena);
      break;
    case View::Kind::string:
      data::write_json_string(out, view.as_string());
      break;
    case View::Kind::list:
      out += '[';
      for (std::uint32_t i = 0; i < view.size(); ++i) {
        i == 0 ? append_line(out, form, level + 1) : append_separator(out, form, level + 1);
        append_json(out, view.at(i, arena), arena, form, level + 1);
      }
      if (view.size() > 0) append_line(out, form, level);
      out += ']';
      break;
    case View::Kind::map:
      append_json_map(out, view, arena, form, level);
      break;
  }
}

}  // namespace planpress::jinja

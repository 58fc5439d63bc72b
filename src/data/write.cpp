#include "data/write.hpp"

#include <charconv>
#include <cmath>
#include <optional>

#include "data/byte_scan.hpp"
#include "data/encoding.hpp"
#include "data/read.hpp"
#include "text/utf8.hpp"

namespace planpress::data {
namespace {

constexpr int widest_line = 100;

void write_escape(std::string& out, char c) {
  constexpr std::string_view digits = "0123456789abcdef";
  out += '\\';
  switch (c) {
    case '"':
      out += '"';
      return;
    case '\\':
      out += '\\';
      return;
    case '\b':
      out += 'b';
      return;
    case '\f':
      out += 'f';
      return;
    case '\n':
      out += 'n';
      return;
    case '\r':
      out += 'r';
      return;
    case '\t':
      out += 't';
      return;
    default:
      break;
  }
  const auto code = static_cast<unsigned char>(c);
  out += "u00";
  out += digits[code >> 4U];
  out += digits[code & 15U];
}

void write_integer(std::string& out, std::int64_t value) {
  char digits[24];
  out.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
}

// Writes views, on one line or on many.
class JsonWriter {
 public:
  JsonWriter(std::string& out, Arena& arena) : out_(out), arena_(arena) {}

  void write_compact(const View& view, int depth) {
    if (!is_nested(view)) return write_scalar(view);
    const bool map = view.kind() == View::Kind::map;
    if (depth >= deepest_nesting) return void(out_ += "null");
    out_ += map ? '{' : '[';
    for (std::uint32_t i = 0; i < view.size(); ++i) {
      if (i > 0) out_ += ',';
      if (map) {
        write_json_string(out_, view.map_type().key(view.pointer(), i));
        out_ += ':';
      }
      write_compact(element(view, i), depth + 1);
    }
    out_ += map ? '}' : ']';
  }

  // `used` columns of the line are taken already, `after` must stay free for what follows.
  void write_pretty(const View& view, int depth, int used, int after) {
    if (!is_nested(view)) return write_scalar(view);
    const std::size_t start = out_.size();
    if (write_line(view, depth, start, widest_line - used - after)) return;
    out_.resize(start);
    const bool map = view.kind() == View::Kind::map;
    const std::uint32_t size = view.size();
    out_ += map ? '{' : '[';
    for (std::uint32_t i = 0; i < size; ++i) {
      const std::size_t line = out_.size() + 1;
      out_ += '\n';
      out_.append(2 * (static_cast<std::size_t>(depth) + 1), ' ');
      if (map) {
        write_json_string(out_, view.map_type().key(view.pointer(), i));
        out_ += ": ";
      }
      const bool last = i + 1 == size;
      write_pretty(element(view, i), depth + 1, text::width_of(std::string_view(out_).substr(line)),
                   last ? 0 : 1);
      if (!last) out_ += ',';
    }
    out_ += '\n';
    out_.append(2 * static_cast<std::size_t>(depth), ' ');
    out_ += map ? '}' : ']';
  }

 private:
  static bool is_nested(const View& view) {
    return view.kind() == View::Kind::map || view.kind() == View::Kind::list;
  }

  View element(const View& view, std::uint32_t index) {
    return view.kind() == View::Kind::map ? view.map_type().value(view.pointer(), index, arena_)
                                          : view.at(index, arena_);
  }

  void write_scalar(const View& view) {
    switch (view.kind()) {
      case View::Kind::boolean:
        out_ += view.as_boolean() ? "true" : "false";
        return;
      case View::Kind::integer:
        return write_integer(out_, view.as_integer());
      case View::Kind::string:
        return write_json_string(out_, view.as_string());
      case View::Kind::number:
        if (std::isfinite(view.as_number())) return write_number(out_, view.as_number());
        break;
      default:
        break;
    }
    out_ += "null";
  }

  // Writes on one line; gives up with false as soon as more than `columns` are taken since `start`.
  bool write_line(const View& view, int depth, std::size_t start, int columns) {
    const bool nested = is_nested(view);
    if (!nested || depth >= deepest_nesting) {
      nested ? void(out_ += "null") : write_scalar(view);
      return fits(start, columns);
    }
    const bool map = view.kind() == View::Kind::map;
    const std::uint32_t size = view.size();
    out_ += map ? '{' : '[';
    for (std::uint32_t i = 0; i < size; ++i) {
      if (i > 0) out_ += ", ";
      if (map) {
        write_json_string(out_, view.map_type().key(view.pointer(), i));
        out_ += ": ";
      }
      if (!write_line(element(view, i), depth + 1, start, columns)) return false;
    }
    out_ += map ? '}' : ']';
    return fits(start, columns);
  }

  bool fits(std::size_t start, int columns) const {
    const std::string_view line = std::string_view(out_).substr(start);
    if (columns < 0 || line.size() > 4 * static_cast<std::size_t>(columns)) return false;
    return line.size() <= static_cast<std::size_t>(columns) || text::width_of(line) <= columns;
  }

  std::string& out_;
  Arena& arena_;
};

}  // namespace

void write_json(std::string& out, const View& view, Arena& arena, JsonStyle style) {
  JsonWriter writer(out, arena);
  if (style == JsonStyle::compact) {
    writer.write_compact(view, 0);
  } else {
    writer.write_pretty(view, 0, 0, 0);
  }
}

void write_json_string(std::string& out, std::string_view text) {
  std::string repaired;
  if (find_bad_utf8(text) != std::string_view::npos) {
    append_repaired(repaired, text);
    text = repaired;
  }
  out += '"';
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at < end) {
    const char* const stop = find_string_stop(at, end);
    out.append(at, stop);
    if (stop == end) break;
    write_escape(out, *stop);
    at = stop + 1;
  }
  out += '"';
}

void write_number(std::string& out, double value) {
  if (value == 0) {  // also the negative zero, which no reader of a table wants to see
    out += '0';
    return;
  }
  // Between these the digits are written out: `100000`, where the shortest form would be `1e+05`. Above, they
  // would be an integer that is no longer sure to fit 64 bits.
  const double size = std::abs(value);
  const bool plain = size >= 1e-6 && size < 1e18;
  char digits[64];
  constexpr double surely_whole = 9e15;  // below it a whole number is the same as an integer, and quicker so
  if (size < surely_whole && value == std::trunc(value)) {
    const auto whole = std::to_chars(digits, digits + sizeof digits, static_cast<std::int64_t>(value));
    out.append(digits, whole.ptr);
    return;
  }
  const auto result = plain ? std::to_chars(digits, digits + sizeof digits, value, std::chars_format::fixed)
                            : std::to_chars(digits, digits + sizeof digits, value);
  out.append(digits, result.ptr);
}

}  // namespace planpress::data

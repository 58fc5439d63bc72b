#include "jinja/strings.hpp"

#include "jinja/values.hpp"
#include "text/utf8.hpp"

namespace planpress::jinja {

namespace {

template <class Change>
std::string changed(std::string_view text, Change&& change) {
  std::string out;
  out.reserve(text.size());
  bool first = true;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      out += static_cast<char>(change(byte, first));
      ++at;
    } else {
      const text::CodePoint point = text::decode(text, at);
      const bool cased = point.value < 0x2E80 || point.value > 0x9FFF;  // Han has no case
      if (!cased) {
        out.append(text, at, point.length);
      } else if (point.value == 0xDF && change(U'a', first) == U'A') {
        out += "SS";
      } else {
        text::append_utf8(out, change(point.value, first));
      }
      at += point.length;
    }
    first = false;
  }
  return out;
}

bool is_one_of(std::string_view characters, char32_t value) {
  for (std::size_t at = 0; at < characters.size();) {
    const text::CodePoint point = text::decode(characters, at);
    if (point.value == value) return true;
    at += point.length;
  }
  return false;
}

bool goes(const std::optional<std::string_view>& characters, char32_t value) {
  return characters ? is_one_of(*characters, value) : text::is_space(value);
}

bool all_of_case(std::string_view text, bool want_upper) {
  bool any = false;
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint point = text::decode(text, at);
    at += point.length;
    const bool is_upper = text::lower(point.value) != point.value;
    const bool is_lower = text::upper(point.value) != point.value;
    if (want_upper ? is_lower && !is_upper : is_upper && !is_lower) return false;
    any = any || is_upper || is_lower;
  }
  return any;
}

}  // namespace

std::string upper_text(std::string_view text) {
  return changed(text, [](char32_t c, bool) { return text::upper(c); });
}

std::string lower_text(std::string_view text) {
  return changed(text, [](char32_t c, bool) { return text::lower(c); });
}

std::string capitalized(std::string_view text) {
  return changed(text, [](char32_t c, bool first) { return first ? text::upper(c) : text::lower(c); });
}

std::string_view first_code_points(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  for (; count > 0 && at < text.size(); --count) {
    at += static_cast<unsigned char>(text[at]) < 0x80 ? 1 : text::decode(text, at).length;
  }
  return text.substr(0, at);
}

std::string_view stripped_left(std::string_view text, std::optional<std::string_view> characters) {
  while (!text.empty()) {
    const text::CodePoint point = text::decode(text, 0);
    if (!goes(characters, point.value)) break;
    text.remove_prefix(point.length);
  }
  return text;
}

std::string_view stripped_right(std::string_view text, std::optional<std::string_view> characters) {
  while (!text.empty()) {
    std::size_t last = text.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0U) == 0x80U) --last;
    if (!goes(characters, text::decode(text, last).value)) break;
    text = text.substr(0, last);
  }
  return text;
}

std::string replaced(std::string_view text, std::string_view old, std::string_view with, std::int64_t count) {
  std::string out;
  std::size_t at = 0;
  std::int64_t done = 0;
  if (old.empty()) {
    // Between all code points, as Python does.
    while (count < 0 || done < count) {
      out += with;
      ++done;
      if (at >= text.size()) return out;
      const std::size_t length = text::decode(text, at).length;
      out += text.substr(at, length);
      at += length;
    }
    return out.append(text.substr(at));
  }
  while (count < 0 || done < count) {
    const std::size_t found = text.find(old, at);
    if (found == std::string_view::npos) break;
    out.append(text.substr(at, found - at)).append(with);
    at = found + old.size();
    ++done;
  }
  return out.append(text.substr(at));
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  std::size_t start = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const bool end = at == text.size();
    const text::CodePoint point = end ? text::CodePoint{U' ', 1, true} : text::decode(text, at);
    if (text::is_space(point.value)) {
      if (at > start) words.push_back(text.substr(start, at - start));
      start = at + point.length;
    }
    at += point.length;
  }
  return words;
}

std::vector<std::string_view> lines_of(std::string_view text, bool with_ends) {
  std::vector<std::string_view> lines;
  std::size_t start = 0;
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint point = text::decode(text, at);
    const char32_t c = point.value;
    const bool ends = c == '\n' || c == '\r' || c == 0x0B || c == 0x0C || (c >= 0x1C && c <= 0x1E) ||
                      c == 0x85 || c == 0x2028 || c == 0x2029;
    if (!ends) {
      at += point.length;
      continue;
    }
    const std::size_t end = at;
    at += point.length;
    if (c == '\r' && at < text.size() && text[at] == '\n') ++at;
    lines.push_back(text.substr(start, (with_ends ? at : end) - start));
    start = at;
  }
  if (start < text.size()) lines.push_back(text.substr(start));
  return lines;
}

std::string centered(std::string_view text, std::int64_t width, std::string_view fill) {
  const auto size = static_cast<std::int64_t>(text::count_code_points(text));
  if (size >= width) return std::string(text);
  const std::int64_t room = width - size;
  const std::int64_t left = room / 2 + (room & width & 1);
  std::string out;
  for (std::int64_t i = 0; i < left; ++i) out += fill;
  out += text;
  for (std::int64_t i = left; i < room; ++i) out += fill;
  return out;
}

bool all_lower(std::string_view text) {
  return all_of_case(text, false);
}
bool all_upper(std::string_view text) {
  return all_of_case(text, true);
}

std::optional<std::string> stripped_characters(const Call& call) {
  if (!call.given(1) || call.args[1].is_none()) return std::nullopt;
  if (!call.args[1].is_string()) call.fail("expected a string, found " + describe(call.args[1]));
  std::string out;
  const bool escaped = call.args[0].is_markup() && !call.args[1].is_markup();
  append_escaped(out, call.args[1].as_string(), escaped ? Escape::html : Escape::none);
  return out;
}

View like(const View& like, std::string_view text, Arena& arena) {
  const std::string_view kept = arena.copy(text);
  return like.is_markup() ? View::markup(kept) : View::string(kept);
}

}  // namespace planpress::jinja

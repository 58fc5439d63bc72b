#include "jinja/html_print.hpp"

#include <algorithm>
#include <array>

#include "jinja/html_bytes.hpp"
#include "jinja/links.hpp"
#include "jinja/machine.hpp"
#include "text/escape.hpp"

namespace planpress::jinja {
namespace {

bool is_slash(char c) {
  return c == '/' || c == '\\';
}

bool is_safe_scheme(std::string_view scheme) {
  static constexpr std::array<std::string_view, 4> safe{"http", "https", "mailto", "tel"};
  return std::any_of(safe.begin(), safe.end(), [&](std::string_view known) {
    return std::equal(known.begin(), known.end(), scheme.begin(), scheme.end(),
                      [](char a, char b) { return a == lower(b); });
  });
}

bool is_name(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.' || c == ':' || is_blank(c) || static_cast<unsigned char>(c) >= 0x80;
  });
}

std::string lower_name(std::string_view name) {
  std::string known;
  for (const char c : name) known += lower(c);
  return known;
}

// Elements whose content is no text, and what runs scripts: a value must not choose them.
bool runs_or_hides(std::string_view element) {
  static constexpr std::array<std::string_view, 18> names{
      "script", "style",     "iframe",  "object",   "embed",    "base",  "link",   "meta", "textarea",
      "title",  "plaintext", "noembed", "noframes", "noscript", "frame", "applet", "xmp",  "set"};
  const std::string known = lower_name(element);
  return known.starts_with("animate") || std::find(names.begin(), names.end(), known) != names.end();
}

// Attributes that a value must not choose.
bool is_code(std::string_view attribute) {
  const ValueKind kind = attribute_of({}, lower_name(attribute));
  return kind == ValueKind::script || kind == ValueKind::style || kind == ValueKind::markup;
}

void append_encoded(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (is_blank(c) || c == ',') {
      out += c == ',' ? "%2C" : "%20";
    } else if (is_slash(c) && is_slash(out.back())) {
      out += c == '/' ? "%2F" : "%5C";  // two of them would begin a host
    } else {
      text::append_html(out, std::string_view(&c, 1));
    }
  }
}

// The part of an address that the page has already: from the quote in front of it on.
std::string_view begun_address(std::string_view out) {
  std::size_t quote = out.size();
  for (;;) {
    quote = quote == 0 ? std::string_view::npos : out.find_last_of("\"'", quote - 1);
    if (quote == std::string_view::npos) return {};
    std::size_t before = quote;
    while (before > 0 && is_blank(out[before - 1])) --before;
    if (before > 0 && out[before - 1] == '=') break;
  }
  const std::string_view begun = out.substr(quote + 1);
  // Of a refresh, what stands behind `url=`.
  const std::size_t mark = begun.rfind('=');
  return mark == std::string_view::npos ? begun : begun.substr(mark + 1);
}

}  // namespace

bool is_safe_address(std::string_view address) {
  while (!address.empty() && static_cast<unsigned char>(address.front()) <= ' ') address.remove_prefix(1);
  if (!address.empty() && is_slash(address[0])) {
    // Browsers drop tabs and line ends, so that these may stand between.
    const std::size_t second = address.find_first_not_of("\t\n\r", 1);
    return second == std::string_view::npos || !is_slash(address[second]);
  }
  for (std::size_t at = 0; at < address.size(); ++at) {
    const char c = address[at];
    if (static_cast<unsigned char>(c) < ' ' || c == 0x7F) return false;
    if (c == ':') return is_safe_scheme(address.substr(0, at));
    if (c == '/' || c == '?' || c == '#') break;
  }
  return true;
}

void append_marked(std::string& out, std::string_view markup) {
  for (const char c : markup) {
    if (c == '&') {
      out += c;
    } else {
      text::append_html(out, std::string_view(&c, 1));
    }
  }
}

void Machine::print_at(Place place, const View& value, Escape escape, NodeId id) {
  if (place == Place::text || escape != Escape::html || value.kind() == View::Kind::callable) {
    print(value, escape, id);
    return;
  }
  const View module = value.kind() == View::Kind::map ? text_of_module(value) : View();
  const bool is_markup = value.is_markup() || !module.is_undefined();
  const std::string_view text = module.is_undefined() ? text_of(value, run_.arena) : module.as_string();
  switch (place) {
    case Place::address:
      return print_address(text, is_markup, id);
    case Place::addresses:
      return print_addresses(is_markup ? std::string_view(run_.arena.copy(without_references(text))) : text,
                             id);
    case Place::address_part:
      return append_encoded(out_, is_markup ? without_references(text) : std::string(text));
    case Place::name:
      return is_markup ? print_attributes(text, id) : print_name(text, id);
    case Place::tag:
    case Place::tag_part:
      // `<p{{ … | xmlattr }}>`: the space in front is a part of it.
      if (text.empty() || !is_blank(text.front())) return print_tag(text, place, id);
      return is_markup ? print_attributes(text, id) : print_name(text, id);
    default:
      is_markup ? append_marked(out_, text) : append_escaped(out_, text, Escape::html);
  }
}

void Machine::print_address(std::string_view text, bool is_markup, NodeId id) {
  bool safe = false;
  if (const std::string_view begun = begun_address(out_); !begun.empty()) {
    safe = is_safe_address(without_references(begun) +
                           (is_markup ? without_references(text) : std::string(text)));
  } else {
    safe = is_markup ? is_safe_address(without_references(text)) : is_safe_address(text);
  }
  if (!safe) {
    warn_of_address(text, id);
    text = harmless_address;
  }
  is_markup ? append_marked(out_, text) : append_escaped(out_, text, Escape::html);
}

// `a.png 1x, b.png 2x`, or a part of it.
void Machine::print_addresses(std::string_view text, NodeId id) {
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t comma = std::min(text.find(',', begin), text.size());
    const std::string_view entry = text.substr(begin, comma - begin);
    if (begin > 0) out_ += ',';
    const bool doubles = !entry.empty() && is_slash(entry[0]) && is_slash(out_.back());
    if (!doubles && is_safe_address(entry)) {
      append_escaped(out_, entry, Escape::html);
    } else {
      warn_of_address(entry, id);
      out_ += harmless_address;
    }
    begin = comma + 1;
  }
}

void Machine::print_name(std::string_view text, NodeId id) {
  std::string_view rest = text;
  while (!rest.empty() && is_name(text)) {
    const std::size_t end = std::min(rest.find_first_of(" \t\n\r\f"), rest.size());
    if (is_code(rest.substr(0, end))) break;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (!rest.empty()) fail_outside_quotes(text, id);
  out_ += text;
}

void Machine::fail_outside_quotes(std::string_view text, NodeId id) {
  std::string shown;
  text::append_visible(shown, text.substr(0, 60));
  fail(id, "`" + shown + "` cannot stand in a tag outside of quotes",
       "write attributes out, or make them with `xmlattr`");
}

void Machine::print_tag(std::string_view text, Place place, NodeId id) {
  const bool is_number = text.find_first_not_of("0123456789") == std::string_view::npos;
  const bool is_whole =
      place == Place::tag && is_name(text) && text.find_first_of(" \t\n\r\f") == std::string_view::npos;
  if (!is_number && !(is_whole && !runs_or_hides(text))) {
    std::string shown;
    text::append_visible(shown, text.substr(0, 60));
    fail(id, "`" + shown + "` cannot stand in the name of a tag",
         is_whole ? "write the tag out" : "let the value be a number, or the whole name");
  }
  out_ += text;
}

// Attributes that `xmlattr`, a macro or a set block made: they were not read in this place, so they are now.
void Machine::print_attributes(std::string_view markup, NodeId id) {
  std::size_t at = 0;
  while (at < markup.size()) {
    const std::size_t begin = at;
    at = std::min(markup.find_first_not_of(" \t\n\r\f", at), markup.size());
    const std::size_t name_end = std::min(markup.find_first_of(" \t\n\r\f=", at), markup.size());
    const std::string_view name = markup.substr(at, name_end - at);
    if (name.empty() && at == markup.size()) {
      out_ += markup.substr(begin);
      return;
    }
    if (name.empty() || !is_name(name) || is_code(name)) fail_outside_quotes(markup.substr(at), id);
    at = name_end;
    out_ += markup.substr(begin, at - begin);
    if (at == markup.size() || markup[at] != '=') continue;
    const char quote = at + 1 < markup.size() ? markup[at + 1] : ' ';
    const std::size_t end =
        quote == '"' || quote == '\'' ? markup.find(quote, at + 2) : std::string_view::npos;
    if (end == std::string_view::npos) fail_outside_quotes(markup.substr(begin), id);
    out_ += markup.substr(at, 2);
    print_attribute(name, markup.substr(at + 2, end - at - 2), id);
    out_ += quote;
    at = end + 1;
  }
}

void Machine::print_attribute(std::string_view name, std::string_view value, NodeId id) {
  const std::string known = lower_name(name);
  // Which element it is for is not known: for these two, it matters.
  const ValueKind kind = std::max(attribute_of("object", known), attribute_of("animate", known));
  switch (kind) {
    case ValueKind::address:
      return print_address(value, true, id);
    case ValueKind::addresses:
      return print_addresses(run_.arena.copy(std::string_view(without_references(value))), id);
    case ValueKind::plain:
      return append_marked(out_, value);
    default:
      fail_outside_quotes(name, id);
  }
}
void Machine::warn_of_address(std::string_view address, NodeId id) {
  std::string shown;
  text::append_visible(shown, address.substr(0, 60));
  diag::Diagnostic& warning = run_.report.warning(
      now_->page->place(now_->page->tree.nodes[id]), "unsafe-address",
      "address `" + shown + "` is not followed: `" + std::string(harmless_address) + "` stands in its place");
  add_way(warning);
  warning.with_hint("only http, https, mailto, tel and addresses within the site may be linked");
}

}  // namespace planpress::jinja

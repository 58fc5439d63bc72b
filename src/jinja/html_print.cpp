#include "jinja/html_print.hpp"

#include <algorithm>
#include <array>

#include "jinja/links.hpp"
#include "jinja/machine.hpp"
#include "text/escape.hpp"

namespace planpress::jinja {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

bool is_slash(char c) {
  return c == '/' || c == '\\';
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
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

// Elements whose content is no text, and what runs scripts: a value must not choose them.
bool runs_or_hides(std::string_view name) {
  static constexpr std::array<std::string_view, 14> names{
      "script", "style",    "iframe", "object", "embed",     "base",    "link",
      "meta",   "textarea", "title",  "xmp",    "plaintext", "noembed", "srcdoc"};
  std::string known;
  for (const char c : name) known += lower(c);
  return known.starts_with("on") || std::find(names.begin(), names.end(), known) != names.end();
}

void append_encoded(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (is_blank(c) || c == ',') {
      out += c == ',' ? "%2C" : "%20";
    } else {
      text::append_html(out, std::string_view(&c, 1));
    }
  }
}

}  // namespace

bool is_safe_address(std::string_view address) {
  while (!address.empty() && static_cast<unsigned char>(address.front()) <= ' ') address.remove_prefix(1);
  if (address.size() > 1 && is_slash(address[0]) && is_slash(address[1])) return false;
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
      return is_markup ? void(out_ += text) : print_name(text, id);
    default:
      is_markup ? append_marked(out_, text) : append_escaped(out_, text, Escape::html);
  }
}

void Machine::print_address(std::string_view text, bool is_markup, NodeId id) {
  const bool safe = is_markup ? is_safe_address(without_references(text)) : is_safe_address(text);
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
    if (is_safe_address(entry)) {
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
    if (runs_or_hides(rest.substr(0, end))) break;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (!rest.empty()) {
    fail(id, "`" + std::string(text.substr(0, 60)) + "` cannot stand in a tag outside of quotes",
         "write attributes out, or make them with `xmlattr`");
  }
  out_ += text;
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

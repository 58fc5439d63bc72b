// Filters of markup: escaping, JSON, attributes, links.
#include <algorithm>

#include "jinja/library.hpp"
#include "jinja/links.hpp"
#include "jinja/machine.hpp"
#include "jinja/strings.hpp"
#include "text/escape.hpp"
#include "text/utf8.hpp"

namespace planpress::jinja {
namespace {

View made_markup(Call& call, const std::string& text) {
  return View::markup(call.arena.copy(std::string_view(text)));
}

// `escape` writes for the language of the template; where that is none, for HTML.
Escape language(const Call& call) {
  return call.escape == Escape::markdown ? Escape::markdown : Escape::html;
}

View safe(Call& call) {
  return View::markup(call.text(0));
}

View escape(Call& call) {
  if (call.args[0].is_markup()) return call.args[0];
  std::string out;
  append_escaped(out, call.text(0), language(call));
  return made_markup(call, out);
}

View forceescape(Call& call) {
  std::string out;
  append_escaped(out, call.text(0), language(call));
  return made_markup(call, out);
}

View tojson(Call& call) {
  if (call.args[0].is_undefined()) call.fail("expected a value, found undefined");
  std::string json;
  JsonForm form;
  form.sorted = true;
  const std::int64_t indent = call.integer(1, -1);
  if (indent > 100) call.fail("indent is too large");
  form.indent = static_cast<int>(indent < 0 ? -1 : indent);
  append_json(json, call.args[0], call.arena, form);
  std::string out;
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    switch (c) {
      // U+2028 and U+2029 end a line in older scripts.
      case '\xE2':
        if (json.compare(at, 2, "\xE2\x80") == 0 && (json[at + 2] == '\xA8' || json[at + 2] == '\xA9')) {
          out += json[at + 2] == '\xA8' ? "\\u2028" : "\\u2029";
          at += 2;
        } else {
          out += c;
        }
        break;
      case '<':
        out += "\\u003c";
        break;
      case '>':
        out += "\\u003e";
        break;
      case '&':
        out += "\\u0026";
        break;
      case '\'':
        out += "\\u0027";
        break;
      default:
        out += c;
    }
  }
  return made_markup(call, out);
}

// The value of an attribute that bears this name.
void append_attribute(std::string& out, std::string_view name, const View& value, Call& call) {
  const ValueKind attribute = attribute_of({}, lower_text(name));
  if (attribute == ValueKind::script || attribute == ValueKind::markup || attribute == ValueKind::style) {
    call.fail("`" + std::string(name) + "` cannot be made by `xmlattr`",
              "write the attribute out in the template");
  }
  const std::string_view text = text_of(value, call.arena);
  if (attribute == ValueKind::address) {
    text::append_html(
        out, call.machine.checked_address(value.is_markup() ? without_references(text) : std::string(text)));
  } else {
    value.is_markup() ? append_marked(out, text) : append_escaped(out, text, Escape::html);
  }
}

View xmlattr(Call& call) {
  const View& map = call.args[0];
  if (map.kind() != View::Kind::map) call.fail("expected a map, found " + describe(map));
  std::string out;
  for (std::uint32_t i = 0; i < map.size(); ++i) {
    const View value = map.map_type().value(map.pointer(), i, call.arena);
    if (value.is_none() || value.is_undefined()) continue;
    const std::string_view key = map.map_type().key(map.pointer(), i);
    if (key.find_first_of(" \t\r\n\f\v/>=") != std::string_view::npos) {
      call.fail("`" + std::string(key) + "` cannot be the name of an attribute");
    }
    if (!out.empty()) out += ' ';
    text::append_html(out, key);
    out += "=\"";
    append_attribute(out, key, value, call);
    out += '"';
  }
  if (call.boolean(1, true) && !out.empty()) out.insert(out.begin(), ' ');
  return call.escape == Escape::none ? call.string(out) : made_markup(call, out);
}

std::string without(std::string_view text, std::string_view open, std::string_view close) {
  std::string out;
  for (std::size_t at = 0;;) {
    const std::size_t start = text.find(open, at);
    const std::size_t end = start == std::string_view::npos ? start : text.find(close, start + open.size());
    if (end == std::string_view::npos) return out.append(text.substr(at));
    out += text.substr(at, start - at);
    at = end + close.size();
  }
}

View striptags(Call& call) {
  const std::string plain = without(without(call.text(0), "<!--", "-->"), "<", ">");
  std::string out;
  for (const std::string_view word : words_of(plain)) {
    if (!out.empty()) out += ' ';
    out += word;
  }
  return call.string(without_references(out));
}

void append_query(std::string& out, std::string_view text) {
  std::string quoted;
  text::append_url(quoted, text);
  out += replaced(replaced(quoted, "/", "%2F", -1), "%20", "+", -1);
}

View urlencode(Call& call) {
  const View& input = call.args[0];
  std::string out;
  if (input.kind() != View::Kind::list && input.kind() != View::Kind::map) {
    text::append_url(out, call.text(0));
    return call.string(out);
  }
  const View pairs = input.kind() == View::Kind::map ? pairs_of(input, call.arena) : input;
  for (std::uint32_t i = 0; i < pairs.size(); ++i) {
    const View pair = pairs.at(i, call.arena);
    if (pair.kind() != View::Kind::list || pair.size() != 2) call.fail("expected pairs of name and value");
    if (i > 0) out += '&';
    append_query(out, text_of(pair.at(0, call.arena), call.arena));
    out += '=';
    append_query(out, text_of(pair.at(1, call.arena), call.arena));
  }
  return call.string(out);
}

View urlize(Call& call) {
  LinkForm form;
  if (call.given(1) && !call.args[1].is_none()) form.limit = call.integer(1, 0);
  std::vector<std::string_view> rel{"noopener"};
  if (call.boolean(2, false)) rel.push_back("nofollow");
  if (call.given(4) && !call.args[4].is_none()) {
    for (const std::string_view word : words_of(call.text(4))) rel.push_back(word);
  }
  std::sort(rel.begin(), rel.end());
  rel.erase(std::unique(rel.begin(), rel.end()), rel.end());
  for (const std::string_view word : rel) form.rel += (form.rel.empty() ? "" : " ") + std::string(word);
  if (call.given(3) && !call.args[3].is_none()) form.target = call.text(3);
  if (call.given(5) && !call.args[5].is_none()) {
    const View schemes = call.args[5];
    for (std::uint32_t i = 0; schemes.kind() == View::Kind::list && i < schemes.size(); ++i) {
      form.schemes.emplace_back(text_of(schemes.at(i, call.arena), call.arena));
    }
  }
  std::string escaped;
  append_escaped(escaped, call.text(0), call.args[0].is_markup() ? Escape::none : Escape::html);
  std::string out;
  append_linked(out, escaped, form);
  return call.escape == Escape::none ? call.string(out) : made_markup(call, out);
}

constexpr FilterRow rows[] = {
    {"safe", "", safe, "The text as markup that is not escaped again."},
    {"escape", "", escape, "The text escaped for the template's language."},
    {"e", "", escape, "The same as `escape`."},
    {"forceescape", "", forceescape, "Escaped even when it is markup already."},
    {"tojson", "indent?", tojson, "The value as JSON that may stand in HTML and in a script."},
    {"xmlattr", "autospace?", xmlattr, "A map as attributes of a tag."},
    {"striptags", "", striptags, "The text without tags and with single spaces."},
    {"urlencode", "", urlencode, "Escaped for a URL; a map or pairs as a query."},
    {"urlize", "trim_url_limit? nofollow? target? rel? extra_schemes?", urlize,
     "With addresses made into links."},
};

}  // namespace

std::span<const FilterRow> html_filters() {
  return rows;
}

}  // namespace planpress::jinja

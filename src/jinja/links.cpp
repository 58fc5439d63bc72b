#include "jinja/links.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "jinja/strings.hpp"
#include "text/escape.hpp"
#include "text/utf8.hpp"

namespace planpress::jinja {
namespace {

bool is_word(std::string_view text, std::size_t at) {
  const char32_t c = text::decode(text, at).value;
  return c == '_' || text::is_letter_or_digit(c);
}

bool is_small_letter(char c) {
  return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

// What may follow a host: a port, then a path.
bool is_tail(std::string_view text) {
  if (text.starts_with(':')) {
    std::size_t digits = 1;
    while (digits < text.size() && digits <= 6 && text[digits] >= '0' && text[digits] <= '9') ++digits;
    if (digits == 1 || digits > 6) return false;
    text.remove_prefix(digits);
  }
  return text.empty() || text[0] == '/' || text[0] == '?' || text[0] == '#';
}

// The labels of a host up to the first character that belongs to none.
std::vector<std::string_view> labels_of(std::string_view text, std::size_t& end) {
  std::vector<std::string_view> labels;
  std::size_t start = 0;
  std::size_t at = 0;
  while (at < text.size() && (text[at] == '-' || text[at] == '%' || text[at] == '.' || is_word(text, at))) {
    if (text[at] == '.') {
      labels.push_back(text.substr(start, at - start));
      start = at + 1;
    }
    at += text::decode(text, at).length;
  }
  labels.push_back(text.substr(start, at - start));
  end = at;
  return labels;
}

bool is_top_label(std::string_view label) {
  if (label.starts_with("xn--")) return label.size() >= 6;
  return label.size() >= 2 && label.size() <= 63 && std::all_of(label.begin(), label.end(), is_small_letter);
}

bool is_web_address(std::string_view text) {
  const bool with_scheme = text.starts_with("http://") || text.starts_with("https://");
  const bool www = text.starts_with("www.");
  std::string_view host = text;
  if (with_scheme) host = text.substr(text.find("://") + 3);
  if (www) host = text.substr(4);
  std::size_t end = 0;
  const std::vector<std::string_view> labels = labels_of(host, end);
  if (!is_tail(host.substr(end))) return false;
  if (std::any_of(labels.begin(), labels.end(), [](std::string_view l) { return l.empty(); })) return false;
  if (with_scheme || www) {
    if (is_top_label(labels.back())) return true;
    const auto is_number = [](std::string_view l) {
      return l.size() <= 3 && l.find_first_not_of("0123456789") == std::string_view::npos;
    };
    return with_scheme && labels.size() == 4 && std::all_of(labels.begin(), labels.end(), is_number);
  }
  static constexpr std::string_view common[] = {"com", "net", "int", "edu", "gov", "org", "info", "mil"};
  return labels.size() >= 2 &&
         std::find(std::begin(common), std::end(common), labels.back()) != std::end(common) &&
         std::all_of(labels.begin(), labels.end() - 1,
                     [](std::string_view l) { return l.size() >= 2 && l.size() <= 63; });
}

bool is_mail_address(std::string_view text) {
  const std::size_t at = text.rfind('@');
  if (at == std::string_view::npos || at == 0 || at + 1 >= text.size()) return false;
  const std::string_view host = text.substr(at + 1);
  const std::size_t dot = host.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || dot + 1 >= host.size() || !is_word(host, 0)) return false;
  for (std::size_t i = 0; i < host.size(); i += text::decode(host, i).length) {
    if (!is_word(host, i) && host[i] != '.' && (host[i] != '-' || i > dot)) return false;
  }
  return true;
}

bool take_front(std::string_view& text, std::string_view what, std::string& into) {
  if (!text.starts_with(what)) return false;
  into += what;
  text.remove_prefix(what.size());
  return true;
}

std::size_t occurrences(std::string_view text, std::string_view what) {
  std::size_t count = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + what.size()))
    ++count;
  return count;
}

void append_link(std::string& out, std::string_view href, std::string_view shown, const LinkForm& form,
                 bool attributes) {
  out.append("<a href=\"").append(href).append("\"");
  if (attributes && !form.rel.empty()) {
    out += " rel=\"";
    text::append_html(out, form.rel);
    out += '"';
  }
  if (attributes && !form.target.empty()) {
    out += " target=\"";
    text::append_html(out, form.target);
    out += '"';
  }
  out.append(">").append(shown).append("</a>");
}

std::string cut(std::string_view text, const LinkForm& form) {
  if (form.limit < 0 || text::count_code_points(text) <= static_cast<std::size_t>(form.limit))
    return std::string(text);
  return std::string(first_code_points(text, static_cast<std::size_t>(form.limit))) + "...";
}

void append_middle(std::string& out, const std::string& middle, const LinkForm& form) {
  if (is_web_address(middle)) {
    const bool whole = middle.starts_with("https://") || middle.starts_with("http://");
    append_link(out, whole ? middle : "https://" + middle, cut(middle, form), form, true);
  } else if (middle.starts_with("mailto:") && is_mail_address(std::string_view(middle).substr(7))) {
    append_link(out, middle, std::string_view(middle).substr(7), form, false);
  } else if (middle.find('@') != std::string::npos && !middle.starts_with("www.") &&
             middle.find(':') == std::string::npos && is_mail_address(middle)) {
    append_link(out, "mailto:" + middle, middle, form, false);
  } else {
    const bool known = std::any_of(form.schemes.begin(), form.schemes.end(), [&](const std::string& scheme) {
      return middle != scheme && middle.starts_with(scheme);
    });
    known ? append_link(out, middle, middle, form, true) : void(out += middle);
  }
}

// Brackets before and marks after a word are not the address's, but brackets that open in it close in it.
void append_word(std::string& out, std::string_view word, const LinkForm& form) {
  std::string head;
  std::string tail;
  while (take_front(word, "(", head) || take_front(word, "<", head) || take_front(word, "&lt;", head)) {
  }
  const std::string_view before = word;
  for (bool more = true; more;) {
    more = false;
    if (!word.empty() && std::string_view(")>.,").find(word.back()) != std::string_view::npos) {
      word.remove_suffix(1);
      more = true;
    } else if (word.ends_with("&gt;")) {
      word.remove_suffix(4);
      more = true;
    }
  }
  tail = before.substr(word.size());
  std::string middle(word);
  static constexpr std::pair<std::string_view, std::string_view> brackets[] = {
      {"(", ")"}, {"<", ">"}, {"&lt;", "&gt;"}};
  for (const auto& [open, close] : brackets) {
    const std::size_t opened = occurrences(middle, open);
    if (opened <= occurrences(middle, close)) continue;
    for (std::size_t i = std::min(opened, occurrences(tail, close)); i > 0; --i) {
      const std::size_t end = tail.find(close) + close.size();
      middle += tail.substr(0, end);
      tail.erase(0, end);
    }
  }
  out += head;
  append_middle(out, middle, form);
  out += tail;
}

}  // namespace

void append_linked(std::string& out, std::string_view escaped, const LinkForm& form) {
  std::size_t start = 0;
  for (std::size_t at = 0; at < escaped.size();) {
    const text::CodePoint point = text::decode(escaped, at);
    if (text::is_space(point.value)) {
      if (at > start) append_word(out, escaped.substr(start, at - start), form);
      out += escaped.substr(at, point.length);
      start = at + point.length;
    }
    at += point.length;
  }
  if (start < escaped.size()) append_word(out, escaped.substr(start), form);
}

std::string without_references(std::string_view text) {
  static constexpr std::pair<std::string_view, std::string_view> known[] = {
      {"amp", "&"},
      {"lt", "<"},
      {"gt", ">"},
      {"quot", "\""},
      {"apos", "'"},
      {"nbsp", "\xC2\xA0"},
      {"copy", "©"},
      {"reg", "®"},
      {"laquo", "«"},
      {"raquo", "»"},
      {"ldquo", "“"},
      {"rdquo", "”"},
      {"lsquo", "‘"},
      {"rsquo", "’"},
      {"mdash", "—"},
      {"ndash", "–"},
      {"hellip", "…"},
      {"middot", "·"},
      {"bull", "•"},
      {"times", "×"},
      {"deg", "°"},
      {"sect", "§"},
      {"yen", "¥"},
      {"euro", "€"},
      {"emsp", "\xE2\x80\x83"},
      {"ensp", "\xE2\x80\x82"},
  };
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t end = text[at] == '&' ? text.find(';', at) : std::string_view::npos;
    if (end == std::string_view::npos || end - at > 12) {
      out += text[at];
      continue;
    }
    const std::string_view name = text.substr(at + 1, end - at - 1);
    if (name.starts_with('#')) {
      const bool hex = name.size() > 1 && (name[1] | 0x20) == 'x';
      const std::string_view digits = name.substr(hex ? 2 : 1);
      std::uint32_t value = 0;
      const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value, hex ? 16 : 10);
      if (!digits.empty() && read.ec == std::errc() && read.ptr == digits.data() + digits.size()) {
        const bool bad = value == 0 || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000);
        text::append_utf8(out, bad ? U'\uFFFD' : static_cast<char32_t>(value));
        at = end;
        continue;
      }
    }
    const auto found = std::find_if(std::begin(known), std::end(known),
                                    [&](const auto& pair) { return pair.first == name; });
    if (found == std::end(known)) {
      out += '&';
    } else {
      out += found->second;
      at = end;
    }
  }
  return out;
}

}  // namespace planpress::jinja

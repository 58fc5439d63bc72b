#include "jinja/html_state.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "jinja/html_address.hpp"
#include "jinja/html_bytes.hpp"
#include "jinja/html_script.hpp"

namespace planpress::jinja {
namespace {

using Where = HtmlState::Where;

bool is_letter(char c) {
  return lower(c) >= 'a' && lower(c) <= 'z';
}

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Names by what the value of the attribute does (HTML standard, index of attributes; SVG 2 for the last
// ones).
constexpr std::array<std::string_view, 19> address_names{
    "href",       "src",      "action", "formaction", "cite",    "poster",   "background",
    "manifest",   "longdesc", "ping",   "icon",       "profile", "codebase", "classid",
    "xlink:href", "xml:base", "usemap", "lowsrc",     "dynsrc"};
constexpr std::array<std::string_view, 2> addresses_names{"srcset", "imagesrcset"};
constexpr std::array<std::string_view, 4> animated_names{"to", "from", "by", "values"};
constexpr std::array<std::string_view, 6> raw_elements{"iframe",    "noembed", "noframes",
                                                       "plaintext", "xmp",     "listing"};

// What the content of an element is read as.
Where content_of(const HtmlState& state, bool is_xml) {
  if (state.closing || is_xml) return Where::text;
  if (state.element == "script") return Where::script;
  if (state.element == "style") return Where::style;
  if (state.element == "title" || state.element == "textarea") return Where::title;
  return is_one_of(state.element, raw_elements) ? Where::raw : Where::text;
}

bool is_inside_tag(Where where) {
  return where == Where::tag_name || where == Where::tag || where == Where::attribute_name ||
         where == Where::after_name;
}

/// Goes over one run of text of a template, character by character.
class Passage {
 public:
  Passage(HtmlState& state, std::string_view text, std::uint32_t offset, bool is_xml)
      : state_(state), text_(text), offset_(offset), is_xml_(is_xml) {}

  void run() {
    while (at_ < text_.size()) step();
  }

 private:
  char now() const { return text_[at_]; }
  char ahead(std::size_t by = 1) const { return at_ + by < text_.size() ? text_[at_ + by] : '\0'; }
  bool starts_with(std::string_view what) const { return text_.substr(at_).starts_with(what); }

  void open(Where where) {
    state_.where = where;
    state_.since = offset_ + static_cast<std::uint32_t>(at_);
    state_.written.clear();
  }

  void step() {
    switch (state_.where) {
      case Where::text:
        return pass_text();
      case Where::tag_name:
        return pass_tag_name();
      case Where::tag:
      case Where::attribute_name:
      case Where::after_name:
        return pass_tag();
      case Where::before_value:
        return pass_before_value();
      case Where::value:
        return pass_value();
      case Where::bare_value:
        if (is_blank(now())) state_.where = Where::tag;
        if (now() == '>') return end_tag();
        pass_meta(now());
        return void(++at_);
      case Where::comment:
        return pass_comment();
      case Where::declaration:
        if (now() == '>') state_.where = Where::text;
        return void(++at_);
      case Where::section:
        if (starts_with("]]>")) state_.where = Where::text;
        return void(++at_);
      case Where::title:
      case Where::script:
      case Where::style:
      case Where::raw:
        return pass_element();
    }
  }

  void pass_text() {
    at_ = std::min(text_.find('<', at_), text_.size());
    if (at_ == text_.size()) return;
    if (starts_with("<!--")) {
      open(Where::comment);
      state_.written = "--";  // so that `<!-->` ends where browsers end it
      at_ += 4;
    } else if (is_xml_ && starts_with("<![CDATA[")) {
      open(Where::section);
      at_ += 9;
    } else if (ahead() == '!' || ahead() == '?') {
      open(Where::declaration);
      at_ += 2;
    } else {
      open(Where::tag_name);
      state_.element.clear();
      state_.closing = ahead() == '/';
      state_.certain_name = true;
      state_.refreshes = false;
      at_ += state_.closing ? 2 : 1;
    }
  }

  void pass_tag_name() {
    const char c = now();
    // A `<` that no letter follows is text.
    if (state_.element.empty() && state_.certain_name && !is_letter(c)) {
      state_.where = Where::text;
    } else if (is_blank(c) || c == '/') {
      state_.where = Where::tag;
    } else if (c == '>') {
      end_tag();
    } else {
      state_.element += lower(c);
      ++at_;
    }
  }

  void pass_tag() {
    const char c = now();
    if (c == '>') return end_tag();
    if (is_blank(c)) {
      if (state_.where == Where::attribute_name) state_.where = Where::after_name;
    } else if (c == '/') {
      state_.where = Where::tag;
    } else if (c == '=' && state_.where != Where::tag) {
      state_.where = Where::before_value;
      state_.attribute = state_.closing         ? ValueKind::plain
                         : !state_.certain_name ? ValueKind::unknown
                                                : attribute_of(state_.element, state_.name);
    } else if (state_.where == Where::attribute_name) {
      state_.name += lower(c);
    } else {
      state_.where = Where::attribute_name;
      state_.name = lower(c);
      state_.certain_name = true;
    }
    ++at_;
  }

  void pass_before_value() {
    const char c = now();
    if (c == '>') return end_tag();
    if (c == '"' || c == '\'') {
      state_.where = Where::value;
      state_.quote = c;
      state_.address = Address::start;
      state_.script = Script::code;
      state_.pattern = true;
      state_.nesting.clear();
      state_.written.clear();
    } else if (!is_blank(c)) {
      state_.where = Where::bare_value;
      state_.written.clear();
      pass_meta(c);
    }
    ++at_;
  }

  void pass_value() {
    const char c = now();
    if (c == state_.quote) {
      state_.where = Where::tag;
      state_.name.clear();
      ++at_;
      return;
    }
    switch (state_.attribute) {
      case ValueKind::script:
        at_ += pass_script(state_, c, ahead());
        return;
      case ValueKind::address:
      case ValueKind::addresses:
        at_ += pass_address(state_, text_.substr(at_));
        return;
      case ValueKind::plain:
        pass_meta(c);
        break;
      default:
        break;
    }
    ++at_;
  }

  // `<meta http-equiv="refresh" content="0; url=…">` leads to an address, too.
  void pass_meta(char c) {
    if (state_.element != "meta" || is_blank(c)) return;
    if (state_.name == "http-equiv") {
      if (state_.written.size() < 8) state_.written += lower(c);
      state_.refreshes = state_.written == "refresh";
    }
    if (state_.name != "content") return;
    if (state_.written.size() == 4) state_.written.erase(0, 1);
    state_.written += lower(c);
    if (state_.written != "url=") return;
    state_.attribute = ValueKind::address;
    state_.address = Address::start;
    state_.written.clear();
  }

  void pass_comment() {
    const char c = now();
    if (c == '>' && (state_.written == "--" || state_.written == "--!")) {
      state_.where = Where::text;
    } else if (c == '-') {
      state_.written = state_.written.starts_with('-') && state_.written != "--!" ? "--" : "-";
    } else if (c == '!' && state_.written == "--") {
      state_.written = "--!";
    } else {
      state_.written.clear();
    }
    ++at_;
  }

  // The content of a script, a style sheet, a title: it ends at the end tag, whatever it is in the middle of.
  void pass_element() {
    const std::string_view rest = text_.substr(at_);
    const std::size_t size = state_.element.size();
    const bool ends = rest.starts_with("</") && rest.size() >= size + 2 &&
                      std::equal(state_.element.begin(), state_.element.end(), rest.begin() + 2,
                                 [](char a, char b) { return a == lower(b); }) &&
                      (rest.size() == size + 2 || is_blank(rest[size + 2]) || rest[size + 2] == '>' ||
                       rest[size + 2] == '/');
    if (ends) {
      open(Where::tag_name);
      state_.closing = true;
      state_.certain_name = true;
      at_ += size + 2;
    } else if (state_.where == Where::script) {
      at_ += pass_script(state_, now(), ahead());
    } else {
      ++at_;
    }
  }

  void end_tag() {
    const Where content = content_of(state_, is_xml_);
    ++at_;
    state_.where = content;
    state_.name.clear();
    state_.written.clear();
    state_.nesting.clear();
    state_.script = Script::code;
    state_.pattern = true;
  }

  HtmlState& state_;
  std::string_view text_;
  std::uint32_t offset_;
  bool is_xml_;
  std::size_t at_ = 0;
};

// What two branches know of the address that both are in.
Address either(const HtmlState& a, const HtmlState& b) {
  if (a.address == Address::forbidden || b.address == Address::forbidden) return Address::forbidden;
  if (a.address == b.address && (a.address != Address::scheme || a.written == b.written)) return a.address;
  const auto is_path = [](Address one) {
    return one == Address::slash || one == Address::path || one == Address::rest;
  };
  return is_path(a.address) && is_path(b.address) ? Address::path : Address::open;
}

bool is_ordinary(const HtmlState& state) {
  return content_of(state, false) == Where::text;
}

bool is_same_script(const HtmlState& a, const HtmlState& b) {
  return a.script == b.script && a.nesting == b.nesting &&
         (a.script != Script::string || a.script_quote == b.script_quote);
}

}  // namespace

ValueKind attribute_of(std::string_view element, std::string_view name) {
  if (name.starts_with("on")) return ValueKind::script;
  if (name == "style") return ValueKind::style;
  if (name == "srcdoc") return ValueKind::markup;
  if (is_one_of(name, address_names)) return ValueKind::address;
  if (is_one_of(name, addresses_names)) return ValueKind::addresses;
  if (name == "data" && element == "object") return ValueKind::address;
  const bool animates = element == "set" || element.starts_with("animate");
  if (animates && is_one_of(name, animated_names)) return ValueKind::address;
  return ValueKind::plain;
}

void HtmlState::pass(std::string_view text, std::uint32_t offset, bool is_xml) {
  Passage(*this, text, offset, is_xml).run();
}

void HtmlState::pass_value() {
  const bool runs = where == Where::script || (where == Where::value && attribute == ValueKind::script);
  if (runs && script == Script::code) {
    pattern = false;
    written.clear();
  } else if (where == Where::value &&
             (attribute == ValueKind::address || attribute == ValueKind::addresses)) {
    if (address == Address::start || address == Address::scheme) address = Address::open;
    if (address == Address::slash) address = Address::path;
  } else if (where == Where::value && element == "meta" && name == "http-equiv") {
    refreshes = true;  // for all one can tell
  } else if (where == Where::tag_name) {
    certain_name = false;
  } else if (is_inside_tag(where)) {
    where = Where::attribute_name;
    certain_name = false;
  }
}

bool HtmlState::join(const HtmlState& other) {
  if (is_inside_tag(where) && is_inside_tag(other.where)) {
    const bool same_content = element == other.element || (is_ordinary(*this) && is_ordinary(other));
    if (closing != other.closing || !same_content) return false;
    refreshes = refreshes || other.refreshes;
    if (where == other.where && name == other.name && element == other.element) return true;
    // What follows without white space may go on with a name.
    where = Where::attribute_name;
    name.clear();
    certain_name = false;
    return true;
  }
  if (where != other.where) return false;
  switch (where) {
    case Where::value:
      if (quote != other.quote || attribute != other.attribute) return false;
      if (attribute == ValueKind::script && !is_same_script(*this, other)) return false;
      address = either(*this, other);
      break;
    case Where::script:
      if (!is_same_script(*this, other)) return false;
      break;
    case Where::title:
    case Where::raw:
      return element == other.element;
    default:
      return true;
  }
  if (pattern != other.pattern) pattern = false;
  if (written != other.written) written.clear();
  return true;
}

bool is_same_place(const HtmlState& a, const HtmlState& b) {
  HtmlState joined = a;
  return joined.join(b);
}

}  // namespace planpress::jinja

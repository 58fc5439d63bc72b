// Where in an HTML document a template is: what the tokenizer of the HTML standard (section 13.2.5) would be
// doing there, as far as it matters for the values that a template writes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace planpress::jinja {

/// What an attribute's value is read as.
enum class ValueKind : std::uint8_t { plain, address, addresses, script, style, markup, unknown };

/// How much of an address stands before this place.
enum class Address : std::uint8_t {
  start,      // nothing
  scheme,     // plain text that may become a scheme: kept in `written`
  open,       // a value, so that nobody can tell
  slash,      // a lone `/`: a second one would make a host of what follows
  path,       // a value and a `/`, in either order
  rest,       // more than a scheme and a host: what follows cannot change where the address leads to
  forbidden,  // `javascript:` and its kin
};

/// What a script is in the middle of.
enum class Script : std::uint8_t { code, string, pattern, line_comment, block_comment };

/// Which it is, for names in lower case.
ValueKind attribute_of(std::string_view element, std::string_view name);

struct HtmlState {
  enum class Where : std::uint8_t {
    text,
    tag_name,
    tag,  // between attributes
    attribute_name,
    after_name,    // white space behind it
    before_value,  // behind the `=`
    value,         // in quotes
    bare_value,    // without
    comment,
    declaration,  // `<!…>`, `<?…>`
    section,      // `<![CDATA[…]]>`, XML only
    title,        // `<title>`, `<textarea>`: text without tags
    script,
    style,
    raw,  // other elements whose content is no markup: `<iframe>`, `<xmp>`
  };
  Where where = Where::text;
  char quote = 0;        // around a value
  bool closing = false;  // an end tag
  ValueKind attribute = ValueKind::plain;
  Address address = Address::start;
  Script script = Script::code;
  char script_quote = 0;     // of a string
  bool pattern = true;       // a `/` would begin a regular expression
  bool in_class = false;     // in the `[…]` of one
  bool certain_name = true;  // false: a value or a branch is part of the name
  bool refreshes = false;    // `http-equiv="refresh"` stands in this tag
  std::string element;       // the last tag's name, in lower case
  std::string name;          // the attribute's, in lower case
  std::string written;       // the beginning of an address, or the end of a script word
  std::string nesting;       // of a script's template literals: '`' and '{'
  std::uint32_t since = 0;   // where in the template what is open begins

  /// Goes over what the template says as it is; `offset` is where it stands.
  void pass(std::string_view text, std::uint32_t offset, bool is_xml);
  /// Goes over a value.
  void pass_value();
  /// What the branches of a statement leave behind, if they end in the same place. False, and unchanged, when
  /// they do not.
  bool join(const HtmlState& other);
  /// The place in words: "text", "the value of `href`".
  std::string described() const;
  /// What of a script is open, in words.
  std::string_view script_described() const;
};

/// True when what begins in `a` may begin in `b` as well.
bool is_same_place(const HtmlState& a, const HtmlState& b);

}  // namespace planpress::jinja

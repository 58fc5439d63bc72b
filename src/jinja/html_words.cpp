// Places in a page, in words for messages.
#include "jinja/html_state.hpp"

namespace planpress::jinja {

std::string HtmlState::described() const {
  const auto tag = [&] { return std::string(closing ? "`</" : "`<") + element + "`"; };
  switch (where) {
    case Where::text:
      return "text";
    case Where::tag_name:
    case Where::tag:
    case Where::attribute_name:
    case Where::after_name:
      return "the tag " + tag();
    case Where::before_value:
    case Where::value:
    case Where::bare_value:
      return name.empty() ? "the value of an attribute" : "the value of `" + name + "`";
    case Where::comment:
      return "a comment";
    case Where::declaration:
      return "a declaration";
    case Where::section:
      return "a CDATA section";
    case Where::script:
      return std::string(script_described());
    case Where::style:
      return "a style sheet";
    case Where::title:
    case Where::raw:
      return "the text of `<" + element + ">`";
  }
  return "text";
}

std::string_view HtmlState::script_described() const {
  switch (script) {
    case Script::code:
      return "a script";
    case Script::string:
      return "a string of a script";
    case Script::pattern:
      return "a regular expression of a script";
    case Script::line_comment:
    case Script::block_comment:
      return "a comment of a script";
  }
  return "a script";
}

}  // namespace planpress::jinja

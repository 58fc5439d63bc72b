// Which values may stand where, and how they are made safe there.
#include <algorithm>
#include <array>

#include "jinja/html_places.hpp"
#include "jinja/loops.hpp"

namespace planpress::jinja {

using Where = HtmlState::Where;

void HtmlPlaces::place_output(NodeId id, NodeId expression, HtmlState& state) {
  // Where escaping is switched off, the author answers for all of it.
  if (tree().nodes[id].escape == Escape::none || is_super(expression, state)) return state.pass_value();
  Place place = Place::text;
  const auto refuse = [&](std::string message, std::string hint) {
    if (diag::Diagnostic* fault = fail(id, std::move(message))) fault->with_hint(std::move(hint));
  };
  switch (state.where) {
    case Where::text:
      break;
    case Where::title:
      place = Place::attribute;
      break;
    case Where::tag_name:
      place = place_in_tag_name(id, state);
      break;
    case Where::tag:
    case Where::attribute_name:
    case Where::after_name:
      place = Place::name;
      break;
    case Where::before_value:
    case Where::bare_value:
      refuse("the value of `" + state.name + "` has no quotes around it",
             "write `" + state.name + "=\"…\"`: without quotes a space in the value would end it");
      break;
    case Where::value:
      place = place_in_value(id, expression, state);
      break;
    case Where::comment:
      refuse("a value cannot stand in a comment", "comments are published; use `{# … #}` for notes");
      break;
    case Where::declaration:
    case Where::section:
      refuse("a value cannot stand in " + state.described(), "move it into text or an attribute");
      break;
    case Where::script:
      check_script(id, expression, state);
      break;
    case Where::style:
      check_style(id, expression);
      break;
    case Where::raw:
      refuse("a value cannot stand in " + state.described(), "move it into another element");
      break;
  }
  tree().nodes[id].place = place;
  state.pass_value();
}

// A value that is only a part of the name might complete that of an element that runs scripts.
Place HtmlPlaces::place_in_tag_name(NodeId id, const HtmlState& state) const {
  const std::string& source = page_->source->text;
  const std::size_t end = tree().nodes[id].end;
  const bool ends_name = tree().nodes[id].kind == Kind::output && end < source.size() && end >= 3 &&
                         source[end - 3] != '-' &&
                         std::string_view(" \t\n\r\f/>").find(source[end]) != std::string_view::npos;
  const bool is_custom = state.element.find('-') != std::string::npos;
  const bool begins_name = state.element.empty() && state.certain_name;
  return (begins_name || is_custom) && ends_name ? Place::tag : Place::tag_part;
}

Place HtmlPlaces::place_in_value(NodeId id, NodeId expression, const HtmlState& state) {
  const auto refuse = [&](std::string message, std::string hint) {
    if (diag::Diagnostic* fault = fail(id, std::move(message))) fault->with_hint(std::move(hint));
  };
  switch (state.attribute) {
    case ValueKind::plain:
      if (state.element == "meta" && state.name == "content" && state.refreshes &&
          made_by(expression) == Makes::anything)
        refuse("a value cannot choose what a refresh does",
               "write `content=\"0; url={{ x }}\"`, with the address as the value");
      break;
    case ValueKind::address:
      if (state.address == Address::forbidden) {
        refuse("a value cannot stand in an address that may run a script",
               "write the scheme out and put values behind it: `https://…/{{ x }}`");
      }
      return state.address == Address::rest ? Place::attribute : Place::address;
    case ValueKind::addresses:
      return state.address == Address::start || state.address == Address::scheme ||
                     state.address == Address::open
                 ? Place::addresses
                 : Place::address_part;
    case ValueKind::script:
      check_script(id, expression, state);
      break;
    case ValueKind::style:
      check_style(id, expression);
      break;
    case ValueKind::markup:
      refuse("a value cannot stand in `" + state.name + "`",
             "make it a page of its own and name it in `src`");
      break;
    case ValueKind::unknown:
      refuse("the name of the attribute around this value is not written out",
             "write the whole attribute in each branch, or use `xmlattr`");
      break;
  }
  return Place::attribute;
}

void HtmlPlaces::check_script(NodeId id, NodeId expression, const HtmlState& state) {
  diag::Diagnostic* fault = nullptr;
  if (state.script != Script::code) {
    fault = fail(id, "a value cannot stand in " + std::string(state.script_described()));
    if (fault && state.script == Script::string)
      fault->with_hint("`tojson` writes quotes of its own: put the value outside of them");
  } else if (made_by(expression) == Makes::anything) {
    fault = fail(id, "a value in a script must be made by `tojson`");
    if (fault) fault->with_hint("write `{{ … | tojson }}`, without quotes around it");
  }
}

void HtmlPlaces::check_style(NodeId id, NodeId expression) {
  const Makes made = made_by(expression);
  if (made == Makes::number || made == Makes::constant) return;
  if (diag::Diagnostic* fault = fail(id, "a value cannot stand in a style as it is"))
    fault->with_hint("make it a number with `int`, `float` or `round`, or choose a class by it");
}

// What `super()` gives was made safe for the place where the block stands.
bool HtmlPlaces::is_super(NodeId expression, const HtmlState& state) const {
  return tree().nodes[expression].kind == Kind::super_block && block_entry_ &&
         is_same_place(*block_entry_, state);
}

HtmlPlaces::Makes HtmlPlaces::made_by(NodeId expression) const {
  const Node& n = tree().nodes[expression];
  switch (n.kind) {
    case Kind::none:
    case Kind::constant:
      return Makes::constant;
    case Kind::filter:
      return made_by_filter(n);
    case Kind::conditional:
      return made_by_either(n.b, n.c);
    case Kind::both:
      return made_by(n.b);  // what makes `and` stop is empty, zero or false
    case Kind::either:
      return made_by_either(n.a, n.b);
    case Kind::negation:
    case Kind::test:
    case Kind::comparison:
    case Kind::comparisons:
      return Makes::number;
    case Kind::arithmetic:
      // `+`, `*` and `%` are for texts too, and could put quotes around JSON.
      if (n.op == Op::subtract || n.op == Op::divide || n.op == Op::floor_divide || n.op == Op::power)
        return Makes::number;
      return made_by_either(n.a, n.b) == Makes::json ? Makes::anything : made_by_either(n.a, n.b);
    case Kind::loop_member: {
      const auto member = static_cast<LoopMember>(n.b);
      return member == LoopMember::previtem || member == LoopMember::nextitem ||
                     member == LoopMember::cycle || member == LoopMember::changed ||
                     member == LoopMember::unknown
                 ? Makes::anything
                 : Makes::number;
    }
    case Kind::concat: {
      Makes made = Makes::constant;
      for (std::uint32_t i = 0; i < n.b; ++i) {
        const Makes part = made_by(tree().lists[n.a + i]);
        if (part == Makes::anything || part == Makes::json) return Makes::anything;
        made = std::max(made, part);
      }
      return made;
    }
    default:
      return Makes::anything;
  }
}

HtmlPlaces::Makes HtmlPlaces::made_by_either(NodeId a, NodeId b) const {
  const Makes first = made_by(a);
  const Makes second = made_by(b);
  return first == Makes::anything || second == Makes::anything ? Makes::anything : std::max(first, second);
}

HtmlPlaces::Makes HtmlPlaces::made_by_filter(const Node& n) const {
  if (!page_->sound) return Makes::json;  // its names may be unknown; that was told
  static constexpr std::array<std::string_view, 7> numbers{"int",   "float",     "round", "length",
                                                           "count", "wordcount", "abs"};
  const std::string_view name = library_.filters[n.b].row.name;
  if (name == "tojson") return Makes::json;
  if (std::find(numbers.begin(), numbers.end(), name) != numbers.end()) return Makes::number;
  return name == "safe" && n.a != no_node ? made_by(n.a) : Makes::anything;
}

}  // namespace planpress::jinja

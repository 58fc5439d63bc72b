// A template as the parser leaves it and the resolver completes it: nodes in one flat array, referring to
// each other by number. Node 0 stands for "none".
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "data/arena.hpp"
#include "data/view.hpp"
#include "jinja/names.hpp"

namespace planpress::jinja {

using NodeId = std::uint32_t;
inline constexpr NodeId no_node = 0;
inline constexpr std::uint32_t no_slot = 0xFFFFFFFF;

/// How an output expression is made safe for the place where it lands; `changing` is decided while rendering
/// (`autoescape` with an expression).
enum class Escape : std::uint8_t { none, html, markdown, changing };

/// False for HTML and Markdown: neither is safe in the other.
constexpr bool is_same_language(Escape a, Escape b) {
  return a == b || a == Escape::none || b == Escape::none;
}

/// Where in an HTML page an output expression stands, which tells how to make it safe beyond its escape.
enum class Place : std::uint8_t {
  text,          // or any place where the expression was found to be safe as it is
  attribute,     // a value in quotes, or the text of a title
  address,       // the beginning of an address, or behind another value at its beginning
  addresses,     // the beginning of an entry of `srcset`
  address_part,  // inside an entry of `srcset`
  name,          // among the attributes of a tag, outside of quotes
  tag,           // a tag's whole name
  tag_part,      // a part of it
};

enum class Kind : std::uint8_t {
  none,
  // Expressions
  constant,     // a: constants
  name,         // a: name, b: slot, c: functions up
  tuple,        // a, b: list
  list,         // a, b: list
  map,          // a, b: list of key, value, key, value …
  negation,     // a
  minus,        // a
  plus,         // a
  arithmetic,   // op, a, b
  both,         // a and b
  either,       // a or b
  comparison,   // op, a, b
  comparisons,  // a: first, b, c: list of op, operand …
  concat,       // a, b: list
  conditional,  // a: test, b: then, c: else
  member,       // a: base, b: name, c: reasons
  item,         // a: base, b: index
  slice,        // a: base, b: list of start, stop, step
  call,         // a: callee, b: arguments
  method,       // a: base, b: name, c: arguments, d: built-in method
  filter,       // a: input, b: row, c, d: list of arguments by position; op add: c is an entry of `arguments`
  test,         // as filter
  loop_member,  // a: slot, b: member
  super_block,  // a: levels
  self_block,   // a: name
  // Statements
  body,          // a, b: list
  text,          // a: texts
  output,        // a: expression
  if_,           // a: test, b: body, c: else
  for_,          // a: loops
  set,           // a: target, b: value
  set_block,     // a: target, b: body, c: filter; d: frames
  macro,         // a: macros, b: target
  call_block,    // a: macros, b: call
  filter_block,  // a: filter, b: body, c: frames
  with,          // a, b: list of target, value …; c: body, d: frames
  autoescape,    // a: expression when it is not constant, b: body, c: frames
  block,         // a: blocks, b: frames (locals)
  extends,       // a: template expression; op add: a template's number
  include,       // a: as in extends, b: frames (locals), c: 1 ignore missing, d: 1 with context
  import_,       // a: as in extends, b: target, c: frames (locals), d: 1 with context
  from_import,   // a: as in extends, b, c: list of frames (locals), name, target, name, target …, d: 1 with
                 // context
  // Targets
  target_name,   // a: name, b: slot
  target_tuple,  // a, b: list
  target_field,  // a: name node, b: field name
};

enum class Op : std::uint8_t {
  none,
  add,
  subtract,
  multiply,
  divide,
  floor_divide,
  modulo,
  power,
  eq,
  ne,
  lt,
  le,
  gt,
  ge,
  in,
  not_in
};

struct Node {
  Kind kind = Kind::none;
  Op op = Op::none;
  Escape escape = Escape::none;
  bool flag = false;  // name, member, item: undefined is welcome; text, output, block: only while nothing is
                      // extended; filter: folded, its texts are the constants from `c` on
  Place place = Place::text;  // output, call_block, filter_block
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::uint32_t c = 0;
  std::uint32_t d = 0;
  std::uint32_t begin = 0;  // bytes in the source
  std::uint32_t end = 0;
};

/// A stretch of one of the tree's pools.
struct Range {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
};

/// What happens to a slot when a frame is entered.
struct Load {
  enum class How : std::uint8_t { resolve, alias, undefined } how = How::resolve;
  std::uint32_t slot = 0;
  std::uint32_t from = 0;  // alias: the slot outside
  std::uint32_t up = 0;    // alias: how many functions up
};

/// A variable that an included template, a scoped block or an import with context may see.
struct Local {
  NameId name = no_name;
  std::uint32_t slot = 0;
  std::uint32_t up = 0;
};

/// A piece that has slots of its own: the template's root, a block, a macro.
struct Code {
  NodeId body = no_node;
  std::uint32_t slots = 0;
  Range loads;
  bool kept = false;  // a macro may look into the slots after the code has run
};

struct Loop {
  NodeId target = no_node;
  NodeId iterable = no_node;
  NodeId condition = no_node;
  NodeId condition_target = no_node;
  NodeId body = no_node;
  NodeId otherwise = no_node;
  bool recursive = false;
  bool uses_loop = false;
  std::uint32_t loop_slot = no_slot;  // when `loop` is used
  Range loads;
  Range condition_loads;
  Range otherwise_loads;
  std::uint32_t first_slot = 0;  // those of the body, kept apart when the loop calls itself
  std::uint32_t last_slot = 0;
};

struct Parameter {
  NameId name = no_name;
  std::uint32_t slot = 0;
  NodeId fallback = no_node;
};

struct Macro {
  NameId name = no_name;
  std::vector<Parameter> parameters;
  Code code;
  std::uint32_t caller = no_slot;
  std::uint32_t kwargs = no_slot;
  std::uint32_t varargs = no_slot;
  bool uses_caller = false;
  bool uses_kwargs = false;
  bool uses_varargs = false;
  NodeId node = no_node;
};

struct Block {
  NameId name = no_name;
  Code code;
  bool scoped = false;
  bool required = false;
  bool inside = false;      // another block of the same template holds it
  std::uint32_t entry = 0;  // the place that it was read for: a number of the library's `entries`
  NodeId node = no_node;
};

/// Arguments as written: `f(a, b, c=1, *rest, **more)`.
struct Arguments {
  Range positional;  // list
  Range named;       // list of name, value …
  NodeId rest = no_node;
  NodeId more = no_node;
};

/// A variable of the template's top level, seen by its blocks, by includes and by imports.
struct TopVariable {
  NameId name = no_name;
  std::uint32_t slot = 0;
  bool exported = false;
};

struct Tree {
  std::vector<Node> nodes{Node{}};
  std::vector<std::uint32_t> lists;
  std::vector<std::string_view> texts;
  std::vector<data::View> constants;
  std::vector<std::string_view> reasons;
  std::vector<Loop> loops;
  std::deque<Macro> macros;
  std::deque<Block> blocks;
  std::vector<Arguments> arguments;
  std::vector<Load> loads;
  std::vector<Local> locals;
  std::vector<Range> frames;  // loads of inner frames, or locals of statements
  std::vector<TopVariable> top;
  Code root;
  bool extends = false;
  data::Arena memory;  // strings that are not in the source as they are

  std::span<const std::uint32_t> list(std::uint32_t first, std::uint32_t count) const {
    return std::span(lists).subspan(first, count);
  }
};

}  // namespace planpress::jinja

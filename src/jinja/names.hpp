// Identifiers as numbers: each name of all templates is stored once, with its hash.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "data/view.hpp"

namespace planpress::jinja {

/// The number of a name; 0 is no name.
using NameId = std::uint32_t;

/// Names that the language itself knows; their numbers are fixed.
enum Word : NameId {
  no_name,
#define PLANPRESS_JINJA_WORDS(X)                                                                            \
  X(if_, "if")                                                                                              \
  X(elif_, "elif")                                                                                          \
  X(else_, "else")                                                                                          \
  X(endif, "endif")                                                                                         \
  X(for_, "for")                                                                                            \
  X(in_, "in")                                                                                              \
  X(endfor, "endfor") X(recursive, "recursive") X(set, "set") X(endset, "endset") X(macro, "macro")         \
      X(endmacro, "endmacro") X(call, "call") X(endcall, "endcall") X(filter, "filter")                     \
          X(endfilter, "endfilter") X(with, "with") X(endwith, "endwith") X(without, "without")             \
              X(context, "context") X(autoescape, "autoescape") X(endautoescape, "endautoescape")           \
                  X(block, "block") X(endblock, "endblock") X(scoped, "scoped") X(required, "required")     \
                      X(extends, "extends") X(include, "include") X(ignore, "ignore") X(missing, "missing") \
                          X(import_, "import") X(from, "from") X(as, "as") X(print, "print") X(raw, "raw")  \
                              X(endraw, "endraw") X(and_, "and") X(or_, "or") X(not_, "not") X(is, "is")    \
                                  X(true_, "true") X(True_, "True") X(false_, "false") X(False_, "False")   \
                                      X(none, "none") X(None_, "None") X(self, "self") X(super, "super")    \
                                          X(caller, "caller") X(kwargs, "kwargs") X(varargs, "varargs")     \
                                              X(loop, "loop") X(do_, "do") X(trans, "trans")                \
                                                  X(break_, "break") X(continue_, "continue")               \
                                                      X(debug, "debug") X(items, "items")                   \
                                                          X(module, "module")
#define PLANPRESS_JINJA_WORD(id, text) word_##id,
  PLANPRESS_JINJA_WORDS(PLANPRESS_JINJA_WORD)
#undef PLANPRESS_JINJA_WORD
};

/// All names of an environment. What `operator[]` returns stays good until the table ends.
class Names {
 public:
  Names();
  /// The number of `text`, a new one when it was not seen before.
  NameId intern(std::string_view text);
  /// The number of `text`, or none when it was never seen.
  NameId find(std::string_view text) const;
  const data::Name& operator[](NameId id) const { return names_[id]; }
  std::string_view text(NameId id) const { return names_[id].text; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(names_.size()); }

 private:
  void grow();

  std::deque<std::string> texts_;
  std::deque<data::Name> names_;
  std::vector<NameId> table_;  // open addressing, a power of two in size
};

}  // namespace planpress::jinja

// Which variable a name means, by the rules of Jinja2: a frame (template, block, macro, loop, with …) sees
// the variables of the frames around it; what it sets is its own.
#pragma once

#include <vector>

#include "jinja/tree.hpp"

namespace planpress::jinja {

/// A piece with slots of its own while it is resolved.
struct Function {
  Function* outer = nullptr;
  std::uint32_t slots = 0;
  bool kept = false;
  /// Names that are only read and come from the context: one slot for the whole function.
  std::vector<std::pair<NameId, std::uint32_t>> read;

  std::uint32_t take_slot() { return slots++; }
  std::uint32_t slot_of_read(NameId name);
};

struct Symbol {
  enum class How : std::uint8_t { given, resolve, alias, undefined };
  NameId name = no_name;
  std::uint32_t slot = no_slot;  // none for names that are only read
  How how = How::resolve;
  bool stored = false;
  bool is_loop = false;
  bool imported = false;
  const Function* alias_function = nullptr;
  std::uint32_t alias_slot = 0;
};

/// Where a name was found.
struct Reference {
  const Symbol* symbol = nullptr;
  Function* function = nullptr;
  explicit operator bool() const { return symbol != nullptr; }
};

class Symbols {
 public:
  Symbols(Symbols* parent, Function& function) : parent_(parent), function_(&function) {}

  Reference find(NameId name);
  void load(NameId name);
  void store(NameId name, bool imported = false);
  std::uint32_t give(NameId name, bool is_loop = false);
  /// Takes over what the branches of an `if` defined.
  void join(const Symbols& branch, std::vector<NameId>& stored);
  void settle_branches(const std::vector<NameId>& stored);
  /// Writes what must be done when the frame is entered.
  Range loads(Tree& tree);
  /// All variables that can be seen from here.
  Range locals(Tree& tree);

  Function& function() { return *function_; }
  const std::vector<Symbol>& own() const { return symbols_; }

 private:
  Symbol* find_own(NameId name);
  Reference find_outer(NameId name) { return parent_ ? parent_->find(name) : Reference(); }
  void define(NameId name, Symbol::How how);

  Symbols* parent_;
  Function* function_;
  std::vector<Symbol> symbols_;
};

/// How many functions lie between the two.
std::uint32_t functions_up(const Function* from, const Function* to);

}  // namespace planpress::jinja

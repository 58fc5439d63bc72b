#include "jinja/symbols.hpp"

#include <algorithm>

namespace planpress::jinja {

std::uint32_t Function::slot_of_read(NameId name) {
  for (const auto& [known, slot] : read) {
    if (known == name) return slot;
  }
  read.emplace_back(name, take_slot());
  return read.back().second;
}

std::uint32_t functions_up(const Function* from, const Function* to) {
  std::uint32_t up = 0;
  for (; from != to; from = from->outer) ++up;
  return up;
}

Symbol* Symbols::find_own(NameId name) {
  for (Symbol& symbol : symbols_) {
    if (symbol.name == name) return &symbol;
  }
  return nullptr;
}

Reference Symbols::find(NameId name) {
  for (Symbols* frame = this; frame; frame = frame->parent_) {
    if (const Symbol* symbol = frame->find_own(name)) return {symbol, frame->function_};
  }
  return {};
}

void Symbols::define(NameId name, Symbol::How how) {
  Symbol symbol;
  symbol.name = name;
  symbol.how = how;
  symbols_.push_back(symbol);
}

void Symbols::load(NameId name) {
  if (!find(name)) define(name, Symbol::How::resolve);
}

void Symbols::store(NameId name, bool imported) {
  Symbol* symbol = find_own(name);
  if (!symbol) {
    const Reference outer = find_outer(name);
    define(name, outer ? Symbol::How::alias : Symbol::How::undefined);
    symbol = &symbols_.back();
    if (outer) {
      symbol->alias_function = outer.function;
      symbol->alias_slot =
          outer.symbol->slot != no_slot ? outer.symbol->slot : outer.function->slot_of_read(name);
    }
  }
  if (symbol->slot == no_slot) symbol->slot = function_->take_slot();
  symbol->stored = true;
  symbol->imported = imported;
}

std::uint32_t Symbols::give(NameId name, bool is_loop) {
  Symbol* symbol = find_own(name);
  if (!symbol) {
    define(name, Symbol::How::given);
    symbol = &symbols_.back();
  }
  symbol->how = Symbol::How::given;
  symbol->stored = true;
  symbol->is_loop = is_loop;
  if (symbol->slot == no_slot) symbol->slot = function_->take_slot();
  return symbol->slot;
}

void Symbols::join(const Symbols& branch, std::vector<NameId>& stored) {
  for (const Symbol& theirs : branch.symbols_) {
    Symbol* mine = find_own(theirs.name);
    if (!mine) {
      symbols_.push_back(theirs);
      if (theirs.stored) stored.push_back(theirs.name);
    } else if (theirs.stored && !mine->stored) {
      const std::uint32_t slot = mine->slot;
      *mine = theirs;
      if (slot != no_slot) mine->slot = slot;
      stored.push_back(theirs.name);
    }
  }
}

// What only a branch sets is, before that, what it is outside.
void Symbols::settle_branches(const std::vector<NameId>& stored) {
  for (const NameId name : stored) {
    Symbol* symbol = find_own(name);
    const Reference outer = find_outer(name);
    if (outer) {
      symbol->how = Symbol::How::alias;
      symbol->alias_function = outer.function;
      symbol->alias_slot =
          outer.symbol->slot != no_slot ? outer.symbol->slot : outer.function->slot_of_read(name);
    } else {
      symbol->how = Symbol::How::resolve;
    }
  }
}

Range Symbols::loads(Tree& tree) {
  Range range{static_cast<std::uint32_t>(tree.loads.size()), 0};
  for (const Symbol& symbol : symbols_) {
    if (symbol.slot == no_slot || symbol.how == Symbol::How::given) continue;
    Load load;
    load.slot = symbol.slot;
    load.how = symbol.how == Symbol::How::resolve ? Load::How::resolve
               : symbol.how == Symbol::How::alias ? Load::How::alias
                                                  : Load::How::undefined;
    if (symbol.how == Symbol::How::alias) {
      load.from = symbol.alias_slot;
      load.up = functions_up(function_, symbol.alias_function);
    }
    tree.loads.push_back(load);
    ++range.count;
  }
  return range;
}

Range Symbols::locals(Tree& tree) {
  Range range{static_cast<std::uint32_t>(tree.locals.size()), 0};
  for (Symbols* frame = this; frame; frame = frame->parent_) {
    for (const Symbol& symbol : frame->symbols_) {
      if (!symbol.stored) continue;
      const auto seen = tree.locals.begin() + range.first;
      const bool known =
          std::any_of(seen, tree.locals.end(), [&](const Local& l) { return l.name == symbol.name; });
      if (known) continue;
      tree.locals.push_back({symbol.name, symbol.slot, functions_up(function_, frame->function_)});
      ++range.count;
    }
  }
  return range;
}

}  // namespace planpress::jinja

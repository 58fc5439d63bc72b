// Values that templates make and that remember something: namespace, cycler, joiner, imported templates.
#include "jinja/machine.hpp"

namespace planpress::jinja {
namespace {

struct Field {
  data::Name name;
  View value;
  Field* next = nullptr;
};

struct Namespace {
  Field* first = nullptr;
  std::uint32_t size = 0;
};

class NamespaceType final : public data::MapType {
 public:
  View get(const void* map, const data::Name& name, Arena&) const override {
    for (const Field* field = first(map); field; field = field->next) {
      if (field->name == name) return field->value;
    }
    return {};
  }
  std::uint32_t size(const void* map) const override { return static_cast<const Namespace*>(map)->size; }
  std::string_view key(const void* map, std::uint32_t index) const override {
    return field(map, index)->name.text;
  }
  View value(const void* map, std::uint32_t index, Arena&) const override { return field(map, index)->value; }
  std::string_view name() const override { return "namespace"; }

 private:
  static const Field* first(const void* map) { return static_cast<const Namespace*>(map)->first; }
  static const Field* field(const void* map, std::uint32_t index) {
    const Field* at = first(map);
    for (; index > 0; --index) at = at->next;
    return at;
  }
};

const NamespaceType namespace_type;

struct Cycler {
  std::span<const View> items;
  std::size_t at = 0;
};

class CyclerType final : public data::MapType {
 public:
  View get(const void* map, const data::Name& name, Arena&) const override {
    return name.text == "current" ? current(map) : View();
  }
  std::uint32_t size(const void*) const override { return 1; }
  std::string_view key(const void*, std::uint32_t) const override { return "current"; }
  View value(const void* map, std::uint32_t, Arena&) const override { return current(map); }
  std::string_view name() const override { return "cycler"; }

 private:
  static View current(const void* map) {
    const auto& cycler = *static_cast<const Cycler*>(map);
    return cycler.items[cycler.at];
  }
};

const CyclerType cycler_type;

struct Joiner : Callable {
  std::string_view separator;
  bool used = false;
};

struct Module {
  const Template* page = nullptr;
  const View* slots = nullptr;
  std::string_view body;
  const Names* names = nullptr;
};

class ModuleType final : public data::MapType {
 public:
  View get(const void* map, const data::Name& name, Arena&) const override {
    const auto& module = *static_cast<const Module*>(map);
    for (const TopVariable& variable : module.page->tree.top) {
      if (variable.exported && (*module.names)[variable.name] == name) return value_of(module, variable);
    }
    return {};
  }
  std::uint32_t size(const void* map) const override {
    std::uint32_t count = 0;
    for (const TopVariable& variable : static_cast<const Module*>(map)->page->tree.top)
      count += variable.exported;
    return count;
  }
  std::string_view key(const void* map, std::uint32_t index) const override {
    const auto& module = *static_cast<const Module*>(map);
    return module.names->text(variable_at(module, index).name);
  }
  View value(const void* map, std::uint32_t index, Arena&) const override {
    const auto& module = *static_cast<const Module*>(map);
    return value_of(module, variable_at(module, index));
  }
  std::string_view name() const override { return "imported template"; }
  bool is_record() const override { return true; }

 private:
  static View value_of(const Module& module, const TopVariable& variable) {
    const View& value = module.slots[variable.slot];
    return is_missing(value) || is_unresolved(value) ? View() : value;
  }
  static const TopVariable& variable_at(const Module& module, std::uint32_t index) {
    auto at = module.page->tree.top.begin();
    for (;; ++at) {
      if (!at->exported) continue;
      if (index-- == 0) return *at;
    }
  }
};

const ModuleType module_type;

}  // namespace

View make_namespace(std::span<const Named> fields, Arena& arena) {
  auto* made = arena.make<Namespace>();
  const View view = View::map(made, namespace_type);
  for (const Named& field : fields) set_field(view, data::Name(field.name), field.value, arena);
  return view;
}

bool set_field(const View& target, const data::Name& name, const View& value, Arena& arena) {
  if (target.kind() != View::Kind::map || &target.map_type() != &namespace_type) return false;
  // Made by make_namespace from something that can be written to.
  auto* fields = const_cast<Namespace*>(static_cast<const Namespace*>(target.pointer()));
  Field** at = &fields->first;
  for (; *at; at = &(*at)->next) {
    if ((*at)->name == name) {
      (*at)->value = value;
      return true;
    }
  }
  *at = arena.make<Field>(Field{name, value, nullptr});
  ++fields->size;
  return true;
}

View make_cycler(std::span<const View> items, Arena& arena) {
  return View::map(arena.make<Cycler>(Cycler{arena.copy(items), 0}), cycler_type);
}

bool call_cycler(const View& view, std::string_view method, View& result) {
  if (&view.map_type() != &cycler_type) return false;
  auto* cycler = const_cast<Cycler*>(static_cast<const Cycler*>(view.pointer()));
  if (method == "next") {
    result = cycler->items[cycler->at];
    cycler->at = (cycler->at + 1) % cycler->items.size();
    return true;
  }
  if (method == "reset") cycler->at = 0;
  return method == "reset";
}

View make_joiner(std::string_view separator, Arena& arena) {
  auto* joiner = arena.make<Joiner>();
  joiner->what = Callable::What::joiner;
  joiner->separator = separator;
  return View::callable(static_cast<const Callable*>(joiner));
}

View call_joiner(const Callable& callable) {
  auto& joiner = const_cast<Joiner&>(static_cast<const Joiner&>(callable));
  const bool first = !joiner.used;
  joiner.used = true;
  return View::string(first ? std::string_view() : joiner.separator);
}

View make_module(const Template& page, const View* slots, std::string_view body, const Names& names,
                 Arena& arena) {
  return View::map(arena.make<Module>(Module{&page, slots, body, &names}), module_type);
}

View text_of_module(const View& view) {
  if (&view.map_type() != &module_type) return {};
  return View::markup(static_cast<const Module*>(view.pointer())->body);
}

}  // namespace planpress::jinja

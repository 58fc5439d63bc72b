// What an environment holds: names, rows and compiled templates. Internal to this room.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "diag/diagnostic.hpp"
#include "jinja/environment.hpp"
#include "jinja/html_state.hpp"
#include "jinja/names.hpp"
#include "jinja/tree.hpp"

namespace planpress::jinja {

/// What a callable view points to.
struct Callable {
  enum class What : std::uint8_t { function, macro, joiner } what = What::function;
};

/// A row with its parameters read.
struct Registered : Callable {
  Row row;
  NameId name = no_name;
  std::vector<NameId> parameters;
  std::uint32_t required = 0;
  bool any_more = false;
  bool any_named = false;
};

/// The rows of one kind, found by name.
class Rows {
 public:
  void add(const Row& row, Names& names);
  /// The row's number, or -1.
  int find(NameId name) const { return name < by_name_.size() ? by_name_[name] : -1; }
  const Registered& operator[](std::uint32_t index) const { return rows_[index]; }
  std::vector<std::string_view> names() const;

 private:
  std::deque<Registered> rows_;
  std::vector<int> by_name_;
};

struct Template {
  std::string name;
  const text::SourceFile* source = nullptr;
  Escape escape = Escape::none;
  std::uint32_t number = 0;
  bool read = false;        // its syntax is right, so that its text can be followed
  bool sound = false;       // without any fault
  HtmlState entry;          // where it begins: text, unless it is included elsewhere
  bool is_variant = false;  // read once more, for the place where another includes it
  Tree tree;

  text::Span place(const Node& node) const { return {source, node.begin, node.end}; }
  const TopVariable* find_top(NameId id) const {
    for (const TopVariable& variable : tree.top) {
      if (variable.name == id) return &variable;
    }
    return nullptr;
  }
  const Block* find_block(NameId id) const {
    for (const Block& block : tree.blocks) {
      if (block.name == id) return &block;
    }
    return nullptr;
  }
};

/// A call of a name that no template in sight defines; judged when all templates are read.
struct LooseCall {
  const Template* in;
  NodeId node;
  NameId name;
};

struct Library {
  Settings settings;
  Names names;
  Rows filters;
  Rows functions;
  Rows tests;
  std::vector<std::unique_ptr<Template>> templates;
  std::map<std::string, std::uint32_t, std::less<>> by_name;
  std::map<std::uint32_t, std::string>
      originals;  // by a template's number: the one that it took the place of
  std::vector<LooseCall> loose_calls;
  std::vector<HtmlState> entries{HtmlState{}};  // the places where blocks stand

  /// By number: the template as it is in HTML text, for those that escape nothing by themselves.
  std::vector<const Template*> in_html;
  std::vector<const Template*> in_markdown;  // the same in Markdown

  void drop_variants() {
    in_html.clear();
    in_markdown.clear();
    while (!templates.empty() && templates.back()->is_variant) templates.pop_back();
  }
  const Template* find(std::string_view name) const {
    const auto found = by_name.find(name);
    return found == by_name.end() ? nullptr : templates[found->second].get();
  }
};

/// Gives every name of the template its slot, binds arguments of filters and tests, and reports unknown ones.
void resolve(Library& library, Template& page, diag::Report& report);

/// Checks what templates say of each other: names of templates, blocks and imports, circles.
void link(Library& library, diag::Report& report);

/// Finds the place in the page of every output expression of the HTML templates, and reports values where no
/// value can be made safe and fragments that end in another place than they begin. Templates that are
/// included elsewhere than in text are read once more for that place.
void place_outputs(Library& library, diag::Report& report);

/// Cuts and parses the template; false when faults were reported.
bool read_template(Library& library, Template& page, diag::Report& report);

/// The built-in tables.
std::span<const FilterRow> string_filters();
std::span<const FilterRow> list_filters();
std::span<const FilterRow> number_filters();
std::span<const FilterRow> html_filters();
std::span<const TestRow> built_in_tests();
std::span<const FunctionRow> built_in_functions();

}  // namespace planpress::jinja

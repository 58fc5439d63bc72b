// The second pass over a template: names become slots, filters and tests become rows. In resolve.cpp the
// statements, in resolve_expression.cpp the expressions, in resolve_names.cpp which names there are.
#pragma once

#include <string>
#include <vector>

#include "jinja/library.hpp"
#include "jinja/symbols.hpp"

namespace planpress::jinja {

class Resolver {
 public:
  Resolver(Library& library, Template& page, diag::Report& report)
      : library_(library), page_(page), tree_(page.tree), report_(report) {}

  void run();

 private:
  /// Where a statement stands.
  struct Frame {
    Symbols* symbols;
    bool top = false;         // what is set here is seen by blocks and imports
    bool root_level = false;  // top, and not inside `if`
    bool checked = false;     // output counts only while nothing is extended
    bool in_block = false;
  };

  Node& node(NodeId id) { return tree_.nodes[id]; }
  std::span<const std::uint32_t> list(std::uint32_t first, std::uint32_t count) {
    return tree_.list(first, count);
  }
  std::string text(NameId name) const { return std::string(library_.names.text(name)); }
  diag::Diagnostic& fail(NodeId id, std::string message) {
    return report_.error(page_.place(node(id)), std::move(message));
  }

  // What a frame reads and sets.
  void collect(NodeId id, Symbols& symbols);
  void collect_expression(const Node& n, Symbols& symbols);
  void collect_if(const Node& statement, Symbols& symbols);
  void collect_target(NodeId id, Symbols& symbols, bool given);
  void collect_arguments(std::uint32_t arguments, Symbols& symbols);

  // Statements.
  void visit(NodeId id, Frame frame);
  void visit_body(NodeId id, Frame frame);
  void visit_for(Node statement, Frame frame);
  void visit_macro(std::uint32_t index, Frame frame);
  void visit_block(NodeId id, Frame frame);
  void visit_with(NodeId id, Frame frame);
  void visit_inner(NodeId id, NodeId body, NodeId filter, Frame frame);
  void visit_template_name(NodeId id, Frame frame);
  void visit_import(NodeId id, Frame frame);
  void visit_target(NodeId id, Frame frame);
  void resolve_macro(Macro& macro, Frame frame);
  std::uint32_t keep_frame(Range range);

  // Expressions.
  void visit_expression(NodeId id, Frame frame);
  void visit_list(std::uint32_t first, std::uint32_t count, Frame frame);
  void visit_name(NodeId id, Frame frame);
  void visit_member(NodeId id, Frame frame);
  void visit_call(NodeId id, Frame frame);
  void visit_method(NodeId id, Frame frame);
  void visit_arguments(std::uint32_t arguments, Frame frame);
  void visit_row(NodeId id, Frame frame);
  void bind(NodeId id, const Registered& row, std::string_view what);
  void fail_unknown_row(NodeId id, const Rows& rows, std::string_view what);
  void check_mapped(const Node& filter, const Registered& row);
  bool is_special(NameId name, Frame frame) const { return !frame.symbols->find(name); }
  std::uint32_t super_levels(NodeId id, Frame frame);

  Library& library_;
  Template& page_;
  Tree& tree_;
  diag::Report& report_;
  bool extended_ = false;  // an `extends` outside any `if` was passed
};

}  // namespace planpress::jinja

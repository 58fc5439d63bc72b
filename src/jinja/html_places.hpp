// The pass that finds out where in the page each output expression of an HTML template stands.
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "jinja/html_state.hpp"
#include "jinja/library.hpp"

namespace planpress::jinja {

/// Walks the templates as a reader of the page would: text moves the state on, branches must end in the same
/// place, and what is a piece of its own (macro, block, include) must end where it begins. The approach is
/// that of Go's html/template (Samuel, Saxena, Song: Context-sensitive auto-sanitization, CCS 2011).
class HtmlPlaces {
 public:
  HtmlPlaces(Library& library, diag::Report& report) : library_(library), report_(report) {}
  void run();

 private:
  using BlockEntries = std::map<NameId, HtmlState>;
  enum class Progress : std::uint8_t { untouched, begun, done };

  void place_template(std::uint32_t number);
  void place_waiting_blocks(BlockEntries& entries);
  const Template* parent_of(const Template& page) const;

  // Statements; each moves `state` on.
  void walk(NodeId id, HtmlState& state);
  void walk_if(const Node& n, NodeId id, HtmlState& state);
  void walk_for(const Node& n, NodeId id, HtmlState& state);
  void walk_block(const Node& n, NodeId id, HtmlState& state);
  void walk_filter(NodeId id, HtmlState& state);
  void walk_include(NodeId id, HtmlState& state);
  void prepare_any_include(Escape escape);
  void place_markdown(Template& page);
  void place_imports(Template& page);
  /// A piece that is kept as markup: it begins in text and must end there.
  void walk_piece(NodeId body, NodeId at, const std::string& what);
  void walk_block_body(const Block& block, const HtmlState& entry);

  // Output expressions: html_outputs.cpp.
  void place_output(NodeId id, NodeId expression, HtmlState& state);
  Place place_in_tag_name(NodeId id, const HtmlState& state) const;
  Place place_in_value(NodeId id, NodeId expression, const HtmlState& state);
  void check_script(NodeId id, NodeId expression, const HtmlState& state);
  void check_style(NodeId id, NodeId expression);
  /// What an expression is known to give, whatever the data holds.
  enum class Makes : std::uint8_t { anything, constant, number, json };
  Makes made_by(NodeId expression) const;
  Makes made_by_filter(const Node& n) const;
  Makes made_by_either(NodeId a, NodeId b) const;
  bool is_super(NodeId expression, const HtmlState& state) const;

  void check_end(const HtmlState& begin, const HtmlState& end, NodeId at, const std::string& what);
  diag::Diagnostic* fail(NodeId id, std::string message);

  Tree& tree() { return page_->tree; }
  const Tree& tree() const { return page_->tree; }
  std::uint32_t number_of_entry(const HtmlState& state);
  Template* variant(std::uint32_t number, const HtmlState& state, Escape escape);

  Library& library_;
  diag::Report& report_;
  Template* page_ = nullptr;
  bool is_xml_ = false;
  bool quiet_ = false;  // a first go over a loop
  const HtmlState* block_entry_ = nullptr;
  BlockEntries* placed_ = nullptr;
  std::vector<Progress> progress_;
  std::map<std::uint32_t, BlockEntries> entries_;
  std::map<std::tuple<std::uint32_t, std::uint32_t, Escape>, std::uint32_t> variants_;
};

}  // namespace planpress::jinja

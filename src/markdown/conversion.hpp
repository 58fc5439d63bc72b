// From the engine's tree to ours.
#pragma once

#include <cmark-gfm.h>

#include <string>
#include <string_view>
#include <vector>

#include "diag/diagnostic.hpp"
#include "markdown/document.hpp"
#include "markdown/heading_id.hpp"
#include "markdown/prepare.hpp"
#include "markdown/source_lines.hpp"

namespace planpress::markdown {

/// Walks the engine's tree once and builds the document: marks taken out, references, embeds, callouts and
/// bare addresses found, raw HTML and unsafe URLs made text and reported.
class Conversion {
 public:
  Conversion(const SourceLines& lines, const Prepared& prepared, diag::Report& report)
      : lines_(lines), prepared_(prepared), report_(report) {}

  Document run(cmark_node* root);
  /// A document of one paragraph that says `text`.
  static Document of_plain_text(std::string_view text);

 private:
  void enter(cmark_node* node);
  void leave(cmark_node* node);
  NodeId enter_block(cmark_node* node);
  NodeId enter_inline(cmark_node* node);
  NodeId enter_table_part(cmark_node* node);
  NodeId enter_list(cmark_node* node);
  NodeId enter_quote(cmark_node* node);
  NodeId enter_link(cmark_node* node, Kind kind);
  void leave_heading(NodeId id);

  void add_text(cmark_node* node);
  void add_words(std::string_view marked);
  void add_tildes(bool opens, bool closes);
  void add_running_words(std::string_view marked);
  void add_literal(std::string_view words);
  void add_bare_urls(std::string_view words);
  bool add_reference(cmark_node* node, std::string_view& rest);
  void add_code_block(cmark_node* node);
  void add_embed(cmark_node* node, std::string_view info);
  void add_raw_block(cmark_node* node);
  void add_raw_inline(cmark_node* node);
  void add_footnote_reference(cmark_node* node);
  void add_soft_break();

  Node& node(NodeId id) { return made_.tree_.nodes[id]; }
  NodeId parent() const { return parents_.back(); }
  Slice keep(std::string_view text);
  Slice keep_original(const char* marked);
  std::string original(const char* marked) const;
  void move_to(cmark_node* block);

  const SourceLines& lines_;
  const Prepared& prepared_;
  diag::Report& report_;
  Document made_;
  HeadingIds ids_;
  std::vector<NodeId> parents_;
  cmark_node* skip_to_ = nullptr;  // everything before this text belongs to a reference
  cmark_node* callout_head_ = nullptr;
  std::uint32_t inline_depth_ = 0;
  std::uint32_t links_ = 0;
  std::uint32_t tables_ = 0;
  std::uint32_t footnotes_ = 0;
  std::vector<std::uint32_t> footnote_uses_;
  char32_t last_ = 0;            // the last character of the running text
  NodeId open_break_ = no_node;  // a soft break whose next character is not known yet
  struct OpenDeletion {
    NodeId parent = no_node;
    NodeId tildes = no_node;
  };
  std::vector<OpenDeletion> deletions_;
  SourceLines::Cursor cursor_;
};

}  // namespace planpress::markdown

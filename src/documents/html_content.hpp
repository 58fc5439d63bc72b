// Which part of a page is the document.
#pragma once

#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "documents/html_tree.hpp"

namespace planpress::documents {

/// How much a page says and where: characters of text outside of links.
class PageContent {
 public:
  explicit PageContent(const HtmlTree& tree);

  /// The element that holds the document: one that is called so, else the deepest one that holds nearly all
  /// text.
  const GumboNode& main() const { return *main_; }
  /// True for what is no part of the document: scripts, forms' controls, navigation, what is not shown.
  bool is_left_out(const GumboNode& node) const;
  /// True for a table in which others stand.
  bool holds_tables(const GumboNode& table) const { return outer_tables_.contains(&table); }
  /// What the page's record of the document tells outside of it: `发文字号：…`, one a line.
  std::vector<std::string> record() const;
  /// The title that the page gives to the document.
  std::string title() const;

 private:
  void gather_record(const GumboNode& node, std::vector<std::string>& lines) const;
  std::size_t measure(const GumboNode& node);
  void choose(const GumboNode& node, bool named);
  std::size_t words_of(const GumboNode& node) const;

  const GumboNode* root_;
  const GumboNode* main_;
  const GumboNode* head_line_ = nullptr;
  std::string stated_title_, window_title_;
  std::unordered_map<const GumboNode*, std::size_t> words_;
  std::unordered_set<const GumboNode*> outer_tables_;
  std::vector<const GumboNode*> open_tables_;
};

/// All text of a node and what is in it, as one line.
std::string flat_text(const GumboNode& node);

}  // namespace planpress::documents

// HTML as gumbo's tree, within bounds.
#pragma once

#include <gumbo.h>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "data/arena.hpp"

namespace planpress::documents {

/// What a page may not exceed: gumbo's tree takes much more memory than its text, and deep trees much time.
inline constexpr std::size_t largest_page = std::size_t{24} << 20;
inline constexpr std::size_t deepest_page = 512;

/// True when elements stand in each other too deep to be read, or marks that are never closed pile up. One
/// scan, no recursion; counts rather too much than too little.
bool nests_too_deep(std::string_view html);

/// A parsed page. REQUIRES: not `nests_too_deep`, and `html` outlives the tree.
class HtmlTree {
 public:
  explicit HtmlTree(std::string_view html);
  HtmlTree(const HtmlTree&) = delete;
  HtmlTree& operator=(const HtmlTree&) = delete;

  const GumboNode& root() const { return *output_->root; }

 private:
  data::Arena memory_;  // the whole tree lives here and is given back at once, without a walk
  GumboOutput* output_ = nullptr;
};

/// The children of an element or template; none of a text.
std::span<GumboNode* const> children_of(const GumboNode& node);

bool is_element(const GumboNode& node);
bool is_tag(const GumboNode& node, GumboTag tag);
/// The value of an attribute, or empty.
std::string_view attribute(const GumboNode& node, const char* name);
/// What a text node says; empty for all others.
std::string_view text_of(const GumboNode& node);

}  // namespace planpress::documents

// The outline of a plan's text: numbered items in the order of the document, each below the one that it is a
// part of, with the clauses that stand in it.
#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "import/clause_spans.hpp"
#include "import/lines.hpp"

namespace planpress::import {

inline constexpr std::size_t no_item = std::numeric_limits<std::size_t>::max();

/// A paragraph of an item, with its clauses; `text_begin` is where its text begins, behind number and title.
struct ItemParagraph {
  std::size_t paragraph = 0;
  std::size_t text_begin = 0;
  std::vector<ClauseSpan> clauses;
};

struct Item {
  std::optional<Marker> marker;  // none: a heading without a number
  std::size_t parent = no_item;
  std::vector<std::size_t> children;
  std::vector<ItemParagraph> paragraphs;  // its own; the first bears the number
  std::string title;                      // the first sentence where it has none of its own
  bool titled = true;                     // false: the sentence is the measure

  /// How many of its own paragraphs' clauses name somebody.
  std::size_t clauses() const;
  /// How many code points its own paragraphs hold behind the title, clauses left out.
  std::size_t text_length(std::span<const Paragraph> paragraphs_of) const;
};

struct Outline {
  std::vector<Item> items;
  std::vector<ItemParagraph> loose;  // paragraphs before the first item
};

Outline read_outline(std::span<const Paragraph> paragraphs);

/// A title at the start of an item's text.
struct ItemTitle {
  std::string words;
  std::size_t end = 0;  // where the text behind it begins
  bool own = true;      // false: the words are a sentence of the text
};

/// The title of the text at `begin`; `heading` when nothing else follows in the item's paragraphs.
ItemTitle read_title(std::string_view text, std::size_t begin, std::span<const ClauseSpan> clauses);

}  // namespace planpress::import

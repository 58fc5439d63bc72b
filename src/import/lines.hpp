// The lines of a document, cleaned, each with the block that it comes from; and lines joined to paragraphs
// where a page break or a hard wrap parted a sentence.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "import/document.hpp"
#include "import/numbering.hpp"
#include "import/tables.hpp"

namespace planpress::import {

/// A line that is not empty and no page furniture.
struct Line {
  TracedText text;  // cleaned
  std::size_t block = 0;
  std::uint8_t level = 0;  // of a heading; 0 is none or unknown
  bool heading = false;
  bool table = false;   // the block is a table; text is empty
  bool tabbed = false;  // a row of tab-separated cells
};

/// A paragraph of the body.
struct Paragraph {
  TracedText text;
  std::optional<Marker> marker;
  std::uint8_t level = 0;
  bool heading = false;
  bool table = false;  // a table, or a row of one
  std::size_t block = 0;
  bool boxed = false;      // stands in a 专栏
  std::size_t number = 0;  // the length of its number there, which is none of the plan's
};

/// The lines of all blocks; those of `tables`, which find_line_tables found in the document, are table rows.
std::vector<Line> read_lines(const Document& document, std::span<const LineTable> tables = {});

/// Joins what a page break parted. A line begins a new paragraph when the one before ends a sentence, when it
/// is a heading, or when it bears the next number.
std::vector<Paragraph> join_lines(std::span<const Line> lines);

/// True when a sentence or a clause ends with the text's last character.
bool ends_sentence(std::string_view text);

}  // namespace planpress::import

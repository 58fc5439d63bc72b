// The blocks of an annex as lines with fields, so that tables in plain text can be found.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "import/document.hpp"

namespace planpress::import::annex {

/// One line of the source: its text, and its fields between tabs or strokes.
struct SourceLine {
  std::size_t block = 0;           // the block that it is of
  TracedText text;                 // without blanks at its ends
  std::vector<TracedText> fields;  // trimmed; one when there is no tab
  bool tabs = false;               // a tab stands between two fields
  bool strokes = false;            // its fields stand between strokes
  bool indented = false;           // a tab stands in front
  bool gap = false;                // an empty line, or one that the document leaves out, stands before it
  bool table = false;              // a block of cells, which has no text of its own
  bool barred = false;             // a stroke at its end, which is gone, closes the one cell that it is
  std::size_t empties = 0;         // empty cells behind it, each a stroke alone
  std::size_t part = 0;            // which line of its block it is
  bool blank() const { return !table && text.text.empty(); }
};

/// The lines of the blocks; a block of cells is one entry.
std::vector<SourceLine> lines_of(std::span<const Block> blocks);

/// The line cut where two or more blanks stand, for tables that were set with blanks.
SourceLine by_wide_gaps(const SourceLine& line);

}  // namespace planpress::import::annex

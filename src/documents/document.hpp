// A document as an office issued it: paragraphs, headings and tables, each tied to its lines in the source.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace planpress::documents {

/// Which line of the source the bytes of a text come from, from `at` on; sorted by `at`.
struct Origin {
  std::uint32_t at = 0;
  std::uint32_t line = 0;
};

/// A run of text whose every kept character can be traced to its line in the source, counted from 1.
struct TracedText {
  std::string text;
  std::vector<Origin> origins;

  std::uint32_t first_line() const { return origins.empty() ? 0 : origins.front().line; }
  std::uint32_t last_line() const { return origins.empty() ? 0 : origins.back().line; }
  /// The line that the byte at `offset` comes from.
  std::uint32_t line_at(std::size_t offset) const;
};

/// One cell; what spans several rows or columns in the source stands in its first cell, with its spans.
struct Cell {
  TracedText text;
  std::uint16_t columns = 1;
  std::uint16_t rows = 1;
};

struct Row {
  std::vector<Cell> cells;
};

/// A paragraph, a heading or a table, in the order of the source.
struct Block {
  enum class Kind : std::uint8_t { paragraph, heading, table };
  Kind kind = Kind::paragraph;
  std::uint8_t level = 0;  // of a heading where the format tells it, from 1; 0 is unknown
  TracedText text;         // of a paragraph or heading
  std::vector<Row> rows;   // of a table
};

struct Document {
  std::string file;    // its name without folders
  std::string sha256;  // of its bytes, 64 hexadecimal digits
  std::string title;   // where the format carries one apart from the text
  std::vector<Block> blocks;
  std::string text;  // what the lines count in: the file itself where it is UTF-8, else its text
};

}  // namespace planpress::documents

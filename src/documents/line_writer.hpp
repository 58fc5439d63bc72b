// Lines for documents that have none.
#pragma once

#include <string_view>

#include "documents/document.hpp"

namespace planpress::documents {

/// Builds the blocks of a document and, beside them, its text with one line a paragraph or table row, so that
/// what was read can be traced and shown.
class LineWriter {
 public:
  explicit LineWriter(Document& document) : document_(document) {}

  /// A paragraph, or one for each line of `text` where it has several; blank ones are left out.
  void paragraph(std::string_view text) { add(text, Block::Kind::paragraph, 0); }
  void heading(std::string_view text, std::uint8_t level) { add(text, Block::Kind::heading, level); }
  /// A table whose cells bear text without origins; each row becomes a line, its cells parted by tabs.
  void table(std::vector<Row> rows);

 private:
  void add(std::string_view text, Block::Kind kind, std::uint8_t level);

  Document& document_;
  std::uint32_t line_ = 0;  // the last one written
};

/// The text without white space at its ends, U+3000 and U+00A0 included.
std::string_view trim(std::string_view text);

}  // namespace planpress::documents

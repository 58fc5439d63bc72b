// Finding again in the source what the engine only knows by line.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/source.hpp"

namespace planpress::markdown {

/// The lines of a stretch of a file; without a file every place is empty.
class SourceLines {
 public:
  SourceLines(const text::SourceFile* file, std::string_view text, std::uint32_t begin);

  /// Where a block stands, and how far its pieces have been found.
  struct Cursor {
    std::uint32_t at = 0;
    std::uint32_t end = 0;
    std::uint32_t begin = 0;
    int misses = 0;
  };

  /// A cursor over the lines [first, last], counted from 1.
  Cursor block(int first, int last) const;
  /// The place of the next `needle` in the block, or of the block's first line when it is not there as such.
  text::Span find(Cursor& cursor, std::string_view needle) const;
  /// The place of code whose first line is line `number`.
  text::Span code(int number, std::string_view code) const;
  std::string_view text() const { return text_; }
  /// The place of [begin, end), offsets in the stretch.
  text::Span place(std::uint32_t begin, std::uint32_t end) const;

 private:
  std::uint32_t line_begin(int number) const;
  std::uint32_t line_end(int number) const;

  const text::SourceFile* file_;
  std::string_view text_;
  std::uint32_t base_;
  std::vector<std::uint32_t> starts_;
};

}  // namespace planpress::markdown

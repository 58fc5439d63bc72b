// Source files and places in them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace planpress::text {

/// One input as it was read: its path inside the project (always with `/`) and its whole text in UTF-8.
struct SourceFile {
  std::string path;
  std::string text;
};

/// A stretch of bytes of one source file; without a file it names no place.
struct Span {
  const SourceFile* file = nullptr;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  explicit operator bool() const { return file != nullptr; }
  std::string_view text() const {
    return file ? std::string_view(file->text).substr(begin, end - begin) : std::string_view();
  }
  friend bool operator==(const Span&, const Span&) = default;
};

/// A place as people count it: lines and code points from 1.
struct LineColumn {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

/// The line and column of a byte offset; an offset past the end counts as the end. Costs a scan of the file.
LineColumn place_of(const SourceFile& file, std::uint32_t offset);

/// The text of line `number` (from 1) without its line end; empty when the file has no such line.
std::string_view line_text(const SourceFile& file, std::uint32_t number);

/// How many lines the file has; a last line without a line end counts.
std::uint32_t line_count(const SourceFile& file);

}  // namespace planpress::text

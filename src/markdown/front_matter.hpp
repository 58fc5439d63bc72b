// The settings above a note.
#pragma once

#include <cstdint>

#include "diag/diagnostic.hpp"
#include "text/source.hpp"

namespace planpress::markdown {

/// Where front matter stands: between a first line `---` and the next such line, as offsets in the file.
/// Without one, `begin == end == body`, behind a byte order mark if the file has one.
struct FrontMatter {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t body = 0;
  bool present = false;
};

/// Finds the front matter; one that never ends is an error, and the body is then empty.
FrontMatter find_front_matter(const text::SourceFile& file, diag::Report& report);

}  // namespace planpress::markdown

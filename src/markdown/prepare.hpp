// The text as the engine reads it: Chinese emphasis mended, references and callouts made plain to see.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace planpress::markdown {

/// Where a candidate for a reference stands: `[[…]]` as offsets in the original text.
struct ReferencePlace {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// A copy of the text with marks in it: two private-use characters that the text itself does not contain.
/// Line ends are `\n`; lines are the same as in the original.
struct Prepared {
  std::string text;
  std::string letter;  // stands beside emphasis and in `[!NOTE]`; empty when the text left no character free
  std::string reference;  // R: in `[R7R[target|label]R]`, the eighth candidate, and in `~R~` that may close
  std::vector<ReferencePlace> references;

  /// Appends `marked` (any piece of what the engine made of the text) as it was before the marks.
  void append_original(std::string_view marked, std::string& out) const;
};

Prepared prepare(std::string_view text);

}  // namespace planpress::markdown

// Shapes that people do not write and that would cost far more than their length.
#pragma once

#include <cstdint>
#include <string_view>

#include "diag/diagnostic.hpp"
#include "text/source.hpp"

namespace planpress::markdown {

constexpr std::size_t most_bytes = std::size_t{16} << 20U;
constexpr std::size_t most_table_columns = 256;
constexpr std::size_t most_nesting = 48;

/// What a text would cost the engine beyond reading it once, counted without parsing and never too low.
struct Cost {
  std::size_t nesting = 0;          // deepest line of quotes and lists
  std::size_t columns = 0;          // widest table
  std::size_t missing_cells = 0;    // cells that short rows leave to be filled
  std::size_t head_bytes = 0;       // bytes read again for table heads that are none
  std::size_t bracket_steps = 0;    // brackets looked at again because of images that never close
  std::size_t reference_bytes = 0;  // copies of the longest link definition
  // Where each was seen first at its worst, as offsets in the text.
  std::uint32_t nesting_at = 0;
  std::uint32_t columns_at = 0;
  std::uint32_t missing_at = 0;
  std::uint32_t head_at = 0;
  std::uint32_t bracket_at = 0;
  std::uint32_t reference_at = 0;
};

/// Reads the text once and says what it would cost.
Cost survey(std::string_view text);

/// True when [begin, end) of `file` may be parsed; otherwise each limit that it breaks is reported.
bool is_within_limits(const text::SourceFile& file, std::uint32_t begin, std::uint32_t end,
                      diag::Report& report);

}  // namespace planpress::markdown

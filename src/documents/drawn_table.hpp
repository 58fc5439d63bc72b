// Tables drawn with letters: ┌─┬─┐, │, ├─┼─┤, or +---+ and |.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "documents/document.hpp"

namespace planpress::documents {

/// Gathers the lines of one drawn table; its cells may run over several lines, rows and columns.
class DrawnTable {
 public:
  /// True when a line begins a drawn table: it is a border with corners or crossings.
  static bool begins(std::string_view line);

  /// Takes the next line, which must outlive the table; false when it is none of a table, which then is over.
  bool take(std::string_view line, std::uint32_t number);

  bool empty() const { return lines_.empty(); }

  /// The table with a line of the source for each piece of a cell, and begins anew; none when no text stood
  /// between the borders.
  std::optional<Block> finish();

 private:
  struct Line {
    std::string_view text;
    std::uint32_t number = 0;
  };
  std::vector<Line> lines_;
};

}  // namespace planpress::documents

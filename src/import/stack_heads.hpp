// The heads of a table of one cell a line.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "import/table_lines.hpp"
#include "import/tables.hpp"

namespace planpress::import::annex {

/// The heads from a line on, each of one line or of two or three that make a known word together.
struct StackHeads {
  std::vector<Column> columns;
  std::vector<std::string> words;  // of each line, without blanks, to know them again on the next page
  std::size_t end_line = 0;
  bool indented = true;  // a tab stands in front of each
  bool barred = true;    // a stroke closes each
};

/// Below 序号 every line up to the first number is a head, known or not; elsewhere a head that we do not know
/// ends them.
StackHeads read_stack_heads(std::span<const SourceLine> lines, std::size_t at);

/// The line behind the heads when they stand again from a line on, one of them perhaps missing; 0 when they
/// do not.
std::size_t pass_repeated_heads(std::span<const SourceLine> lines, std::size_t at, const StackHeads& heads);

/// The columns once the heads of a second row (牵头单位, 配合单位) stand in the place of the one above them.
std::vector<Column> columns_of(const StackHeads& heads);

}  // namespace planpress::import::annex

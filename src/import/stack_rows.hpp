// Where each row of a table of one cell a line begins and ends.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "import/document.hpp"
#include "import/pieces.hpp"

namespace planpress::import::annex {

/// One cell; `gap`: an empty line stands before it, `stated`: an empty cell that the source marks.
struct StackCell {
  TracedText text;
  std::size_t line = 0;
  bool gap = false;
  Leading::Form form = Leading::Form::none;  // of the number that it begins with
  int value = 0;
  bool alone = false;  // it is that number and nothing else
  bool owners = false;
  bool after_head = false;  // repeated heads stand in front of it
  bool group = false;       // 交通类: what may be the heading of the rows below
};

/// The cells [begin, end) of a row.
struct StackRow {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// How well the cells of a row sit under the heads; more is better.
using RowValue = std::function<double(StackRow)>;

/// The rows of cells that are `width` heads wide. A row begins with its number: the next one, 1 again, or a
/// later one. Where other columns hold figures, so that a number may be none of a row, `value` decides; else
/// it is empty. No rows when the first cell is no number.
std::vector<StackRow> part_rows(std::span<const StackCell> cells, std::size_t width, const RowValue& value);

}  // namespace planpress::import::annex

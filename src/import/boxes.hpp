// Boxes beside the text: 专栏, whose items are none of the plan's own numbering.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "import/lines.hpp"

namespace planpress::import {

/// True for a line that heads a box: `专栏3　重点工程`.
bool begins_box(std::string_view text);

/// True for a table that is a box drawn with borders: its title stands in its first cell, or on the last of
/// the `lines` before it.
bool is_box(const Block& block, const std::vector<Line>& lines);

/// The cells of such a table as lines of the block `index`; a short cell is the heading of the one behind it.
void add_box(std::vector<Line>& lines, const Block& block, std::size_t index);

}  // namespace planpress::import

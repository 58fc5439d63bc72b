// The table of contents of a plan, which names its headings a first time.
#pragma once

#include <vector>

#include "import/lines.hpp"

namespace planpress::import {

/// Takes out 目录 and the lines below it: those that end in a page number, and, where the first of them comes
/// again as a heading, all before that.
void drop_contents(std::vector<Line>& lines);

}  // namespace planpress::import

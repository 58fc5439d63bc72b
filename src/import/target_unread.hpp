// Numbers of things done that no unit was found for.
#pragma once

#include <vector>

#include "import/target_statement.hpp"

namespace planpress::import {

/// A number with the word behind it, in the plain text.
struct UnreadNumber {
  std::size_t begin = 0, end = 0;
};

/// The numbers in figures, outside brackets and names, that end a clause or a part of a list in which
/// something is done, with an unknown word of up to three characters where the unit stands: 新增运力3万某某.
/// In order.
std::vector<UnreadNumber> find_unread(const PlainText& text, const Layout& layout,
                                      const std::vector<TimeMark>& times,
                                      const std::vector<Statement>& statements);

}  // namespace planpress::import

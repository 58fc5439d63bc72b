// Where the last measure of a group ends and words for the whole group begin.
#pragma once

#include <cstddef>
#include <span>

#include "import/lines.hpp"
#include "import/outline.hpp"

namespace planpress::import {

/// From which of its paragraphs on the item is over, because they speak for all items of its group (以上…,
/// 各县…) where the items beside it have but one paragraph; the count of its paragraphs when none do.
std::size_t closing_paragraphs(const Outline& outline, std::span<const Paragraph> paragraphs,
                               std::size_t item);

}  // namespace planpress::import

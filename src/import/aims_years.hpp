// The years that the aims of a plan speak of.
#pragma once

#include <span>
#include <string_view>

#include "import/lines.hpp"

namespace planpress::import {

struct YearRange {
  int first = 0, last = 0;  // 0 when no year is named
};

/// The years that the aims of the plan speak of, from the year of the document on when that is known. Where
/// `published` is 0, from what the text and the `preamble` in front of it cite or compare with: both are
/// older.
YearRange years_of_aims(std::span<const Paragraph> paragraphs, int published, std::string_view preamble);

}  // namespace planpress::import

// Where clauses stand that may speak of more, or of less, than the measure that they were read for.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "import/outline.hpp"
#include "import/reading.hpp"

namespace planpress::import {

/// True when a paragraph behind the first of a measure begins with a clause: 责任单位：…
bool has_clause_line(std::span<const ItemParagraph* const> own);

/// How many paragraphs behind the first of a measure bear no number, but a title and a clause of their own.
std::size_t titled_lines(std::span<const Paragraph> paragraphs, std::span<const ItemParagraph* const> own);

/// Raises a doubt for each section where only the last measure names bodies, in a line of their own: they may
/// answer for all of it. `clause_lines` tells of each measure whether it has such a line.
void doubt_last_clauses(std::span<const MeasureReading> measures, const std::vector<bool>& clause_lines,
                        std::vector<Doubt>& doubts);

}  // namespace planpress::import

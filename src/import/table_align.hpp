// Rows that lost cells, put back under their heads by what the cells look like.
#pragma once

#include <span>
#include <vector>

#include "import/cell_looks.hpp"
#include "import/tables.hpp"

namespace planpress::import::annex {

/// One row out of the cells that the source has, in order: a cell for each column. Cells that are missing
/// because the source merged them with those above come out as absent. A row of one heading becomes a banner.
GridRow aligned_row(std::vector<TracedText> cells, std::span<const Column> columns);

/// One row out of lines of which several may make a cell (`建筑和市政` / `基础设施`); as many lines as heads,
/// empty ones among them, are one each where they fit so.
GridRow stacked_row(std::span<const TracedText> cells, std::span<const Column> columns);

/// How well lines that look so would sit as a row under the heads; more is better.
double how_well(std::span<const Looks> cells, std::span<const Column> columns);

/// True when each cell looks as its head wants it, and where a head wants bodies a cell names them.
bool sits_well(const GridRow& row, std::span<const Column> columns);

/// True when the cells are the heading of the rows below: `一、…` alone, or `一` and its words.
bool is_banner(std::span<const TracedText> cells, std::size_t columns);

}  // namespace planpress::import::annex

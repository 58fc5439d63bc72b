// How many measures each place has in each sector, as a drawing.
#pragma once

#include "pages/drawn_rows.hpp"

namespace planpress::pages {

/// Sectors by places; by regions, or in all, where there are more places than columns have room for.
GridChart coverage_chart(const Publication& publication);

}  // namespace planpress::pages

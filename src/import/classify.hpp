// Sorting what was read by the registry: which place a plan speaks for, which sectors a measure belongs to.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "import/reading.hpp"
#include "import/registry.hpp"

namespace planpress::import {

/// The id of the place that the issuer or the title names; empty when the registry has none of that name, or
/// only one above it (`连云港市` for a plan of one of its districts).
std::string find_place(const Registry& registry, std::string_view issuer, std::string_view title);

struct SectorReading {
  std::vector<std::string> sectors;  // the main one first; empty when no word tells
  Confidence confidence = certain;
};

/// The sectors that the words of a measure's title, of the headings above it and of its text tell.
SectorReading find_sectors(const Registry& registry, std::string_view title, std::string_view headings,
                           std::string_view text);

/// One doubt for each body that the place does not know, with what its name tells of its function.
void doubt_unknown_bodies(const Registry& registry, const PlanReading& plan, std::vector<Doubt>& doubts);

}  // namespace planpress::import

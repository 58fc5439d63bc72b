// Leading groups and task forces: their members with posts, their office, their duties.
#pragma once

#include <span>
#include <vector>

#include "import/annex.hpp"
#include "import/document.hpp"
#include "import/reading.hpp"

namespace planpress::import {

/// The groups that an annex sets up, in printed order, with ids g1, g2 … after `setting.groups_before`; empty
/// when it sets up none. `annex` are the blocks of the source as they came, a paragraph a line, from the
/// annex's title.
std::vector<GroupReading> read_groups(std::span<const Block> annex, const AnnexSetting& setting,
                                      std::vector<Doubt>& doubts);

}  // namespace planpress::import

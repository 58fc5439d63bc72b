// Leading groups and task forces: their members with posts, their office, their duties.
#pragma once

#include <optional>
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

/// The group that a sentence of the text founds and names persons of: `成立…专班，由副市长张三任组长`.
std::optional<GroupReading> read_told_group(const TracedText& text, std::size_t groups_before);

}  // namespace planpress::import

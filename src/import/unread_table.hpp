// Tables that no reader of annexes takes, so that none is passed by in silence.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "import/document.hpp"
#include "import/reading.hpp"
#include "import/tables.hpp"

namespace planpress::import {

struct UnreadTable {
  LineRange lines;    // of its heads, or of the whole of it where its rows are known
  std::string heads;  // as printed, parted by `、`
};

/// The first table with numbered rows among `blocks` that is none of `tables`, or one of them that lists
/// neither tasks nor persons nor indicators; nothing when all are read.
std::optional<UnreadTable> find_unread_table(std::span<const Block> blocks, const std::vector<Grid>& tables);

}  // namespace planpress::import

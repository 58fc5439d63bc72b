// Drawings with files of their own, for those who embed them.
#pragma once

#include <vector>

#include "pages/page.hpp"

namespace planpress::pages {

/// Every kind of drawing: its file is `charts/<name>.svg`, made by the template `<kind>.svg`.
const std::vector<PageKind>& drawing_kinds();

}  // namespace planpress::pages

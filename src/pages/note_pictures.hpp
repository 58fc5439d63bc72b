// Pictures and other files that notes name.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "pages/page.hpp"
#include "text/source.hpp"

namespace planpress::pages {

/// The file of the publication that a relative URL in a note means, by its path from the root; empty where
/// the URL leads out of all folders. Files are named from where the note stands: in the project, as editors
/// and code hosts see it (`../../site/assets/a.png`), or in the publication (`../a.png`). `route` is the
/// note's.
std::string file_named(std::string_view route, std::string_view url);

/// Reports pictures of notes that the publication does not have. `files` are its own.
void check_pictures(const Publication& publication, std::span<const text::SourceFile> files,
                    diag::Report& report);

}  // namespace planpress::pages

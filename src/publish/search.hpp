// The index of the search, written beside the pages.
#pragma once

#include "publish/render.hpp"

namespace planpress::publish {

/// Where the index stands; files of the publication's own must not.
inline constexpr std::string_view search_folder = "search/";

/// Hands the scripts of the search over. A small publication has one text and no grams.
void write_search(const pages::Publication& publication, unsigned jobs, const Watch& watch, const Take& take);

}  // namespace planpress::publish

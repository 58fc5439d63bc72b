// sitemap.xml (sitemaps.org 0.9): the addresses of all pages.
#pragma once

#include <string_view>
#include <vector>

#include "formats/site_file.hpp"

namespace planpress::formats {

/// What one file may hold at most, as sitemaps.org has it.
struct SitemapLimits {
  std::size_t addresses = 50'000;
  std::size_t bytes = 50 * 1024 * 1024;
};

/// Writes `sitemap.xml`: the addresses of the pages, or of the parts `sitemap-1.xml` and so on when one file
/// cannot hold them. REQUIRES: a base URL.
void write_sitemap(const pages::Publication& publication, const SitemapLimits& limits, const PutFile& put);

}  // namespace planpress::formats

// Files beside the pages that tell of the publication as a whole: one file a format.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "pages/page.hpp"

namespace planpress::formats {

/// Takes a finished file of the publication; the bytes live only during the call.
using PutFile = std::function<void(std::string_view path, std::string_view bytes)>;

/// A file beside the pages. A file of the same name in `site/assets` takes its place.
struct SiteFile {
  std::string_view name;
  std::string_view doc;
  /// Whether this publication has it.
  bool (*is_made)(const pages::Publication& publication);
  /// Writes it, and the parts that it names.
  void (*write)(const pages::Publication& publication, const PutFile& put);
};

const std::vector<SiteFile>& site_files();

}  // namespace planpress::formats

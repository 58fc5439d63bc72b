#include "formats/site_file.hpp"

namespace planpress::formats {

// Each is made in the file of its name.
SiteFile feed();
SiteFile sitemap();
SiteFile robots();

const std::vector<SiteFile>& site_files() {
  static const std::vector<SiteFile> files{feed(), sitemap(), robots()};
  return files;
}

}  // namespace planpress::formats

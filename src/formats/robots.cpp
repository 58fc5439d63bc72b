// robots.txt (RFC 9309): everything may be read; where the list of pages is.
#include <string>

#include "formats/site_file.hpp"
#include "pages/web.hpp"

namespace planpress::formats {
namespace {

void write_robots(const pages::Publication& publication, const PutFile& put) {
  std::string text = "User-agent: *\nDisallow:\n";
  const std::string_view base = publication.model.site.base_url;
  if (!base.empty()) text += "\nSitemap: " + pages::web_root(base) + "sitemap.xml\n";
  put("robots.txt", text);
}

}  // namespace

SiteFile robots() {
  return {"robots.txt", "What robots may read, and where the sitemap is.",
          [](const pages::Publication&) { return true; }, &write_robots};
}

}  // namespace planpress::formats

#include "formats/sitemap.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "formats/xml.hpp"
#include "pages/routes.hpp"
#include "pages/web.hpp"

namespace planpress::formats {
namespace {

constexpr std::string_view part_head =
    "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" "
    "xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n";
constexpr std::string_view part_foot = "</urlset>\n";
constexpr std::string_view index_head =
    "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
constexpr std::string_view index_foot = "</sitemapindex>\n";

/// The day on which a page last said something new; empty where the data does not tell.
std::string_view day_of(const pages::Publication& publication, const pages::Page& page) {
  if (page.kind->name == "note") return static_cast<const model::Note*>(page.subject)->date;
  // These two hold all of the data, whose day the settings give.
  if (page.route == "index" || page.route == "data") return publication.model.site.date;
  return {};
}

std::string_view tag_of(model::Language language) {
  return data::Choices<model::Language>::names[static_cast<std::size_t>(language)];
}

/// Collects addresses into parts that keep the limits.
class Parts {
 public:
  explicit Parts(const SitemapLimits& limits) : limits_(limits) {}

  void add(std::string_view entry) {
    const std::size_t frame = xml_head.size() + part_head.size() + part_foot.size();
    if (parts_.empty() || count_ == limits_.addresses ||
        parts_.back().size() + entry.size() + frame > limits_.bytes) {
      parts_.emplace_back();
      count_ = 0;
    }
    parts_.back() += entry;
    ++count_;
  }
  const std::vector<std::string>& all() const { return parts_; }

 private:
  const SitemapLimits& limits_;
  std::vector<std::string> parts_;
  std::size_t count_ = 0;
};

void put_part(std::string_view name, std::string_view entries, const PutFile& put) {
  put(name, fmt::format("{}{}{}{}", xml_head, part_head, entries, part_foot));
}

}  // namespace

void write_sitemap(const pages::Publication& publication, const SitemapLimits& limits, const PutFile& put) {
  const auto& editions = publication.model.site.editions;
  const bool has_html = std::find(editions.begin(), editions.end(), model::Edition::html) != editions.end();
  const model::Site& site = publication.model.site;
  const std::string root = pages::web_root(site.base_url);
  Parts parts(limits);
  std::string entry;
  std::string others;
  // Addresses are percent-encoded and the base URL has none of XML's marks: nothing is left to escape.
  for (const pages::Page& page : publication.pages) {
    if (page.route == pages::missing_route || !page.kind->file.empty()) continue;
    const std::string file = pages::relative_link({}, {page.route, {}}, has_html ? ".html" : ".md");
    others.clear();
    for (const model::Language language : site.languages) {
      if (site.languages.size() < 2) break;
      others.append("<xhtml:link rel=\"alternate\" hreflang=\"").append(tag_of(language));
      others.append("\" href=\"").append(root).append(pages::folder_of(site, language)).append(file);
      others.append("\"/>");
    }
    for (const model::Language language : site.languages) {
      entry.assign("<url><loc>").append(root).append(pages::folder_of(site, language)).append(file);
      entry.append("</loc>");
      if (const std::string_view day = day_of(publication, page); !day.empty())
        entry.append("<lastmod>").append(day).append("</lastmod>");
      entry.append(others).append("</url>\n");
      parts.add(entry);
    }
  }
  if (parts.all().size() < 2) {
    put_part("sitemap.xml", parts.all().empty() ? std::string() : parts.all().front(), put);
    return;
  }
  std::string index = fmt::format("{}{}", xml_head, index_head);
  for (std::size_t i = 0; i < parts.all().size(); ++i) {
    const std::string name = fmt::format("sitemap-{}.xml", i + 1);
    put_part(name, parts.all()[i], put);
    index += fmt::format("<sitemap><loc>{}{}</loc></sitemap>\n", root, name);
  }
  index += index_foot;
  put("sitemap.xml", index);
}

SiteFile sitemap() {
  return {"sitemap.xml", "The addresses of all pages: needs a base URL.",
          [](const pages::Publication& publication) { return !publication.model.site.base_url.empty(); },
          [](const pages::Publication& publication, const PutFile& put) {
            write_sitemap(publication, SitemapLimits{}, put);
          }};
}

}  // namespace planpress::formats

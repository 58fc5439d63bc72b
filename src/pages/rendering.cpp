#include "pages/rendering.hpp"

#include <algorithm>

#include "pages/web.hpp"

namespace planpress::pages {

std::string_view Rendering::ending() const {
  const auto& editions = publication.model.site.editions;
  const bool is_there = std::find(editions.begin(), editions.end(), edition) != editions.end();
  // What is written in one edition whatever the settings say leads to pages that are there.
  const model::Edition linked = is_there || editions.empty() ? edition : editions.front();
  return linked == model::Edition::html ? ".html" : ".md";
}

std::string Rendering::root() const {
  const model::Site& site = publication.model.site;
  return root_from(page.route, std::string(folder_of(site, language)) + page.route, site.base_url);
}

std::string Rendering::link_to(const Location& location) const {
  const std::string way = root();
  if (!way.starts_with('/')) return relative_link(page.route, location, ending());
  return way + in_folder(location);
}

std::string Rendering::address_of(const Location& location) const {
  const std::string_view base = publication.model.site.base_url;
  return base.empty() ? link_to(location) : web_root(base) + in_folder(location);
}

std::string Rendering::in_folder(const Location& location) const {
  return std::string(folder_of(publication.model.site, language)) + relative_link({}, location, ending());
}

}  // namespace planpress::pages

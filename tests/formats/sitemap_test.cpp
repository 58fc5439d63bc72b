#include "formats/sitemap.hpp"

#include <doctest/doctest.h>

#include <map>
#include <string>

using namespace planpress;

namespace {

std::map<std::string, std::string> written(const formats::SitemapLimits& limits) {
  model::Model model;
  model.site.base_url = "https://plans.example.org/a";
  diag::Report report;
  const pages::Publication publication = pages::choose(model, report);
  std::map<std::string, std::string> files;
  formats::write_sitemap(publication, limits, [&](std::string_view path, std::string_view bytes) {
    files[std::string(path)] = bytes;
  });
  return files;
}

std::size_t count(std::string_view text, std::string_view what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("a sitemap beyond what one file may hold comes in parts, and an index names each") {
  const auto whole = written({});
  REQUIRE(whole.size() == 1);
  const std::size_t pages = count(whole.at("sitemap.xml"), "<loc>");
  REQUIRE(pages > 1);

  const auto parts = written({.addresses = 1});
  CHECK(parts.size() == pages + 1);
  CHECK(count(parts.at("sitemap.xml"), "<sitemap><loc>https://plans.example.org/a/sitemap-") == pages);
  for (const auto& [path, text] : parts) CHECK((path == "sitemap.xml" || count(text, "<loc>") == 1));
}

TEST_CASE("no part of a sitemap is longer than it may be") {
  const std::size_t most = written({}).at("sitemap.xml").size() - 1;
  const auto parts = written({.bytes = most});
  CHECK(parts.size() == 3);
  for (const auto& [path, text] : parts) CHECK(text.size() <= most);
}

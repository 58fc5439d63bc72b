#include "pages/web.hpp"

#include <algorithm>

#include "pages/routes.hpp"

namespace planpress::pages {
namespace {

// What follows `https://`.
std::string_view behind_scheme(std::string_view base_url) {
  const std::size_t at = base_url.find("://");
  return at == std::string_view::npos ? std::string_view() : base_url.substr(at + 3);
}

}  // namespace

std::string web_root(std::string_view base_url) {
  const std::size_t last = base_url.find_last_not_of('/');
  return std::string(base_url.substr(0, last + 1)) + "/";
}

std::string web_folder(std::string_view base_url) {
  const std::string_view rest = behind_scheme(base_url);
  return web_root(rest.substr(std::min(rest.find('/'), rest.size())));
}

std::string root_from(std::string_view route, std::string_view path, std::string_view base_url) {
  return route == missing_route && !base_url.empty() ? web_folder(base_url) : way_to_root(path);
}

std::string_view web_host(std::string_view base_url) {
  const std::string_view rest = behind_scheme(base_url);
  return rest.substr(0, rest.find('/'));
}

}  // namespace planpress::pages

// Where a publication stands on the web, as its base URL tells.
#pragma once

#include <string>
#include <string_view>

namespace planpress::pages {

/// The route of the page for addresses that lead nowhere: a server shows it in whatever folder was asked for.
inline constexpr std::string_view missing_route = "404";

/// The base URL with one `/` at its end, so that paths can follow.
std::string web_root(std::string_view base_url);

/// The folder of the base URL on its host: `/`, `/a/part/of/a/portal/`.
std::string web_folder(std::string_view base_url);

/// The way from the page with this route to the publication's root; `path` is its file below the root. The
/// page for addresses that lead nowhere is shown in any folder, so it goes by way of the host's root when
/// there is a base URL.
std::string root_from(std::string_view route, std::string_view path, std::string_view base_url);

/// Host, and port where one is written, of the base URL.
std::string_view web_host(std::string_view base_url);

}  // namespace planpress::pages

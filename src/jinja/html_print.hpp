// Values written into other places of an HTML page than its text.
#pragma once

#include <string>
#include <string_view>

namespace planpress::jinja {

/// What stands for an address that may not be one (CSS Values, section 4.5: it leads nowhere and loads
/// nothing).
inline constexpr std::string_view harmless_address = "about:invalid";

/// True for addresses that lead to another place of the site, or by http, https, mailto or tel anywhere. A
/// browser's reading counts: it drops line ends and tabs, and takes `\` for `/`.
bool is_safe_address(std::string_view address);

/// Appends what is escaped already so that it is safe in quotes, too: references stay as they are.
void append_marked(std::string& out, std::string_view markup);

}  // namespace planpress::jinja

// Addresses as they may stand in a page.
#pragma once

#include <string>
#include <string_view>

namespace planpress::markdown {

/// The URL with all percent-encoded that may not stand in one; what is encoded already stays.
std::string encode_url(std::string_view url);

}  // namespace planpress::markdown

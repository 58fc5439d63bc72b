// Bare addresses in running text.
#pragma once

#include <cstddef>
#include <string_view>

namespace planpress::markdown {

/// A stretch of text that is an address.
struct BareUrl {
  std::size_t begin = std::string_view::npos;
  std::size_t end = 0;
  bool lacks_scheme = false;  // `www.` without `http://`
};

/// Finds the first address at or behind `from`: `http://`, `https://` or `www.` with a host that has a dot or
/// a port, up to the first blank, Chinese or other non-ASCII character; closing punctuation stays outside.
/// Without one, `begin` is npos.
BareUrl find_bare_url(std::string_view text, std::size_t from);

}  // namespace planpress::markdown

#include "markdown/url.hpp"

#include "markdown/punctuation.hpp"

namespace planpress::markdown {

std::string encode_url(std::string_view url) {
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string out;
  out.reserve(url.size());
  for (const char c : url) {
    if (is_ascii_alnum(c) || std::string_view("-_.+!*(),%#@?=;:/$~&'").find(c) != std::string_view::npos) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += {'%', digits[byte >> 4U], digits[byte & 15U]};
    }
  }
  return out;
}

}  // namespace planpress::markdown

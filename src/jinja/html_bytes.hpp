// Bytes as the HTML standard sorts them.
#pragma once

namespace planpress::jinja {

/// An ASCII letter as a small one; any other byte as it is (HTML, "ASCII lowercase").
constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

/// Whether it parts words and attributes (HTML, "ASCII whitespace").
constexpr bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

}  // namespace planpress::jinja

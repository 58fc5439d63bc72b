#include "jinja/html_address.hpp"

#include <algorithm>
#include <array>

#include "jinja/html_bytes.hpp"

namespace planpress::jinja {
namespace {

constexpr std::array<std::string_view, 4> forbidden_schemes{"javascript", "vbscript", "data", "livescript"};

// A reference may stand for any character: what is written with them is only read when the page is made.
std::size_t pass_reference(HtmlState& state, std::string_view text) {
  const bool in_path = state.address == Address::slash || state.address == Address::path;
  state.address = in_path ? Address::path : Address::open;
  std::size_t size = text.substr(1).starts_with('#') ? 2 : 1;
  const auto is_part = [](char c) { return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9'); };
  while (size < text.size() && is_part(text[size])) ++size;
  return size < text.size() && text[size] == ';' ? size + 1 : size;
}

void pass_slash(HtmlState& state) {
  switch (state.address) {
    case Address::start:
      state.address = Address::slash;
      break;
    case Address::open:
      state.address = Address::path;
      break;
    case Address::path:
      break;
    default:
      state.address = Address::rest;
  }
}

void pass_scheme(HtmlState& state, char c) {
  if (c == ':') {
    // Nobody can tell the scheme when a value is part of it.
    const bool bad = state.address == Address::open ||
                     std::find(forbidden_schemes.begin(), forbidden_schemes.end(), state.written) !=
                         forbidden_schemes.end();
    state.address = bad ? Address::forbidden : Address::rest;
  } else if (state.address != Address::open) {
    state.address = Address::scheme;
    if (state.written.size() < 16) state.written += lower(c);
  }
}

}  // namespace

std::size_t pass_address(HtmlState& state, std::string_view text) {
  const char c = text.front();
  if (state.attribute == ValueKind::addresses && c == ',') {
    state.address = Address::start;
    state.written.clear();
  } else if (state.address == Address::rest || state.address == Address::forbidden) {
    return 1;
  } else if (c == '?' || c == '#') {
    state.address = Address::rest;
  } else if (c == '/' || c == '\\') {
    pass_slash(state);
  } else if (c == '&') {
    return pass_reference(state, text);
  } else if (is_blank(c)) {
    if (state.attribute == ValueKind::addresses && state.address != Address::start)
      state.address = Address::rest;
  } else if (state.address == Address::slash) {
    state.address = Address::rest;
  } else if (state.address != Address::path) {
    pass_scheme(state, c);
  }
  return 1;
}

}  // namespace planpress::jinja

#include "paper/requests.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <utility>

#include "data/write.hpp"
#include "paper/base64.hpp"

namespace planpress::paper {
namespace {

std::string_view media_type(std::string_view path) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8> types{{
      {".html", "text/html; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".svg", "image/svg+xml"},
      {".png", "image/png"},
      {".jpg", "image/jpeg"},
      {".jpeg", "image/jpeg"},
      {".webp", "image/webp"},
      {".woff2", "font/woff2"},
  }};
  for (const auto& [ending, type] : types) {
    if (path.ends_with(ending)) return type;
  }
  return "application/octet-stream";
}

bool needs_no_escape(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
         c == '.' || c == '~' || c == '/';
}

}  // namespace

std::optional<std::string> path_of(std::string_view address, std::string_view base) {
  if (!address.starts_with(base)) return std::nullopt;
  address.remove_prefix(base.size());
  address = address.substr(0, address.find_first_of("?#"));
  std::string path;
  for (std::size_t at = 0; at < address.size(); ++at) {
    unsigned value = 0;
    const char* digits = address.data() + at + 1;
    if (address[at] == '%' && at + 2 < address.size() &&
        std::from_chars(digits, digits + 2, value, 16).ptr == digits + 2) {
      path += static_cast<char>(value);
      at += 2;
    } else {
      path += address[at];
    }
  }
  return path;
}

std::string address_of(std::string_view path, std::string_view base) {
  std::string address(base);
  for (const char c : path) {
    if (needs_no_escape(c)) {
      address += c;
    } else {
      address += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return address;
}

void answer_request(Browser& browser, const BrowserMessage& event, std::string_view base,
                    const Library& library) {
  std::string reply = R"({"requestId":)";
  data::write_json_string(reply, text_in(event.body, "requestId"));
  const auto path = path_of(text_in(map_in(event.body, "request"), "url"), base);
  const auto bytes = path ? library(*path) : std::nullopt;
  if (!bytes) {
    browser.call("Fetch.failRequest", reply + R"(,"errorReason":"BlockedByClient"})", event.session);
    return;
  }
  reply += fmt::format(
      R"(,"responseCode":200,"responseHeaders":[{{"name":"Content-Type","value":"{}"}}],"body":")",
      media_type(*path));
  append_base64(reply, *bytes);
  browser.call("Fetch.fulfillRequest", reply + "\"}", event.session);
}

}  // namespace planpress::paper

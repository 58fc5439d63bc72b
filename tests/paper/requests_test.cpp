#include "paper/requests.hpp"

#include <doctest/doctest.h>

#include "paper/base64.hpp"

namespace planpress::paper {
namespace {

TEST_CASE("base 64 as in RFC 4648, section 10") {
  constexpr std::pair<std::string_view, std::string_view> pairs[] = {
      {"", ""},
      {"f", "Zg=="},
      {"fo", "Zm8="},
      {"foo", "Zm9v"},
      {"foob", "Zm9vYg=="},
      {"fooba", "Zm9vYmE="},
      {"foobar", "Zm9vYmFy"},
      {"\xff\xfe\xfb", "//77"},
  };
  for (const auto& [bytes, text] : pairs) {
    std::string there;
    append_base64(there, bytes);
    CHECK(there == text);
    std::string back;
    CHECK(append_from_base64(back, text));
    CHECK(back == bytes);
  }
  std::string out = "kept";
  for (const std::string_view bad : {"Zg=", "Zg", "Z===", "Zm9v!mFy", "Zm 9v", "====", "=Zm8"}) {
    CHECK_FALSE(append_from_base64(out, bad));
    CHECK(out == "kept");
  }
}

TEST_CASE("a path and its address lead to each other") {
  constexpr std::string_view base = "https://planpress.invalid/";
  for (const std::string_view path :
       {"places/x/brief.html", "notes/甲 乙.html", "a%41b?c#d.html", "assets/theme.0a.css"}) {
    CHECK(path_of(address_of(path, base), base) == std::string(path));
  }
  CHECK(path_of("https://planpress.invalid/a.html?x=1#y", base) == "a.html");
  CHECK_FALSE(path_of("https://example.org/a.html", base));
  CHECK_FALSE(path_of("file:///etc/passwd", base));
  CHECK(path_of("https://planpress.invalid/%", base) == "%");
  CHECK(path_of("https://planpress.invalid/%4", base) == "%4");
}

}  // namespace
}  // namespace planpress::paper

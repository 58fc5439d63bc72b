// Cases as text: a name, an input, and all that a user would see of it.
//
//   ### trailing comma in a list
//   [1, 2,]
//   --->
//   error: expected a value after `,`, found `]`
//   ...
//
// With PLANPRESS_REWRITE=1 in the environment the expectations are written anew, to be read in the diff.
#pragma once

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <string_view>

namespace planpress::tests {

using Show = std::function<std::string(std::string_view input)>;

/// Compares every case of the file with what `show` makes of its input.
inline void check_text_cases(const std::string& path, const Show& show) {
  constexpr std::string_view title_mark = "### ";
  constexpr std::string_view arrow = "\n--->\n";
  std::ifstream in(path, std::ios::binary);
  REQUIRE_MESSAGE(in.good(), path);
  const std::string all((std::istreambuf_iterator<char>(in)), {});
  std::string rewritten;
  std::size_t count = 0;
  for (std::size_t at = all.find(title_mark); at != std::string::npos;) {
    const std::size_t next = all.find("\n### ", at);
    const std::string_view one =
        std::string_view(all).substr(at, next == std::string::npos ? next : next + 1 - at);
    const std::string_view title = one.substr(0, one.find('\n'));
    const std::string_view rest = one.substr(title.size() + 1);
    const std::size_t split = rest.find(arrow);
    INFO(path << ": " << title);
    const bool whole = split != std::string_view::npos;
    const std::string_view input = whole ? rest.substr(0, split + 1) : rest;
    const std::string shown = show(input);
    if (std::getenv("PLANPRESS_REWRITE") == nullptr) {
      CHECK(whole);
      CHECK(shown == rest.substr(std::min(split + arrow.size(), rest.size())));
    }
    rewritten.append(title).append("\n").append(input).append("--->\n").append(shown);
    ++count;
    at = next == std::string::npos ? next : next + 1;
  }
  CHECK(count > 0);
  if (std::getenv("PLANPRESS_REWRITE") != nullptr) std::ofstream(path, std::ios::binary) << rewritten;
}

}  // namespace planpress::tests

// Addresses in running text, and character references.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace planpress::jinja {

struct LinkForm {
  std::int64_t limit = -1;  // longer addresses are shown cut
  std::string rel;
  std::string target;
  std::vector<std::string> schemes;
};

/// Appends escaped text with its addresses (http, https, www, bare domains, mail) made into links.
void append_linked(std::string& out, std::string_view escaped, const LinkForm& form);

/// The text with the character references of HTML that are in common use replaced by what they stand for.
std::string without_references(std::string_view text);

}  // namespace planpress::jinja

// Names for headings, as the end of an address.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace planpress::markdown {

/// Letters, digits, `-` and `_` in lower case, blanks as `-`, all else left out: as code hosts do it.
/// `section` when nothing is left.
std::string slug(std::string_view heading);

/// Makes ids unique in one document by adding `-1`, `-2` … .
class HeadingIds {
 public:
  std::string take(std::string_view heading);

 private:
  std::map<std::string, unsigned, std::less<>> taken_;
};

}  // namespace planpress::markdown

// The form in which texts and queries meet in the search.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace planpress::text {

/// What stands for one code point of the basic plane in the search form; empty where it is left out.
struct SearchFold {
  char32_t from = 0;
  std::string to;
};

/// Every code point that does not stand for itself in the search form, by number: small letters for capitals,
/// half width for full width, round brackets for 〔〕[]【】, plain letters for ① Ⅱ ㎡ and the Kangxi radicals
/// that PDF files hold; white space, controls and invisible marks are left out, so that a line break within a
/// word does not matter. A list of our own and not the whole of Unicode: the script of the search page gets
/// it with the index, and so folds as we do whatever Unicode its browser knows.
const std::vector<SearchFold>& search_folds();

/// The search form of `text`: each code point replaced by itself or by its fold, which folds to itself.
std::string search_form(std::string_view text);

}  // namespace planpress::text

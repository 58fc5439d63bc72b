// Chinese words in pages of another language.
#pragma once

#include <string>
#include <string_view>

namespace planpress::formats {

/// Gives text with Han characters, in a page of another language, the attribute `lang` with `tag`, so that it
/// is read aloud and set as what it is (WCAG 2.2, 3.1.2): an element that holds nothing else gets it itself,
/// other text a `span`. Elements that name their language keep it, and so do scripts, styles and titles.
void mark_chinese(std::string& html, std::string_view tag);

}  // namespace planpress::formats

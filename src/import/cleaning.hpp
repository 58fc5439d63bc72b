// Cleaning: one line of a source as it should have been typed, still traceable.
#pragma once

#include <string_view>

#include "import/document.hpp"

namespace planpress::import {

/// The text without bookmarks, emphasis marks and heading signs, with Chinese punctuation and half-width
/// digits, and without spaces beside Han characters; a wide gap between two of them becomes one U+3000, for
/// it may part a title from its text.
TracedText clean(const TracedText& text);

/// True for Han letters, figures and marks of cleaned text alone, in which nothing is left to clean.
bool is_clean(std::string_view text);

/// The same for words that nobody needs to trace.
std::string clean(std::string_view text);

/// True for what a page leaves behind: rules, `— 3 —`, `第3页 共9页`. A bare number is one only where
/// `numbers_too`, for in a table it is a cell. The text has been cleaned.
bool is_page_furniture(std::string_view cleaned, bool numbers_too);

}  // namespace planpress::import

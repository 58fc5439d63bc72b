// What counts as a letter, a space and punctuation beside Markdown's marks.
#pragma once

#include <string_view>

namespace planpress::markdown {

bool is_ascii_punctuation(char c);
bool is_ascii_alnum(char c);

/// Unicode white space; 0 stands for the start or end of a line and counts.
bool is_space(char32_t value);

/// Punctuation and symbols of any script; what is doubtful counts.
bool is_punctuation(char32_t value);

/// CommonMark's rule for a mark between the two: true when it may open. Turned around it says whether it may
/// close.
bool opens(char32_t before, char32_t after);

/// Quotes, dashes and dots that Chinese shares with other scripts.
bool is_shared_punctuation(char32_t value);

/// The last code point of `text`, 0 for an empty one.
char32_t last_code_point(std::string_view text);

/// The first code point of `text`, 0 for an empty one.
char32_t first_code_point(std::string_view text);

/// True where a line break between the two is only one of typing: both wide, or one wide and the other shared
/// punctuation.
bool joins_without_space(char32_t before, char32_t after);

}  // namespace planpress::markdown

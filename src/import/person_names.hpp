// Names of persons: which words can be one, and where one ends when a post follows without a blank.
#pragma once

#include <cstddef>
#include <string_view>

namespace planpress::import::annex {

/// True for a Han name of two to four letters with a surname in front, or one with ·; words of offices are
/// none.
bool is_person_name(std::string_view word);

/// As is_person_name, whatever the first letter is: for places where only a name can stand.
bool may_be_name(std::string_view word);

/// True for words that end as posts do: 局长, 主任, 党组成员, 总经理.
bool ends_as_post(std::string_view words);

/// True when the words tell a post or body, so that they are no name.
bool has_post_words(std::string_view words);

/// The bytes of a name in front of words that follow without a blank (`刘培根市委常委`); 0 when there is
/// none.
std::size_t glued_name(std::string_view words);

}  // namespace planpress::import::annex

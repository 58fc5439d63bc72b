// Words of running text with the fewest marks that keep them words.
#pragma once

#include <string>
#include <string_view>

namespace planpress::markdown {

struct EscapeContext {
  bool line_start = false;   // blanks would be lost here
  bool block_marks = false;  // and `#`, `-`, `1.` would begin a block
  bool in_link = false;      // a closing bracket would end the link
  bool more = false;         // something follows in the line
  bool marks = false;        // and it is something other than words
};

/// Appends `words` so that they read again as the same words.
void append_escaped(std::string& out, std::string_view words, const EscapeContext& context);

/// True when `rest` begins with `&` and a name or number up to a semicolon.
bool begins_entity(std::string_view rest);

/// Appends a link's URL and title as they stand between its parentheses.
void append_destination(std::string& out, std::string_view url, std::string_view title);

}  // namespace planpress::markdown

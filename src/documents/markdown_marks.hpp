// Markdown's marks, taken off.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace planpress::documents {

/// The words of a line: emphasis, code marks and tags removed, links and escapes as what they show,
/// struck-out words left out, `<br>` as a line end.
std::string without_marks(std::string_view line);

/// The character that `&name;` at the beginning of `text` stands for and its length there; empty when it is
/// none.
struct Entity {
  std::string character;
  std::size_t length = 0;
};
Entity read_entity(std::string_view text);

/// The cells of a pipe table's row, their marks taken off.
std::vector<std::string> pipe_cells(std::string_view line);

/// True for the rule between a pipe table's head and body.
bool is_pipe_rule(std::string_view line);

/// True for a line that draws a rule: three or more of one of `- * _`, nothing else but spaces.
bool is_rule(std::string_view line);

}  // namespace planpress::documents

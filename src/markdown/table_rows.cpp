#include "markdown/table_rows.hpp"

namespace planpress::markdown {

std::string_view trim(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

std::size_t count_cells(std::string_view row) {
  row = trim(row);
  if (row.empty()) return 0;
  std::size_t pipes = 0;
  bool last_is_pipe = false;
  for (std::size_t at = row.front() == '|' ? 1 : 0; at < row.size(); ++at) {
    last_is_pipe = row[at] == '|';
    if (row[at] == '\\') {
      ++at;
    } else if (last_is_pipe) {
      ++pipes;
    }
  }
  return last_is_pipe ? pipes : pipes + 1;
}

bool is_delimiter_row(std::string_view row) {
  row = trim(row);
  bool dash = false;
  bool other = false;
  for (const char c : row) {
    if (c == '-') {
      dash = true;
    } else if (c == '|' || c == ':') {
      other = true;
    } else if (c != ' ' && c != '\t') {
      return false;
    }
  }
  return dash && other;
}

}  // namespace planpress::markdown

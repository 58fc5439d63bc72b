#include <algorithm>

#include "formats/format.hpp"
#include "markdown/align_tables.hpp"

namespace planpress::formats {
namespace {

// One blank line between blocks is enough; code fences keep theirs.
void close_gaps(std::string& text) {
  std::string out;
  out.reserve(text.size());
  bool in_fence = false;
  int blank = 1;  // none at the start
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = std::string_view(text).substr(at, end - at);
    at = end + 1;
    const bool fence = line.starts_with("```");
    in_fence = in_fence != fence;
    if (!in_fence && line.find_first_not_of(" \t\r") == std::string_view::npos) {
      ++blank;
      continue;
    }
    if (blank > 0 && !out.empty()) out += '\n';
    blank = 0;
    out.append(line).append("\n");
  }
  text = std::move(out);
}

void finish(std::string& text) {
  close_gaps(text);
  markdown::align_tables(text);
}

}  // namespace

PageFormat markdown() {
  return {model::Edition::markdown, ".md", &finish};
}

}  // namespace planpress::formats

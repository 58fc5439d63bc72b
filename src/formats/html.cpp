#include "formats/format.hpp"

namespace planpress::formats {
namespace {

// Templates leave blank lines where a tag stood; readers of the source need none of them.
void close_gaps(std::string& text) {
  std::size_t to = 0;
  bool line_empty = true;
  std::size_t line_start = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\n') {
      if (line_empty) {
        to = line_start;
        continue;
      }
      text[to++] = c;
      line_start = to;
      line_empty = true;
      continue;
    }
    line_empty = line_empty && (c == ' ' || c == '\t' || c == '\r');
    text[to++] = c;
  }
  text.resize(line_empty ? line_start : to);
}

}  // namespace

PageFormat html() {
  return {model::Edition::html, ".html", &close_gaps};
}

}  // namespace planpress::formats

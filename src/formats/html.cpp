#include <algorithm>
#include <string_view>

#include "formats/chinese_marks.hpp"
#include "formats/format.hpp"

namespace planpress::formats {
namespace {

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

// Templates leave blank lines where a tag stood; readers of the source need none of them. Preformatted text
// keeps its own.
void close_gaps(std::string& text) {
  std::size_t to = 0;
  bool preformatted = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = std::string_view(text).substr(at, end - at);
    const std::size_t length = std::min(end + 1, text.size()) - at;
    const bool keep = preformatted || !is_blank(line);
    if (line.find("<pre") != std::string_view::npos) preformatted = true;
    if (preformatted && line.find("</pre>") != std::string_view::npos) preformatted = false;
    if (keep) {
      std::copy_n(text.begin() + static_cast<std::ptrdiff_t>(at), length,
                  text.begin() + static_cast<std::ptrdiff_t>(to));
      to += length;
    }
    at += length;
  }
  text.resize(to);
}

}  // namespace

PageFormat html() {
  return {model::Edition::html, ".html", &close_gaps, &mark_chinese};
}

}  // namespace planpress::formats

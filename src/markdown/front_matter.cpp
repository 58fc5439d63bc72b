#include "markdown/front_matter.hpp"

#include <string_view>

namespace planpress::markdown {
namespace {

struct Line {
  std::string_view text;
  std::size_t next = 0;
};

Line line_at(std::string_view text, std::size_t at) {
  const std::size_t stop = text.find('\n', at);
  const std::size_t end = stop == std::string_view::npos ? text.size() : stop;
  std::string_view line = text.substr(at, end - at);
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r'))
    line.remove_suffix(1);
  return {line, stop == std::string_view::npos ? text.size() : stop + 1};
}

}  // namespace

FrontMatter find_front_matter(const text::SourceFile& file, diag::Report& report) {
  const std::string_view text = file.text;
  const std::size_t start = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  const auto offset = [](std::size_t at) { return static_cast<std::uint32_t>(at); };
  const Line first = line_at(text, start);
  if (first.text != "---") return {offset(start), offset(start), offset(start), false};
  for (std::size_t at = first.next; at < text.size();) {
    const Line line = line_at(text, at);
    if (line.text == "---") return {offset(first.next), offset(at), offset(line.next), true};
    at = line.next;
  }
  report
      .error({&file, offset(start), offset(start + 3)},
             "front matter has no end, expected a second line `---`")
      .with_hint("close the front matter with `---` on a line of its own");
  return {offset(first.next), offset(text.size()), offset(text.size()), true};
}

}  // namespace planpress::markdown

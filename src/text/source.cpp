#include "text/source.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace planpress::text {

// Nobody sees the mark that some editors put in front of a text.
static constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

LineColumn place_of(const SourceFile& file, std::uint32_t offset) {
  const std::string_view text = file.text;
  const std::size_t end = std::min<std::size_t>(offset, text.size());
  LineColumn place;
  std::size_t line_start = text.starts_with(byte_order_mark) ? std::min(byte_order_mark.size(), end) : 0;
  for (std::size_t at = text.find('\n'); at != std::string_view::npos && at < end;
       at = text.find('\n', at + 1)) {
    ++place.line;
    line_start = at + 1;
  }
  place.column = static_cast<std::uint32_t>(count_code_points(text.substr(line_start, end - line_start)) + 1);
  return place;
}

std::string_view line_text(const SourceFile& file, std::uint32_t number) {
  const std::string_view text = file.text;
  std::size_t start = text.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
  for (std::uint32_t line = 1; line < number; ++line) {
    const std::size_t end = text.find('\n', start);
    if (end == std::string_view::npos) return {};
    start = end + 1;
  }
  std::string_view line = text.substr(start, text.find('\n', start) - start);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::uint32_t line_count(const SourceFile& file) {
  const auto breaks = std::count(file.text.begin(), file.text.end(), '\n');
  const bool open_end = !file.text.empty() && file.text.back() != '\n';
  return static_cast<std::uint32_t>(breaks) + (open_end ? 1U : 0U);
}

}  // namespace planpress::text

#include "markdown/source_lines.hpp"

#include <algorithm>

namespace planpress::markdown {

SourceLines::SourceLines(const text::SourceFile* file, std::string_view text, std::uint32_t begin)
    : file_(file), text_(text), base_(begin) {
  starts_.push_back(0);
  for (std::size_t at = text.find_first_of("\r\n"); at != std::string_view::npos;
       at = text.find_first_of("\r\n", at + 1)) {
    if (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n') ++at;
    starts_.push_back(static_cast<std::uint32_t>(at + 1));
  }
}

std::uint32_t SourceLines::line_begin(int number) const {
  const auto index = static_cast<std::size_t>(std::max(number, 1) - 1);
  return index < starts_.size() ? starts_[index] : static_cast<std::uint32_t>(text_.size());
}

std::uint32_t SourceLines::line_end(int number) const {
  std::uint32_t end = line_begin(number + 1);
  while (end > line_begin(number) && (text_[end - 1] == '\n' || text_[end - 1] == '\r')) --end;
  return end;
}

SourceLines::Cursor SourceLines::block(int first, int last) const {
  const std::uint32_t begin = line_begin(first);
  return {begin, std::max(line_end(std::max(first, last)), begin), begin, 0};
}

text::Span SourceLines::find(Cursor& cursor, std::string_view needle) const {
  constexpr int most_misses = 16;
  if (!needle.empty() && cursor.misses < most_misses) {
    const std::size_t found = text_.substr(0, cursor.end).find(needle, cursor.at);
    if (found != std::string_view::npos) {
      cursor.at = static_cast<std::uint32_t>(found + needle.size());
      return place(static_cast<std::uint32_t>(found), cursor.at);
    }
    ++cursor.misses;
  }
  const std::size_t stop = std::min<std::size_t>(text_.find_first_of("\r\n", cursor.begin), cursor.end);
  return place(cursor.begin, static_cast<std::uint32_t>(stop));
}

text::Span SourceLines::code(int number, std::string_view code) const {
  const std::uint32_t begin = line_begin(number);
  const std::string_view line = text_.substr(begin, line_end(number) - begin);
  const std::string_view first = code.substr(0, code.find('\n'));
  const std::size_t column = line.find(first);
  const std::uint32_t at = begin + static_cast<std::uint32_t>(column == std::string_view::npos ? 0 : column);
  const bool verbatim = text_.substr(at, code.size()) == code;
  return place(at, verbatim ? at + static_cast<std::uint32_t>(code.size()) : line_end(number));
}

text::Span SourceLines::place(std::uint32_t begin, std::uint32_t end) const {
  if (file_ == nullptr) return {};
  return {file_, base_ + begin, base_ + end};
}

}  // namespace planpress::markdown

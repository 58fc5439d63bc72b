#include "markdown/heading_id.hpp"

#include "markdown/punctuation.hpp"
#include "text/utf8.hpp"

namespace planpress::markdown {

std::string slug(std::string_view heading) {
  std::string id;
  for (std::size_t at = 0; at < heading.size();) {
    const text::CodePoint point = text::decode(heading, at);
    const std::string_view bytes = heading.substr(at, point.length);
    at += point.length;
    if (point.value >= 'A' && point.value <= 'Z') {
      id += static_cast<char>(point.value + 32);
    } else if (bytes == " " || bytes == "\n") {
      id += '-';
    } else if (bytes == "-" || bytes == "_") {
      id += bytes;
    } else if (point.value > 0x20 && !is_space(point.value) && !is_punctuation(point.value) && point.valid) {
      id += bytes;
    }
  }
  return id.empty() ? "section" : id;
}

std::string HeadingIds::take(std::string_view heading) {
  const std::string base = slug(heading);
  std::string id = base;
  unsigned& next = taken_[base];
  // A heading may already be called what a repeated one would get.
  while (next > 0) {
    id = base + "-" + std::to_string(next);
    if (taken_.find(id) == taken_.end()) break;
    ++next;
  }
  ++next;
  if (id != base) taken_[id] = 1;
  return id;
}

}  // namespace planpress::markdown

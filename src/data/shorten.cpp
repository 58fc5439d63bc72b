#include "data/shorten.hpp"

#include "text/utf8.hpp"

namespace planpress::data {

std::string shorten(std::string_view text) {
  constexpr int longest_shown = 30;
  std::size_t at = 0;
  for (int i = 0; i < longest_shown && at < text.size(); ++i) at += text::decode(text, at).length;
  std::string shown(text.substr(0, at));
  if (at < text.size()) shown += "…";
  return shown;
}

}  // namespace planpress::data

#include "import/contents.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace planpress::import {
namespace {

constexpr std::size_t kMostLines = 300;  // of a table of contents

struct Entry {
  std::string_view words;
  bool paged = false;  // a page number stood behind the words
  bool led = false;    // dots led to it
};

// `二、重点任务………3` without its page.
Entry entry_of(std::string_view text) {
  std::size_t end = text.size();
  while (end > 0 && text[end - 1] >= '0' && text[end - 1] <= '9') --end;
  const bool digits = end < text.size() && text.size() - end <= 3;
  constexpr std::array<std::string_view, 10> kLeaders{"…", ".", "·", "．", "　", " ", "-", "—", "－", "⋯"};
  std::string_view words = text.substr(0, digits ? end : text.size());
  std::size_t leaders = 0;
  bool blank = false;
  for (bool again = true; again && digits;) {
    again = false;
    for (const std::string_view leader : kLeaders) {
      if (!words.ends_with(leader)) continue;
      words.remove_suffix(leader.size());
      blank = blank || leader == "　" || leader == " ";
      ++leaders;
      again = true;
    }
  }
  return {words, digits, leaders >= 2 || (leaders == 1 && !blank && digits && text.find("…") != text.npos)};
}

bool is_head(std::string_view text) {
  return text == "目录" || text == "目　录" || text == "目次" || text == "目　次";
}

}  // namespace

void drop_contents(std::vector<Line>& lines) {
  const auto text = [&](std::size_t i) { return std::string_view(lines[i].text.text); };
  const auto plain = [&](std::size_t i) { return !lines[i].table; };
  std::size_t head = 0;
  while (head < lines.size() && !(plain(head) && is_head(text(head)))) ++head;
  std::vector<bool> gone(lines.size(), false);
  if (head + 1 < lines.size()) {
    gone[head] = true;
    const std::size_t last = std::min(lines.size(), head + kMostLines);
    const std::string_view first = entry_of(text(head + 1)).words;
    std::size_t again = head + 2;
    while (again < last && !(plain(again) && text(again) == first)) ++again;
    for (std::size_t i = head + 1; i < last; ++i) {
      if (!plain(i) || (again == last ? !entry_of(text(i)).paged : i >= again)) break;
      gone[i] = true;
    }
  }
  // Leading dots tell an entry anywhere.
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Entry entry = plain(i) ? entry_of(text(i)) : Entry{};
    if (entry.paged && entry.led) gone[i] = true;
  }
  std::size_t at = 0;
  std::erase_if(lines, [&](const Line&) { return gone[at++]; });
}

}  // namespace planpress::import

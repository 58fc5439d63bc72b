#include "formats/chinese_marks.hpp"

#include <algorithm>
#include <array>

namespace planpress::formats {
namespace {

unsigned char byte_at(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
}

// An ideograph, U+3400 to U+9FFF, as UTF-8.
bool begins_ideograph(std::string_view text, std::size_t at) {
  const unsigned char byte = byte_at(text, at);
  return (byte >= 0xE4 && byte <= 0xE9) || (byte == 0xE3 && byte_at(text, at + 1) >= 0x90);
}

// The same, its punctuation and fullwidth forms.
bool begins_han(std::string_view text, std::size_t at) {
  const unsigned char byte = byte_at(text, at);
  return (byte >= 0xE3 && byte <= 0xE9) || (byte == 0xEF && byte_at(text, at + 1) >= 0xBC);
}

constexpr std::size_t none = std::string_view::npos;

std::size_t next_han(std::string_view text, std::size_t at) {
  while (at < text.size() && !begins_ideograph(text, at)) ++at;
  return at < text.size() ? at : none;
}

// The end of the stretch of Chinese that begins at `at`: figures and Latin letters inside it belong to it,
// what is set off by a blank does not.
std::size_t end_of_han(std::string_view text, std::size_t at) {
  std::size_t end = at + 3;
  for (std::size_t i = end; i < text.size() && text[i] != ' ' && text[i] != '\n';) {
    const bool han = begins_han(text, i);
    i += han ? 3 : 1;
    if (han) end = i;
  }
  return std::min(end, text.size());
}

/// Copies a page and marks as it goes.
class Marker {
 public:
  Marker(std::string_view page, std::string_view tag) : page_(page), tag_(tag) {
    out_.reserve(page.size() + page.size() / 4);
  }

  std::string run() {
    while (at_ < page_.size()) {
      if (page_[at_] == '<') {
        tag();
      } else {
        text();
      }
    }
    return std::move(out_);
  }

 private:
  std::size_t find(std::string_view what) const { return std::min(page_.find(what, at_), page_.size()); }

  void copy_to(std::size_t end) {
    out_ += page_.substr(at_, end - at_);
    at_ = end;
  }

  std::size_t end_of_tag() const {
    char quote = 0;
    for (std::size_t i = at_ + 1; i < page_.size(); ++i) {
      const char c = page_[i];
      if (quote != 0) {
        if (c == quote) quote = 0;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>') {
        return i + 1;
      }
    }
    return page_.size();
  }

  void tag() {
    open_ = none;
    if (page_.substr(at_).starts_with("<!--")) return copy_to(std::min(find("-->") + 3, page_.size()));
    const std::size_t end = end_of_tag();
    const std::string_view whole = page_.substr(at_, end - at_);
    const std::string_view name =
        whole.substr(1, std::min(whole.find_first_of(" >\n/", 1), whole.size()) - 1);
    const bool opens = whole.size() > 1 && whole[1] != '/' && whole[1] != '!';
    copy_to(end);
    if (!opens) return;
    constexpr std::array<std::string_view, 4> untouched{"script", "style", "title", "textarea"};
    if (std::find(untouched.begin(), untouched.end(), name) != untouched.end()) {
      const std::string close = "</" + std::string(name);
      return copy_to(find(close));
    }
    // What holds text alone cannot hold a `span`.
    if (name == "svg" || name == "option") return pass_element(name);
    const bool names_language = whole.find(" lang=\"") != std::string_view::npos;
    if (names_language && name != "html") return pass_element(name);
    open_ = names_language ? none : out_.size() - 1;
  }

  // An element that says its language, with all that it holds.
  void pass_element(std::string_view name) {
    const std::string open = "<" + std::string(name), close = "</" + std::string(name);
    for (std::size_t depth = 1; depth > 0 && at_ < page_.size();) {
      copy_to(find("<"));
      if (page_.substr(at_).starts_with(close)) --depth;
      if (page_.substr(at_).starts_with(open) && at_ + open.size() < page_.size() &&
          std::string_view(" >\n").find(page_[at_ + open.size()]) != none)
        ++depth;
      if (at_ < page_.size()) copy_to(end_of_tag());
    }
  }

  void text() {
    const std::size_t end = find("<");
    const std::string_view words = page_.substr(at_, end - at_);
    std::size_t first = next_han(words, 0);
    if (first == none) return copy_to(end);
    const bool alone = page_.substr(end).starts_with("</") && open_ != none && first == 0 &&
                       end_of_han(words, first) == words.size();
    if (alone) {
      out_.insert(open_, " lang=\"" + std::string(tag_) + "\"");
      return copy_to(end);
    }
    const std::size_t start = at_;
    while (first != none) {
      const std::size_t last = end_of_han(words, first);
      copy_to(start + first);
      out_ += "<span lang=\"";
      out_ += tag_;
      out_ += "\">";
      copy_to(start + last);
      out_ += "</span>";
      first = next_han(words, last);
    }
    copy_to(end);
  }

  std::string_view page_;
  std::string_view tag_;
  std::string out_;
  std::size_t at_ = 0;
  std::size_t open_ = none;  // where the last start tag closes, while nothing came after it
};

}  // namespace

void mark_chinese(std::string& html, std::string_view tag) {
  html = Marker(html, tag).run();
}

}  // namespace planpress::formats

#include "import/target_layout.hpp"

namespace planpress::import {
namespace {

bool ends_sentence(char32_t c) {
  return c == U'。' || c == U'！' || c == U'\n' || c == U'？';
}

bool ends_clause(char32_t c) {
  return c == U'，' || c == U'；' || ends_sentence(c);
}

class Builder {
 public:
  explicit Builder(const PlainText& text) : text_(text) {
    layout_.clause_of.resize(text.size() + 1, 0);
    layout_.titled.resize(text.size() + 1, false);
    layout_.quoted.resize(text.size() + 1, false);
    for (const char32_t c : text.chars) closers_ += !is_han(c) && is_closing(c) ? 1 : 0;
  }

  Layout build() {
    open(0, U'\0', 0);
    bool titled = false, quoted = false;
    for (std::size_t i = 0; i < text_.size(); ++i) {
      const char32_t c = text_.at(i);
      if (c == U'《' || c == U'》') titled = c == U'《';
      if (c == U'“' || c == U'”') quoted = c == U'“' && !quotes_sentence(i);
      layout_.titled[i] = titled;
      layout_.quoted[i] = quoted;
      layout_.clause_of[i] = stack_.back();
      if (is_han(c)) continue;
      step(i, c);
      if (ends_sentence(c)) titled = quoted = false;
    }
    while (!stack_.empty()) close(text_.size());
    return std::move(layout_);
  }

 private:
  void open(std::size_t at, char32_t opener, std::size_t bracket) {
    const auto depth = static_cast<std::uint32_t>(stack_.size());
    stack_.push_back(static_cast<std::uint32_t>(layout_.clauses.size()));
    layout_.clauses.push_back({at, at, sentence_, depth, bracket, opener});
  }

  void close(std::size_t at) {
    layout_.clauses[stack_.back()].end = at;
    stack_.pop_back();
  }

  void step(std::size_t i, char32_t c) {
    if (is_opening(c)) {
      if (stack_.size() < deepest) {
        open(i + 1, c, i + 1);
      } else {
        ++ignored_;
      }
    } else if (is_closing(c)) {
      --closers_;
      if (ignored_ > 0) {
        --ignored_;
      } else if (stack_.size() > 1) {
        close(i);
      }
    } else if (ends_clause(c)) {
      if (ends_sentence(c)) {
        ++sentence_;
        if (c == U'\n' || closers_ == 0) {
          while (stack_.size() > 1) close(i);
        }
      }
      const std::size_t bracket = layout_.clauses[stack_.back()].bracket_begin;
      close(i);
      open(i + 1, c, bracket);
    }
  }

  // 实现“引进人才2000名，贡献率达到40%”的目标: aims in quotes, not a name.
  bool quotes_sentence(std::size_t at) const {
    constexpr std::size_t shortest = 16;
    constexpr std::size_t longest = 200;
    const std::u32string_view rest = text_.part(at, std::min(at + longest, text_.size()));
    const std::size_t end = rest.find(U'”');
    if (end == std::u32string_view::npos || end < shortest || rest.find(U'，') > end) return false;
    return contains(rest.substr(end, 12), U"目标");
  }

  static constexpr std::size_t deepest = 8;
  const PlainText& text_;
  Layout layout_;
  std::vector<std::uint32_t> stack_;
  std::uint32_t sentence_ = 0;
  std::size_t closers_ = 0;
  std::size_t ignored_ = 0;  // brackets opened too deep
};

}  // namespace

Layout lay_out(const PlainText& text) {
  return Builder(text).build();
}

}  // namespace planpress::import

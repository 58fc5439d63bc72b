#include "documents/flowing_text.hpp"

#include "documents/line_writer.hpp"
#include "text/utf8.hpp"

namespace planpress::documents {

void FlowingText::add_word(char32_t first, std::string_view letters) {
  const bool han_wrap = wrapped_ && text::is_cjk(last_) && text::is_cjk(first);
  if (gap_ && last_ != U'\n' && last_ != U'\t' && !han_wrap) text_ += ' ';
  gap_ = wrapped_ = false;
  text_ += letters;
  last_ = first;
}

void FlowingText::add(std::string_view piece) {
  for (std::size_t at = 0; at < piece.size();) {
    const text::CodePoint point = text::decode(piece, at);
    const std::string_view letters = piece.substr(at, point.length);
    at += point.length;
    if (point.value == U'\n' || point.value == U'\r') {
      gap_ = wrapped_ = true;
    } else if (point.value == U' ' || point.value == U'\t' || point.value == U'\f' || point.value == 0xA0) {
      gap_ = true;
    } else if (point.value != 0x200B && point.value != 0xFEFF && point.value != 0xAD) {
      add_word(point.value, letters);
    }
  }
}

void FlowingText::end_line() {
  gap_ = wrapped_ = false;
  if (text_.empty() || last_ == U'\n') return;
  text_ += '\n';
  last_ = U'\n';
}

void FlowingText::end_cell() {
  gap_ = wrapped_ = false;
  if (text_.empty() || last_ == U'\n' || last_ == U'\t') return;
  text_ += '\t';
  last_ = U'\t';
}

std::string FlowingText::take() {
  std::string taken(trim(text_));
  text_.clear();
  last_ = U'\n';
  gap_ = wrapped_ = false;
  return taken;
}

}  // namespace planpress::documents

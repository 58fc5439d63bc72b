#include "model/document_number.hpp"

#include "text/utf8.hpp"

namespace planpress::model {

std::string document_key(std::string_view number) {
  const std::string folded = text::fold(number);
  std::string key;
  bool gap = false;
  for (std::size_t at = 0; at < folded.size();) {
    const text::CodePoint point = text::decode(folded, at);
    // A space within the number parts nothing; brackets and dashes do.
    const bool space = text::is_space(point.value);
    if (point.valid && text::is_letter_or_digit(point.value)) {
      if (gap && !key.empty()) key += '-';
      gap = false;
      key.append(folded, at, point.length);
    } else if (!space) {
      gap = true;
    }
    at += point.length;
  }
  constexpr std::string_view last = "号";
  if (key.size() > last.size() && key.ends_with(last)) key.resize(key.size() - last.size());
  return key;
}

}  // namespace planpress::model

// Text that flows: white space as browsers show it.
#pragma once

#include <string>
#include <string_view>

namespace planpress::documents {

/// Collects pieces of running text: runs of white space become one space, or nothing where a line was wrapped
/// between two Han letters; lines end only where they are ended.
class FlowingText {
 public:
  void add(std::string_view piece);
  /// Ends the line, if anything stands on it.
  void end_line();
  /// Another cell of a row inside: a tab.
  void end_cell();
  bool is_empty() const { return text_.empty(); }
  /// What was collected, without white space at its ends; nothing is left here.
  std::string take();

 private:
  void add_word(char32_t first, std::string_view letters);

  std::string text_;
  char32_t last_ = U'\n';
  bool gap_ = false;
  bool wrapped_ = false;
};

}  // namespace planpress::documents

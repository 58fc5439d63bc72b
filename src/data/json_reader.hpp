// The machine behind read_json. Only json_*.cpp include this.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "data/read.hpp"

namespace planpress::data {

/// Reads one JSON document. The plain course of things is in json_read.cpp; what strings and numbers need
/// beyond it in json_string.cpp and json_number.cpp; what is said about faults, and how reading goes on after
/// them, in json_faults.cpp and json_recovery.cpp.
class JsonReader {
 public:
  JsonReader(const text::SourceFile& file, Arena& arena, diag::Report& report);
  Value read();

 private:
  /// A list or map that is open where we read.
  struct Frame {
    char closer = 0;
    const char* opening = nullptr;
    const char* comma = nullptr;  // the one just passed, when nothing followed it yet
    std::size_t first = 0;        // of its entries, among those of all open lists or maps
    bool told_colon = false;      // that a list has no keys
    const char* entry_end = nullptr;

    bool is_map() const { return closer == '}'; }
  };

  /// A punctuation mark of JSON, or one that was typed for it.
  struct Mark {
    char meant = 0;  // `,:;{}[]"'`; 0 when there is none
    std::uint32_t length = 0;
    bool is_wide() const { return length > 1; }
  };

  // json_read.cpp
  Value read_value();
  Value read_list(std::uint32_t opening_length = 1);
  Value read_map(std::uint32_t opening_length = 1);
  Value read_literal(std::string_view word, Value::Kind kind, bool boolean);
  Member read_key();
  Frame& open(char closer, std::uint32_t opening_length, std::size_t first);
  void skip_space() {
    while (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t') ++at_;
  }
  void drop_duplicates(std::size_t first);
  Value value_from(const char* begin, Value::Kind kind) const;
  Value string_from(const char* begin, std::string_view text) const;

  // json_string.cpp
  std::string_view read_text();
  std::string_view read_text_slowly(const char* begin);
  const char* read_escape(const char* backslash);
  const char* read_unicode_escape(const char* backslash);
  int read_code_unit(const char* backslash) const;
  bool is_line_break_inside(const char* line_end) const;
  const char* end_unclosed(const char* begin, const char* stop);
  void report_control(const char* at);
  std::string_view keep_text(const char* begin);

  // json_number.cpp
  Value read_number();
  Value read_long_number(const char* begin, const char* end, bool integer);
  Value read_faulty_number();

  // json_recovery.cpp
  bool find_entry(Frame& frame);
  bool find_next(Frame& frame);
  bool find_colon(Member& member);
  bool starts_entry(const Frame& frame) const;
  bool starts_key() const;
  void drop_entry(Frame& frame);
  bool close_wrongly(Frame& frame);
  bool close_before_map(Frame& frame);
  bool close_before_key(Frame& frame);
  bool fits_after(std::size_t open, const char* at) const;
  bool is_key_ahead(const char* at) const;
  char closer_ahead(const char* at) const;
  bool take_inner_quotes(Frame& frame);
  const char* end_at_curly_quote(const char* begin, const char* end);
  Value skip_deep_nesting();
  void skip_junk();

  // json_faulty_value.cpp
  Value read_faulty_value();
  Value read_faulty_word();
  Value take_phrase(const char* begin);
  std::string_view read_foreign_text();
  Member read_faulty_key();

  // json_faults.cpp
  diag::Diagnostic& fault(const char* begin, const char* end, std::string message);
  void report_wide(Mark mark);
  void report_missing_comma(const Frame& frame);
  void report_unclosed(const Frame& frame);
  diag::Diagnostic& report_misplaced(std::string_view expected);
  void report_after_end();
  void report_the_rest();
  std::string name_found(const char* at) const;
  std::string expected_entry(const Frame& frame) const;
  std::string expected_next(const Frame& frame) const;

  // json_marks.cpp
  Mark mark_at(const char* at) const;
  bool is_word_at(const char* at) const;
  bool skip_faulty_space();
  void skip_comments();
  /// Where to stop when looking ahead for what was meant: no string is longer.
  const char* look_ahead_end(const char* at) const {
    return end_ - at > std::ptrdiff_t{largest_string} ? at + largest_string : end_;
  }
  const char* end_of_word(const char* at) const;
  const char* end_of_space(const char* at) const;
  std::string_view view_from(const char* at) const { return {at, static_cast<std::size_t>(end_ - at)}; }

  bool at_end() const { return at_ == end_; }
  std::uint32_t offset(const char* at) const { return static_cast<std::uint32_t>(at - begin_); }
  text::Span span(const char* begin, const char* end) const { return {&file_, offset(begin), offset(end)}; }

  const text::SourceFile& file_;
  Arena& arena_;
  diag::Report& report_;
  const char* const begin_;
  const char* const end_;  // *end_ is a NUL, so that looking at the next byte needs no check
  const char* at_;

  std::vector<Value> items_;     // of the open lists, innermost last
  std::vector<Member> members_;  // of the open maps
  std::array<Frame, deepest_nesting> frames_;
  std::size_t depth_ = 0;
  std::string decoded_;  // the string being decoded

  bool damaged_ = false;      // some bytes are not UTF-8; they have been told
  bool ended_early_ = false;  // the end of the file was told as a fault, or nothing can be said about it
  std::size_t told_ = 0;
  std::size_t untold_ = 0;
  const char* last_fault_ = nullptr;
  const char* first_untold_ = nullptr;
  diag::Diagnostic unsaid_;  // takes what is added to a fault that is not told

  bool given_up() const { return untold_ > 0; }
};

}  // namespace planpress::data

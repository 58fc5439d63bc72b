// What is said about faults.
#include <fmt/format.h>

#include "data/json_reader.hpp"
#include "data/shorten.hpp"
#include "text/utf8.hpp"

namespace planpress::data {
namespace {

constexpr std::size_t most_told = 100;
constexpr std::size_t longest_looked_at = 200;

}  // namespace

// Tells a fault, unless one was told at this place already or too many were.
diag::Diagnostic& JsonReader::fault(const char* begin, const char* end, std::string message) {
  const bool follows = begin == last_fault_;
  last_fault_ = begin;
  if (follows || told_ >= most_told) {
    if (!follows && untold_++ == 0) first_untold_ = begin;
    unsaid_ = {};
    return unsaid_;
  }
  ++told_;
  return report_.error(span(begin, end), std::move(message));
}

void JsonReader::report_the_rest() {
  if (!given_up()) return;
  report_.error(span(first_untold_, first_untold_), fmt::format("more than {} faults in one file", most_told))
      .with_note("the file was not read beyond this place");
}

// What stands at a place, as messages name it.
std::string JsonReader::name_found(const char* at) const {
  if (at == end_) return "the end of the file";
  const Mark mark = mark_at(at);
  const std::string_view rest = view_from(at).substr(0, longest_looked_at);
  if (mark.is_wide()) {
    const bool quote = mark.meant == '"' || mark.meant == '\'';
    return fmt::format("the {} `{}`", quote ? "quotation mark" : "full-width", rest.substr(0, mark.length));
  }
  if (mark.meant == '"') {
    const std::size_t stop = rest.find_first_of("\"\\\n", 1);
    const bool whole = stop != std::string_view::npos && rest[stop] == '"';
    return whole ? fmt::format("`\"{}\"`", shorten(rest.substr(1, stop - 1))) : std::string("a string");
  }
  if (is_word_at(at)) {
    std::size_t size = 0;
    while (size < rest.size() && is_word_at(at + size)) size += text::decode(view_from(at + size), 0).length;
    return fmt::format("`{}`", shorten({at, size}));
  }
  const text::CodePoint point = text::decode(rest, 0);
  if (point.value == 0x3000) return "a full-width space (U+3000)";
  if (point.value == 0xA0) return "a no-break space (U+00A0)";
  if (point.value == 0xFEFF) return "a byte order mark (U+FEFF)";
  if (point.value > 0x20 && point.value < 0x7F) return fmt::format("`{}`", *at);
  return fmt::format("U+{:04X}", static_cast<std::uint32_t>(point.value));
}

std::string JsonReader::expected_entry(const Frame& frame) const {
  const std::string entry = frame.is_map() ? "a key in double quotes" : "a value";
  return frame.comma ? entry : fmt::format("{} or `{}`", entry, frame.closer);
}

std::string JsonReader::expected_next(const Frame& frame) const {
  return fmt::format("`,` or `{}`", frame.closer);
}

diag::Diagnostic& JsonReader::report_misplaced(std::string_view expected) {
  const Mark mark = mark_at(at_);
  const char* end = at_;
  if (mark.meant != 0) {
    end += mark.length;
  } else if (is_word_at(at_)) {
    end = end_of_word(at_);
  } else if (!at_end()) {
    end += text::decode(view_from(at_), 0).length;
  }
  return fault(at_, end, fmt::format("expected {}, found {}", expected, name_found(at_)));
}

// A mark of the right meaning and the wrong width.
void JsonReader::report_wide(Mark mark) {
  fault(at_, at_ + mark.length, fmt::format("expected `{}`, found {}", mark.meant, name_found(at_)))
      .with_hint(fmt::format("type `{}` with the input method switched to English", mark.meant));
}

void JsonReader::report_missing_comma(const Frame& frame) {
  fault(frame.entry_end, frame.entry_end,
        fmt::format("expected {}, found {}", expected_next(frame), name_found(at_)))
      .with_label("`,` is missing here");
}

void JsonReader::report_unclosed(const Frame& frame) {
  if (ended_early_) return;
  ended_early_ = true;
  const char* last = end_;
  while (last > begin_ && (last[-1] == ' ' || last[-1] == '\n' || last[-1] == '\r' || last[-1] == '\t'))
    --last;
  diag::Diagnostic& said = fault(last, last,
                                 fmt::format("expected `{}` to close the {}, found the end of the file",
                                             frame.closer, frame.is_map() ? "map" : "list"));
  said.with_note(fmt::format("the {} opens here", frame.is_map() ? "map" : "list"),
                 span(frame.opening, frame.opening + 1));
  if (depth_ == 1) return;
  said.with_note(depth_ == 2
                     ? std::string("the bracket around it is open as well")
                     : fmt::format("{} brackets around it are open as well, from here on", depth_ - 1),
                 span(frames_[0].opening, frames_[0].opening + 1));
}

void JsonReader::report_after_end() {
  while (!at_end() && skip_faulty_space()) skip_space();
  if (at_end()) return;
  const Mark mark = mark_at(at_);
  const bool word = is_word_at(at_);
  const char* const end = mark.meant != 0 ? at_ + mark.length : word ? end_of_word(at_) : at_ + 1;
  diag::Diagnostic& said = fault(at_, end, "expected the end of the file, found " + name_found(at_));
  if (mark.meant == '}' || mark.meant == ']') {
    said.with_hint("nothing is open here: one closing bracket is too many, or one came too early");
  } else if (mark.meant == '{' || mark.meant == '[' || mark.meant == ',') {
    said.with_hint("a file holds one value; put several into a list `[…]`");
  }
}

}  // namespace planpress::data

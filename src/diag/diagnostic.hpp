// What went wrong, where, and what to do about it.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/source.hpp"

namespace planpress::diag {

/// Notes tell what somebody may want to know; they never count as faults.
enum class Severity { error, warning, note };

/// A further line below the excerpt: how we came to the place, or what else matters; its place may be empty.
struct Note {
  std::string text;
  text::Span place;
};

/// One thing wrong, said once. The message says what is wrong (lower case, no full stop, names in backticks
/// and understandable alone); only hints say what to do. Warnings bear an id, by which they can be allowed.
struct Diagnostic {
  Severity severity = Severity::error;
  std::string id;
  std::string message;
  text::Span place;
  std::string label;
  std::vector<Note> notes;
  std::vector<std::string> hints;
  bool shows_text = true;  // false where the line must not be repeated: the place is named without it

  Diagnostic& with_label(std::string text);
  Diagnostic& with_note(std::string text, text::Span at = {});
  Diagnostic& with_hint(std::string text);
  /// Adds "did you mean `word`?" when `word` is not empty.
  Diagnostic& with_suggestion(std::string_view word);
  /// Names the place without showing the line that stands there.
  Diagnostic& without_text();
};

/// The faults of one piece of work, in the order in which they were found.
class Report {
 public:
  /// Adds an error; the reference stays good until the next one is added.
  Diagnostic& error(text::Span place, std::string message);
  /// Adds a warning that bears `id`.
  Diagnostic& warning(text::Span place, std::string id, std::string message);
  /// Adds a note that bears `id`.
  Diagnostic& note(text::Span place, std::string id, std::string message);
  /// Takes over all that `other` found, behind what is here already.
  void join(Report&& other);
  /// Orders by path and place and drops repeated ones, so that the order of the work does not show.
  void settle();

  bool has_errors() const;
  std::size_t count(Severity severity) const;
  const std::vector<Diagnostic>& all() const { return all_; }
  std::vector<Diagnostic>& all() { return all_; }

 private:
  std::vector<Diagnostic> all_;
};

}  // namespace planpress::diag

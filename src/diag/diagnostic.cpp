#include "diag/diagnostic.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace planpress::diag {

Diagnostic& Diagnostic::with_label(std::string text) {
  label = std::move(text);
  return *this;
}

Diagnostic& Diagnostic::with_note(std::string text, text::Span at) {
  notes.push_back({std::move(text), at});
  return *this;
}

Diagnostic& Diagnostic::with_hint(std::string text) {
  hints.push_back(std::move(text));
  return *this;
}

Diagnostic& Diagnostic::with_suggestion(std::string_view word) {
  if (!word.empty()) hints.push_back("did you mean `" + std::string(word) + "`?");
  return *this;
}

Diagnostic& Diagnostic::without_text() {
  shows_text = false;
  return *this;
}

Diagnostic& Report::error(text::Span place, std::string message) {
  all_.push_back({Severity::error, {}, std::move(message), place, {}, {}, {}, true});
  return all_.back();
}

Diagnostic& Report::warning(text::Span place, std::string id, std::string message) {
  all_.push_back({Severity::warning, std::move(id), std::move(message), place, {}, {}, {}, true});
  return all_.back();
}

Diagnostic& Report::note(text::Span place, std::string id, std::string message) {
  all_.push_back({Severity::note, std::move(id), std::move(message), place, {}, {}, {}, true});
  return all_.back();
}

void Report::join(Report&& other) {
  all_.insert(all_.end(), std::make_move_iterator(other.all_.begin()),
              std::make_move_iterator(other.all_.end()));
  other.all_.clear();
}

void Report::settle() {
  const auto key = [](const Diagnostic& d) {
    return std::tuple(d.place.file ? std::string_view(d.place.file->path) : std::string_view(), d.place.begin,
                      d.place.end, std::string_view(d.message));
  };
  std::stable_sort(all_.begin(), all_.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
  const auto same = [&](const auto& a, const auto& b) { return key(a) == key(b); };
  all_.erase(std::unique(all_.begin(), all_.end(), same), all_.end());
}

bool Report::has_errors() const {
  return count(Severity::error) > 0;
}

std::size_t Report::count(Severity severity) const {
  return static_cast<std::size_t>(
      std::count_if(all_.begin(), all_.end(), [&](const auto& d) { return d.severity == severity; }));
}

}  // namespace planpress::diag

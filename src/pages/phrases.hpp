// What the theme itself says to readers, by key and language: `templates/words/zh-CN.yaml`.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "data/value.hpp"
#include "diag/diagnostic.hpp"

namespace planpress::pages {

/// One text of the interface. `{name}` stands for an argument, `{{` and `}}` for a brace. Where a language
/// tells one from many, `one` is the text for a count of one.
struct Phrase {
  std::string_view text;
  std::string_view one;
  text::Span where;  // its key

  /// The names of its arguments, sorted.
  std::vector<std::string_view> arguments() const;
};

/// Why a key has no phrase, in words.
struct MissingPhrase {
  std::string message;
  std::string_view nearest;
};

/// The phrases of one language.
class Phrases {
 public:
  explicit Phrases(std::string_view language) : language_(language) {}

  /// Takes the keys of a file; those that are known already are replaced. Faults are reported with their
  /// places.
  void read(const text::SourceFile& file, data::Arena& arena, diag::Report& report);

  std::string_view language() const { return language_; }
  /// The phrase for `key`, or nullptr.
  const Phrase* find(std::string_view key) const;
  MissingPhrase missing(std::string_view key) const;
  const std::map<std::string_view, Phrase>& all() const { return phrases_; }

 private:
  std::string_view language_;
  std::map<std::string_view, Phrase> phrases_;
};

/// Cuts a text into plain pieces and arguments, in turn: `plain` gets each piece, `argument` each name.
/// Returns what is wrong with the text, or nothing.
template <class Plain, class Argument>
std::string_view cut_phrase(std::string_view text, const Plain& plain, const Argument& argument) {
  while (!text.empty()) {
    const std::size_t mark = std::min(text.find_first_of("{}"), text.size());
    plain(text.substr(0, mark));
    text.remove_prefix(mark);
    if (text.empty()) break;
    if (text.size() > 1 && text[0] == text[1]) {
      plain(text.substr(0, 1));
      text.remove_prefix(2);
      continue;
    }
    if (text[0] == '}') return "expected `}}` for a brace, found a lone `}`";
    const std::size_t end = text.find('}');
    if (end == std::string_view::npos) return "`{` is never closed; a brace is written `{{`";
    const std::string_view name = text.substr(1, end - 1);
    if (name.empty() ||
        name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") != std::string_view::npos)
      return "the name of an argument is made of small letters, digits and `_`";
    argument(name);
    text.remove_prefix(end + 1);
  }
  return {};
}

}  // namespace planpress::pages

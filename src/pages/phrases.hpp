// What the theme itself says to readers, by key and language: `templates/words/zh-CN.yaml`.
#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "data/value.hpp"
#include "diag/diagnostic.hpp"

namespace planpress::pages {

/// A part of a text: words as they stand, or the name of an argument.
struct PhrasePiece {
  std::string_view words;
  std::string_view argument;  // empty for words
};

/// One text of the interface. `{name}` stands for an argument, `{{` and `}}` for a brace. Where a language
/// tells one from many, `one` is the text for a count of one.
struct Phrase {
  std::string_view text;
  std::string_view one;
  text::Span where;                         // its key
  std::vector<PhrasePiece> pieces;          // of `text`, cut when it is read
  std::vector<PhrasePiece> pieces_of_one;   // of `one`
  std::vector<std::string_view> arguments;  // the names of all arguments, sorted

  /// Words alone, the same for every count.
  bool is_constant() const { return one.empty() && pieces.size() == 1 && pieces[0].argument.empty(); }
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
  Phrases(Phrases&&) noexcept = default;
  Phrases& operator=(Phrases&&) noexcept = default;
  Phrases(const Phrases&) = delete;  // slots point at phrases
  Phrases& operator=(const Phrases&) = delete;

  /// Takes the keys of a file; those that are known already are replaced. Faults are reported with their
  /// places.
  void read(const text::SourceFile& file, data::Arena& arena, diag::Report& report);

  std::string_view language() const { return language_; }
  /// The phrase for `key`, or nullptr.
  const Phrase* find(std::string_view key) const;
  /// The phrase with its arguments, for words that the program itself says; the key when there is none.
  std::string say(std::string_view key,
                  std::initializer_list<std::pair<std::string_view, std::string_view>> arguments) const;
  /// A phrase without arguments, or the key.
  std::string_view say(std::string_view key) const;
  MissingPhrase missing(std::string_view key) const;
  const std::map<std::string_view, Phrase>& all() const { return phrases_; }

 private:
  struct Slot {
    std::string_view key;
    const Phrase* phrase = nullptr;
  };
  void index();

  std::string_view language_;
  std::map<std::string_view, Phrase> phrases_;
  std::vector<Slot> slots_;  // the same by hash: pages ask for fifty phrases each
};

}  // namespace planpress::pages

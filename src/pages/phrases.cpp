#include "pages/phrases.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "data/read.hpp"
#include "diag/nearest.hpp"

namespace planpress::pages {
namespace {

using data::Value;

// Returns what is wrong with the text, or nothing.
std::string_view cut(std::string_view text, std::vector<PhrasePiece>& pieces) {
  while (!text.empty()) {
    const std::size_t mark = std::min(text.find_first_of("{}"), text.size());
    if (mark > 0) pieces.push_back({text.substr(0, mark), {}});
    text.remove_prefix(mark);
    if (text.empty()) break;
    if (text.size() > 1 && text[0] == text[1]) {
      pieces.push_back({text.substr(0, 1), {}});
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
    pieces.push_back({{}, name});
    text.remove_prefix(end + 1);
  }
  return {};
}

std::string_view cut_text(const Value& value, const text::SourceFile& file, diag::Report& report,
                          std::vector<PhrasePiece>& pieces) {
  const std::string_view fault = cut(value.string(), pieces);
  if (!fault.empty()) report.error({&file, value.begin, value.end}, std::string(fault));
  return value.string();
}

// A text, or a map of `one` and `other`.
bool read_phrase(const Value& value, const text::SourceFile& file, diag::Report& report, Phrase& out) {
  const text::Span place{&file, value.begin, value.end};
  if (value.kind == Value::Kind::string) {
    out.text = cut_text(value, file, report, out.pieces);
    return true;
  }
  if (value.kind != Value::Kind::map) {
    report.error(place, fmt::format("expected a text, found {}", data::describe(value.kind)))
        .with_hint("put it in quotes");
    return false;
  }
  for (const data::Member& member : value.members()) {
    if (member.key != "one" && member.key != "other") {
      report.error({&file, member.begin, member.end}, fmt::format("unknown key `{}`", member.key))
          .with_hint("a phrase that counts has `one` and `other`");
    } else if (member.value.kind != Value::Kind::string) {
      report.error({&file, member.value.begin, member.value.end},
                   fmt::format("expected a text, found {}", data::describe(member.value.kind)));
    } else if (member.key == "one") {
      out.one = cut_text(member.value, file, report, out.pieces_of_one);
    } else {
      out.text = cut_text(member.value, file, report, out.pieces);
    }
  }
  if (value.find("other") == nullptr) report.error(place, "`other` is missing");
  return true;
}

std::vector<std::string_view> names_in(const Phrase& phrase) {
  std::vector<std::string_view> names;
  for (const auto* pieces : {&phrase.pieces, &phrase.pieces_of_one}) {
    for (const PhrasePiece& piece : *pieces) {
      if (!piece.argument.empty()) names.push_back(piece.argument);
    }
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

// FNV-1a: keys are short.
std::size_t hash(std::string_view key) {
  std::uint64_t state = 14695981039346656037U;
  for (const char c : key) state = (state ^ static_cast<unsigned char>(c)) * 1099511628211U;
  return static_cast<std::size_t>(state ^ (state >> 32U));
}

}  // namespace

void Phrases::read(const text::SourceFile& file, data::Arena& arena, diag::Report& report) {
  const std::size_t before = report.all().size();
  const Value root = data::read_data(file, arena, report);
  if (report.all().size() > before || root.kind == Value::Kind::null) return;
  if (root.kind != Value::Kind::map) {
    report.error({&file, root.begin, root.end},
                 fmt::format("expected keys with texts, found {}", data::describe(root.kind)));
    return;
  }
  for (const data::Member& member : root.members()) {
    Phrase phrase;
    phrase.where = {&file, member.begin, member.end};
    if (!read_phrase(member.value, file, report, phrase)) continue;
    phrase.arguments = names_in(phrase);
    phrases_.insert_or_assign(member.key, std::move(phrase));
  }
  index();
}

void Phrases::index() {
  std::size_t size = 16;
  while (size < phrases_.size() * 2) size *= 2;
  slots_.assign(size, {});
  for (const auto& [key, phrase] : phrases_) {
    std::size_t at = hash(key) & (size - 1);
    while (slots_[at].phrase != nullptr) at = (at + 1) & (size - 1);
    slots_[at] = {key, &phrase};
  }
}

const Phrase* Phrases::find(std::string_view key) const {
  if (slots_.empty()) return nullptr;
  const std::size_t last = slots_.size() - 1;
  for (std::size_t at = hash(key) & last; slots_[at].phrase != nullptr; at = (at + 1) & last) {
    if (slots_[at].key == key) return slots_[at].phrase;
  }
  return nullptr;
}

std::string_view Phrases::say(std::string_view key) const {
  const Phrase* phrase = find(key);
  return phrase != nullptr ? phrase->text : key;
}

std::string Phrases::say(
    std::string_view key,
    std::initializer_list<std::pair<std::string_view, std::string_view>> arguments) const {
  const Phrase* phrase = find(key);
  if (phrase == nullptr) return std::string(key);
  std::string out;
  for (const PhrasePiece& piece : phrase->pieces) {
    out += piece.words;
    for (const auto& [name, value] : arguments) {
      if (!piece.argument.empty() && piece.argument == name) out += value;
    }
  }
  return out;
}

MissingPhrase Phrases::missing(std::string_view key) const {
  std::vector<std::string_view> keys;
  for (const auto& [known, phrase] : phrases_) keys.push_back(known);
  return {fmt::format("there are no words for `{}` in the language `{}`", key, language_),
          diag::nearest(key, keys)};
}

}  // namespace planpress::pages

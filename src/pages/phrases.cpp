#include "pages/phrases.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "data/read.hpp"
#include "diag/nearest.hpp"

namespace planpress::pages {
namespace {

using data::Value;

void check_text(const Value& value, const text::SourceFile& file, diag::Report& report) {
  const std::string_view fault = cut_phrase(
      value.string(), [](std::string_view) {}, [](std::string_view) {});
  if (!fault.empty()) report.error({&file, value.begin, value.end}, std::string(fault));
}

// A text, or a map of `one` and `other`.
bool read_phrase(const Value& value, const text::SourceFile& file, diag::Report& report, Phrase& out) {
  const text::Span place{&file, value.begin, value.end};
  if (value.kind == Value::Kind::string) {
    check_text(value, file, report);
    out.text = value.string();
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
    } else {
      check_text(member.value, file, report);
      (member.key == "one" ? out.one : out.text) = member.value.string();
    }
  }
  if (value.find("other") == nullptr) report.error(place, "`other` is missing");
  return true;
}

}  // namespace

std::vector<std::string_view> Phrase::arguments() const {
  std::vector<std::string_view> names;
  for (const std::string_view one_text : {text, one}) {
    cut_phrase(
        one_text, [](std::string_view) {}, [&](std::string_view name) { names.push_back(name); });
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

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
    if (read_phrase(member.value, file, report, phrase)) phrases_.insert_or_assign(member.key, phrase);
  }
}

const Phrase* Phrases::find(std::string_view key) const {
  const auto found = phrases_.find(key);
  return found == phrases_.end() ? nullptr : &found->second;
}

MissingPhrase Phrases::missing(std::string_view key) const {
  std::vector<std::string_view> keys;
  for (const auto& [known, phrase] : phrases_) keys.push_back(known);
  return {fmt::format("there are no words for `{}` in the language `{}`", key, language_),
          diag::nearest(key, keys)};
}

}  // namespace planpress::pages

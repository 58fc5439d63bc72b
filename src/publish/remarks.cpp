#include "publish/remarks.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "jinja/inspect.hpp"

namespace planpress::publish {
namespace {

// The theme's own files are its makers' affair.
bool is_own(const text::Span& place) {
  return !place.file->path.starts_with(builtin_folder);
}

std::string_view text_at(const text::Span& place) {
  return std::string_view(place.file->text).substr(place.begin, place.end - place.begin);
}

void tell_unescaped(const jinja::Environment& templates, diag::Report& report) {
  for (const jinja::FilterUse& use : jinja::uses_of_filter(templates, "safe")) {
    if (!is_own(use.place)) continue;
    // `{% filter safe %}` has no expression before it.
    const bool whole_part = text_at(use.place) == "safe";
    const std::string what = whole_part ? "this part" : fmt::format("`{}`", text_at(use.place));
    report.note(use.place, "safe", what + " is published as it is, not escaped");
  }
  for (const text::Span& part : jinja::unescaped_parts(templates)) {
    if (!is_own(part)) continue;
    const std::uint32_t end = part.begin + static_cast<std::uint32_t>(text_at(part).find('}'));
    report.note({part.file, part.begin, std::min(part.end, end - 1)}, "autoescape",
                "values in this part are published as they are, not escaped");
  }
}

void tell_missing_words(const std::vector<pages::Phrases>& tables, diag::Report& report) {
  for (const pages::Phrases& table : tables) {
    for (const auto& [key, phrase] : table.all()) {
      if (!is_own(phrase.where)) continue;
      for (const pages::Phrases& other : tables) {
        const pages::Phrase* there = other.find(key);
        if (there == nullptr) {
          report.note(phrase.where, "words", other.missing(key).message);
        } else if (there->arguments != phrase.arguments) {
          report.note(phrase.where, "words",
                      fmt::format("the words for `{}` take other arguments in the language `{}`", key,
                                  other.language()));
        }
      }
    }
  }
}

}  // namespace

void add_remarks(const Parsed& parsed, diag::Report& report) {
  diag::Report remarks;
  tell_unescaped(parsed.templates, remarks);
  tell_missing_words(parsed.phrases, remarks);
  remarks.settle();
  report.join(std::move(remarks));
}

}  // namespace planpress::publish

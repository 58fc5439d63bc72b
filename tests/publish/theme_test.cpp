// The built-in theme by itself: its words in every language, its second names, what it publishes unescaped.
#include <doctest/doctest.h>

#include "jinja/inspect.hpp"
#include "publish/load.hpp"
#include "publish/parse.hpp"

using namespace planpress;

namespace {

// What the program brings along, as a project without templates gets it.
publish::Sources theme_alone() {
  publish::Sources sources;
  for (const publish::ThemeFile& file : publish::builtin_theme()) {
    const text::SourceFile source{std::string(publish::builtin_folder) + std::string(file.name),
                                  std::string(file.bytes)};
    if (file.name.starts_with("assets/")) continue;
    (file.name.starts_with(publish::words_folder) ? sources.words : sources.templates).push_back(source);
  }
  return sources;
}

struct Theme {
  publish::Sources sources = theme_alone();
  diag::Report report;
  publish::Parsed parsed = publish::parse(sources, {}, report);
};

}  // namespace

TEST_CASE("the theme says everything in every language, with the same arguments") {
  const Theme theme;
  REQUIRE(theme.parsed.phrases.size() == 2);
  for (const pages::Phrases& language : theme.parsed.phrases) {
    for (const pages::Phrases& other : theme.parsed.phrases) {
      for (const auto& [key, phrase] : language.all()) {
        CAPTURE(key);
        REQUIRE(other.find(key) != nullptr);
        CHECK(other.find(key)->arguments == phrase.arguments);
      }
    }
  }
}

TEST_CASE("the theme's words are all used by its templates") {
  const Theme theme;
  for (const auto& [key, phrase] : theme.parsed.phrases.front().all()) {
    CAPTURE(key);
    // These are said by the program, or by keys put together: enumerations, titles, dates, values, answers of
    // live blocks, tables of the open data.
    bool is_used = key == "date" || key == "language_name" || key == "note_measure" || key == "list_title";
    for (const std::string_view prefix :
         {"word_", "title_", "month_", "value_", "live_what_", "live_field_", "live_head_", "data_",
          "search_kind_", "changes_", "home_ask_", "target_tally_"})
      is_used = is_used || key.starts_with(prefix);
    for (const jinja::FilterUse& use : jinja::uses_of_filter(theme.parsed.templates, "t"))
      is_used = is_used || (use.input.is_string() && use.input.as_string() == key);
    CHECK(is_used);
  }
}

namespace {

template <class Enumeration>
void check_words(const pages::Phrases& words) {
  for (const std::string_view value : data::Choices<Enumeration>::names) {
    CAPTURE(value);
    CHECK(words.find("word_" + std::string(value)) != nullptr);
  }
}

}  // namespace

TEST_CASE("the theme has a word for every value that readers see") {
  const Theme theme;
  for (const pages::Phrases& words : theme.parsed.phrases) {
    check_words<model::Role>(words);
    check_words<model::TargetKind>(words);
    check_words<model::TargetPeriod>(words);
    check_words<model::Comparison>(words);
    check_words<model::Level>(words);
    check_words<model::ProgressStatus>(words);
  }
}

TEST_CASE("every template of the theme is also known by the name that no project can take") {
  const Theme theme;
  for (const text::SourceFile& file : theme.sources.templates) {
    const std::string name = publish::template_name(file);
    CAPTURE(name);
    CHECK(theme.parsed.templates.find("theme/" + name) == theme.parsed.templates.find(name));
    CHECK(theme.parsed.templates.find(name) != nullptr);
  }
}

TEST_CASE("the theme escapes everything") {
  const Theme theme;
  CHECK(jinja::uses_of_filter(theme.parsed.templates, "safe").empty());
  CHECK(jinja::unescaped_parts(theme.parsed.templates).empty());
}

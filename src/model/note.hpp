// Notes: Markdown written by editors.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "data/fields.hpp"
#include "markdown/document.hpp"

namespace planpress::model {

using data::field;
using data::Need;
using data::shown;

struct Note {
  text::Span where;
  std::string_view title;
  std::string_view date;
  std::string_view author;
  std::vector<std::string_view> about;
  std::string_view summary;
  bool draft = false;
  const text::SourceFile* file = nullptr;
  std::string slug;  // its path below content/notes without the ending
  markdown::Document body;
  std::vector<data::View> subjects;  // what `about` names, in its order

  static constexpr std::string_view record_name = "note";
  static constexpr std::string_view record_doc = "A text by editors: the front matter of a Markdown file.";
  static constexpr auto fields = data::FieldList{
      field("title", &Note::title, Need::required, "Its heading."),
      field("date", &Note::date, Need::optional, "When it was written, YYYY-MM-DD.")
          .matching(data::date_pattern),
      field("author", &Note::author, Need::optional, "Who wrote it."),
      field("about", &Note::about, Need::optional,
            "Addresses of what it is about: places, sectors, plans, measures."),
      field("summary", &Note::summary, Need::optional, "One sentence for lists."),
      field("draft", &Note::draft, Need::optional, "True keeps it out of the publication."),
      shown("slug", &Note::slug, "What addresses it."),
      shown("subjects", &Note::subjects, "The things that it is about."),
  };
};

}  // namespace planpress::model

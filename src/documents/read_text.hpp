// Plain text and Markdown, whose lines are those of the file.
#pragma once

#include "documents/document.hpp"

namespace planpress::documents {

/// Fills the blocks of `document` from its text: each line that is not blank is a paragraph. Tables in plain
/// text are found later, by what stands in the lines.
void read_text(Document& document);

/// As read_text, for Markdown: `#` lines are headings, pipe tables and HTML tables are tables, and emphasis,
/// escapes, links, rules and comments lose their marks. Lines stay apart: a document typed line by line is no
/// less common than a wrapped one, and wrapped sentences are joined later.
void read_markdown(Document& document);

/// True for text that only Markdown would be written like: a table with its rule of dashes, or several `#`
/// headings.
bool looks_like_markdown(std::string_view text);

}  // namespace planpress::documents

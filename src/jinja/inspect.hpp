// What templates hold, for those who ask about them: checks, explanations, manuals.
#pragma once

#include <string_view>
#include <vector>

#include "jinja/environment.hpp"

namespace planpress::jinja {

/// One place where a filter is applied, by name or through `map`.
struct FilterUse {
  text::Span place;  // the expression with the filter
  View input;        // what it is applied to when that is written out, else undefined
};

/// Every use of a filter, template by template. REQUIRES: compiled without faults in the templates that
/// matter; others are passed over.
std::vector<FilterUse> uses_of_filter(const Environment& environment, std::string_view filter);

/// The expressions and tags by which templates turn escaping off: `{% autoescape false %}`, and with an
/// expression that decides while rendering.
std::vector<text::Span> unescaped_parts(const Environment& environment);

/// A block as one template writes it.
struct BlockText {
  std::string_view name;
  const Template* in;
  text::Span place;
};

/// The blocks of a template and of those that it extends: each name where it is placed in the page, with
/// every text that it has, the one that is shown first.
std::vector<std::vector<BlockText>> blocks_of(const Environment& environment, const Template& page);

/// The template that `page` extends by a written name, or nullptr.
const Template* parent_of(const Environment& environment, const Template& page);

/// The file in which a template stands.
const text::SourceFile& file_of(const Template& page);

/// The rows that are in force, by name.
std::vector<Row> filters_of(const Environment& environment);
std::vector<Row> functions_of(const Environment& environment);
std::vector<Row> tests_of(const Environment& environment);

}  // namespace planpress::jinja

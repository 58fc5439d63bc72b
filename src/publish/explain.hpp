// What the template of a page may use, for those who write themes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "publish/publish.hpp"

namespace planpress::publish {

/// One name or member: its type in words, its doc sentence, and what it is on this page.
struct ExplainedName {
  std::string name;
  std::string type;
  std::string doc;
  std::string sample;                  // scalars as JSON, records and lists in a few words
  std::vector<ExplainedName> members;  // of a record, or of a list's first element
};

/// A filter, function or test.
struct ExplainedRow {
  std::string_view name;
  std::string parameters;  // "(a, b?)", empty for none
  std::string_view doc;
};

/// A block with the places of its texts: the one that is shown first, then those that it stands in place of.
struct ExplainedBlock {
  std::string name;
  std::vector<std::string> places;  // path:line
};

struct ExplainedTemplate {
  std::string name;
  std::string path;
  std::vector<ExplainedBlock> blocks;
};

struct Explanation {
  std::string route;
  std::string kind;
  std::string doc;
  std::vector<ExplainedName> names;
  std::vector<ExplainedRow> filters;
  std::vector<ExplainedRow> functions;
  std::vector<ExplainedTemplate> templates;
};

/// Explains a page: every name with its members, one level deep.
Explanation explain(const Publishing& made, const pages::Page& page);

/// What came of a look at one name or member.
struct ExplainedPath {
  bool found = false;
  ExplainedName name;
  std::string fault;    // when it is not there: what is wrong with the path
  std::string nearest;  // and what may have been meant
};

/// Explains what a path leads to: `measure.targets`, `targets[1].above`. A member of a list means that of its
/// first element.
ExplainedPath explain_path(const Publishing& made, const pages::Page& page, std::string_view path);

/// The parameters of a row as they are written: "(a, b?)".
std::string parameter_words(const jinja::Row& row);

}  // namespace planpress::publish

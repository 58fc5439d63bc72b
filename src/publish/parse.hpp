// The second pass: each file alone becomes records, documents and templates.
#pragma once

#include <string_view>
#include <vector>

#include "jinja/environment.hpp"
#include "model/model.hpp"
#include "pages/phrases.hpp"
#include "publish/load.hpp"

namespace planpress::publish {

/// What was read from the files; strings of the model refer to the sources and to `strings`.
struct Parsed {
  model::Model model;
  std::vector<data::Arena> strings;
  jinja::Environment templates;
  std::vector<pages::Phrases> phrases;  // by model::Language
  bool whole =
      true;  // false when a data file is missing or could not be parsed: then references into it mean nothing
};

struct ParseOptions {
  unsigned jobs = 1;
  bool strict = false;  // unknown members in templates are errors
};

Parsed parse(const Sources& sources, const ParseOptions& options, diag::Report& report);

}  // namespace planpress::publish

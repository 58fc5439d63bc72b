// The story of a publication: load, parse, bind, choose, render, write.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "publish/load.hpp"
#include "publish/parse.hpp"
#include "publish/render.hpp"
#include "publish/write.hpp"

namespace planpress::publish {

struct Options {
  std::string output = "public";
  std::string base_url;   // in place of the settings' own when not empty
  std::string documents;  // a folder of official documents besides content/sources
  unsigned jobs = 1;
  bool strict = false;  // warnings count as errors, unknown members in templates are errors
  bool check = false;   // compare with what stands; write nothing
  bool write = true;    // false: everything but the last pass, for `check`
  Watch watch = {};
};

struct PassTime {
  std::string_view pass;
  double milliseconds = 0;
};

/// Everything that was made on the way. Diagnostics and views point into it, so it moves as one.
struct Publishing {
  Sources sources;
  Parsed parsed;
  pages::Files files;
  std::unique_ptr<pages::Publication> publication;
  bool interrupted = false;
  diag::Report report;
  Outcome outcome;
  std::vector<PassTime> times;
};

/// Loads, parses, binds and chooses: all that comes before rendering.
std::unique_ptr<Publishing> prepare(const io::FileSystem& project, const Options& options);

/// A page in a language; null stands for none.
struct PageChoice {
  const pages::Page* page = nullptr;
  model::Language language = model::Language::zh;
};

/// Renders a template with the names of a JSON or YAML file; those of a page lie below them when one is
/// chosen. False after adding to the report.
bool render_with_data(Publishing& made, std::string_view template_name, const text::SourceFile& data,
                      const PageChoice& chosen, std::string& out);

/// The whole story. Nothing public is touched when the report has errors.
std::unique_ptr<Publishing> publish(const io::FileSystem& project, const Options& options);

}  // namespace planpress::publish

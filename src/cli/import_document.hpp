// One document on its way to plan data.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>

#include "cli/command.hpp"
#include "import/json_tree.hpp"
#include "import/reading.hpp"
#include "import/registry.hpp"
#include "io/file_system.hpp"

namespace planpress::cli {

/// What the options of `import` ask for.
struct ImportOptions {
  import::Registry registry;
  bool wording = false;
  bool strict = false;
};

/// A document that was read, or the reasons why not. Diagnostics point into it, so it stays where it is.
struct Imported {
  text::SourceFile source;   // what the lines count in
  text::SourceFile present;  // the plan that was there already
  import::PlanReading plan;
  diag::Report report;
  int exit = exit_fine;  // what the process should say if nothing else happens
};

/// Reads the document that `bytes` are, shown as `path`; a PDF by way of pdftotext.
void import_bytes(std::string_view bytes, const std::string& path, const ImportOptions& options,
                  Imported& out);

/// The plan file that stands at `name` in `folder`; nothing where there is none, or after an error that sets
/// the exit.
std::optional<import::Json> read_present(const io::FileSystem& folder, const std::string& name,
                                         const std::string& shown, Imported& out);

/// What a project knows, with the files that it was read from; it stays where it is.
struct KnownProject {
  std::array<text::SourceFile, 4> files;
  data::Arena strings;
  model::Model model;
};

/// Reads the vocabularies of the project that `--directory` names; null after saying why they cannot be read,
/// with the exit code in `exit`.
std::unique_ptr<KnownProject> read_project(const Arguments& arguments, int& exit);

/// A path as a folder and a name in it.
struct SplitPath {
  std::string folder, name;
};
SplitPath split_path(std::string_view path);

}  // namespace planpress::cli

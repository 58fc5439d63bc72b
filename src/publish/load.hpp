// The first pass: every read of a publication.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diag/diagnostic.hpp"
#include "io/file_system.hpp"
#include "text/source.hpp"

namespace planpress::publish {

/// Everything that a publication is made of, in the order of the paths. Diagnostics point into it, so it
/// stays as long as they do.
struct Sources {
  std::vector<text::SourceFile> content;  // site/site.yaml and content/** but sources
  std::vector<text::SourceFile>
      templates;  // below templates/, or below builtin_folder where the project has none
  std::vector<text::SourceFile> replaced;  // built-in templates in whose place the project has others
  std::vector<text::SourceFile> words;     // words of the interface: the built-in ones before the project's
  std::vector<text::SourceFile> assets;    // theme assets: path is the name below templates/assets/
  std::vector<text::SourceFile>
      files;  // the publication's own: path below site/assets/ is the published path
  std::vector<text::SourceFile> documents;  // the official documents
  bool failed = false;                      // a read failed: the disk's fault, not the data's
};

struct LoadOptions {
  std::string documents;  // a further folder of official documents; empty for none
  unsigned jobs = 1;
};

/// Reads a project. What cannot be read is reported and left out.
Sources load(const io::FileSystem& project, const LoadOptions& options, diag::Report& report);

/// What the paths of built-in templates begin with in messages.
inline constexpr std::string_view builtin_folder = "(built-in)/";

/// What the names of built-in templates begin with when they are called as such: `theme/base.html` is the
/// built-in one even where the project has a `base.html` of its own.
inline constexpr std::string_view theme_prefix = "theme/";

/// Where tables of words stand, below templates/: `words/zh-CN.yaml`, or several in a folder,
/// `words/zh-CN/body.yaml`.
inline constexpr std::string_view words_folder = "words/";

/// The name by which templates call each other: the path below its folder.
std::string template_name(const text::SourceFile& source);

/// One file of the theme that the program brings along, by its name below templates/.
struct ThemeFile {
  std::string_view name;
  std::string_view bytes;
};

/// The built-in theme, sorted by name.
std::vector<ThemeFile> builtin_theme();

}  // namespace planpress::publish

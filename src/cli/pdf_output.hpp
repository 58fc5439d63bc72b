// The folder that printed pages go to.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "diag/diagnostic.hpp"
#include "io/file_system.hpp"
#include "model/site.hpp"

namespace planpress::cli {

/// PDF files on their way into a folder. Each is written beside its place first; they take their places
/// together. Destroying it before is `drop`.
class PdfOutput {
 public:
  /// `folder` as the user wrote it, seen from the project.
  PdfOutput(const io::FileSystem& project, std::string folder)
      : project_(project), folder_(std::move(folder)) {}
  ~PdfOutput() { drop(); }
  PdfOutput(const PdfOutput&) = delete;
  PdfOutput& operator=(const PdfOutput&) = delete;

  /// Looks whether files may go there, and touches nothing: not among the inputs, and in a publication only
  /// below what `site.keep` names. Gives an exit code.
  int check(const model::Site& site, diag::Report& report);
  /// Stages `path` below the folder; one that stands there with these bytes stays as it is. Only PDF files
  /// are replaced.
  io::Status add(const std::string& path, std::string_view pdf);
  /// Puts all that was added in place.
  io::Status finish();
  /// Leaves everything as it was.
  void drop();

  std::size_t written() const { return written_; }
  std::size_t unchanged() const { return unchanged_; }

 private:
  struct Shelf {
    std::unique_ptr<io::FileSystem> folder;
    std::vector<std::string> names;
  };

  io::Status open();

  const io::FileSystem& project_;
  std::string folder_;
  std::unique_ptr<io::FileSystem> top_;   // the folder itself, once something goes into it
  std::map<std::string, Shelf> shelves_;  // by the folder below the output
  std::size_t written_ = 0;
  std::size_t unchanged_ = 0;
};

}  // namespace planpress::cli

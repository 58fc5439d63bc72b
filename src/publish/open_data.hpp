// The files of the open data: tables, matrices, and the package that describes them.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "formats/data_package.hpp"
#include "pages/page.hpp"
#include "publish/render.hpp"

namespace planpress::publish {

/// What is to be written for one publication; each piece of work is independent of the others.
class OpenData {
 public:
  OpenData(const pages::Publication& publication, const pages::Phrases& phrases);

  std::size_t size() const { return work_.size(); }
  /// Writes one file and hands it over. Called once for each index below size(), from any thread.
  void write(std::size_t index, const Take& take, diag::Report& report);
  /// Hands over `datapackage.json`. REQUIRES: all files were written.
  void write_package(const Take& take) const;

  /// The paths of all files, for those that must not stand in their way.
  static std::vector<std::string> paths(const pages::Publication& publication);

 private:
  struct Work {
    std::string path;
    const pages::Table* table = nullptr;
    const formats::TableFormat* format = nullptr;
    const formats::MatrixFormat* matrix = nullptr;
    const model::Plan* plan = nullptr;  // null for the matrix of all places
  };
  static std::vector<Work> work_of(const pages::Publication& publication);

  const pages::Publication& publication_;
  formats::Words words_;
  std::vector<Work> work_;
  std::vector<formats::DataFile> files_;  // those of tables
};

}  // namespace planpress::publish

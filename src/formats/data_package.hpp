// `datapackage.json`: the open data described for programs (Frictionless Data Package and Table Schema,
// version 1).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/format.hpp"
#include "pages/tables.hpp"

namespace planpress::formats {

/// A file of the open data as it was published.
struct DataFile {
  std::string path;    // from the publication's root, where the package stands too
  std::string digest;  // SHA-256 in 64 digits
  std::size_t bytes = 0;
  const pages::Table* table = nullptr;
  const TableFormat* format = nullptr;
};

/// Appends the package: each file with size and digest, the CSV files with their columns, keys and
/// references, and who publishes them under which terms, from which documents.
void write_data_package(const pages::Publication& publication, const std::vector<DataFile>& files,
                        const Words& words, std::string& out);

}  // namespace planpress::formats

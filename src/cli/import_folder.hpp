// A folder of documents at once.
#pragma once

#include "cli/import_document.hpp"

namespace planpress::cli {

/// Imports every document below the folder `from` into the folder `to`, on `jobs` threads; one that fails
/// keeps no other from being written. Tells of each in the order of their names; gives the exit code.
int import_folder(const std::string& from, const std::string& to, const ImportOptions& options, unsigned jobs,
                  const Arguments& arguments);

}  // namespace planpress::cli

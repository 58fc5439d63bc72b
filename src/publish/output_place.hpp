// Where a publication may be written: a folder of its own and nowhere else.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "diag/diagnostic.hpp"
#include "io/file_system.hpp"

namespace planpress::publish {

/// The output folder: its name and the folder that it is in. The folder itself may be missing.
struct OutputPlace {
  std::unique_ptr<io::FileSystem> parent;  // null when it is missing (and was not to be made)
  std::string name;
  std::string shown_parent;  // what stands before the name as the user wrote it, with its `/`
};

/// Finds the place that `output` names, seen from the project's folder. Refused, with an error in the report:
/// `/`, the home folder, the current folder, the project and all that holds them; the inputs, what holds them
/// and what is in them;
/// `.git`; links; all that is no folder. Makes missing folders above it when `make_parents` is set. On
/// nothing, `disk_failed` tells a refusal from a failure.
std::optional<OutputPlace> find_output_place(const io::FileSystem& project, const std::string& output,
                                             const std::vector<std::string>& inputs, bool make_parents,
                                             diag::Report& report, bool& disk_failed);

}  // namespace planpress::publish

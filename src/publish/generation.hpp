// A folder that holds, or may hold, a publication: whose it is and what is in it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "io/file_system.hpp"
#include "publish/manifest.hpp"

namespace planpress::publish {

/// Lies in a folder from the moment it is made until it is complete: what is in it is ours, whatever is
/// missing.
inline constexpr std::string_view marker_name = ".planpress-unfinished";

struct Generation {
  enum class State { missing, empty, ours, unfinished, foreign };  // empty: but for what is kept

  State state = State::missing;
  std::string manifest_text;
  std::vector<Published> files;        // of the manifest; they point into its text
  io::Tree tree;                       // all that is there; paths begin with the folder's name
  std::vector<std::string> strangers;  // paths in the folder that the manifest does not list and nobody keeps
  std::vector<std::string> kept;       // files in the folder that `keep` names
  std::vector<std::string> kept_folders;

  Generation() = default;
  Generation(Generation&&) =
      default;  // the manifest is longer than a short string: its bytes stay where they are
  Generation& operator=(Generation&&) = default;

  /// True when every file in it is planpress's, or kept.
  bool is_removable() const { return state != State::foreign && strangers.empty(); }
};

/// True when `path` is one of the names to keep or lies below one.
bool is_kept(std::string_view path, const std::vector<std::string>& keep);

/// Looks at the folder `name`.
io::Result<Generation> examine(const io::FileSystem& disk, const std::string& name,
                               const std::vector<std::string>& keep);

/// Removes the files and folders that were there when `tree` was taken, and nothing that came later; the
/// marker and the manifest go last, so that what is left of a broken-off removal is still known as ours.
io::Status remove_generation(io::FileSystem& disk, const std::string& name, const io::Tree& tree,
                             unsigned jobs);

}  // namespace planpress::publish

// The list of all files of a publication: `manifest.json`. It makes a folder ours.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/digest.hpp"

namespace planpress::publish {

inline constexpr std::string_view manifest_name = "manifest.json";

/// One file of a publication, all but the manifest itself.
struct Published {
  std::string_view path;
  std::uint64_t size = 0;
  io::Digest digest{};
};

/// The manifest's text: one file a line. REQUIRES: sorted by path.
std::string write_manifest(const std::vector<Published>& files);

/// The files of a manifest that planpress wrote, sorted, their paths pointing into `text`; nothing for any
/// other text.
std::optional<std::vector<Published>> read_manifest(std::string_view text);

/// True for a path that a publication may have: below its folder, and in no need of escapes in JSON.
bool is_publishable(std::string_view path);

/// The file of that path, or null.
const Published* find(const std::vector<Published>& files, std::string_view path);

}  // namespace planpress::publish

#include "publish/generation.hpp"

#include <algorithm>
#include <cerrno>
#include <mutex>
#include <optional>

#include "publish/parallel.hpp"

namespace planpress::publish {

static constexpr std::uint64_t largest_manifest = std::uint64_t{1} << 30;

static bool is_below(std::string_view path, std::string_view folder) {
  return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/';
}

bool is_kept(std::string_view path, const std::vector<std::string>& keep) {
  return std::any_of(keep.begin(), keep.end(),
                     [path](const std::string& name) { return path == name || is_below(path, name); });
}

static bool leads_to_kept(std::string_view folder, const std::vector<std::string>& keep) {
  return std::any_of(keep.begin(), keep.end(),
                     [folder](const std::string& name) { return is_below(name, folder); });
}

/// Whether a listed file lies in the folder.
static bool is_used(std::string_view folder, const std::vector<Published>& files) {
  const std::string inside = std::string(folder) + "/";
  const auto at =
      std::lower_bound(files.begin(), files.end(), inside,
                       [](const Published& file, const std::string& wanted) { return file.path < wanted; });
  return at != files.end() && at->path.starts_with(inside);
}

static void sort_out(Generation& found, std::size_t prefix, const std::vector<std::string>& keep) {
  auto listed = found.files.begin();
  for (const io::Entry& entry : found.tree.leaves) {
    const std::string_view path = std::string_view(entry.path).substr(prefix);
    while (listed != found.files.end() && listed->path < path) ++listed;
    const bool is_ours = path == manifest_name || (listed != found.files.end() && listed->path == path);
    if (is_ours && entry.kind == io::Kind::file) continue;
    (is_kept(path, keep) ? found.kept : found.strangers).emplace_back(path);
  }
  for (const std::string& folder : found.tree.folders) {
    const std::string_view path = std::string_view(folder).substr(prefix);
    if (is_kept(path, keep)) {
      found.kept_folders.emplace_back(path);
    } else if (!is_used(path, found.files) && !leads_to_kept(path, keep)) {
      found.strangers.emplace_back(path);
    }
  }
  std::sort(found.strangers.begin(), found.strangers.end());
}

io::Result<Generation> examine(const io::FileSystem& disk, const std::string& name,
                               const std::vector<std::string>& keep) {
  Generation found;
  const io::Result<io::Kind> kind = disk.look(name);
  if (!kind) return kind.fault();
  if (*kind == io::Kind::missing) return found;
  found.state = Generation::State::foreign;
  if (*kind != io::Kind::folder) return found;

  const std::string manifest_path = name + "/" + std::string(manifest_name);
  const io::Result<io::Kind> marker = disk.look(name + "/" + std::string(marker_name));
  const io::Result<io::Kind> manifest = disk.look(manifest_path);
  if (!marker) return marker.fault();
  if (!manifest) return manifest.fault();
  const bool has_marker = *marker == io::Kind::file;
  const bool has_manifest = *manifest == io::Kind::file;
  io::Result<io::Tree> tree = disk.walk(name);
  if (!tree && !has_marker && !has_manifest) return found;
  if (!tree) return tree.fault();
  found.tree = std::move(*tree);
  if (has_marker) {
    found.state = Generation::State::unfinished;
    return found;
  }
  if (has_manifest) {
    io::Status status = disk.read_into(found.manifest_text, manifest_path, largest_manifest);
    if (!status) return status.fault();
    std::optional<std::vector<Published>> files = read_manifest(found.manifest_text);
    if (!files) return found;
    found.files = std::move(*files);
    found.state = Generation::State::ours;
  }
  sort_out(found, name.size() + 1, keep);
  if (found.state == Generation::State::foreign && found.strangers.empty())
    found.state = Generation::State::empty;
  return found;
}

namespace {

/// Files that follow each other and lie in one folder.
struct Batch {
  std::string_view folder;
  std::vector<std::string_view> names;
};

std::vector<Batch> batches_of(const io::Tree& tree, const std::string& name,
                              std::vector<std::string_view>& evidence) {
  std::vector<Batch> batches;
  for (const io::Entry& entry : tree.leaves) {
    const std::string_view path = entry.path;
    const std::size_t slash = path.rfind('/');
    const std::string_view folder = path.substr(0, slash);
    const std::string_view leaf = path.substr(slash + 1);
    if (folder == name && (leaf == manifest_name || leaf == marker_name)) {
      evidence.push_back(leaf);
      continue;
    }
    if (batches.empty() || batches.back().folder != folder) batches.push_back({folder, {}});
    batches.back().names.push_back(leaf);
  }
  return batches;
}

}  // namespace

io::Status remove_generation(io::FileSystem& disk, const std::string& name, const io::Tree& tree,
                             unsigned jobs) {
  std::vector<std::string_view> evidence;
  const std::vector<Batch> batches = batches_of(tree, name, evidence);
  std::mutex guard;
  std::optional<io::Fault> first;
  for_each_index(batches.size(), jobs, [&](std::size_t index) {
    const io::Status status = disk.remove_files(batches[index].folder, batches[index].names);
    if (status || status.fault().error == ENOENT) return;
    const std::lock_guard lock(guard);
    if (!first) first = status.fault();
  });
  if (first) return *first;
  for (auto folder = tree.folders.rbegin(); folder != tree.folders.rend(); ++folder) {
    const io::Status status = disk.remove_folder(*folder);
    if (!status && status.fault().error != ENOENT) return status;
  }
  if (!evidence.empty()) {
    if (io::Status status = disk.remove_files(name, evidence); !status) return status;
  }
  return disk.remove_folder(name);
}

}  // namespace planpress::publish

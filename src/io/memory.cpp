#include "io/memory.hpp"

#include <cerrno>

namespace planpress::io {

static Fault fault(std::string_view doing, std::string_view path, int error) {
  return {error, std::string(path), doing, {}};
}

/// The path without `.`, `..` and double `/`.
static std::string cleaned(std::string_view path) {
  std::string out;
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    const std::string_view part = path.substr(0, slash);
    if (part == "..") {
      out.resize(out.empty() ? 0 : out.rfind('/'));
    } else if (!part.empty() && part != ".") {
      out += '/';
      out += part;
    }
    path = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
  }
  return out.empty() ? "/" : out;
}

MemoryFileSystem::MemoryFileSystem(std::shared_ptr<MemoryDisk> disk, std::string location)
    : disk_(std::move(disk)), location_(cleaned(location)) {
  for (std::size_t end = location_.find('/', 1); location_ != "/"; end = location_.find('/', end + 1)) {
    disk_->nodes.try_emplace(location_.substr(0, end), Node{Kind::folder, nullptr});
    if (end == std::string::npos) break;
  }
}

void MemoryFileSystem::plant(std::string_view path, std::string_view bytes) {
  const std::string name = full(path);
  MemoryFileSystem(disk_, name.substr(0, name.rfind('/')));
  disk_->nodes[name] = {Kind::file, std::make_shared<std::string>(bytes)};
}

void MemoryFileSystem::plant_special(std::string_view path, Kind kind) {
  plant(path, "");
  disk_->nodes[full(path)].kind = kind;
}

std::string MemoryFileSystem::full(std::string_view path) const {
  std::string name = location_ == "/" ? "" : location_;
  if (path.empty()) return name;
  name += '/';
  return name += path;
}

const MemoryFileSystem::Node* MemoryFileSystem::find(std::string_view path) const {
  const auto at = disk_->nodes.find(full(path));
  return at == disk_->nodes.end() ? nullptr : &at->second;
}

Result<std::unique_ptr<FileSystem>> MemoryFileSystem::open(std::string_view path) const {
  const std::string name =
      cleaned(path.starts_with('/') ? std::string(path) : location_ + "/" + std::string(path));
  const auto at = disk_->nodes.find(name);
  if (name != "/" && at == disk_->nodes.end()) return fault("open the folder", path, ENOENT);
  if (name != "/" && at->second.kind != Kind::folder) return fault("open the folder", path, ENOTDIR);
  return std::unique_ptr<FileSystem>(std::make_unique<MemoryFileSystem>(disk_, name));
}

Result<Kind> MemoryFileSystem::look(std::string_view path) const {
  const Node* node = find(path);
  return node ? node->kind : Kind::missing;
}

Result<Tree> MemoryFileSystem::walk(std::string_view folder) const {
  const Node* node = find(folder);
  if (!node && !folder.empty()) return fault("list", folder, ENOENT);
  if (node && node->kind != Kind::folder) return fault("list", folder, ENOTDIR);
  Tree tree;
  const std::string inside = full(folder) + "/";
  const std::size_t cut = full("x").size() - 1;
  for (auto at = disk_->nodes.lower_bound(inside); at != disk_->nodes.end() && at->first.starts_with(inside);
       ++at) {
    std::string path = at->first.substr(cut);
    if (at->second.kind == Kind::folder) {
      tree.folders.push_back(std::move(path));
    } else {
      tree.leaves.push_back({std::move(path), at->second.kind, 0});
    }
  }
  return tree;
}

Result<Listing> MemoryFileSystem::list(std::string_view folder) const {
  Result<Tree> tree = walk(folder);
  if (!tree) return tree.fault();
  Listing listing;
  for (Entry& entry : tree->leaves) {
    if (entry.kind != Kind::file) {
      listing.refused.push_back({EINVAL, entry.path, "read", "it is not a file"});
      continue;
    }
    entry.size = find(entry.path)->bytes->size();
    listing.files.push_back(std::move(entry));
  }
  return listing;
}

Status MemoryFileSystem::read_into(std::string& bytes, std::string_view path, std::uint64_t limit) const {
  ++disk_->reads;
  bytes.clear();
  const Node* node = find(path);
  if (!node) return fault("read", path, ENOENT);
  if (node->kind == Kind::folder) return fault("read", path, EISDIR);
  if (node->kind != Kind::file) return fault("read", path, EINVAL);
  if (node->bytes->size() > limit) return fault("read", path, EFBIG);
  bytes = *node->bytes;
  return {};
}

Result<bool> MemoryFileSystem::holds(std::string_view path, std::string_view bytes) const {
  ++disk_->reads;
  const Node* node = find(path);
  return node && node->kind == Kind::file && *node->bytes == bytes;
}

Status MemoryFileSystem::add(std::string_view path, Node node, std::string_view doing) {
  ++disk_->writes;
  if (find(path)) return fault(doing, path, EEXIST);
  const std::string name = full(path);
  const std::string above = name.substr(0, name.rfind('/'));
  const auto parent = disk_->nodes.find(above);
  if (!above.empty() && parent == disk_->nodes.end()) return fault(doing, path, ENOENT);
  if (!above.empty() && parent->second.kind != Kind::folder) return fault(doing, path, ENOTDIR);
  disk_->nodes[name] = std::move(node);
  return {};
}

Status MemoryFileSystem::write(std::string_view path, std::string_view bytes) {
  return add(path, {Kind::file, std::make_shared<std::string>(bytes)}, "write");
}

Status MemoryFileSystem::link(std::string_view path, std::string_view second) {
  const Node* node = find(path);
  if (!node) return fault("link", path, ENOENT);
  if (node->kind == Kind::folder) return fault("link", path, EPERM);
  return add(second, *node, "link");
}

Status MemoryFileSystem::make_folder(std::string_view path) {
  return add(path, {Kind::folder, nullptr}, "make the folder");
}

Status MemoryFileSystem::remove_files(std::string_view folder, std::span<const std::string_view> names) {
  ++disk_->writes;
  for (const std::string_view name : names) {
    const auto at = disk_->nodes.find(full(folder) + "/" + std::string(name));
    if (at == disk_->nodes.end()) continue;
    if (at->second.kind == Kind::folder) return fault("remove", name, EISDIR);
    disk_->nodes.erase(at);
  }
  return {};
}

Status MemoryFileSystem::remove_folder(std::string_view path) {
  ++disk_->writes;
  const Node* node = find(path);
  if (!node) return fault("remove the folder", path, ENOENT);
  if (node->kind != Kind::folder) return fault("remove the folder", path, ENOTDIR);
  const std::string inside = full(path) + "/";
  const auto first = disk_->nodes.lower_bound(inside);
  if (first != disk_->nodes.end() && first->first.starts_with(inside))
    return fault("remove the folder", path, ENOTEMPTY);
  disk_->nodes.erase(full(path));
  return {};
}

std::map<std::string, MemoryDisk::Node> MemoryFileSystem::take_out(const std::string& path) {
  std::map<std::string, Node> taken;
  for (auto at = disk_->nodes.lower_bound(path); at != disk_->nodes.end() && at->first.starts_with(path);) {
    if (at->first.size() > path.size() && at->first[path.size()] != '/') {
      ++at;
      continue;
    }
    taken[at->first.substr(path.size())] = at->second;
    at = disk_->nodes.erase(at);
  }
  return taken;
}

void MemoryFileSystem::put_in(std::map<std::string, Node> nodes, const std::string& path) {
  for (auto& [below, node] : nodes) disk_->nodes[path + below] = std::move(node);
}

Status MemoryFileSystem::exchange(std::string_view one, std::string_view other) {
  ++disk_->writes;
  if (!find(one)) return fault("switch", one, ENOENT);
  if (!find(other)) return fault("switch", other, ENOENT);
  std::map<std::string, Node> first = take_out(full(one));
  put_in(take_out(full(other)), full(one));
  put_in(std::move(first), full(other));
  return {};
}

Status MemoryFileSystem::move(std::string_view path, std::string_view to) {
  ++disk_->writes;
  if (!find(path)) return fault("make", path, ENOENT);
  if (find(to)) return fault("make", to, EEXIST);
  put_in(take_out(full(path)), full(to));
  return {};
}

Status MemoryFileSystem::sync_all() {
  ++disk_->syncs;
  return {};
}

Status MemoryFileSystem::sync_names() {
  ++disk_->syncs;
  return {};
}

namespace {

class MemoryLock final : public Lock {
 public:
  MemoryLock(std::shared_ptr<MemoryDisk> disk, std::string name)
      : disk_(std::move(disk)), name_(std::move(name)) {
    disk_->locks[name_] = true;
  }
  ~MemoryLock() override { disk_->locks[name_] = false; }

 private:
  std::shared_ptr<MemoryDisk> disk_;
  std::string name_;
};

}  // namespace

Result<std::unique_ptr<Lock>> MemoryFileSystem::lock(std::string_view path) {
  const std::string name = full(path);
  if (disk_->locks[name]) return fault("lock", path, EWOULDBLOCK);
  return std::unique_ptr<Lock>(std::make_unique<MemoryLock>(disk_, name));
}

}  // namespace planpress::io

// What is in a folder of the disk. Entries of a folder are put in order with a `/` behind the names of
// folders; gone through in that order, all paths come out sorted by their bytes.
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>

#include "io/disk.hpp"

namespace planpress::io {
namespace {

constexpr int deepest = 64;  // each level holds a descriptor

struct Name {
  std::string text;  // ends in `/` for a folder
  Kind kind;
};

Kind kind_of(const dirent& entry, int folder) {
  switch (entry.d_type) {
    case DT_REG:
      return Kind::file;
    case DT_DIR:
      return Kind::folder;
    case DT_LNK:
      return Kind::link;
    case DT_UNKNOWN:
      break;  // some file systems do not say
    default:
      return Kind::other;
  }
  struct stat about {};
  if (::fstatat(folder, entry.d_name, &about, AT_SYMLINK_NOFOLLOW) != 0) return Kind::other;
  if (S_ISREG(about.st_mode)) return Kind::file;
  if (S_ISDIR(about.st_mode)) return Kind::folder;
  return S_ISLNK(about.st_mode) ? Kind::link : Kind::other;
}

/// The names in one folder, sorted. Takes the descriptor over; errno is 0 when all was read.
class FolderReader {
 public:
  explicit FolderReader(Descriptor folder) : stream_(::fdopendir(folder.number())) {
    if (stream_) static_cast<void>(folder.release());
  }
  FolderReader(const FolderReader&) = delete;
  FolderReader& operator=(const FolderReader&) = delete;
  ~FolderReader() {
    if (stream_) ::closedir(stream_);
  }

  int number() const { return ::dirfd(stream_); }

  /// 0, or the error number.
  int read(std::vector<Name>& names) {
    if (!stream_) return errno;
    while (true) {
      errno = 0;
      const dirent* entry = ::readdir(stream_);
      if (!entry) break;
      const std::string_view name = entry->d_name;
      if (name == "." || name == "..") continue;
      const Kind kind = kind_of(*entry, number());
      names.push_back({std::string(name) + (kind == Kind::folder ? "/" : ""), kind});
    }
    const int error = errno;
    std::sort(names.begin(), names.end(), [](const Name& a, const Name& b) { return a.text < b.text; });
    return error;
  }

 private:
  DIR* stream_;
};

/// Goes through a folder and those below it, following no link; the visitor hears of all there is.
template <class Visitor>
void go_through(Descriptor opened, const std::string& path, int depth, Visitor& visitor) {
  if (!opened) return visitor.fault({errno, path, "list", {}});
  FolderReader folder(std::move(opened));
  std::vector<Name> names;
  if (const int error = folder.read(names); error != 0) return visitor.fault({error, path, "list", {}});
  for (Name& name : names) {
    const bool is_folder = name.kind == Kind::folder;
    if (is_folder) name.text.pop_back();
    std::string inner = path.empty() ? name.text : path + "/" + name.text;
    if (!is_folder) {
      visitor.leaf(folder.number(), name.text, std::move(inner), name.kind);
      continue;
    }
    visitor.folder(inner);
    if (depth == deepest) {
      visitor.fault({ELOOP, inner, "list", "its folders are more than 64 deep"});
      continue;
    }
    Descriptor below(
        ::openat(folder.number(), name.text.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    go_through(std::move(below), inner, depth + 1, visitor);
  }
}

struct Walker {
  Tree tree;
  std::vector<Fault> faults;

  void leaf(int, const std::string&, std::string path, Kind kind) {
    tree.leaves.push_back({std::move(path), kind, 0});
  }
  void folder(const std::string& path) { tree.folders.push_back(path); }
  void fault(Fault found) { faults.push_back(std::move(found)); }
};

struct Lister {
  int root;
  Listing listing;

  void folder(const std::string&) {}
  void fault(Fault found) { listing.refused.push_back(std::move(found)); }
  void leaf(int folder, const std::string& name, std::string path, Kind kind) {
    struct stat about {};
    if (kind == Kind::file) {
      if (::fstatat(folder, name.c_str(), &about, AT_SYMLINK_NOFOLLOW) != 0)
        return fault({errno, path, "read", {}});
    } else if (kind == Kind::link) {
      const Descriptor target = open_below(root, path, O_PATH, Links::follow_inside);
      if (!target || ::fstat(target.number(), &about) != 0)
        return fault({errno, path, "follow the link", why(errno)});
      if (S_ISDIR(about.st_mode))
        return fault(
            {EISDIR, path, "follow the link", "it leads to a folder; only links to files are followed"});
    }
    if (!S_ISREG(about.st_mode))
      return fault({EINVAL, path, "read", "it is a pipe, device or socket, not a file"});
    listing.files.push_back({std::move(path), Kind::file, static_cast<std::uint64_t>(about.st_size)});
  }
  static std::string why(int error) {
    if (error == EXDEV) return "it leads out of the project";
    return error == ENOENT ? "there is nothing where it leads" : "";
  }
};

}  // namespace

Result<Listing> DiskFileSystem::list(std::string_view folder) const {
  Descriptor opened = open_below(root_->number(), folder, O_RDONLY | O_DIRECTORY, Links::follow_inside);
  if (!opened)
    return Fault{errno, std::string(folder), "list", errno == EXDEV ? "it leads out of the project" : ""};
  Lister lister{root_->number(), {}};
  go_through(std::move(opened), std::string(folder), 0, lister);
  return std::move(lister.listing);
}

Result<Tree> DiskFileSystem::walk(std::string_view folder) const {
  Descriptor opened = open_below(root_->number(), folder, O_RDONLY | O_DIRECTORY, Links::refuse);
  if (!opened) return Fault{errno, std::string(folder), "list", {}};
  Walker walker;
  go_through(std::move(opened), std::string(folder), 0, walker);
  if (!walker.faults.empty()) return std::move(walker.faults.front());
  return std::move(walker.tree);
}

}  // namespace planpress::io

#include "io/disk.hpp"

#include <fcntl.h>
#include <linux/fs.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

namespace planpress::io {

static constexpr unsigned file_mode = 0644;
static constexpr unsigned folder_mode = 0755;
static constexpr unsigned permission_bits = 0777;

static Fault fault(std::string_view doing, std::string_view path, int error, std::string why = {}) {
  return {error, std::string(path), doing, std::move(why)};
}

static Fault fault_of_errno(std::string_view doing, std::string_view path) {
  const int error = errno;
  if (error == EXDEV) return fault(doing, path, error, "it leads out of its folder");
  return fault(doing, path, error);
}

static std::string absolute(const std::string& path) {
  char* made = ::realpath(path.c_str(), nullptr);
  std::string out = made ? made : "";
  std::free(made);
  return out;
}

Result<std::unique_ptr<FileSystem>> DiskFileSystem::at(std::string_view path) {
  const std::string name(path.empty() ? "." : path);
  Descriptor root(::open(name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!root) return fault_of_errno("open the folder", name);
  std::string location = absolute(name);
  if (location.empty()) return fault_of_errno("find the folder", name);
  return std::unique_ptr<FileSystem>(
      new DiskFileSystem(std::make_shared<const Descriptor>(std::move(root)), std::move(location)));
}

Result<std::unique_ptr<FileSystem>> DiskFileSystem::open(std::string_view path) const {
  if (path.starts_with('/')) return at(path);
  Result<std::unique_ptr<FileSystem>> found = at(location_ + "/" + std::string(path));
  if (found) return found;
  Fault shown = found.fault();
  shown.path = path;
  return shown;
}

Result<Kind> DiskFileSystem::look(std::string_view path) const {
  struct stat about {};
  if (::fstatat(root_->number(), std::string(path).c_str(), &about, AT_SYMLINK_NOFOLLOW) != 0) {
    if (errno == ENOENT || errno == ENOTDIR) return Kind::missing;
    return fault_of_errno("look at", path);
  }
  if (S_ISREG(about.st_mode)) return Kind::file;
  if (S_ISDIR(about.st_mode)) return Kind::folder;
  return S_ISLNK(about.st_mode) ? Kind::link : Kind::other;
}

/// Reads into `into` until it is full or the file ends, which a short read at `expected` bytes shows; the
/// count, or -1.
static std::int64_t read_up_to(int file, char* into, std::size_t size, std::size_t expected) {
  std::size_t done = 0;
  while (done < size) {
    const ssize_t count = ::read(file, into + done, size - done);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return -1;
    if (count == 0) break;
    done += static_cast<std::size_t>(count);
    if (done == expected) break;
  }
  return static_cast<std::int64_t>(done);
}

Status DiskFileSystem::read_into(std::string& bytes, std::string_view path, std::uint64_t limit) const {
  bytes.clear();
  // Without O_NONBLOCK a pipe would let us wait for ever.
  const Descriptor file =
      open_below(root_->number(), path, O_RDONLY | O_NONBLOCK | O_NOCTTY, Links::follow_inside);
  if (!file) return fault_of_errno("read", path);
  struct stat about {};
  if (::fstat(file.number(), &about) != 0) return fault_of_errno("read", path);
  if (S_ISDIR(about.st_mode)) return fault("read", path, EISDIR);
  if (!S_ISREG(about.st_mode))
    return fault("read", path, EINVAL, "it is a pipe, device or socket, not a file");
  const auto size = static_cast<std::uint64_t>(about.st_size);
  if (size > limit) {
    return fault(
        "read", path, EFBIG,
        "it is " + std::to_string(size) + " bytes long, at most " + std::to_string(limit) + " are read");
  }
  bytes.resize(size + 1);  // one more, to notice a file that grows
  const std::int64_t count = read_up_to(file.number(), bytes.data(), bytes.size(), size);
  if (count < 0) {
    const Fault failed = fault_of_errno("read", path);
    bytes.clear();
    return failed;
  }
  bytes.resize(static_cast<std::size_t>(count));
  if (bytes.size() > size) return fault("read", path, EAGAIN, "it grew while it was being read");
  return {};
}

Result<bool> DiskFileSystem::holds(std::string_view path, std::string_view bytes) const {
  const Descriptor file = open_below(root_->number(), path, O_RDONLY | O_NONBLOCK | O_NOCTTY, Links::refuse);
  if (!file) {
    if (errno == ENOENT || errno == ENOTDIR || errno == ELOOP) return false;
    return fault_of_errno("read", path);
  }
  struct stat about {};
  if (::fstat(file.number(), &about) != 0) return fault_of_errno("read", path);
  if (!S_ISREG(about.st_mode) || (about.st_mode & permission_bits) != file_mode) return false;
  if (static_cast<std::uint64_t>(about.st_size) != bytes.size()) return false;
  thread_local std::string buffer;
  if (buffer.size() < bytes.size()) buffer.resize(bytes.size());
  const std::int64_t count = read_up_to(file.number(), buffer.data(), bytes.size(), bytes.size());
  if (count < 0) return fault_of_errno("read", path);
  return std::string_view(buffer.data(), static_cast<std::size_t>(count)) == bytes;
}

Status DiskFileSystem::write(std::string_view path, std::string_view bytes) {
  Descriptor file =
      open_below(root_->number(), path, O_WRONLY | O_CREAT | O_EXCL | O_NOCTTY, Links::refuse, file_mode);
  if (!file) return fault_of_errno("write", path);
  struct stat about {};
  if (::fstat(file.number(), &about) != 0) return fault_of_errno("write", path);
  if ((about.st_mode & permission_bits) != file_mode && ::fchmod(file.number(), file_mode) != 0)
    return fault_of_errno("write", path);
  while (!bytes.empty()) {
    const ssize_t count = ::write(file.number(), bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return fault_of_errno("write", path);
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  if (const int error = file.close(); error != 0) return fault("write", path, error);
  return {};
}

Status DiskFileSystem::link(std::string_view path, std::string_view second) {
  const int root = root_->number();
  if (::linkat(root, std::string(path).c_str(), root, std::string(second).c_str(), 0) == 0) return {};
  return fault("link", second, errno);
}

Status DiskFileSystem::make_folder(std::string_view path) {
  const std::string name(path);
  const int root = root_->number();
  if (::mkdirat(root, name.c_str(), folder_mode) != 0) return fault_of_errno("make the folder", path);
  struct stat about {};
  if (::fstatat(root, name.c_str(), &about, AT_SYMLINK_NOFOLLOW) != 0)
    return fault_of_errno("make the folder", path);
  if ((about.st_mode & permission_bits) == folder_mode) return {};
  const Descriptor folder = open_below(root, path, O_RDONLY | O_DIRECTORY, Links::refuse);
  // A umask that denies us our own folder leaves only the name to go by.
  const mode_t wanted = (about.st_mode & ~permission_bits & 07777U) | folder_mode;
  const int done = folder ? ::fchmod(folder.number(), wanted) : ::fchmodat(root, name.c_str(), wanted, 0);
  return done == 0 ? Status() : fault_of_errno("make the folder", path);
}

Status DiskFileSystem::remove_files(std::string_view folder, std::span<const std::string_view> names) {
  const Descriptor from = open_below(root_->number(), folder, O_PATH | O_DIRECTORY, Links::refuse);
  if (!from) return fault_of_errno("remove files from", folder);
  for (const std::string_view name : names) {
    if (::unlinkat(from.number(), std::string(name).c_str(), 0) == 0 || errno == ENOENT) continue;
    const int error = errno;
    return fault("remove", folder.empty() ? std::string(name) : std::string(folder) + "/" + std::string(name),
                 error);
  }
  return {};
}

Status DiskFileSystem::remove_folder(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  const std::string_view above = slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
  const std::string name(slash == std::string_view::npos ? path : path.substr(slash + 1));
  const Descriptor from = open_below(root_->number(), above, O_PATH | O_DIRECTORY, Links::refuse);
  if (from && ::unlinkat(from.number(), name.c_str(), AT_REMOVEDIR) == 0) return {};
  return fault_of_errno("remove the folder", path);
}

Status DiskFileSystem::rename(std::string_view path, std::string_view to, unsigned flags,
                              std::string_view doing) {
  const int root = root_->number();
  if (::syscall(SYS_renameat2, root, std::string(path).c_str(), root, std::string(to).c_str(), flags) == 0)
    return {};
  return fault(doing, to, errno);
}

Status DiskFileSystem::exchange(std::string_view one, std::string_view other) {
  return rename(one, other, RENAME_EXCHANGE, "switch");
}

Status DiskFileSystem::move(std::string_view path, std::string_view to) {
  return rename(path, to, RENAME_NOREPLACE, "make");
}

Status DiskFileSystem::sync_all() {
  // One call for all of them: fsync of every file takes ten to fifty times as long. It tells of every write
  // to this file system that failed since the folder was opened.
  if (::syncfs(root_->number()) == 0) return {};
  return fault_of_errno("bring to disk", location_);
}

Status DiskFileSystem::sync_names() {
  if (::fsync(root_->number()) == 0) return {};
  return fault_of_errno("bring to disk", location_);
}

std::vector<std::string> personal_folders() {
  std::vector<std::string> found;
  if (const char* home = std::getenv("HOME"); home && *home) found.push_back(absolute(home));
  found.push_back(absolute("."));
  std::erase(found, "");
  return found;
}

}  // namespace planpress::io

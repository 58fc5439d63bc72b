// A lock that the kernel lets go when its holder dies. The file is removed at the end, so a process may lock
// a file that has just lost its name; it sees this and tries again with the file that bears the name now.
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "io/disk.hpp"

namespace planpress::io {
namespace {

class DiskLock final : public Lock {
 public:
  DiskLock(std::shared_ptr<const Descriptor> root, std::string path, Descriptor file)
      : root_(std::move(root)), path_(std::move(path)), file_(std::move(file)) {}
  ~DiskLock() override { ::unlinkat(root_->number(), path_.c_str(), 0); }

 private:
  std::shared_ptr<const Descriptor> root_;
  std::string path_;
  Descriptor file_;  // closed behind the removal: while it is open the lock holds
};

std::string holder_of(int file) {
  std::array<char, 16> text{};
  const ssize_t count = ::pread(file, text.data(), text.size(), 0);
  std::string process;
  for (ssize_t i = 0;
       i < count && text[static_cast<std::size_t>(i)] >= '0' && text[static_cast<std::size_t>(i)] <= '9'; ++i)
    process += text[static_cast<std::size_t>(i)];
  return process.empty() ? "another process holds it" : "process " + process + " holds it";
}

bool bears_name(int file, int root, const std::string& path) {
  struct stat held {
  }, named{};
  return ::fstat(file, &held) == 0 && ::fstatat(root, path.c_str(), &named, AT_SYMLINK_NOFOLLOW) == 0 &&
         held.st_dev == named.st_dev && held.st_ino == named.st_ino;
}

}  // namespace

Result<std::unique_ptr<Lock>> DiskFileSystem::lock(std::string_view path) {
  const std::string name(path);
  while (true) {
    Descriptor file =
        open_below(root_->number(), path, O_RDWR | O_CREAT | O_NONBLOCK | O_NOCTTY, Links::refuse, 0644);
    if (!file) return Fault{errno, name, "lock", {}};
    while (::flock(file.number(), LOCK_EX | LOCK_NB) != 0) {
      const int error = errno;
      if (error == EINTR) continue;
      return Fault{error, name, "lock", error == EWOULDBLOCK ? holder_of(file.number()) : ""};
    }
    if (!bears_name(file.number(), root_->number(), name)) continue;
    // Only for the message of the one who comes too late; without it he is told less.
    const std::string process = std::to_string(::getpid()) + "\n";
    if (::ftruncate(file.number(), 0) != 0 || ::pwrite(file.number(), process.data(), process.size(), 0) < 0)
      errno = 0;
    return std::unique_ptr<Lock>(std::make_unique<DiskLock>(root_, name, std::move(file)));
  }
}

}  // namespace planpress::io

#include "io/descriptor.hpp"

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <string>

namespace planpress::io {

Descriptor::~Descriptor() {
  if (number_ >= 0) ::close(number_);
}

int Descriptor::close() {
  const int number = std::exchange(number_, -1);
  if (number < 0 || ::close(number) == 0) return 0;
  return errno == EINTR ? 0 : errno;  // Linux has closed it by then
}

/// For kernels and sandboxes without openat2: part by part, following no link at all.
static Descriptor open_by_parts(int root, const std::string& path, int flags, unsigned mode) {
  Descriptor folder;
  std::size_t begin = 0;
  while (true) {
    const std::size_t slash = path.find('/', begin);
    const std::string part = path.substr(begin, slash == std::string::npos ? slash : slash - begin);
    if (part == "..") {
      errno = EXDEV;
      return {};
    }
    const int parent = folder ? folder.number() : root;
    if (slash == std::string::npos)
      return Descriptor(::openat(parent, part.c_str(), flags | O_NOFOLLOW, mode));
    folder = Descriptor(::openat(parent, part.c_str(), O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    if (!folder) return {};
    begin = slash + 1;
  }
}

Descriptor open_below(int root, std::string_view path, int flags, Links links, unsigned mode) {
  const std::string name(path.empty() ? "." : path);
  open_how how{};
  how.flags = static_cast<unsigned>(flags | O_CLOEXEC);
  how.mode = mode;
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS;
  if (links == Links::refuse) how.resolve |= RESOLVE_NO_SYMLINKS;
  for (int tries = 0;; ++tries) {
    const long number = ::syscall(SYS_openat2, root, name.c_str(), &how, sizeof how);
    if (number >= 0) return Descriptor(static_cast<int>(number));
    // EAGAIN: somebody renamed a folder on the way while `..` was being checked.
    if (errno == EINTR || (errno == EAGAIN && tries < 100)) continue;
    if (errno == ENOSYS) return open_by_parts(root, name, flags | O_CLOEXEC, mode);
    return {};
  }
}

}  // namespace planpress::io

#include "io/user_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "io/descriptor.hpp"

namespace planpress::io {
namespace {

constexpr std::string_view reading = "read";

Fault too_large(std::string_view path, std::uint64_t limit) {
  return {EFBIG, std::string(path), reading,
          "it is larger than " + std::to_string(limit >> 20U) + " MB, and no more is read"};
}

Result<std::string> read_open_file(int number, std::string_view path, std::uint64_t limit) {
  std::string bytes;
  std::size_t done = 0;
  while (true) {
    if (bytes.size() - done < 65536) bytes.resize(std::max<std::size_t>(2 * bytes.size(), 1U << 18U));
    const ssize_t count = ::read(number, bytes.data() + done, bytes.size() - done);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return Fault{errno, std::string(path), reading, {}};
    if (count == 0) break;
    done += static_cast<std::size_t>(count);
    if (done > limit) return too_large(path, limit);
  }
  bytes.resize(done);
  return bytes;
}

}  // namespace

Result<std::string> read_user_file(std::string_view path, std::uint64_t limit) {
  const std::string name(path);
  // Without O_NONBLOCK a pipe that nobody writes to would let us wait before we know what it is.
  const Descriptor file(::open(name.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
  struct stat about {};
  if (!file || ::fstat(file.number(), &about) != 0) return Fault{errno, name, reading, {}};
  if (S_ISDIR(about.st_mode)) return Fault{EISDIR, name, reading, {}};
  if (S_ISREG(about.st_mode) && static_cast<std::uint64_t>(about.st_size) > limit)
    return too_large(path, limit);
  if (!S_ISREG(about.st_mode) && !S_ISFIFO(about.st_mode))
    return Fault{EINVAL, name, reading, "it is a device or socket, not a file"};
  if (S_ISFIFO(about.st_mode)) ::fcntl(file.number(), F_SETFL, 0);
  return read_open_file(file.number(), path, limit);
}

Result<std::string> read_standard_input(std::uint64_t limit) {
  return read_open_file(STDIN_FILENO, "standard input", limit);
}

Kind kind_of_user_path(std::string_view path) {
  struct stat about {};
  if (::stat(std::string(path).c_str(), &about) != 0) return Kind::missing;
  if (S_ISREG(about.st_mode)) return Kind::file;
  return S_ISDIR(about.st_mode) ? Kind::folder : Kind::other;
}

static std::string staged_name(std::string_view path) {
  return std::string(path) + ".planpress-new";
}

static Status remove_staged(FileSystem& folder, std::string_view path) {
  const std::string staged = staged_name(path);
  const std::string_view names[] = {staged};
  return folder.remove_files("", names);
}

Status stage_file(FileSystem& folder, std::string_view path, std::string_view bytes) {
  const auto there = folder.look(path);
  if (!there) return there.fault();
  if (*there != Kind::missing && *there != Kind::file)
    return Fault{EINVAL, std::string(path), "replace", "it is no regular file"};
  // A killed run may have left one behind.
  if (Status gone = remove_staged(folder, path); !gone) return gone;
  Status written = folder.write(staged_name(path), bytes);
  if (!written) static_cast<void>(remove_staged(folder, path));
  return written;
}

Status put_staged(FileSystem& folder, std::span<const std::string> paths) {
  if (Status synced = folder.sync_all(); !synced) return synced;
  for (const std::string& path : paths) {
    const auto there = folder.look(path);
    if (!there) return there.fault();
    const std::string staged = staged_name(path);
    const bool is_new = *there == Kind::missing;
    if (Status put = is_new ? folder.move(staged, path) : folder.exchange(staged, path); !put) return put;
    if (is_new) continue;
    if (Status gone = remove_staged(folder, path); !gone) return gone;
  }
  return folder.sync_names();
}

void drop_staged(FileSystem& folder, std::span<const std::string> paths) {
  for (const std::string& path : paths) static_cast<void>(remove_staged(folder, path));
}

Status replace_file(FileSystem& folder, const std::string& path, std::string_view bytes) {
  Status done = stage_file(folder, path, bytes);
  if (done) done = put_staged(folder, {&path, 1});
  if (!done) drop_staged(folder, {&path, 1});
  return done;
}

}  // namespace planpress::io

// The only door to the disk.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "io/status.hpp"

namespace planpress::io {

enum class Kind : std::uint8_t { missing, file, folder, link, other };

/// Something in a folder; its path begins at the folder of the FileSystem that named it.
struct Entry {
  std::string path;
  Kind kind = Kind::file;
  std::uint64_t size = 0;
};

/// The files that may be read, sorted by the bytes of their paths, and those that may not be, with the
/// reason.
struct Listing {
  std::vector<Entry> files;
  std::vector<Fault> refused;
};

/// All that lies in a folder, links not followed. Both lists are sorted by bytes; sizes are not asked for.
struct Tree {
  std::vector<Entry> leaves;
  std::vector<std::string> folders;
};

/// Held until destroyed; then the lock file is removed.
class Lock {
 public:
  Lock() = default;
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;
  virtual ~Lock() = default;
};

/// A folder and all that is below it. Paths are relative, with `/`, and cannot leave the folder: neither by
/// `..` nor through a symbolic link. The verbs may be called from several threads at once, but for
/// MemoryFileSystem and FaultyFileSystem. Nothing throws; what failed says so in its status.
class FileSystem {
 public:
  static constexpr std::uint64_t largest_file = std::uint64_t{256} << 20;

  virtual ~FileSystem() = default;

  /// Where the folder is: an absolute path without links, dots and trailing `/`.
  virtual std::string location() const = 0;
  /// Another folder as a file system of its own. The path may be absolute or lead out of this one: it is the
  /// user's.
  virtual Result<std::unique_ptr<FileSystem>> open(std::string_view path) const = 0;

  /// What bears this name, links not followed. A missing one is no fault.
  virtual Result<Kind> look(std::string_view path) const = 0;
  /// All regular files below `folder`, with sizes. Links to files inside are followed; links that lead out or
  /// to folders, pipes, devices, sockets and what cannot be looked at are refused one by one. Fails when
  /// `folder` is missing.
  virtual Result<Listing> list(std::string_view folder) const = 0;
  /// Everything below `folder` as it is.
  virtual Result<Tree> walk(std::string_view folder) const = 0;
  /// Puts the whole file into `bytes`. Anything but a regular file of at most `limit` bytes is a fault.
  virtual Status read_into(std::string& bytes, std::string_view path, std::uint64_t limit) const = 0;
  /// Whether the file holds just these bytes and bears the mode that `write` gives. Anything but a regular
  /// file does not.
  virtual Result<bool> holds(std::string_view path, std::string_view bytes) const = 0;

  /// Makes a new file, readable for all whatever the umask; an existing one is a fault.
  virtual Status write(std::string_view path, std::string_view bytes) = 0;
  /// Gives a file (or symbolic link) a second name.
  virtual Status link(std::string_view path, std::string_view second) = 0;
  /// Makes a new folder; an existing one is a fault.
  virtual Status make_folder(std::string_view path) = 0;
  /// Removes these names, none of them a folder, from `folder`.
  virtual Status remove_files(std::string_view folder, std::span<const std::string_view> names) = 0;
  /// Removes a folder that is empty.
  virtual Status remove_folder(std::string_view path) = 0;
  /// Lets two names change places in one step that nobody can see the middle of.
  virtual Status exchange(std::string_view one, std::string_view other) = 0;
  /// Gives a new name; an existing one is a fault.
  virtual Status move(std::string_view path, std::string_view to) = 0;
  /// Returns when all that was written below this folder would survive a power cut.
  virtual Status sync_all() = 0;
  /// Returns when the names in this folder itself would survive a power cut.
  virtual Status sync_names() = 0;
  /// Locks by the file `path`, without waiting. When another process holds it, the fault's error is
  /// EWOULDBLOCK.
  virtual Result<std::unique_ptr<Lock>> lock(std::string_view path) = 0;

  /// The whole file, by the rules of `read_into`.
  Result<std::string> read(std::string_view path, std::uint64_t limit = largest_file) const;
};

/// True for a relative path that names something below the folder: no empty part, no `.` or `..`, no NUL.
bool is_inside(std::string_view path);

/// True when `path` is `folder` or lies below it; both absolute and clean, as `location` gives them.
bool lies_in(std::string_view path, std::string_view folder);

}  // namespace planpress::io

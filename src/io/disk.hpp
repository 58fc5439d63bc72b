// The real disk.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "io/descriptor.hpp"
#include "io/file_system.hpp"

namespace planpress::io {

/// A folder of the disk, held by a descriptor: it stays the same folder when somebody renames it or changes
/// the current one.
class DiskFileSystem final : public FileSystem {
 public:
  /// Opens the folder `path`; links in the path to it are followed.
  static Result<std::unique_ptr<FileSystem>> at(std::string_view path);

  std::string location() const override { return location_; }
  Result<std::unique_ptr<FileSystem>> open(std::string_view path) const override;
  Result<Kind> look(std::string_view path) const override;
  Result<Listing> list(std::string_view folder) const override;
  Result<Tree> walk(std::string_view folder) const override;
  Status read_into(std::string& bytes, std::string_view path, std::uint64_t limit) const override;
  Result<bool> holds(std::string_view path, std::string_view bytes) const override;
  Status write(std::string_view path, std::string_view bytes) override;
  Status link(std::string_view path, std::string_view second) override;
  Status make_folder(std::string_view path) override;
  Status remove_files(std::string_view folder, std::span<const std::string_view> names) override;
  Status remove_folder(std::string_view path) override;
  Status exchange(std::string_view one, std::string_view other) override;
  Status move(std::string_view path, std::string_view to) override;
  Status sync_all() override;
  Status sync_names() override;
  Result<std::unique_ptr<Lock>> lock(std::string_view path) override;

 private:
  DiskFileSystem(std::shared_ptr<const Descriptor> root, std::string location)
      : root_(std::move(root)), location_(std::move(location)) {}

  Status rename(std::string_view path, std::string_view to, unsigned flags, std::string_view doing);

  std::shared_ptr<const Descriptor> root_;  // shared with locks, which may outlive this object
  std::string location_;
};

/// The home folder of the user and the current folder, as `location` would give them; what cannot be found is
/// left out.
std::vector<std::string> personal_folders();

}  // namespace planpress::io

// A disk in memory, for tests: it counts what is done to it. For one thread.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "io/file_system.hpp"

namespace planpress::io {

/// What all folders of one disk in memory share.
struct MemoryDisk {
  struct Node {
    Kind kind = Kind::file;
    std::shared_ptr<std::string> bytes;  // shared by the names of one file; of a link, where it leads
  };

  std::map<std::string, Node, std::less<>> nodes;  // by absolute path; `/` itself is not in it
  std::map<std::string, bool, std::less<>> locks;
  int reads = 0;   // files read or compared
  int writes = 0;  // calls that change something
  int syncs = 0;
};

/// A folder of a MemoryDisk. Links are known but never followed.
class MemoryFileSystem final : public FileSystem {
 public:
  /// The folder `location` (absolute) of a disk; it and those above it are made when missing.
  explicit MemoryFileSystem(std::shared_ptr<MemoryDisk> disk = std::make_shared<MemoryDisk>(),
                            std::string location = "/project");

  MemoryDisk& disk() { return *disk_; }
  /// Puts a file there, with the folders above it, whatever was there before; counts as nothing.
  void plant(std::string_view path, std::string_view bytes);
  /// Puts something that is neither file nor folder there.
  void plant_special(std::string_view path, Kind kind);

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
  using Node = MemoryDisk::Node;

  std::string full(std::string_view path) const;
  const Node* find(std::string_view path) const;
  Status add(std::string_view path, Node node, std::string_view doing);
  std::map<std::string, Node> take_out(const std::string& path);
  void put_in(std::map<std::string, Node> nodes, const std::string& path);

  std::shared_ptr<MemoryDisk> disk_;
  std::string location_;
};

}  // namespace planpress::io

// A disk that fails when a test wants it to. For one thread.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "io/file_system.hpp"

namespace planpress::io {

/// When calls fail, and what was called. Shared by all folders opened from one FaultyFileSystem.
struct FaultPlan {
  int fail_at = 0;        // the call that fails, from 1; 0: none
  int error = 5;          // EIO
  bool for_good = false;  // all later calls fail too
  int calls = 0;
  bool has_struck = false;
  std::vector<std::string> log;  // "verb path" of every call
};

/// Passes every verb on to another file system but the one that the plan fails.
class FaultyFileSystem final : public FileSystem {
 public:
  FaultyFileSystem(std::unique_ptr<FileSystem> inner, std::shared_ptr<FaultPlan> plan)
      : inner_(std::move(inner)), plan_(std::move(plan)) {}

  std::string location() const override { return inner_->location(); }
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
  Status strike(std::string_view doing, std::string_view path) const;

  std::unique_ptr<FileSystem> inner_;
  std::shared_ptr<FaultPlan> plan_;
};

}  // namespace planpress::io

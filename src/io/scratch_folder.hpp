// A folder that is gone when nobody needs it any more.
#pragma once

#include <string>
#include <string_view>

#include "io/status.hpp"

namespace planpress::io {

/// A new folder of its own in TMPDIR, for this user alone; removed with all that is in it when destroyed.
class ScratchFolder {
 public:
  /// Makes it; its name begins with `prefix`.
  static Result<ScratchFolder> make(std::string_view prefix);
  ScratchFolder(ScratchFolder&& other) noexcept;
  ScratchFolder& operator=(ScratchFolder&&) = delete;
  ~ScratchFolder();

  const std::string& path() const { return path_; }

 private:
  explicit ScratchFolder(std::string path) : path_(std::move(path)) {}

  std::string path_;
};

}  // namespace planpress::io

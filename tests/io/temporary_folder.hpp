// A folder on the real disk for one test, and what is in it as text.
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

namespace planpress::testing {

/// Empty at first; removed with all that is in it at the end.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "planpress-test-XXXXXX").string();
    path_ = std::filesystem::canonical(::mkdtemp(pattern.data())).string();
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }

  const std::string& path() const { return path_; }
  std::string operator/(const std::string& name) const { return path_ + "/" + name; }

  void plant(const std::string& name, const std::string& bytes) const {
    const std::filesystem::path file = *this / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
  }

  std::string read(const std::string& name) const {
    std::ifstream file(*this / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  /// Path and content of all that is below `name`; links as "-> target", folders as "/".
  std::map<std::string, std::string> contents(const std::string& name) const {
    std::map<std::string, std::string> found;
    const std::filesystem::path top = *this / name;
    if (!std::filesystem::exists(top)) return found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(top)) {
      const std::string path = entry.path().lexically_relative(top).string();
      if (entry.is_symlink()) {
        found[path] = "-> " + std::filesystem::read_symlink(entry.path()).string();
      } else {
        found[path] = entry.is_directory() ? "/" : read(entry.path().lexically_relative(path_).string());
      }
    }
    return found;
  }

 private:
  std::string path_;
};

}  // namespace planpress::testing

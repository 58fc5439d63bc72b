#include "io/scratch_folder.hpp"

#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace planpress::io {

Result<ScratchFolder> ScratchFolder::make(std::string_view prefix) {
  const char* wished = std::getenv("TMPDIR");
  std::string path = wished != nullptr && *wished == '/' ? wished : "/tmp";
  path += "/" + std::string(prefix) + "XXXXXX";
  if (::mkdtemp(path.data()) == nullptr) return Fault{errno, path, "make", {}};
  return ScratchFolder(std::move(path));
}

ScratchFolder::ScratchFolder(ScratchFolder&& other) noexcept : path_(std::move(other.path_)) {
  other.path_.clear();
}

ScratchFolder::~ScratchFolder() {
  if (path_.empty()) return;
  // A program that was killed a moment ago may still be at work there.
  for (int tries = 0; tries < 50; ++tries) {
    std::error_code fault;
    std::filesystem::remove_all(path_, fault);
    if (!fault && !std::filesystem::exists(path_, fault)) return;
    ::poll(nullptr, 0, 20);
  }
}

}  // namespace planpress::io

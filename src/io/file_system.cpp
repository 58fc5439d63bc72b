#include "io/file_system.hpp"

namespace planpress::io {

Result<std::string> FileSystem::read(std::string_view path, std::uint64_t limit) const {
  std::string bytes;
  if (Status status = read_into(bytes, path, limit); !status) return status.fault();
  return bytes;
}

bool is_inside(std::string_view path) {
  if (path.find('\0') != std::string_view::npos) return false;
  while (true) {
    const std::size_t slash = path.find('/');
    const std::string_view part = path.substr(0, slash);
    if (part.empty() || part == "." || part == "..") return false;
    if (slash == std::string_view::npos) return true;
    path.remove_prefix(slash + 1);
  }
}

bool lies_in(std::string_view path, std::string_view folder) {
  if (folder == "/") return path.starts_with('/');
  return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

}  // namespace planpress::io

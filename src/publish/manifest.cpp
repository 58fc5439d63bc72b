#include "publish/manifest.hpp"

#include <algorithm>
#include <charconv>

#include "io/file_system.hpp"

namespace planpress::publish {

static constexpr std::string_view head = "{\"generator\": \"planpress\", \"version\": 1, \"files\": [\n";
static constexpr std::string_view before_path = "{\"path\": \"";
static constexpr std::string_view before_size = "\", \"size\": ";
static constexpr std::string_view before_digest = ", \"sha256\": \"";
static constexpr std::string_view behind = "\"}";
static constexpr std::string_view foot = "]}\n";

std::string write_manifest(const std::vector<Published>& files) {
  std::string out;
  std::size_t size = head.size() + foot.size();
  for (const Published& file : files) size += file.path.size() + 128;
  out.reserve(size);
  out += head;
  for (const Published& file : files) {
    out += before_path;
    out += file.path;
    out += before_size;
    out += std::to_string(file.size);
    out += before_digest;
    io::append_hex(out, file.digest);
    out += behind;
    out += &file == &files.back() ? "\n" : ",\n";
  }
  out += foot;
  return out;
}

static bool take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

static bool take_file(std::string_view& text, Published& file) {
  if (!take(text, before_path)) return false;
  const std::size_t end = text.find('"');
  if (end == std::string_view::npos) return false;
  file.path = text.substr(0, end);
  text.remove_prefix(end);
  if (!is_publishable(file.path) || !take(text, before_size)) return false;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), file.size);
  if (error != std::errc()) return false;
  text.remove_prefix(static_cast<std::size_t>(stop - text.data()));
  if (!take(text, before_digest)) return false;
  const std::optional<io::Digest> digest = io::parse_digest(text.substr(0, 64));
  if (!digest) return false;
  file.digest = *digest;
  text.remove_prefix(64);
  return take(text, behind);
}

std::optional<std::vector<Published>> read_manifest(std::string_view text) {
  std::vector<Published> files;
  if (!take(text, head)) return std::nullopt;
  while (!take(text, foot)) {
    Published file;
    if (!take_file(text, file)) return std::nullopt;
    if (!files.empty() && files.back().path >= file.path) return std::nullopt;
    files.push_back(file);
    if (!take(text, ",\n") && !take(text, "\n")) return std::nullopt;
  }
  if (!text.empty()) return std::nullopt;
  return files;
}

bool is_publishable(std::string_view path) {
  const auto needs_escape = [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\' || c == 0x7f;
  };
  return io::is_inside(path) && std::none_of(path.begin(), path.end(), needs_escape);
}

const Published* find(const std::vector<Published>& files, std::string_view path) {
  const auto at =
      std::lower_bound(files.begin(), files.end(), path,
                       [](const Published& file, std::string_view wanted) { return file.path < wanted; });
  return at != files.end() && at->path == path ? &*at : nullptr;
}

}  // namespace planpress::publish

#include "io/faulty.hpp"

namespace planpress::io {

Status FaultyFileSystem::strike(std::string_view doing, std::string_view path) const {
  ++plan_->calls;
  plan_->log.push_back(std::string(doing) + " " + std::string(path));
  const bool is_due = plan_->calls == plan_->fail_at || (plan_->for_good && plan_->has_struck);
  if (!is_due) return {};
  plan_->has_struck = true;
  return Fault{plan_->error, std::string(path), doing, {}};
}

Result<std::unique_ptr<FileSystem>> FaultyFileSystem::open(std::string_view path) const {
  if (Status struck = strike("open the folder", path); !struck) return struck.fault();
  auto opened = inner_->open(path);
  if (!opened) return opened.fault();
  return std::unique_ptr<FileSystem>(std::make_unique<FaultyFileSystem>(std::move(*opened), plan_));
}

Result<Kind> FaultyFileSystem::look(std::string_view path) const {
  if (Status struck = strike("look at", path); !struck) return struck.fault();
  return inner_->look(path);
}

Result<Listing> FaultyFileSystem::list(std::string_view folder) const {
  if (Status struck = strike("list", folder); !struck) return struck.fault();
  return inner_->list(folder);
}

Result<Tree> FaultyFileSystem::walk(std::string_view folder) const {
  if (Status struck = strike("list", folder); !struck) return struck.fault();
  return inner_->walk(folder);
}

Status FaultyFileSystem::read_into(std::string& bytes, std::string_view path, std::uint64_t limit) const {
  if (Status struck = strike("read", path); !struck) return struck;
  return inner_->read_into(bytes, path, limit);
}

Result<bool> FaultyFileSystem::holds(std::string_view path, std::string_view bytes) const {
  if (Status struck = strike("read", path); !struck) return struck.fault();
  return inner_->holds(path, bytes);
}

Status FaultyFileSystem::write(std::string_view path, std::string_view bytes) {
  if (Status struck = strike("write", path); !struck) {
    // A disk that fails in the middle leaves what was written so far.
    static_cast<void>(inner_->write(path, bytes.substr(0, bytes.size() / 2)));
    return struck;
  }
  return inner_->write(path, bytes);
}

Status FaultyFileSystem::link(std::string_view path, std::string_view second) {
  if (Status struck = strike("link", second); !struck) return struck;
  return inner_->link(path, second);
}

Status FaultyFileSystem::make_folder(std::string_view path) {
  if (Status struck = strike("make the folder", path); !struck) return struck;
  return inner_->make_folder(path);
}

Status FaultyFileSystem::remove_files(std::string_view folder, std::span<const std::string_view> names) {
  if (Status struck = strike("remove files from", folder); !struck) return struck;
  return inner_->remove_files(folder, names);
}

Status FaultyFileSystem::remove_folder(std::string_view path) {
  if (Status struck = strike("remove the folder", path); !struck) return struck;
  return inner_->remove_folder(path);
}

Status FaultyFileSystem::exchange(std::string_view one, std::string_view other) {
  if (Status struck = strike("switch", other); !struck) return struck;
  return inner_->exchange(one, other);
}

Status FaultyFileSystem::move(std::string_view path, std::string_view to) {
  if (Status struck = strike("make", to); !struck) return struck;
  return inner_->move(path, to);
}

Status FaultyFileSystem::sync_all() {
  if (Status struck = strike("bring to disk", inner_->location()); !struck) return struck;
  return inner_->sync_all();
}

Status FaultyFileSystem::sync_names() {
  if (Status struck = strike("bring to disk", inner_->location()); !struck) return struck;
  return inner_->sync_names();
}

Result<std::unique_ptr<Lock>> FaultyFileSystem::lock(std::string_view path) {
  if (Status struck = strike("lock", path); !struck) return struck.fault();
  return inner_->lock(path);
}

}  // namespace planpress::io

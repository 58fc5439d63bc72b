// One file after the other, from several threads: compared with what stands, and written when it differs.
#include <cerrno>

#include "publish/stage_work.hpp"

namespace planpress::publish {

bool Stage::Work::put(std::string_view path, std::string_view bytes) {
  if (!is_open()) return false;
  if (!is_publishable(path) || path == manifest_name || path == marker_name)
    return refuse("no file of a publication can be called `" + std::string(path) + "`",
                  "give the page another name");
  if (is_kept(path, options_.keep))
    return refuse("`" + std::string(path) +
                      "` is the user's by the setting `keep`, but the publication makes a file of that name",
                  "take it out of `keep`, or give the page another name");
  const io::Digest digest = io::sha256(bytes);
  bool is_same = false;
  if (!compare(path, bytes, digest, is_same)) return false;
  if (!is_same && !options_.check && !write_staged(path, bytes)) return false;
  const std::lock_guard lock(guard_);
  outcome_.bytes += bytes.size();
  made_.push_back({std::string(path), bytes.size(), digest, is_same});
  return true;
}

bool Stage::Work::compare(std::string_view path, std::string_view bytes, const io::Digest& digest,
                          bool& is_same) {
  is_same = false;
  if (standing_.state != Generation::State::ours) return true;
  const Published* listed = find(standing_.files, path);
  if (!listed && path != manifest_name) return true;
  const bool is_as_published = !listed || digest == listed->digest;
  if (is_as_published || options_.check) {
    const io::Result<bool> holds = place_.parent->holds(standing_path(path), bytes);
    if (!holds) return fail(holds.fault());
    is_same = *holds;
  }
  if (is_same || !listed || options_.check) return true;
  // When the last publish wrote just these bytes and now there are others, somebody else wrote them.
  if (!is_as_published && !has_been_edited(path, *listed)) return true;
  const std::lock_guard lock(guard_);
  edited_.emplace_back(path);
  return true;
}

/// Whether the standing file is another than the one that its manifest lists; one that cannot be read counts
/// as the same.
bool Stage::Work::has_been_edited(std::string_view path, const Published& listed) const {
  thread_local std::string old;
  const io::Status status = place_.parent->read_into(old, standing_path(path), io::FileSystem::largest_file);
  if (!status) return status.fault().error == ENOENT;
  return old.size() != listed.size || io::sha256(old) != listed.digest;
}

bool Stage::Work::begin_stage() {
  if (is_staged_) return true;
  is_staged_ = true;
  if (io::Status status = place_.parent->make_folder(next_); !status) return fail(status.fault());
  if (io::Status status = place_.parent->write(staged_path(marker_name), {}); !status)
    return fail(status.fault());
  return true;
}

/// Makes the folders on the way to `path` that the stage does not have yet. REQUIRES: guard_ is held.
bool Stage::Work::make_folders_to(std::string_view path) {
  const std::size_t end = path.rfind('/');
  if (end == std::string_view::npos || folders_.contains(path.substr(0, end))) return true;
  const std::string_view folder = path.substr(0, end);
  if (!make_folders_to(folder)) return false;
  if (io::Status status = place_.parent->make_folder(staged_path(folder)); !status)
    return fail(status.fault());
  folders_.emplace(folder);
  return true;
}

bool Stage::Work::write_staged(std::string_view path, std::string_view bytes) {
  {
    const std::lock_guard lock(guard_);
    if (!begin_stage() || !make_folders_to(path)) return false;
  }
  io::Status status = place_.parent->write(staged_path(path), bytes);
  if (status) return true;
  if (status.fault().error == EEXIST)
    return refuse("two files of the publication are called `" + std::string(path) + "`",
                  "give one of the pages another name");
  return fail(status.fault());
}

}  // namespace planpress::publish

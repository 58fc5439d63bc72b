// After the last file: complete the new folder, bring it to disk, exchange, bring that to disk, put the old
// one away.
#include <algorithm>
#include <cerrno>

#include "publish/parallel.hpp"
#include "publish/stage_work.hpp"

namespace planpress::publish {

Outcome Stage::Work::finish() {
  if (is_open() && complete() && is_staged_ && switch_over()) {
    retire_old();
    warn_of_edits();
  }
  if (failed_) {
    abandon();
    if (outcome_.ending == Ending::fine) outcome_.ending = Ending::io_failed;
    outcome_.written = outcome_.unchanged = 0;
    outcome_.differing.clear();
    outcome_.removed.clear();
  }
  lock_.reset();
  return std::move(outcome_);
}

void Stage::Work::abandon() {
  if (!is_staged_ || outcome_.switched) return;
  is_staged_ = false;
  const io::Result<io::Tree> tree = place_.parent->walk(next_);
  if (!tree && tree.fault().error == ENOENT) return;
  io::Status removed =
      tree ? remove_generation(*place_.parent, next_, *tree, options_.jobs) : io::Status(tree.fault());
  if (!removed) warn_of_rest(removed.fault());
}

bool Stage::Work::complete() {
  std::sort(made_.begin(), made_.end(), [](const Made& a, const Made& b) { return a.path < b.path; });
  const auto twice = std::adjacent_find(made_.begin(), made_.end(),
                                        [](const Made& a, const Made& b) { return a.path == b.path; });
  if (twice != made_.end())
    return refuse("two files of the publication are called `" + twice->path + "`",
                  "give one of the pages another name");
  find_removed();
  for (const Made& made : made_) {
    ++(made.is_unchanged ? outcome_.unchanged : outcome_.written);
    if (!made.is_unchanged) outcome_.differing.push_back(made.path);
  }
  if (!add_manifest()) return false;
  if (options_.check) {
    if (!outcome_.differing.empty() || !outcome_.removed.empty()) outcome_.ending = Ending::stale;
    return true;
  }
  find_removed_edits();
  if (!is_staged_) return true;  // nothing differs
  if (!link_unchanged() || !carry_over_kept()) return false;
  const std::string_view marker[] = {marker_name};
  if (io::Status status = place_.parent->remove_files(next_, marker); !status) return fail(status.fault());
  if (!options_.durable) return true;
  const io::Status synced = place_.parent->sync_all();
  return synced || fail(synced.fault());
}

void Stage::Work::find_removed() {
  auto made = made_.begin();
  for (const Published& old : standing_.files) {
    while (made != made_.end() && made->path < old.path) ++made;
    if (made == made_.end() || made->path != old.path) outcome_.removed.emplace_back(old.path);
  }
}

bool Stage::Work::add_manifest() {
  std::vector<Published> files;
  files.reserve(made_.size());
  for (const Made& made : made_) files.push_back({made.path, made.size, made.digest});
  const std::string text = write_manifest(files);
  bool is_same = false;
  if (!compare(manifest_name, text, {}, is_same)) return false;
  outcome_.bytes += text.size();
  if (is_same) {
    if (is_staged_) made_.push_back({std::string(manifest_name), text.size(), {}, true});
    return true;
  }
  if (options_.check) {
    const auto at = std::lower_bound(outcome_.differing.begin(), outcome_.differing.end(), manifest_name);
    outcome_.differing.emplace(at, manifest_name);
    return true;
  }
  return write_staged(manifest_name, text);
}

bool Stage::Work::link_unchanged() {
  for_each_index(made_.size(), options_.jobs, [this](std::size_t index) {
    if (!made_[index].is_unchanged || failed_.load(std::memory_order_relaxed)) return;
    {
      const std::lock_guard lock(guard_);
      if (!make_folders_to(made_[index].path)) return;
    }
    static_cast<void>(link_or_copy(made_[index].path));
  });
  return !failed_;
}

bool Stage::Work::link_or_copy(std::string_view path) {
  const io::Status linked = place_.parent->link(standing_path(path), staged_path(path));
  if (linked) return true;
  // Not every disk knows second names, and no file may have too many.
  const int error = linked.fault().error;
  if (error != EPERM && error != EMLINK && error != EXDEV && error != EOPNOTSUPP) return fail(linked.fault());
  std::string bytes;
  if (io::Status read = place_.parent->read_into(bytes, standing_path(path), io::FileSystem::largest_file);
      !read)
    return fail(read.fault());
  const io::Status written = place_.parent->write(staged_path(path), bytes);
  return written || fail(written.fault());
}

bool Stage::Work::carry_over_kept() {
  for (const std::string& folder : standing_.kept_folders) {
    const std::lock_guard lock(guard_);
    if (!make_folders_to(folder + "/")) return false;
  }
  for (const std::string& path : standing_.kept) {
    {
      const std::lock_guard lock(guard_);
      if (!make_folders_to(path)) return false;
    }
    if (!link_or_copy(path)) return false;
  }
  return true;
}

bool Stage::Work::switch_over() {
  io::FileSystem& parent = *place_.parent;
  const bool is_first = standing_.state == Generation::State::missing;
  const io::Status done = is_first ? parent.move(next_, place_.name) : parent.exchange(next_, place_.name);
  if (!done) {
    const int error = done.fault().error;
    if (error != EXDEV && error != EBUSY && error != EINVAL && error != ENOSYS) return fail(done.fault());
    return fail(done.fault(),
                "`" + shown(place_.name) +
                    "` cannot be switched in one step here (a mount point, or a layer of a container image); "
                    "name a folder on an ordinary disk");
  }
  if (!options_.durable) return outcome_.switched = true;
  const io::Status synced = parent.sync_names();
  if (synced) return outcome_.switched = true;
  // It is not certain that the new names would survive: back to those that do.
  const io::Status back = is_first ? parent.move(place_.name, next_) : parent.exchange(next_, place_.name);
  outcome_.switched = !back;
  return fail(synced.fault(),
              back ? "" : "the new publication is in place, but may not survive a power cut; build again");
}

/// What a folder holds, after the folder got another name.
static io::Tree renamed(io::Tree tree, const std::string& name, const std::string& now) {
  for (io::Entry& entry : tree.leaves) entry.path.replace(0, name.size(), now);
  for (std::string& folder : tree.folders) folder.replace(0, name.size(), now);
  return tree;
}

void Stage::Work::retire_old() {
  io::FileSystem& parent = *place_.parent;
  io::Status status;
  if (standing_.state == Generation::State::empty && standing_.tree.leaves.empty()) {
    status = remove_generation(parent, next_, renamed(standing_.tree, place_.name, next_), options_.jobs);
  } else if (standing_.state != Generation::State::missing) {
    if (previous_.state == Generation::State::missing) {
      status = parent.move(next_, previous_name_);
    } else {
      status = parent.exchange(next_, previous_name_);
      if (status)
        status = remove_generation(parent, next_, renamed(std::move(previous_.tree), previous_name_, next_),
                                   options_.jobs);
    }
  }
  if (!status) warn_of_rest(status.fault());
}

void Stage::Work::find_removed_edits() {
  for (const std::string& path : outcome_.removed) {
    const Published* listed = find(standing_.files, path);
    const io::Result<io::Kind> kind = place_.parent->look(standing_path(path));
    if (kind && *kind == io::Kind::missing) continue;
    if (has_been_edited(path, *listed)) edited_.push_back(path);
  }
}

void Stage::Work::warn_of_edits() {
  std::sort(edited_.begin(), edited_.end());
  for (const std::string& path : edited_) {
    outcome_.report
        .warning({}, "edited-output",
                 "`" + shown(standing_path(path)) + "` was changed or removed by hand and has been replaced")
        .with_hint("the old state is in `" + shown(previous_name_) +
                   "` until the next build; change the content or the templates instead");
  }
}

bool Stage::Work::fail(const io::Fault& fault, std::string hint) {
  if (failed_.exchange(true)) return false;
  if (hint.empty()) {
    switch (fault.error) {
      case ENOSPC:
      case EDQUOT:
        hint = "make room on the disk and build again";
        break;
      case EACCES:
      case EPERM:
      case EROFS:
        hint = "see to it that this can be written, or name another output folder";
        break;
      case EMFILE:
      case ENFILE:
        hint = "allow more open files (`ulimit -n`) and build again";
        break;
      default:
        break;
    }
  }
  const std::lock_guard lock(report_guard_);
  io::Fault told = fault;
  if (!told.path.starts_with('/')) told.path = shown(told.path);
  diag::Diagnostic& said = outcome_.report.error({}, told.sentence());
  if (!hint.empty()) said.with_hint(std::move(hint));
  if (!outcome_.switched) {
    using State = Generation::State;
    const bool stands = standing_.state == State::ours;
    said.with_note(stands ? "the publication in `" + shown(place_.name) + "` is as it was"
                          : "nothing was published");
  }
  outcome_.ending = Ending::io_failed;
  return false;
}

bool Stage::Work::refuse(std::string message, std::string hint) {
  if (failed_.exchange(true)) return false;
  const std::lock_guard lock(report_guard_);
  outcome_.report.error({}, std::move(message)).with_hint(std::move(hint));
  outcome_.ending = Ending::refused;
  return false;
}

void Stage::Work::warn_of_rest(const io::Fault& fault) {
  io::Fault told = fault;
  told.path = shown(told.path);
  outcome_.report.warning({}, "left-over", told.sentence()).with_hint("the next build tidies up");
}

std::string Stage::Work::shown(std::string_view path) const {
  return place_.shown_parent + std::string(path);
}

}  // namespace planpress::publish

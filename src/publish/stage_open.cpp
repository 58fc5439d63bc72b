// Before the first file: whose folder is it, and is nobody else at work?
#include <cerrno>

#include "publish/stage_work.hpp"

namespace planpress::publish {

static constexpr std::size_t most_named = 5;

Stage::Work::Work(const io::FileSystem& project, StageOptions options) : options_(std::move(options)) {
  for (const std::string& name : options_.keep) {
    if (!is_publishable(name)) {
      refuse("`" + name + "` cannot be kept: expected a name in the output folder",
             "write it as `CNAME` or `archive/2023`");
      return;
    }
  }
  bool disk_failed = false;
  std::optional<OutputPlace> place = find_output_place(project, options_.output, options_.inputs,
                                                       !options_.check, outcome_.report, disk_failed);
  if (!place) {
    outcome_.ending = disk_failed ? Ending::io_failed : Ending::refused;
    failed_ = true;
    return;
  }
  place_ = std::move(*place);
  next_ = "." + place_.name + ".next";
  previous_name_ = "." + place_.name + ".previous";
  if (!place_.parent) {  // only with `check`: the publication does not exist, nor does the folder for it
    is_open_ = true;
    return;
  }
  is_open_ = take_lock() && examine_standing() && remove_leftover();
}

bool Stage::Work::take_lock() {
  if (options_.check) return true;
  io::Result<std::unique_ptr<io::Lock>> lock = place_.parent->lock("." + place_.name + ".lock");
  if (lock) {
    lock_ = std::move(*lock);
    return true;
  }
  if (lock.fault().error != EWOULDBLOCK) return fail(lock.fault());
  outcome_.report
      .error({}, "another publish of `" + shown(place_.name) + "` is running: " + lock.fault().reason())
      .with_hint("wait until it is done and build again");
  outcome_.ending = Ending::locked;
  failed_ = true;
  return false;
}

bool Stage::Work::examine_standing() {
  io::Result<Generation> standing = examine(*place_.parent, place_.name, options_.keep);
  if (!standing) return fail(standing.fault());
  standing_ = std::move(*standing);
  using State = Generation::State;
  // An unfinished marker in the published folder itself can only have been put there by hand.
  if (standing_.state == State::unfinished) standing_.state = State::foreign;
  if (!standing_.is_removable()) return refuse_foreign(place_.name, standing_);
  if (options_.check) return true;
  io::Result<Generation> previous = examine(*place_.parent, previous_name_, options_.keep);
  if (!previous) return fail(previous.fault());
  previous_ = std::move(*previous);
  if (!previous_.is_removable()) return refuse_foreign(previous_name_, previous_);
  // Of a whole nation these are tens of megabytes each, and not needed any more.
  previous_.files = {};
  previous_.manifest_text = {};
  if (standing_.state == State::ours) standing_.tree = {};
  return true;
}

bool Stage::Work::remove_leftover() {
  if (options_.check) return true;
  const io::Result<Generation> leftover = examine(*place_.parent, next_, options_.keep);
  if (!leftover) return fail(leftover.fault());
  if (leftover->state == Generation::State::missing) return true;
  if (!leftover->is_removable()) return refuse_foreign(next_, *leftover);
  if (io::Status status = remove_generation(*place_.parent, next_, leftover->tree, options_.jobs); !status)
    return fail(status.fault());
  outcome_.healed = true;
  return true;
}

bool Stage::Work::refuse_foreign(const std::string& folder, const Generation& found) {
  const std::string name = shown(folder);
  if (found.state != Generation::State::ours) {
    const char* reason = found.manifest_text.empty()
                             ? "` is not empty and holds no `manifest.json` of planpress"
                             : "` holds a `manifest.json` that planpress did not write";
    return refuse("`" + name + reason,
                  "name another folder, or empty this one yourself; nothing was changed");
  }
  std::string message = "`" + name + "` holds what planpress did not write: ";
  for (std::size_t i = 0; i < found.strangers.size() && i < most_named; ++i)
    message += (i == 0 ? "`" : ", `") + found.strangers[i] + "`";
  if (found.strangers.size() > most_named)
    message += " and " + std::to_string(found.strangers.size() - most_named) + " more";
  return refuse(std::move(message),
                "move these away, or name them under `keep` in the settings; nothing was changed");
}

}  // namespace planpress::publish

#include "publish/write.hpp"

#include "publish/stage_work.hpp"

namespace planpress::publish {

Stage::Stage(const io::FileSystem& project, StageOptions options)
    : work_(std::make_unique<Work>(project, std::move(options))) {}

Stage::~Stage() {
  abandon();
}

bool Stage::is_open() const {
  return work_ && work_->is_open();
}

bool Stage::put(std::string_view path, std::string_view bytes) {
  return work_ && work_->put(path, bytes);
}

Outcome Stage::finish() {
  if (!work_) return {};
  Outcome outcome = work_->finish();
  work_.reset();
  return outcome;
}

void Stage::abandon() {
  if (work_) work_->abandon();
  work_.reset();
}

}  // namespace planpress::publish

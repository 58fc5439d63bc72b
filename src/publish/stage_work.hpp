// The inside of a Stage: what write.hpp promises, step by step.
#pragma once

#include <atomic>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "publish/generation.hpp"
#include "publish/output_place.hpp"
#include "publish/write.hpp"

namespace planpress::publish {

class Stage::Work {
 public:
  Work(const io::FileSystem& project, StageOptions options);

  bool is_open() const { return is_open_ && !failed_.load(std::memory_order_relaxed); }
  bool put(std::string_view path, std::string_view bytes);
  Outcome finish();
  void abandon();

 private:
  struct Made {
    std::string path;
    std::uint64_t size = 0;
    io::Digest digest{};
    bool is_unchanged = false;
  };

  // Opening.
  bool take_lock();
  bool remove_leftover();
  bool examine_standing();
  bool refuse_foreign(const std::string& folder, const Generation& found);

  // One file.
  bool compare(std::string_view path, std::string_view bytes, const io::Digest& digest, bool& is_same);
  bool has_been_edited(std::string_view path, const Published& listed) const;
  bool write_staged(std::string_view path, std::string_view bytes);
  bool begin_stage();
  bool make_folders_to(std::string_view path);

  // The end.
  bool complete();
  bool add_manifest();
  void find_removed();
  void find_removed_edits();
  bool link_unchanged();
  bool link_or_copy(std::string_view path);
  bool carry_over_kept();
  bool switch_over();
  bool bring_names_to_disk();
  void retire_old();
  void warn_of_edits();
  bool fail(const io::Fault& fault, std::string hint = {});
  bool refuse(std::string message, std::string hint);
  void warn_of_rest(const io::Fault& fault);
  std::string shown(std::string_view path) const;
  std::string standing_path(std::string_view path) const { return place_.name + "/" + std::string(path); }
  std::string staged_path(std::string_view path) const { return next_ + "/" + std::string(path); }

  const StageOptions options_;
  OutputPlace place_;
  std::string next_, previous_name_;
  std::unique_ptr<io::Lock> lock_;
  Generation standing_, previous_;
  bool is_open_ = false;

  std::mutex report_guard_;  // over what fail() and refuse() write
  std::mutex guard_;         // over all that follows, while files are being put
  std::atomic<bool> failed_ = false;
  bool is_staged_ = false;
  std::set<std::string, std::less<>> folders_;
  std::vector<Made> made_;
  std::vector<std::string> edited_;
  Outcome outcome_;
};

}  // namespace planpress::publish

// The last pass: a new publication is staged beside the old one and takes its place in one step.
//
//     public/             what everybody sees: the old publication, then the new one
//     .public.next/       the new one while it is being written; removed when it does not come to be
//     .public.previous/   the one before, for readers in the middle of a visit; removed by the next publish
//     .public.lock        held while a publish runs
//
// put() compares with the standing file. Equal ones are not written again: at the end they get a second name
// in the new folder and so keep their bytes and their time; when all are equal nothing is touched at all. At
// the end everything is brought to disk, then the two folders are exchanged, then the exchange is brought to
// disk. Whatever happens in between, `public` is one whole publication.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "diag/diagnostic.hpp"
#include "io/file_system.hpp"

namespace planpress::publish {

struct StageOptions {
  std::string output = "public";  // as the user wrote it, from the project's folder
  std::vector<std::string>
      inputs;  // folders that the output must not be, hold or lie in: content, site, templates …
  std::vector<std::string> keep;  // names in the output that are the user's and are carried over
  bool check = false;             // compare only; nothing is touched
  bool durable = true;  // false for previews: a power cut may cost the publication, a killed run never does
  unsigned jobs = 1;
};

/// How it ended; the values are exit codes.
enum class Ending : std::uint8_t { fine = 0, stale = 1, refused = 2, io_failed = 3, locked = 5 };

struct Outcome {
  Ending ending = Ending::fine;
  bool switched = false;    // a new publication took the place of the old; false also when nothing differed
  bool healed = false;      // the left-over stage of a killed run was removed
  std::size_t written = 0;  // files that are new or differ
  std::size_t unchanged = 0;
  std::uint64_t bytes = 0;             // of all files of the publication
  std::vector<std::string> differing;  // new or different paths, sorted; with `check` what the folder lacks
  std::vector<std::string> removed;    // paths that the new publication does not have any more, sorted
  diag::Report report;
};

/// One publication in the making. Open it, put() every file from as many threads as you like, finish() once.
/// Destroying it unfinished is abandon().
class Stage {
 public:
  /// Looks whether the output may be written at all and takes the lock. Nothing is made yet but the lock.
  Stage(const io::FileSystem& project, StageOptions options);
  ~Stage();
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;

  /// False when the output was refused, locked or failed: no need to render; finish() tells why.
  bool is_open() const;
  /// Hands over one file of the publication. False once anything has failed: the rest need not be made.
  /// Thread-safe. REQUIRES: io::is_inside(path), without `"`, `\` and control characters; every path once.
  /// Otherwise the publish fails.
  bool put(std::string_view path, std::string_view bytes);
  /// Makes what was put the publication, or tells why not; then the old one stands untouched.
  Outcome finish();
  /// Leaves everything as it was.
  void abandon();

 private:
  class Work;
  std::unique_ptr<Work> work_;
};

}  // namespace planpress::publish

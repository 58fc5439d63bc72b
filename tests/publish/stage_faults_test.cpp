// The n-th call to the disk fails, for every n, once and for good: the old publication stands, the message
// names a path.
#include <doctest/doctest.h>

#include <algorithm>
#include <cerrno>

#include "io/faulty.hpp"
#include "io/memory.hpp"
#include "publication.hpp"

using namespace planpress;
using publish::Ending;
using testing::Files;

namespace {

Files contents(const std::shared_ptr<io::MemoryDisk>& disk, const std::string& folder) {
  Files files;
  const io::MemoryFileSystem view(disk);
  const auto tree = view.walk(folder);
  if (!tree) return files;
  for (const io::Entry& entry : tree->leaves)
    files[entry.path.substr(folder.size() + 1)] = *view.read(entry.path);
  files.erase("manifest.json");
  return files;
}

bool is_there(const std::shared_ptr<io::MemoryDisk>& disk, const std::string& name) {
  return *io::MemoryFileSystem(disk).look(name) != io::Kind::missing;
}

/// A disk on which two publications were published already, or none.
std::shared_ptr<io::MemoryDisk> prepared(bool is_replacement) {
  auto disk = std::make_shared<io::MemoryDisk>();
  io::MemoryFileSystem project(disk);
  if (is_replacement) {
    Files older = testing::first_publication();
    older["index.md"] = "older\n";
    testing::publish(project, older);
    testing::publish(project, testing::first_publication());
    project.plant(".public.next/.planpress-unfinished", "");
    project.plant(".public.next/a/b.html", "left over");
  }
  return disk;
}

/// Publishes on a failing disk and says whether the fault struck.
bool fails_at(int call, int error, bool for_good, bool is_replacement) {
  const auto disk = prepared(is_replacement);
  const Files old = contents(disk, "public");
  const auto plan = std::make_shared<io::FaultPlan>();
  plan->fail_at = call;
  plan->error = error;
  plan->for_good = for_good;
  const io::FaultyFileSystem faulty(std::make_unique<io::MemoryFileSystem>(disk), plan);
  publish::Outcome outcome = testing::publish(faulty, testing::second_publication());

  const std::string where =
      plan->log.empty() ? "" : plan->log[std::min(plan->log.size(), static_cast<std::size_t>(call)) - 1];
  CAPTURE(where);
  CAPTURE(testing::said(outcome.report));
  const Files now = contents(disk, "public");
  const bool is_new = now == testing::second_publication();
  if (outcome.ending == Ending::fine) {
    CHECK(outcome.switched);
    CHECK(is_new);
    // Only what comes behind the switch may fail and still be called a publish.
    if (plan->has_struck && !outcome.report.all().empty()) CHECK(outcome.report.all()[0].id == "left-over");
    CHECK_FALSE(outcome.report.has_errors());
  } else {
    CHECK(plan->has_struck);
    const bool could_not_go_back = for_good && is_new;
    if (!could_not_go_back) CHECK(now == old);
    if (!could_not_go_back && !for_good) CHECK(contents(disk, ".public.next").size() <= 2);
    REQUIRE(outcome.report.count(diag::Severity::error) == 1);
    const std::string& message = outcome.report.all()[0].message;
    CHECK(message.find("`") != std::string::npos);
    if (outcome.ending == Ending::io_failed) CHECK(message.starts_with("cannot "));
  }
  // The next run heals everything.
  const io::MemoryFileSystem whole(disk);
  const publish::Outcome next = testing::publish(whole, testing::second_publication());
  CHECK(next.ending == Ending::fine);
  CHECK(contents(disk, "public") == testing::second_publication());
  CHECK_FALSE(is_there(disk, ".public.next"));
  return plan->has_struck;
}

int calls_until_nothing_fails(int error, bool for_good, bool is_replacement) {
  int call = 1;
  while (fails_at(call, error, for_good, is_replacement)) ++call;
  return call - 1;
}

}  // namespace

TEST_CASE("whichever call fails, the old publication is whole and the next run heals") {
  for (const bool for_good : {false, true}) {
    for (const int error : {EIO, ENOSPC}) {
      CHECK(calls_until_nothing_fails(error, for_good, false) > 25);
      CHECK(calls_until_nothing_fails(error, for_good, true) > 50);
    }
  }
}

TEST_CASE("a disk without second names costs the time of writing, not the publication") {
  for (const int error : {EPERM, EMLINK, EXDEV, EOPNOTSUPP}) {
    const auto disk = prepared(true);
    const auto plan = std::make_shared<io::FaultPlan>();
    plan->error = error;
    {
      const io::FaultyFileSystem counting(std::make_unique<io::MemoryFileSystem>(prepared(true)), plan);
      testing::publish(counting, testing::second_publication());
    }
    const auto first = std::find_if(plan->log.begin(), plan->log.end(),
                                    [](const std::string& call) { return call.starts_with("link "); });
    REQUIRE(first != plan->log.end());
    plan->fail_at = plan->calls + static_cast<int>(first - plan->log.begin()) + 1;
    const io::FaultyFileSystem faulty(std::make_unique<io::MemoryFileSystem>(disk), plan);
    const publish::Outcome outcome = testing::publish(faulty, testing::second_publication());
    CHECK(plan->has_struck);
    CHECK(outcome.ending == Ending::fine);
    CHECK(contents(disk, "public") == testing::second_publication());
  }
}

TEST_CASE("a full disk is told with the path, the reason and what to do") {
  const auto disk = prepared(true);
  const auto plan = std::make_shared<io::FaultPlan>();
  plan->error = ENOSPC;
  {
    const io::FaultyFileSystem counting(std::make_unique<io::MemoryFileSystem>(prepared(true)), plan);
    testing::publish(counting, testing::second_publication());
  }
  const auto at = std::find(plan->log.begin(), plan->log.end(), "write .public.next/plans/c/index.html");
  REQUIRE(at != plan->log.end());
  plan->fail_at = plan->calls + static_cast<int>(at - plan->log.begin()) + 1;
  const io::FaultyFileSystem faulty(std::make_unique<io::MemoryFileSystem>(disk), plan);
  const publish::Outcome outcome = testing::publish(faulty, testing::second_publication());
  CHECK(outcome.ending == Ending::io_failed);
  CHECK(testing::said(outcome.report) ==
        "error: cannot write `.public.next/plans/c/index.html`: no space left on device\n"
        "  note: the publication in `public` is as it was\n"
        "  hint: make room on the disk and build again\n");
  CHECK_FALSE(is_there(disk, ".public.next"));
}

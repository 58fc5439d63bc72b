// The same promises on a real disk, with threads.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <thread>

#include "io/disk.hpp"
#include "io/temporary_folder.hpp"
#include "publication.hpp"
#include "publish/parallel.hpp"

using namespace planpress;
using publish::Ending;
using testing::Files;
using testing::TemporaryFolder;

namespace {

Files files_in(const TemporaryFolder& folder, const std::string& name) {
  Files files = folder.contents(name);
  std::erase_if(files, [](const auto& file) { return file.second == "/" || file.first == "manifest.json"; });
  return files;
}

struct stat about(const std::string& path) {
  struct stat found {};
  REQUIRE(::stat(path.c_str(), &found) == 0);
  return found;
}

publish::Outcome publish_at(const TemporaryFolder& folder, const Files& files,
                            publish::StageOptions options = {}) {
  const auto disk = io::DiskFileSystem::at(folder.path());
  REQUIRE(disk);
  return testing::publish(**disk, files, std::move(options));
}

}  // namespace

TEST_CASE(
    "an unchanged file keeps its time and its place on the disk, the publication before keeps its own") {
  const TemporaryFolder folder;
  CHECK(publish_at(folder, testing::first_publication()).ending == Ending::fine);
  const struct stat unchanged = about(folder / "public/plans/b/index.html");
  const struct stat changed = about(folder / "public/index.html");
  CHECK((unchanged.st_mode & 07777) == 0644);
  CHECK((about(folder / "public/plans").st_mode & 0777) == 0755);
  ::usleep(20000);
  const publish::Outcome outcome = publish_at(folder, testing::second_publication());
  CHECK(outcome.ending == Ending::fine);
  CHECK(testing::said(outcome.report).empty());
  CHECK(files_in(folder, "public") == testing::second_publication());
  CHECK(files_in(folder, ".public.previous") == testing::first_publication());
  const struct stat unchanged_now = about(folder / "public/plans/b/index.html");
  CHECK(unchanged_now.st_ino == unchanged.st_ino);
  CHECK(unchanged_now.st_mtim.tv_sec == unchanged.st_mtim.tv_sec);
  CHECK(unchanged_now.st_mtim.tv_nsec == unchanged.st_mtim.tv_nsec);
  CHECK(about(folder / "public/index.html").st_ino != changed.st_ino);
  CHECK(about(folder / ".public.previous/index.html").st_ino == changed.st_ino);
  CHECK_FALSE(std::filesystem::exists(folder / ".public.lock"));
  CHECK_FALSE(std::filesystem::exists(folder / ".public.next"));
}

TEST_CASE("a reader that holds the old folder reads the old publication to its end") {
  const TemporaryFolder folder;
  publish_at(folder, testing::first_publication());
  const int held = ::open((folder / "public").c_str(), O_RDONLY | O_DIRECTORY);
  publish_at(folder, testing::second_publication());
  CHECK(::faccessat(held, "plans/a/2.html", R_OK, 0) == 0);
  CHECK(::faccessat(held, "plans/c/index.html", R_OK, 0) != 0);
  ::close(held);
}

TEST_CASE("a changed mode counts as a change by hand") {
  const TemporaryFolder folder;
  publish_at(folder, testing::first_publication());
  REQUIRE(::chmod((folder / "public/index.md").c_str(), 0600) == 0);
  const publish::Outcome outcome = publish_at(folder, testing::first_publication());
  CHECK(outcome.switched);
  CHECK(outcome.report.all().size() == 1);
  CHECK((about(folder / "public/index.md").st_mode & 0777) == 0644);
}

TEST_CASE("several threads put, and the folder is the same as with one") {
  const TemporaryFolder folder;
  Files files;
  for (int i = 0; i < 3000; ++i)
    files["plans/p" + std::to_string(i % 97) + "/m" + std::to_string(i) + ".html"] =
        std::string(static_cast<std::size_t>(i), 'x');
  const std::vector<std::pair<std::string, std::string>> list(files.begin(), files.end());
  const auto disk = io::DiskFileSystem::at(folder.path());
  REQUIRE(disk);
  for (const unsigned jobs : {1U, 8U}) {
    publish::StageOptions options;
    options.output = "public" + std::to_string(jobs);
    options.jobs = jobs;
    for (int round = 0; round < 3; ++round) {
      publish::Stage stage(**disk, options);
      publish::for_each_index(list.size(), jobs, [&](std::size_t i) {
        const std::string extra = round == 1 && i % 3 == 0 ? " changed" : "";
        stage.put(list[i].first, list[i].second + extra);
      });
      const publish::Outcome outcome = stage.finish();
      CHECK(outcome.ending == Ending::fine);
      CHECK(outcome.written == (round == 0 ? 3000 : 1000));
      CHECK(testing::said(outcome.report).empty());
    }
  }
  CHECK(folder.contents("public1") == folder.contents("public8"));
  CHECK(files_in(folder, "public8") == files);
}

TEST_CASE("a lock of another process is told with its number, and nothing is touched") {
  const TemporaryFolder folder;
  publish_at(folder, testing::first_publication());
  folder.plant(".public.lock", "4711\n");
  const int held = ::open((folder / ".public.lock").c_str(), O_RDWR);
  REQUIRE(::flock(held, LOCK_EX) == 0);
  const publish::Outcome outcome = publish_at(folder, testing::second_publication());
  CHECK(outcome.ending == Ending::locked);
  CHECK(testing::said(outcome.report) ==
        "error: another publish of `public` is running: process 4711 holds it\n"
        "  hint: wait until it is done and build again\n");
  ::close(held);
  CHECK(files_in(folder, "public") == testing::first_publication());
  CHECK(publish_at(folder, testing::second_publication()).ending == Ending::fine);
}

TEST_CASE("publishers that meet publish one after the other or not at all") {
  const TemporaryFolder folder;
  publish_at(folder, testing::first_publication());
  publish::StageOptions quick;
  quick.durable = false;
  std::atomic<int> published = 0, locked = 0, others = 0;
  publish::for_each_index(8, 8, [&](std::size_t index) {
    for (int round = 0; round < 40; ++round) {
      auto disk = io::DiskFileSystem::at(folder.path());
      Files files = testing::first_publication();
      for (auto& [path, bytes] : files) bytes += std::to_string(index) + " " + std::to_string(round);
      const publish::Outcome outcome = testing::publish(**disk, files, quick);
      ++(outcome.ending == Ending::fine ? published : outcome.ending == Ending::locked ? locked : others);
    }
  });
  CHECK(others == 0);
  CHECK(published > 0);
  const Files now = files_in(folder, "public");
  CHECK(now.size() == 12);
  const std::string tail = now.at("index.html").substr(now.at("index.html").find('\n'));
  for (const auto& [path, bytes] : now) CHECK(bytes.ends_with(tail));
  CHECK_FALSE(std::filesystem::exists(folder / ".public.next"));
}

TEST_CASE("links and kept folders are carried over as they are") {
  const TemporaryFolder folder;
  publish_at(folder, testing::first_publication());
  folder.plant("public/archive/2023/a.html", "old");
  std::filesystem::create_symlink("2023", folder / "public/archive/newest");
  std::filesystem::create_directory(folder / "public/archive/empty");
  publish::StageOptions options;
  options.keep = {"archive"};
  CHECK(publish_at(folder, testing::second_publication(), options).ending == Ending::fine);
  CHECK(publish_at(folder, testing::first_publication(), options).ending == Ending::fine);
  CHECK(publish_at(folder, testing::second_publication(), options).ending == Ending::fine);
  CHECK(folder.contents("public/archive") ==
        std::map<std::string, std::string>{
            {"2023", "/"}, {"2023/a.html", "old"}, {"empty", "/"}, {"newest", "-> 2023"}});
}

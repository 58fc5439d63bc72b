#include "io/user_file.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include "io/disk.hpp"
#include "io/memory.hpp"
#include "io/temporary_folder.hpp"

namespace planpress::io {
namespace {

using testing::TemporaryFolder;

TEST_CASE("a file that the user names is read, also by way of a link that leads out") {
  const TemporaryFolder folder;
  folder.plant("a/plan.txt", "text");
  folder.plant("b/other.txt", "more");
  REQUIRE(::symlink("../b/other.txt", (folder / "a/link.txt").c_str()) == 0);
  CHECK(*read_user_file(folder / "a/plan.txt", 100) == "text");
  CHECK(*read_user_file(folder / "a/link.txt", 100) == "more");
  CHECK(kind_of_user_path(folder / "a") == Kind::folder);
  CHECK(kind_of_user_path(folder / "a/link.txt") == Kind::file);
  CHECK(kind_of_user_path(folder / "c") == Kind::missing);
}

TEST_CASE("what cannot be read says why, and a large file is refused before it is read") {
  const TemporaryFolder folder;
  folder.plant("large", "");
  REQUIRE(::truncate((folder / "large").c_str(), 200L << 20) == 0);
  const auto large = read_user_file(folder / "large", 64U << 20U);
  REQUIRE_FALSE(large);
  CHECK(large.fault().reason() == "it is larger than 64 MB, and no more is read");
  CHECK(read_user_file(folder / "none", 100).fault().reason() == "no such file or directory");
  CHECK(read_user_file(folder.path(), 100).fault().reason() == "is a directory");
  CHECK(read_user_file("/dev/null", 100).fault().reason() == "it is a device or socket, not a file");
}

TEST_CASE("a file is replaced whole, and nothing is left beside it") {
  const TemporaryFolder folder;
  folder.plant("plan.json", "old");
  // What a killed run left behind does not hinder the next one.
  folder.plant("plan.json.planpress-new", "half");
  auto disk = std::move(*DiskFileSystem::at(folder.path()));
  REQUIRE(replace_file(*disk, "plan.json", "new"));
  REQUIRE(replace_file(*disk, "second.json", "two"));
  CHECK(folder.read("plan.json") == "new");
  CHECK(folder.read("second.json") == "two");
  CHECK(disk->list("")->files.size() == 2);
}

TEST_CASE("only regular files are replaced") {
  const TemporaryFolder folder;
  folder.plant("target", "theirs");
  REQUIRE(::symlink("target", (folder / "link").c_str()) == 0);
  auto disk = std::move(*DiskFileSystem::at(folder.path()));
  REQUIRE(disk->make_folder("folder"));
  CHECK(replace_file(*disk, "link", "x").fault().reason() == "it is no regular file");
  CHECK(replace_file(*disk, "folder", "x").fault().reason() == "it is no regular file");
  CHECK(folder.read("target") == "theirs");
}

TEST_CASE("files are staged one by one and put in place together, or dropped") {
  MemoryFileSystem disk;
  disk.plant("a", "old");
  REQUIRE(stage_file(disk, "a", "1"));
  REQUIRE(stage_file(disk, "b", "2"));
  CHECK(*disk.read("a") == "old");
  const std::string paths[] = {"a", "b"};
  REQUIRE(put_staged(disk, paths));
  CHECK(*disk.read("a") == "1");
  CHECK(*disk.read("b") == "2");
  REQUIRE(stage_file(disk, "a", "3"));
  drop_staged(disk, paths);
  CHECK(*disk.read("a") == "1");
  CHECK(disk.list("")->files.size() == 2);
}

}  // namespace
}  // namespace planpress::io

#include "io/disk.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "io/temporary_folder.hpp"

using namespace planpress;
using testing::TemporaryFolder;

static std::unique_ptr<io::FileSystem> disk_at(const std::string& path) {
  auto opened = io::DiskFileSystem::at(path);
  REQUIRE(opened);
  return std::move(*opened);
}

static std::vector<std::string> paths_of(const std::vector<io::Entry>& entries) {
  std::vector<std::string> paths;
  for (const io::Entry& entry : entries) paths.push_back(entry.path);
  return paths;
}

TEST_CASE("files are listed with their sizes in the order of their bytes") {
  const TemporaryFolder folder;
  for (const char* name : {"b.json", "a/z.md", "a/b/c.md", "a-b.md", "a.md", "数据/江苏.json"})
    folder.plant(name, "four");
  const auto listing = disk_at(folder.path())->list("");
  REQUIRE(listing);
  CHECK(listing->refused.empty());
  CHECK(paths_of(listing->files) ==
        std::vector<std::string>{"a-b.md", "a.md", "a/b/c.md", "a/z.md", "b.json", "数据/江苏.json"});
  CHECK(listing->files[0].size == 4);
}

TEST_CASE("a missing folder is a fault that names it") {
  const TemporaryFolder folder;
  const auto listing = disk_at(folder.path())->list("content");
  REQUIRE_FALSE(listing);
  CHECK(listing.fault().error == ENOENT);
  CHECK(listing.fault().sentence() == "cannot list `content`: no such file or directory");
}

TEST_CASE("links inside the project are followed, links out of it are refused one by one") {
  const TemporaryFolder folder;
  folder.plant("secret.txt", "secret");
  folder.plant("project/content/a.json", "{}");
  folder.plant("project/shared/b.json", "[1]");
  const std::string content = folder / "project/content";
  std::filesystem::create_symlink("../shared/b.json", content + "/b.json");
  std::filesystem::create_symlink("../../secret.txt", content + "/out.txt");
  std::filesystem::create_symlink(folder / "secret.txt", content + "/absolute.txt");
  std::filesystem::create_symlink("nowhere", content + "/dangling");
  std::filesystem::create_symlink(".", content + "/loop");
  const auto project = disk_at(folder / "project");
  const auto listing = project->list("content");
  REQUIRE(listing);
  CHECK(paths_of(listing->files) == std::vector<std::string>{"content/a.json", "content/b.json"});
  std::vector<std::string> said;
  for (const io::Fault& fault : listing->refused) said.push_back(fault.sentence());
  CHECK(said ==
        std::vector<std::string>{
            "cannot follow the link `content/absolute.txt`: it leads out of the project",
            "cannot follow the link `content/dangling`: there is nothing where it leads",
            "cannot follow the link `content/loop`: it leads to a folder; only links to files are followed",
            "cannot follow the link `content/out.txt`: it leads out of the project"});
  CHECK(*project->read("content/b.json") == "[1]");
  CHECK_FALSE(project->read("content/out.txt"));
  CHECK_FALSE(project->read("content/absolute.txt"));
  CHECK_FALSE(project->read("../secret.txt"));
  CHECK_FALSE(project->read(folder / "secret.txt"));
  CHECK_FALSE(project->read("content/loop/../../../secret.txt"));
}

TEST_CASE("pipes, devices, folders and files over the limit are not read") {
  const TemporaryFolder folder;
  REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
  folder.plant("huge.json", "");
  REQUIRE(::truncate((folder / "huge.json").c_str(), off_t{100} << 30) == 0);
  folder.plant("sub/a", "");
  const auto disk = disk_at(folder.path());
  CHECK(disk->read("pipe").fault().sentence() ==
        "cannot read `pipe`: it is a pipe, device or socket, not a file");
  CHECK(disk->read("huge.json", 10).fault().sentence() ==
        "cannot read `huge.json`: it is 107374182400 bytes long, at most 10 are read");
  CHECK(disk->read("sub").fault().error == EISDIR);
  const auto listing = disk->list("");
  REQUIRE(listing);
  REQUIRE(listing->refused.size() == 1);
  CHECK(listing->refused[0].path == "pipe");
  CHECK(disk_at("/dev")->read("zero").fault().error == EINVAL);
}

TEST_CASE("what is written can be read, by everybody, whatever the umask") {
  const TemporaryFolder folder;
  const auto disk = disk_at(folder.path());
  for (const mode_t mask : {0U, 077U, 027U, 0777U}) {
    const mode_t before = ::umask(mask);
    const std::string name = "f" + std::to_string(mask);
    CHECK(disk->make_folder(name));
    CHECK(disk->write(name + "/a", "bytes"));
    ::umask(before);
    struct stat about {};
    REQUIRE(::stat((folder / (name + "/a")).c_str(), &about) == 0);
    CHECK((about.st_mode & 07777) == 0644);
    REQUIRE(::stat((folder / name).c_str(), &about) == 0);
    CHECK((about.st_mode & 0777) == 0755);
    CHECK(*disk->read(name + "/a") == "bytes");
    CHECK(*disk->holds(name + "/a", "bytes"));
    CHECK_FALSE(*disk->holds(name + "/a", "Bytes"));
    CHECK_FALSE(*disk->holds(name + "/a", "bytes and more"));
  }
  CHECK(disk->write("f0/a", "again").fault().error == EEXIST);
  CHECK_FALSE(*disk->holds("f0/missing", ""));
}

TEST_CASE("writing follows no link, neither at the end of the path nor on the way") {
  const TemporaryFolder folder;
  folder.plant("outside/canary", "alive");
  folder.plant("stage/a", "");
  std::filesystem::create_symlink("../outside", folder / "stage/way");
  std::filesystem::create_symlink("../outside/new", folder / "stage/end");
  const auto disk = disk_at(folder / "stage");
  CHECK_FALSE(disk->write("way/new", "x"));
  CHECK_FALSE(disk->write("end", "x"));
  const std::string_view canary[] = {"canary"};
  CHECK_FALSE(disk->remove_files("way", canary));
  CHECK(folder.contents("outside") == std::map<std::string, std::string>{{"canary", "alive"}});
}

TEST_CASE("a walk shows links and specials as they are and enters no linked folder") {
  const TemporaryFolder folder;
  folder.plant("top/a/b", "");
  std::filesystem::create_symlink("..", folder / "top/link");
  REQUIRE(::mkfifo((folder / "top/pipe").c_str(), 0600) == 0);
  const auto tree = disk_at(folder.path())->walk("top");
  REQUIRE(tree);
  CHECK(tree->folders == std::vector<std::string>{"top/a"});
  REQUIRE(tree->leaves.size() == 3);
  CHECK(tree->leaves[0].path == "top/a/b");
  CHECK(tree->leaves[1].kind == io::Kind::link);
  CHECK(tree->leaves[2].kind == io::Kind::other);
}

TEST_CASE("two folders change places, and a move never covers what is there") {
  const TemporaryFolder folder;
  folder.plant("old/a", "old");
  folder.plant("new/b", "new");
  const auto disk = disk_at(folder.path());
  CHECK(disk->exchange("new", "old"));
  CHECK(folder.contents("old") == std::map<std::string, std::string>{{"b", "new"}});
  CHECK(folder.contents("new") == std::map<std::string, std::string>{{"a", "old"}});
  CHECK(disk->move("new", "old").fault().error == EEXIST);
  CHECK(disk->move("new", "third"));
  CHECK(folder.read("third/a") == "old");
  CHECK(disk->sync_all());
  CHECK(disk->sync_names());
}

TEST_CASE("a lock is held by one, is let go at the end and leaves nothing behind") {
  const TemporaryFolder folder;
  const auto disk = disk_at(folder.path());
  {
    const auto lock = disk->lock(".public.lock");
    REQUIRE(lock);
    const auto second = disk_at(folder.path())->lock(".public.lock");
    REQUIRE_FALSE(second);
    CHECK(second.fault().error == EWOULDBLOCK);
    CHECK(second.fault().reason() == "process " + std::to_string(::getpid()) + " holds it");
  }
  CHECK(folder.contents("").empty());
  folder.plant(".public.lock", "4711\n");  // of a process that was killed
  CHECK(disk->lock(".public.lock"));
}

TEST_CASE("paths inside a folder are told from those that leave it") {
  CHECK(io::is_inside("a/b"));
  for (const char* path : {"", "/a", "a/", "a//b", ".", "..", "a/../b", "./a"})
    CHECK_FALSE(io::is_inside(path));
  CHECK(io::lies_in("/a/b", "/a"));
  CHECK(io::lies_in("/a", "/a"));
  CHECK_FALSE(io::lies_in("/ab", "/a"));
  CHECK(io::lies_in("/a", "/"));
}

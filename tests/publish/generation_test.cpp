#include "publish/generation.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <stdio.h>

#include <atomic>
#include <thread>

#include "io/disk.hpp"
#include "io/temporary_folder.hpp"

using namespace planpress;
using testing::TemporaryFolder;

TEST_CASE("removal does not follow a link that takes the place of a folder at the last moment") {
  const TemporaryFolder folder;
  folder.plant("outside/a", "dear");
  folder.plant("outside/b", "dear");
  const auto disk = std::move(*io::DiskFileSystem::at(folder.path()));
  std::atomic<int> current = -1;
  {
    const std::jthread swapper([&](const std::stop_token& stop) {
      while (!stop.stop_requested()) {
        const std::string round = folder / std::to_string(current.load());
        ::renameat2(AT_FDCWD, (round + "/sub").c_str(), AT_FDCWD, (round + "/bait").c_str(), RENAME_EXCHANGE);
      }
    });
    for (int round = 0; round < 200; ++round) {
      const std::string name = std::to_string(round);
      folder.plant(name + "/sub/a", "");
      folder.plant(name + "/sub/b", "");
      io::Tree tree;
      tree.leaves = {{name + "/sub/a", io::Kind::file, 0}, {name + "/sub/b", io::Kind::file, 0}};
      tree.folders = {name + "/sub"};
      std::filesystem::create_directory_symlink("../outside", folder / (name + "/bait"));
      current = round;
      static_cast<void>(publish::remove_generation(*disk, name, tree, 2));
      current = -1;
    }
  }
  CHECK(folder.contents("outside") == std::map<std::string, std::string>{{"a", "dear"}, {"b", "dear"}});
}

TEST_CASE("removal leaves what came after the look, and the manifest of what it could not finish") {
  const TemporaryFolder folder;
  folder.plant("old/manifest.json", "{}");
  folder.plant("old/sub/a", "");
  const auto disk = std::move(*io::DiskFileSystem::at(folder.path()));
  const auto tree = disk->walk("old");
  REQUIRE(tree);
  folder.plant("old/sub/mine", "late");
  const io::Status status = publish::remove_generation(*disk, "old", *tree, 1);
  REQUIRE_FALSE(status);
  CHECK(status.fault().sentence() == "cannot remove the folder `old/sub`: directory not empty");
  CHECK(folder.contents("old") ==
        std::map<std::string, std::string>{{"manifest.json", "{}"}, {"sub", "/"}, {"sub/mine", "late"}});
}

#include "io/memory.hpp"

#include <doctest/doctest.h>

#include <cerrno>

#include "io/faulty.hpp"

using namespace planpress;

TEST_CASE("the disk in memory keeps the rules of the real one and counts") {
  io::MemoryFileSystem disk;
  CHECK(disk.write("a/b", "x").fault().error == ENOENT);
  CHECK(disk.make_folder("a"));
  CHECK(disk.make_folder("a").fault().error == EEXIST);
  CHECK(disk.write("a/b", "x"));
  CHECK(disk.write("a/b", "y").fault().error == EEXIST);
  CHECK(disk.link("a/b", "a/c"));
  CHECK(*disk.read("a/c") == "x");
  CHECK(disk.remove_folder("a").fault().error == ENOTEMPTY);
  CHECK(disk.make_folder("ab"));
  CHECK(disk.exchange("a", "ab"));
  CHECK(*disk.read("ab/b") == "x");
  CHECK(*disk.look("a/b") == io::Kind::missing);
  CHECK(disk.disk().reads == 2);
  CHECK(disk.disk().writes == 9);
  CHECK((*disk.open("ab"))->location() == "/project/ab");
  CHECK((*disk.open("ab/.."))->location() == "/project");
  CHECK((*disk.open("/"))->location() == "/");
}

TEST_CASE("the failing disk fails the call that it was told to, and writes half") {
  const auto plan = std::make_shared<io::FaultPlan>();
  plan->fail_at = 2;
  plan->error = ENOSPC;
  io::FaultyFileSystem disk(std::make_unique<io::MemoryFileSystem>(), plan);
  CHECK(disk.write("a", "1234"));
  CHECK(disk.write("b", "1234").fault().sentence() == "cannot write `b`: no space left on device");
  CHECK(*disk.read("b") == "12");
  CHECK(plan->log == std::vector<std::string>{"write a", "write b", "read b"});
}

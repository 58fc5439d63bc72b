#include "io/conversation.hpp"

#include <doctest/doctest.h>

#include <cerrno>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "io/scratch_folder.hpp"

namespace planpress::io {
namespace {

using How = Heard::How;

std::unique_ptr<Conversation> start(const std::string& script) {
  const std::vector<std::string> words{"sh", "-c", script};
  auto line = Conversation::start(words);
  REQUIRE(line);
  return std::move(*line);
}

TEST_CASE("messages go to and fro whole, however long they are") {
  const auto line = start("cat <&3 >&4");
  const std::string large(3'000'000, 'x');
  line->say("one");
  line->say("");
  line->say(large);
  CHECK(line->hear({}).message == "one");
  const Heard empty = line->hear({});
  CHECK(empty.how == How::message);
  CHECK(empty.message.empty());
  CHECK(line->hear({}).message == large);
}

TEST_CASE("a program that is missing, ends, or says nothing") {
  const std::vector<std::string> missing{"no-program-of-this-name"};
  const auto none = Conversation::start(missing);
  REQUIRE_FALSE(none);
  CHECK(none.fault().error == ENOENT);

  const auto ended = start("echo why >&2; exit 3");
  CHECK(ended->hear({}).how == How::ended);
  ended->say("more");
  CHECK(ended->hear({}).how == How::ended);
  ended->end(1000);
  CHECK(ended->errors() == "why\n");

  const auto silent = start("sleep 60");
  CHECK(silent->hear({200, nullptr}).how == How::too_slow);
  CHECK(silent->hear({60'000, [] { return true; }}).how == How::interrupted);
}

TEST_CASE("nothing that it started is left behind") {
  auto folder = ScratchFolder::make("planpress-test-");
  REQUIRE(folder);
  const std::string mark = folder->path() + "/mark";
  {
    const auto line = start("(while :; do date > '" + mark +
                            "'; sleep 0.05; done) & echo ready | tr '\\n' '\\0' >&4; wait");
    CHECK(line->hear({}).message == "ready");
    const auto last = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (!std::filesystem::exists(mark) && std::chrono::steady_clock::now() < last)
      static_cast<void>(line->hear({20, nullptr}));
    CHECK(std::filesystem::exists(mark));
  }
  const auto silent = start("sleep 60");
  static_cast<void>(silent->hear({100, nullptr}));
  std::filesystem::remove(mark);
  static_cast<void>(silent->hear({400, nullptr}));
  CHECK_FALSE(std::filesystem::exists(mark));
}

TEST_CASE("a temporary folder goes with all that is in it") {
  std::string path;
  {
    auto folder = ScratchFolder::make("planpress-test-");
    REQUIRE(folder);
    path = folder->path();
    std::filesystem::create_directories(path + "/a/b");
    std::ofstream(path + "/a/b/c") << "x";
    CHECK(std::filesystem::exists(path + "/a/b/c"));
  }
  CHECK_FALSE(std::filesystem::exists(path));
}

}  // namespace
}  // namespace planpress::io

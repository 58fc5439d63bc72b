#include "io/process.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

namespace planpress::io {
namespace {

using How = ProcessEnd::How;

ProcessEnd run(const std::vector<std::string>& words, std::string_view input = {},
               const ProcessLimits& limits = {}) {
  return run_process(words, input, limits);
}

TEST_CASE("a program gets its arguments as they are, and its input whole") {
  CHECK(run({"printf", "%s|", "a b", "$HOME", "*"}).output == "a b|$HOME|*|");
  const std::string large(3'000'000, 'x');
  const ProcessEnd copied = run({"cat"}, large);
  CHECK(copied.went_well());
  CHECK(copied.output == large);
  // One that reads nothing of it harms nobody.
  CHECK(run({"true"}, large).went_well());
}

TEST_CASE("the end of a program is told") {
  const ProcessEnd failed = run({"sh", "-c", "echo why >&2; exit 3"});
  CHECK(failed.how == How::exited);
  CHECK(failed.code == 3);
  CHECK(failed.errors == "why\n");
  CHECK(run({"no-program-of-this-name"}).how == How::missing);
  CHECK(run({"sh", "-c", "kill -9 $$"}).how == How::killed);
  CHECK(run({}).how == How::failed);
}

TEST_CASE("one that takes too much is killed, with all that it started") {
  ProcessLimits limits;
  limits.output = 1000;
  CHECK(run({"yes"}, {}, limits).how == How::too_much);
  limits.milliseconds = 200;
  const auto begin = std::chrono::steady_clock::now();
  CHECK(run({"sh", "-c", "sleep 60 & sleep 60"}, {}, limits).how == How::too_slow);
  CHECK(run({"sh", "-c", "exec >&- 2>&-; sleep 60"}, {}, limits).how == How::too_slow);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
}

TEST_CASE("an interruption ends it") {
  ProcessLimits limits;
  limits.interrupted = [] { return true; };
  CHECK(run({"sleep", "60"}, {}, limits).how == How::interrupted);
}

TEST_CASE("it does not inherit the environment") {
  ::setenv("PLANPRESS_SECRET", "x", 1);
  CHECK(run({"env"}).output.find("PLANPRESS_SECRET") == std::string::npos);
  ::unsetenv("PLANPRESS_SECRET");
}

TEST_CASE("several may run at once") {
  std::atomic<int> good = 0;
  std::vector<std::jthread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&good, i] {
      const std::string word = std::to_string(i);
      if (run({"cat"}, word).output == word) ++good;
    });
  }
  threads.clear();
  CHECK(good == 8);
}

}  // namespace
}  // namespace planpress::io

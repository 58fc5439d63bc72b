#include "io/spawn.hpp"

#include <signal.h>
#include <spawn.h>

#include <cstdlib>
#include <vector>

namespace planpress::io {
namespace {

std::vector<std::string> bare_environment(std::span<const char* const> names) {
  std::vector<std::string> list{"LC_ALL=C.UTF-8"};
  const auto add = [&](const char* name) {
    if (const char* value = std::getenv(name)) list.push_back(std::string(name) + "=" + value);
  };
  for (const char* name : {"PATH", "HOME", "TMPDIR"}) add(name);
  for (const char* name : names) add(name);
  return list;
}

std::vector<char*> pointers_to(std::vector<std::string>& list) {
  std::vector<char*> pointers;
  pointers.reserve(list.size() + 1);
  for (std::string& text : list) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

}  // namespace

int spawn(std::span<const std::string> words, std::span<const Handed> handed,
          std::span<const char* const> names, int& process) {
  posix_spawn_file_actions_t files{};
  posix_spawnattr_t attributes{};
  ::posix_spawn_file_actions_init(&files);
  ::posix_spawnattr_init(&attributes);
  for (const Handed& one : handed) ::posix_spawn_file_actions_adddup2(&files, one.ours, one.theirs);
  sigset_t none{};
  sigset_t all{};
  ::sigemptyset(&none);
  ::sigfillset(&all);
  ::posix_spawnattr_setsigmask(&attributes, &none);
  ::posix_spawnattr_setsigdefault(&attributes, &all);
  ::posix_spawnattr_setpgroup(&attributes, 0);
  ::posix_spawnattr_setflags(&attributes, static_cast<short>(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK |
                                                             POSIX_SPAWN_SETSIGDEF));
  std::vector<std::string> arguments(words.begin(), words.end());
  std::vector<std::string> environment = bare_environment(names);
  const int error = ::posix_spawnp(&process, arguments.front().c_str(), &files, &attributes,
                                   pointers_to(arguments).data(), pointers_to(environment).data());
  ::posix_spawn_file_actions_destroy(&files);
  ::posix_spawnattr_destroy(&attributes);
  return error;
}

}  // namespace planpress::io

// How outside programs are started: without a shell, with little of our own about them.
#pragma once

#include <span>
#include <string>

namespace planpress::io {

/// A descriptor of ours and the number that the program knows it by.
struct Handed {
  int ours = -1;
  int theirs = -1;
};

/// Starts `words[0]`, looked up in PATH, as the head of a process group of its own, so that all of it can be
/// killed. It sees no environment but PATH, HOME, TMPDIR, a C locale and what `names` lists, and no signal is
/// blocked or ignored. Gives 0 or the system's error number.
int spawn(std::span<const std::string> words, std::span<const Handed> handed,
          std::span<const char* const> names, int& process);

}  // namespace planpress::io

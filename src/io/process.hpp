// Outside programs: started without a shell, fed, bounded and never left behind.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace planpress::io {

/// What a program may take; when it takes more it is killed.
struct ProcessLimits {
  std::uint64_t output = std::uint64_t{64} << 20;  // bytes on standard output
  int milliseconds = 60'000;
  bool (*interrupted)() = nullptr;  // asked ten times a second; true kills the program
};

/// How a program came to its end.
struct ProcessEnd {
  enum class How : std::uint8_t {
    exited,   // `code` is what it said
    missing,  // there is no such program in PATH
    killed,   // by a signal, `code`
    too_slow,
    too_much,
    interrupted,
    failed,  // it could not be started; `code` is the system's error number
  };
  How how = How::failed;
  int code = 0;
  std::string output;
  std::string errors;  // the first few kilobytes of standard error

  bool went_well() const { return how == How::exited && code == 0; }
};

/// Runs `words[0]`, looked up in PATH, with these arguments, `input` as its standard input and no environment
/// but PATH, HOME, TMPDIR and a C locale; returns when it has ended. Safe to call from several threads.
ProcessEnd run_process(std::span<const std::string> words, std::string_view input,
                       const ProcessLimits& limits);

}  // namespace planpress::io

// An outside program that is spoken with: messages to and fro, each ended by a NUL.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "io/status.hpp"

namespace planpress::io {

/// What may end the wait for a message.
struct Patience {
  int milliseconds = 60'000;
  bool (*interrupted)() = nullptr;  // asked ten times a second
};

/// What came of waiting for a message.
struct Heard {
  enum class How : std::uint8_t {
    message,
    ended,  // the program closed its side: it has ended or is about to
    too_slow,
    too_much,  // one message of more than `Conversation::most` bytes
    interrupted,
  };
  How how = How::ended;
  std::string message;
};

/// A running program that reads messages from its descriptor 3 and writes them to 4, as Chromium does with
/// `--remote-debugging-pipe`. Its standard output is dropped. For one thread. When destroyed, the program and
/// all of its process group are killed.
class Conversation {
 public:
  static constexpr std::size_t most = std::size_t{64} << 20;

  /// Starts `words[0]`, looked up in PATH unless it holds a `/`, with the environment of `run_process` and
  /// the names of font settings. A missing program is a fault with ENOENT.
  static Result<std::unique_ptr<Conversation>> start(std::span<const std::string> words);
  ~Conversation();
  Conversation(const Conversation&) = delete;
  Conversation& operator=(const Conversation&) = delete;

  /// Hands a message over; it goes out during this call or the next `hear`.
  void say(std::string_view message);
  /// Waits for the next message.
  Heard hear(const Patience& patience);
  /// Waits for the program's own end, at most so long, and kills what is left of it.
  void end(int milliseconds);
  /// The last few kilobytes of its standard error.
  std::string_view errors() const;

 private:
  struct Line;
  explicit Conversation(std::unique_ptr<Line> line);
  std::unique_ptr<Line> line_;
};

/// True when this process may do everything.
bool is_superuser();

}  // namespace planpress::io

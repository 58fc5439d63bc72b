#include "io/process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>

#include "io/descriptor.hpp"
#include "io/spawn.hpp"

namespace planpress::io {
namespace {

using Clock = std::chrono::steady_clock;
using How = ProcessEnd::How;

constexpr std::size_t most_errors = 4096;

// A file in memory, so that neither side waits for the other and a program that stops reading harms nobody.
Descriptor hold_input(std::string_view input) {
  Descriptor file(::memfd_create("input", MFD_CLOEXEC));
  while (file && !input.empty()) {
    const ssize_t count = ::write(file.number(), input.data(), input.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return {};
    input.remove_prefix(static_cast<std::size_t>(count));
  }
  if (file && ::lseek(file.number(), 0, SEEK_SET) != 0) return {};
  return file;
}

struct Pipe {
  Descriptor read_end, write_end;
};

Pipe open_pipe() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return {};
  Pipe made{Descriptor(ends[0]), Descriptor(ends[1])};
  ::fcntl(made.read_end.number(), F_SETFL, O_NONBLOCK);
  return made;
}

// Takes what is there to be read; false at the end of it.
bool drain(const Descriptor& from, std::string& into, std::uint64_t most) {
  std::array<char, 65536> buffer{};
  while (true) {
    const ssize_t count = ::read(from.number(), buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno == EAGAIN;
    if (count == 0) return false;
    const std::uint64_t room = most > into.size() ? most - into.size() : 0;
    into.append(buffer.data(), std::min<std::uint64_t>(static_cast<std::uint64_t>(count), room));
    if (room < static_cast<std::uint64_t>(count)) return true;
  }
}

// Listens until both ends are closed; `exited` when nothing went wrong on the way.
How listen(const Descriptor& output, const Descriptor& errors, const ProcessLimits& limits, ProcessEnd& end) {
  const Clock::time_point last = Clock::now() + std::chrono::milliseconds(limits.milliseconds);
  std::array<pollfd, 2> ends{pollfd{output.number(), POLLIN, 0}, pollfd{errors.number(), POLLIN, 0}};
  while (ends[0].fd >= 0 || ends[1].fd >= 0) {
    if (limits.interrupted != nullptr && limits.interrupted()) return How::interrupted;
    if (Clock::now() >= last) return How::too_slow;
    if (::poll(ends.data(), ends.size(), 100) <= 0) continue;
    // One byte more than may be, to notice that it is too much.
    if (ends[0].revents != 0 && !drain(output, end.output, limits.output + 1)) ends[0].fd = -1;
    if (end.output.size() > limits.output) return How::too_much;
    if (ends[1].revents == 0) continue;
    std::string heard;
    if (!drain(errors, heard, most_errors)) ends[1].fd = -1;
    end.errors.append(heard, 0, most_errors - std::min(most_errors, end.errors.size()));
  }
  return How::exited;
}

// A program that has closed its ends but goes on is given what is left of its time.
int wait_for(pid_t process, const ProcessLimits& limits, How& how) {
  const Clock::time_point last = Clock::now() + std::chrono::milliseconds(limits.milliseconds);
  int status = 0;
  while (true) {
    if (how != How::exited) ::kill(-process, SIGKILL);
    const pid_t ended = ::waitpid(process, &status, how == How::exited ? WNOHANG : 0);
    if (ended == process) return status;
    if (ended < 0 && errno != EINTR) return 0;
    if (limits.interrupted != nullptr && limits.interrupted()) how = How::interrupted;
    if (Clock::now() >= last) how = How::too_slow;
    if (how == How::exited) ::poll(nullptr, 0, 2);
  }
}

}  // namespace

ProcessEnd run_process(std::span<const std::string> words, std::string_view input,
                       const ProcessLimits& limits) {
  ProcessEnd end;
  const Descriptor held = hold_input(input);
  Pipe output = open_pipe();
  Pipe errors = open_pipe();
  if (words.empty() || !held || !output.write_end || !errors.write_end) {
    end.code = errno;
    return end;
  }
  pid_t process = 0;
  const std::array<Handed, 3> handed{Handed{held.number(), 0}, Handed{output.write_end.number(), 1},
                                     Handed{errors.write_end.number(), 2}};
  const int error = spawn(words, handed, {}, process);
  output.write_end.close();
  errors.write_end.close();
  if (error != 0) {
    end.how = error == ENOENT ? How::missing : How::failed;
    end.code = error;
    return end;
  }
  end.how = listen(output.read_end, errors.read_end, limits, end);
  const int status = wait_for(process, limits, end.how);
  if (end.how != How::exited) return end;
  end.how = WIFSIGNALED(status) ? How::killed : How::exited;
  end.code = WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status);
  return end;
}

}  // namespace planpress::io

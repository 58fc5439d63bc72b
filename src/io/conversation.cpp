#include "io/conversation.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
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
using How = Heard::How;

constexpr std::size_t most_errors = 8192;
constexpr int lowest = 10;  // above the numbers that the program knows its ends by

// One end is ours, the other the program's. A socket, so that a program that has gone raises no signal here.
bool open_line(Descriptor& ours, Descriptor& theirs) {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return false;
  const Descriptor low(ends[1]);
  ours = Descriptor(ends[0]);
  theirs = Descriptor(::fcntl(low.number(), F_DUPFD_CLOEXEC, lowest));
  return theirs && ::fcntl(ours.number(), F_SETFL, O_NONBLOCK) == 0;
}

}  // namespace

struct Conversation::Line {
  Descriptor messages;
  Descriptor complaints;
  pid_t process = 0;
  std::string to_say;
  std::size_t said = 0;
  std::string heard;
  std::size_t searched = 0;
  std::string errors;
  bool has_ended = false;

  void speak();
  bool listen();
  void note_errors();
};

void Conversation::Line::speak() {
  while (said < to_say.size()) {
    const ssize_t count = ::send(messages.number(), to_say.data() + said, to_say.size() - said, MSG_NOSIGNAL);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0 && errno == EAGAIN) return;
    if (count <= 0) has_ended = true;
    if (count <= 0) return;
    said += static_cast<std::size_t>(count);
  }
  to_say.clear();
  said = 0;
}

// False when the other side has closed.
bool Conversation::Line::listen() {
  std::array<char, 65536> buffer{};
  while (heard.size() <= most) {
    const ssize_t count = ::read(messages.number(), buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno == EAGAIN;
    if (count == 0) return false;
    heard.append(buffer.data(), static_cast<std::size_t>(count));
  }
  return true;
}

void Conversation::Line::note_errors() {
  std::array<char, 4096> buffer{};
  const ssize_t count = ::read(complaints.number(), buffer.data(), buffer.size());
  if (count == 0 || (count < 0 && errno != EINTR && errno != EAGAIN)) complaints = Descriptor();
  if (count <= 0) return;
  errors.append(buffer.data(), static_cast<std::size_t>(count));
  if (errors.size() > most_errors) errors.erase(0, errors.size() - most_errors);
}

Conversation::Conversation(std::unique_ptr<Line> line) : line_(std::move(line)) {}

Conversation::~Conversation() {
  end(0);
}

Result<std::unique_ptr<Conversation>> Conversation::start(std::span<const std::string> words) {
  auto line = std::make_unique<Line>();
  Descriptor theirs;
  std::array<int, 2> ends{};
  if (words.empty() || !open_line(line->messages, theirs) || ::pipe2(ends.data(), O_CLOEXEC) != 0)
    return Fault{words.empty() ? EINVAL : errno, {}, "start", {}};
  line->complaints = Descriptor(ends[0]);
  const Descriptor low(ends[1]);
  const Descriptor complaining(::fcntl(low.number(), F_DUPFD_CLOEXEC, lowest));
  const Descriptor nothing(::open("/dev/null", O_RDWR | O_CLOEXEC));
  ::fcntl(line->complaints.number(), F_SETFL, O_NONBLOCK);
  if (!complaining || !nothing) return Fault{errno, words.front(), "start", {}};
  const std::array<Handed, 5> handed{Handed{nothing.number(), 0}, Handed{nothing.number(), 1},
                                     Handed{complaining.number(), 2}, Handed{theirs.number(), 3},
                                     Handed{theirs.number(), 4}};
  constexpr std::array<const char*, 4> fonts{"FONTCONFIG_FILE", "FONTCONFIG_PATH", "XDG_DATA_HOME",
                                             "XDG_CACHE_HOME"};
  const int error = spawn(words, handed, fonts, line->process);
  if (error != 0) return Fault{error, words.front(), "start", {}};
  return std::unique_ptr<Conversation>(new Conversation(std::move(line)));
}

void Conversation::say(std::string_view message) {
  line_->to_say.append(message);
  line_->to_say.push_back('\0');
  line_->speak();
}

Heard Conversation::hear(const Patience& patience) {
  const Clock::time_point last = Clock::now() + std::chrono::milliseconds(patience.milliseconds);
  Line& line = *line_;
  while (true) {
    const std::size_t found = line.heard.find('\0', line.searched);
    if (found != std::string::npos) {
      Heard heard{How::message, line.heard.substr(0, found)};
      line.heard.erase(0, found + 1);
      line.searched = 0;
      return heard;
    }
    line.searched = line.heard.size();
    if (line.heard.size() > most) return {How::too_much, {}};
    if (line.has_ended) return {How::ended, {}};
    if (patience.interrupted != nullptr && patience.interrupted()) return {How::interrupted, {}};
    if (Clock::now() >= last) return {How::too_slow, {}};
    const auto wanted = static_cast<short>(line.to_say.empty() ? POLLIN : POLLIN | POLLOUT);
    std::array<pollfd, 2> ends{pollfd{line.messages.number(), wanted, 0},
                               pollfd{line.complaints.number(), POLLIN, 0}};
    if (::poll(ends.data(), ends.size(), 100) <= 0) continue;
    if (ends[1].revents != 0) line.note_errors();
    if ((ends[0].revents & POLLOUT) != 0) line.speak();
    if ((ends[0].revents & ~POLLOUT) != 0 && !line.listen()) line.has_ended = true;
  }
}

void Conversation::end(int milliseconds) {
  Line& line = *line_;
  if (line.process == 0) return;
  const Clock::time_point last = Clock::now() + std::chrono::milliseconds(milliseconds);
  int status = 0;
  pid_t ended = 0;
  while ((ended = ::waitpid(line.process, &status, WNOHANG)) == 0 && Clock::now() < last) {
    ::poll(nullptr, 0, 5);
    line.note_errors();
  }
  // What it started may outlive it.
  ::kill(-line.process, SIGKILL);
  while (ended == 0 || (ended < 0 && errno == EINTR)) ended = ::waitpid(line.process, &status, 0);
  line.note_errors();
  line.process = 0;
}

std::string_view Conversation::errors() const {
  return line_->errors;
}

bool is_superuser() {
  return ::geteuid() == 0;
}

}  // namespace planpress::io

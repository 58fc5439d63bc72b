// Chromium, told what to do in the words of its DevTools protocol, over a pipe.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "data/value.hpp"
#include "io/conversation.hpp"
#include "io/scratch_folder.hpp"

namespace planpress::paper {

/// A message of the browser. Views into it hold until the next one is read.
struct BrowserMessage {
  enum class Kind : std::uint8_t {
    answer,   // to the call of the number `call`
    refusal,  // the same, and it failed: `text` says why
    event,    // `text` is its name
    trouble,  // none came: `how` tells, `text` is what was no message
  };
  Kind kind = Kind::trouble;
  io::Heard::How how = io::Heard::How::message;
  std::int64_t call = 0;
  std::string text;
  std::string session;                // the page that it is about, empty for the browser itself
  const data::Value* body = nullptr;  // the result or the parameters, a map; null when there are none
};

/// How a browser did not come to run.
struct BrowserFault {
  bool missing = false;  // there is no such program
  std::string program;
  std::string why;
};

/// A browser without a window, in a profile of its own that is gone afterwards, which reaches no network.
class Browser {
 public:
  /// Starts the first of `programs` that is there. Null after setting `fault`.
  static std::unique_ptr<Browser> start(std::span<const std::string> programs, BrowserFault& fault);
  ~Browser();
  Browser(const Browser&) = delete;
  Browser& operator=(const Browser&) = delete;

  /// Calls a method; `parameters` is a JSON map. Gives the number of the call, which its answer bears.
  std::int64_t call(std::string_view method, std::string_view parameters, std::string_view session = {});
  /// Waits for the next message.
  BrowserMessage next(const io::Patience& patience);
  /// Asks it to end, gives it a moment, and ends it.
  void close();

  const std::string& program() const { return program_; }
  /// The last line of what it complained about, as far as it says something.
  std::string complaint() const;

 private:
  Browser(io::ScratchFolder profile, std::string program)
      : profile_(std::move(profile)), program_(std::move(program)) {}

  // The profile is removed after the program has gone.
  io::ScratchFolder profile_;
  std::unique_ptr<io::Conversation> line_;
  std::string program_;
  std::int64_t calls_ = 0;
  text::SourceFile heard_;
  data::Arena arena_;
  data::Value message_;
};

/// The member `key` of a map as text or as a whole number; empty or 0 when it is something else.
std::string_view text_in(const data::Value* map, std::string_view key);
std::int64_t number_in(const data::Value* map, std::string_view key);
/// The member `key` of a map when it is a map itself, else null.
const data::Value* map_in(const data::Value* map, std::string_view key);

}  // namespace planpress::paper

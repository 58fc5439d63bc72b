// File descriptors: owned, and opened so that a path cannot lead out.
#pragma once

#include <string_view>
#include <utility>

namespace planpress::io {

/// Owns one file descriptor; -1 is none.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor();

  explicit operator bool() const { return number_ >= 0; }
  int number() const { return number_; }
  /// Gives the number up; it is not closed here any more.
  int release() { return std::exchange(number_, -1); }
  /// Closes now and gives the error number, 0 when it went well.
  int close();

 private:
  int number_ = -1;
};

enum class Links { refuse, follow_inside };

/// Opens `path` below the folder `root`, never outside; errno tells why it was not opened (EXDEV: it leads
/// out, ELOOP: a link where none is followed). An empty path is the folder itself. Close-on-exec is set here.
Descriptor open_below(int root, std::string_view path, int flags, Links links, unsigned mode = 0);

}  // namespace planpress::io

// Memory that is given back all at once.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace planpress::data {

/// A bump allocator: what it hands out stays good until `reset` or its end. Destructors are not run, so it
/// takes only types that need none. Not for use from two threads at once.
class Arena {
 public:
  Arena() = default;
  Arena(Arena&&) = default;
  Arena& operator=(Arena&&) = default;

  void* allocate(std::size_t size, std::size_t alignment) {
    std::size_t start = (used_ + alignment - 1) & ~(alignment - 1);
    if (blocks_.empty() || start + size > blocks_[current_].size) {
      open_block(size + alignment);
      start = 0;
    }
    used_ = start + size;
    return blocks_[current_].bytes.get() + start;
  }

  template <class T, class... Args>
  T* make(Args&&... args) {
    static_assert(std::is_trivially_destructible_v<T>);
    return ::new (allocate(sizeof(T), alignof(T))) T{std::forward<Args>(args)...};
  }

  template <class T>
  std::span<T> copy(std::span<const T> items) {
    static_assert(std::is_trivially_destructible_v<T>);
    if (items.empty()) return {};
    T* to = static_cast<T*>(allocate(items.size_bytes(), alignof(T)));
    std::uninitialized_copy(items.begin(), items.end(), to);
    return {to, items.size()};
  }

  std::string_view copy(std::string_view text) {
    if (text.empty()) return {};
    char* to = static_cast<char*>(allocate(text.size(), 1));
    std::memcpy(to, text.data(), text.size());
    return {to, text.size()};
  }

  /// Forgets all that was handed out and keeps the memory for what comes next.
  void reset() {
    current_ = 0;
    used_ = 0;
    before_ = 0;
  }

  /// How many bytes were handed out since the last reset, more or less.
  std::size_t size() const { return before_ + used_; }

 private:
  struct Block {
    std::unique_ptr<std::byte[]> bytes;
    std::size_t size;
  };

  void open_block(std::size_t least) {
    before_ += used_;
    if (!blocks_.empty()) ++current_;
    while (current_ < blocks_.size() && blocks_[current_].size < least) ++current_;
    if (current_ >= blocks_.size()) {
      const std::size_t size = least > block_size ? least : block_size;
      // for_overwrite: zeroing the block first would touch every page of it
      blocks_.push_back({std::make_unique_for_overwrite<std::byte[]>(size), size});
      current_ = blocks_.size() - 1;
    }
    used_ = 0;
  }

  static constexpr std::size_t block_size = 32 * 1024;
  std::vector<Block> blocks_;
  std::size_t current_ = 0;
  std::size_t used_ = 0;
  std::size_t before_ = 0;  // in the blocks before the current one
};

}  // namespace planpress::data

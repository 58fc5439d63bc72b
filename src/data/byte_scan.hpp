// Eight bytes at a time, on any machine: the few scans that decide how fast data is read and written.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

namespace planpress::data {

inline constexpr std::uint64_t every_byte = 0x0101010101010101U;
inline constexpr std::uint64_t every_high_bit = 0x8080808080808080U;

inline std::uint64_t load_eight(const char* at) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, sizeof word);
  if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
  return word;
}

/// Marks the high bit of bytes equal to `byte`; those above the first marked one may be marked wrongly.
inline std::uint64_t mark_equal(std::uint64_t word, char byte) {
  const std::uint64_t difference = word ^ (every_byte * static_cast<unsigned char>(byte));
  return (difference - every_byte) & ~difference & every_high_bit;
}

/// Marks the high bit of bytes below 0x20, as `mark_equal` does.
inline std::uint64_t mark_control(std::uint64_t word) {
  return (word - every_byte * 0x20U) & ~word & every_high_bit;
}

/// The index of the first marked byte. REQUIRES: marks != 0.
inline int first_marked(std::uint64_t marks) {
  return std::countr_zero(marks) / 8;
}

/// The first `"`, `\` or control character from `at` on, or `end`.
inline const char* find_string_stop(const char* at, const char* end) {
  while (end - at >= 8) {
    const std::uint64_t word = load_eight(at);
    const std::uint64_t marks = mark_equal(word, '"') | mark_equal(word, '\\') | mark_control(word);
    if (marks != 0) return at + first_marked(marks);
    at += 8;
  }
  while (at < end && *at != '"' && *at != '\\' && static_cast<unsigned char>(*at) >= 0x20) ++at;
  return at;
}

}  // namespace planpress::data

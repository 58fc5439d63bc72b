// The punctuation of cleaned text, told from its bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace planpress::import {

enum class Mark : std::uint8_t {
  none,
  open,         // （ 〔
  close,        // ） 〕
  quote,        // “ 《
  unquote,      // ” 》
  stop,         // 。
  semicolon,    // ；
  exclamation,  // ！
  comma,        // ，
  pause,        // 、
  colon,        // ：
  gap,          // U+3000
};

/// Bytes of each of them.
inline constexpr std::size_t mark_size = 3;

/// The mark whose first byte stands at `at`. REQUIRES: at < text.size().
constexpr Mark mark_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned char first = byte(0);
  if ((first != 0xE2 && first != 0xE3 && first != 0xEF) || text.size() - at < mark_size) return Mark::none;
  const unsigned bytes = (static_cast<unsigned>(byte(1)) << 8U) | byte(2);
  if (first == 0xE2) return bytes == 0x809C ? Mark::quote : bytes == 0x809D ? Mark::unquote : Mark::none;
  if (first == 0xE3) {
    switch (bytes) {
      case 0x8080:
        return Mark::gap;
      case 0x8081:
        return Mark::pause;
      case 0x8082:
        return Mark::stop;
      case 0x808A:
        return Mark::quote;
      case 0x808B:
        return Mark::unquote;
      case 0x8094:
        return Mark::open;
      case 0x8095:
        return Mark::close;
      default:
        return Mark::none;
    }
  }
  switch (bytes) {
    case 0xBC81:
      return Mark::exclamation;
    case 0xBC88:
      return Mark::open;
    case 0xBC89:
      return Mark::close;
    case 0xBC8C:
      return Mark::comma;
    case 0xBC9A:
      return Mark::colon;
    case 0xBC9B:
      return Mark::semicolon;
    default:
      return Mark::none;
  }
}

/// How far it is to the next letter that may be a mark. REQUIRES: at < text.size(), in UTF-8.
constexpr std::size_t step_at(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]) >= 0xE0 ? mark_size : 1;
}

}  // namespace planpress::import

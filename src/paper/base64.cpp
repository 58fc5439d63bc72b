#include "paper/base64.hpp"

#include <array>
#include <cstdint>

namespace planpress::paper {
namespace {

constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::uint8_t none = 64;

constexpr std::array<std::uint8_t, 256> values = [] {
  std::array<std::uint8_t, 256> table{};
  table.fill(none);
  for (std::size_t i = 0; i < digits.size(); ++i)
    table[static_cast<unsigned char>(digits[i])] = static_cast<std::uint8_t>(i);
  return table;
}();

std::uint32_t byte_at(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}

}  // namespace

void append_base64(std::string& out, std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const std::uint32_t three =
        byte_at(bytes, at) << 16U | byte_at(bytes, at + 1) << 8U | byte_at(bytes, at + 2);
    out += digits[three >> 18U];
    out += digits[three >> 12U & 63U];
    out += at + 1 < bytes.size() ? digits[three >> 6U & 63U] : '=';
    out += at + 2 < bytes.size() ? digits[three & 63U] : '=';
  }
}

bool append_from_base64(std::string& out, std::string_view text) {
  if (text.size() % 4 != 0) return false;
  const std::size_t before = out.size();
  const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
  for (std::size_t at = 0; at < text.size(); at += 4) {
    const std::size_t missing = at + 4 == text.size() ? padding : 0;
    std::uint32_t three = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      const std::uint8_t value = i < 4 - missing ? values[static_cast<unsigned char>(text[at + i])] : 0;
      if (value == none) {
        out.resize(before);
        return false;
      }
      three = three << 6U | value;
    }
    for (std::size_t i = 0; i < 3 - missing; ++i) out += static_cast<char>(three >> (16U - 8U * i) & 255U);
  }
  return true;
}

}  // namespace planpress::paper

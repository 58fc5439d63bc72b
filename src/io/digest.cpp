#include "io/digest.hpp"

#include <nettle/sha2.h>

namespace planpress::io {

static constexpr std::string_view digit = "0123456789abcdef";

Digest sha256(std::string_view bytes) {
  sha256_ctx state;
  sha256_init(&state);
  sha256_update(&state, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
  Digest digest;
  sha256_digest(&state, digest.size(), digest.data());
  return digest;
}

void append_hex(std::string& out, const Digest& digest) {
  for (const std::uint8_t byte : digest) {
    out += digit[byte >> 4];
    out += digit[byte & 15];
  }
}

std::string hex(const Digest& digest) {
  std::string out;
  append_hex(out, digest);
  return out;
}

std::optional<Digest> parse_digest(std::string_view digits) {
  Digest digest{};
  if (digits.size() != 2 * digest.size()) return std::nullopt;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const std::size_t value = digit.find(digits[i]);
    if (value == std::string_view::npos) return std::nullopt;
    digest[i / 2] = static_cast<std::uint8_t>(digest[i / 2] << 4 | static_cast<std::uint8_t>(value));
  }
  return digest;
}

}  // namespace planpress::io

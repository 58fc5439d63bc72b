// SHA-256.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace planpress::io {

using Digest = std::array<std::uint8_t, 32>;

Digest sha256(std::string_view bytes);

/// 64 digits, lower case.
void append_hex(std::string& out, const Digest& digest);
std::string hex(const Digest& digest);

/// The digest written in these 64 lower-case digits; nothing when they are something else.
std::optional<Digest> parse_digest(std::string_view digits);

}  // namespace planpress::io

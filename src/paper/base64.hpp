// Base 64 (RFC 4648), in which DevTools hands bytes over.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace planpress::paper {

/// Appends the bytes in base 64, padded.
void append_base64(std::string& out, std::string_view bytes);

/// Appends the bytes that `text` stands for; false, with nothing appended, when it is no padded base 64.
bool append_from_base64(std::string& out, std::string_view text);

}  // namespace planpress::paper

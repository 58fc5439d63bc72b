// Text in the encodings that offices use, as UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "diag/diagnostic.hpp"

namespace planpress::documents {

/// True for bytes that no text file holds: NUL outside of UTF-16, or many control characters.
bool is_binary(std::string_view bytes);

/// The text in UTF-8 without a byte order mark and with `\n` between lines: UTF-8, UTF-16 with a byte order
/// mark, GB18030 (GBK, GB2312), or the encoding `declared`, which counts only where the bytes are not UTF-8.
/// A few damaged characters become U+FFFD with a warning; nothing after an error when this is no text.
std::optional<std::string> decode_text(std::string_view bytes, std::string_view declared,
                                       std::string_view file_name, diag::Report& report);

}  // namespace planpress::documents

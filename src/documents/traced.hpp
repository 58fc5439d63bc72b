// Cutting and joining traced text without losing where its bytes come from.
#pragma once

#include <cstddef>
#include <string_view>

#include "documents/document.hpp"

namespace planpress::documents {

/// The bytes from `begin` up to `end` with their lines. REQUIRES: begin <= end <= text.text.size().
TracedText slice(const TracedText& text, std::size_t begin, std::size_t end);

/// Appends the bytes from `begin` up to `end` of `from`.
void append(TracedText& to, const TracedText& from, std::size_t begin, std::size_t end);

/// Appends the whole of `from`.
void append(TracedText& to, const TracedText& from);

/// Appends bytes that stand for something on `line`.
void append(TracedText& to, std::string_view bytes, std::uint32_t line);

/// The text without white space at its ends.
TracedText trimmed(const TracedText& text);

/// A text of one line, for what is made in tests or told by a format.
TracedText traced(std::string_view text, std::uint32_t line);

}  // namespace planpress::documents

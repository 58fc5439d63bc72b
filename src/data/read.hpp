// Readers of structured data. Each appends every fault it finds to the report, with its place, and returns
// what it could read: a value stands for the whole document even then, so that later checks can go on.
#pragma once

#include <string_view>

#include "data/value.hpp"
#include "diag/diagnostic.hpp"

namespace planpress::data {

/// What a document may not exceed; a deeper or larger one is an error that names the limit.
inline constexpr int deepest_nesting = 64;
inline constexpr std::size_t largest_document = std::size_t{64} << 20U;
inline constexpr std::size_t largest_yaml = std::size_t{4} << 20U;
inline constexpr std::size_t largest_string = std::size_t{1} << 20U;

/// JSON as in RFC 8259, strictly, in UTF-8 (a byte order mark is passed over): no comments, no trailing
/// commas; duplicate keys, lone surrogates, NUL in strings and bad UTF-8 are errors. Nodes and unescaped
/// strings live in `arena`.
Value read_json(const text::SourceFile& file, Arena& arena, diag::Report& report);

/// YAML 1.2 core schema in one document, without aliases, anchors, tags or merge keys; no document at all is
/// null. `begin` and `end` bound the part of the file to read (front matter); places count in the whole file.
/// Reading goes on after a fault with the next key that is not indented.
Value read_yaml(const text::SourceFile& file, std::uint32_t begin, std::uint32_t end, Arena& arena,
                diag::Report& report);

/// By the file's name: `.json`, `.yaml` or `.yml`.
Value read_data(const text::SourceFile& file, Arena& arena, diag::Report& report);

}  // namespace planpress::data

// Files that the user names one by one: anywhere on the disk, by way of links, or on standard input.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "io/file_system.hpp"

namespace planpress::io {

/// The whole file `path`; links in it are followed wherever they lead. Anything but a regular file or a pipe
/// is a fault, and so is one of more than `limit` bytes: a regular one is refused before anything of it is
/// read.
Result<std::string> read_user_file(std::string_view path, std::uint64_t limit);

/// All of standard input, at most `limit` bytes.
Result<std::string> read_standard_input(std::uint64_t limit);

/// What bears this name, links followed; `missing` also where it may not be looked at.
Kind kind_of_user_path(std::string_view path);

/// Writes `bytes` beside `path`, under a name that tells what it is; what stands at `path` stays.
Status stage_file(FileSystem& folder, std::string_view path, std::string_view bytes);

/// Puts what was staged for each of these paths in its place, one by one, each in one step that nobody can
/// see the middle of; all of it has reached the disk before. What stood there before is gone then. Only
/// regular files are replaced.
Status put_staged(FileSystem& folder, std::span<const std::string> paths);

/// Takes away what was staged for these paths.
void drop_staged(FileSystem& folder, std::span<const std::string> paths);

/// Stages one file and puts it in place; on failure all is as it was.
Status replace_file(FileSystem& folder, const std::string& path, std::string_view bytes);

}  // namespace planpress::io

// What the commands share that work on a project.
#pragma once

#include <memory>

#include "cli/command.hpp"
#include "io/file_system.hpp"
#include "publish/publish.hpp"

namespace planpress::cli {

/// The folder named by `--directory`; null after saying why it cannot be opened.
std::unique_ptr<io::FileSystem> open_project(const Arguments& arguments);

/// Reads `--jobs`: a number of threads, by default as many as the machine runs. False after saying what is
/// wrong.
bool read_jobs(const Arguments& arguments, unsigned& jobs);

/// The exit code that a report asks for; under `strict` warnings count.
int exit_for(const publish::Publishing& made, bool strict);

}  // namespace planpress::cli

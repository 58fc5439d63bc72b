#include "cli/project.hpp"

#include <fmt/format.h>

#include <charconv>

#include "cli/terminal.hpp"
#include "io/disk.hpp"
#include "publish/parallel.hpp"

namespace planpress::cli {

std::unique_ptr<io::FileSystem> open_project(const Arguments& arguments) {
  const std::string folder = arguments.text("directory");
  auto project = io::DiskFileSystem::at(folder);
  if (!project) {
    print_talk(fmt::format("error: {}\n", project.fault().sentence()));
    return nullptr;
  }
  return std::move(*project);
}

bool read_jobs(const Arguments& arguments, unsigned& jobs) {
  const std::string text = arguments.text("jobs");
  if (!arguments.has("jobs")) {
    jobs = publish::processors();
    return true;
  }
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), jobs);
  if (error == std::errc() && end == text.data() + text.size() && jobs >= 1 && jobs <= 256) return true;
  print_talk(fmt::format("error: `--jobs` takes a number from 1 to 256, not `{}`\n", text));
  return false;
}

int exit_for(const publish::Publishing& made, bool strict) {
  if (made.sources.failed) return exit_io;
  if (made.report.has_errors()) return exit_faulty_input;
  if (strict && made.report.count(diag::Severity::warning) > 0) return exit_faulty_input;
  return exit_fine;
}

}  // namespace planpress::cli

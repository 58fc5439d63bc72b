// planpress version.
#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/terminal.hpp"
#include "publish/version.hpp"

namespace planpress::cli {
namespace {

int run(const Arguments&) {
  return print_data(fmt::format("planpress {}\n", publish::version)) ? exit_fine : exit_io;
}

}  // namespace

Command version_command() {
  return {"version", "", "print the version", {}, &run};
}

}  // namespace planpress::cli

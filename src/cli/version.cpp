// planpress version.
#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/terminal.hpp"
#include "publish/version.hpp"

namespace planpress::cli {
namespace {

int run(const Arguments& arguments) {
  if (!arguments.operands().empty()) {
    print_talk(fmt::format("error: `version` takes no `{}`\n", arguments.operands().front()));
    return exit_usage;
  }
  return print_data(fmt::format("planpress {}\n", publish::version)) ? exit_fine : exit_io;
}

}  // namespace

Command version_command() {
  return {"version", "", "print the version", {}, &run};
}

}  // namespace planpress::cli

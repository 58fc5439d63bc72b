// The commands, each made in the file of its name.
#pragma once

#include "cli/command.hpp"

namespace planpress::cli {

Command build_command();
Command check_command();
Command render_command();
Command schema_command();
Command version_command();

}  // namespace planpress::cli

#include <fmt/format.h>

#include <algorithm>

#include "cli/command.hpp"
#include "cli/terminal.hpp"
#include "diag/nearest.hpp"

namespace planpress::cli {

// Each is made in the file of its name.
Command build_command();
Command check_command();
Command import_command();
Command pdf_command();
Command render_command();
Command schema_command();
Command version_command();
namespace {

int unknown_command(std::string_view word) {
  std::vector<std::string_view> names;
  for (const Command& command : commands()) names.push_back(command.name);
  const std::string_view near = diag::nearest(word, names);
  print_talk(fmt::format("error: unknown command `{}`{}\n", word,
                         near.empty() ? "" : fmt::format("; did you mean `{}`?", near)));
  print_talk("`planpress --help` lists the commands\n");
  return exit_usage;
}

}  // namespace

const std::vector<Command>& commands() {
  static const std::vector<Command> all{build_command(),  check_command(),  import_command(), pdf_command(),
                                        render_command(), schema_command(), version_command()};
  return all;
}

int run_command_line(int argc, char** argv) {
  const std::string_view word = argc > 1 ? argv[1] : "";
  if (word.empty()) {
    print_talk(help_of_program());
    return exit_usage;
  }
  if (word == "--help" || word == "-h" || word == "help")
    return print_data(help_of_program()) ? exit_fine : exit_io;
  const std::string_view name = word == "--version" || word == "-V" ? "version" : word;
  const auto found =
      std::find_if(commands().begin(), commands().end(), [&](const Command& c) { return c.name == name; });
  if (found == commands().end()) return unknown_command(word);
  Arguments arguments;
  std::string fault;
  if (!read_arguments(*found, argc - 1, argv + 1, arguments, fault)) {
    print_talk(fmt::format("error: {}\n`planpress {} --help` tells what there is\n", fault, name));
    return exit_usage;
  }
  if (arguments.has("help")) return print_data(help_of(*found)) ? exit_fine : exit_io;
  return found->run(arguments);
}

}  // namespace planpress::cli

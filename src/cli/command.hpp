// A command of the program.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diag/draw.hpp"

namespace planpress::cli {

/// What the process says to its caller when it ends (sysexits.h where a convention exists).
enum Exit : int {
  exit_fine = 0,
  exit_faulty_input = 1,
  exit_usage = 2,
  exit_io = 3,
  exit_outside_program = 4,
  exit_locked = 5,
  exit_own_fault = 70,
};

/// One option: its names as cxxopts takes them ("o,output"), the word for its value (empty: a switch), the
/// default, and what it does.
struct Option {
  std::string_view names;
  std::string_view value;
  std::string_view fallback;
  std::string_view doc;
};

class Arguments;

/// A command: one file, one row in commands.cpp. `operands` is how the usage line names what follows the
/// options.
struct Command {
  std::string_view name;
  std::string_view operands;
  std::string_view summary;
  std::span<const Option> options;
  int (*run)(const Arguments& arguments);
};

const std::vector<Command>& commands();

/// The options that every command takes.
std::span<const Option> common_options();

/// A command line that fits its command.
class Arguments {
 public:
  bool has(std::string_view name) const;
  /// The value given, else the option's default.
  std::string text(std::string_view name) const;
  const std::vector<std::string>& operands() const { return operands_; }

  diag::DrawOptions draw;
  bool quiet = false;
  /// False when nothing but messages is wanted: with `--quiet`, and where programs read them line by line.
  bool talks() const { return !quiet && draw.format != diag::Format::json; }

 private:
  struct Given {
    std::string name;
    std::string value;
    bool given = false;
  };
  friend bool read_arguments(const Command& command, int argc, char** argv, Arguments& out,
                             std::string& fault);
  std::vector<Given> given_;
  std::vector<std::string> operands_;
};

/// Matches the words behind the command with its options; false with a message when they do not fit.
bool read_arguments(const Command& command, int argc, char** argv, Arguments& out, std::string& fault);

/// The help text of a command, or of the whole program.
std::string help_of(const Command& command);
std::string help_of_program();

/// Everything from argv to the exit code.
int run_command_line(int argc, char** argv);

}  // namespace planpress::cli

// What is printed: data to standard output, talk to standard error.
#pragma once

#include <string_view>

#include "diag/diagnostic.hpp"

namespace planpress::cli {

class Arguments;

/// Writes to standard output. False after saying why it cannot (a full disk, a closed pipe).
bool print_data(std::string_view text);

/// Writes to standard error.
void print_talk(std::string_view text);

/// True when standard error is a terminal that shows colour (NO_COLOR unset, TERM not dumb).
bool talks_to_a_terminal();

/// Shows how far long work has got, on one line that the next one replaces; only on a terminal and not in CI.
void show_progress(std::size_t done, std::size_t of);
void clear_progress();

/// From here on SIGINT and SIGTERM are noted instead of ending the process at once.
void note_signals();
/// The signal that came, or 0.
int noted_signal();

/// Draws the report on standard error and sums it up in a line.
void print_report(const diag::Report& report, const Arguments& arguments);

}  // namespace planpress::cli

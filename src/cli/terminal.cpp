#include "cli/terminal.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "cli/command.hpp"
#include "io/status.hpp"

namespace planpress::cli {

namespace {

volatile std::sig_atomic_t signal_number = 0;
bool progress_shown = false;

}  // namespace

void note_signals() {
  for (const int number : {SIGINT, SIGTERM}) {
    std::signal(number, [](int caught) { signal_number = caught; });
  }
}

int noted_signal() {
  return signal_number;
}

void show_progress(std::size_t done, std::size_t of) {
  if (!talks_to_a_terminal() || std::getenv("CI") != nullptr) return;
  progress_shown = true;
  print_talk(fmt::format("\r\x1b[K{} of {} pages", done, of));
}

void clear_progress() {
  if (progress_shown) print_talk("\r\x1b[K");
  progress_shown = false;
}

bool print_data(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0)
    return true;
  print_talk(
      fmt::format("error: cannot write to standard output: {}\n", io::Fault{errno, {}, {}, {}}.reason()));
  return false;
}

void print_talk(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
}

bool talks_to_a_terminal() {
  winsize size{};
  const bool terminal = ioctl(fileno(stderr), TIOCGWINSZ, &size) == 0;
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  return terminal && (no_color == nullptr || *no_color == '\0') && term != nullptr &&
         std::string_view(term) != "dumb";
}

void print_report(const diag::Report& report, const Arguments& arguments) {
  const std::size_t errors = report.count(diag::Severity::error);
  diag::Report shown = report;
  if (arguments.quiet && errors > 0)
    std::erase_if(shown.all(), [](const auto& d) { return d.severity != diag::Severity::error; });
  print_talk(diag::draw(shown, arguments.draw));
  const std::size_t warnings = shown.count(diag::Severity::warning);
  const std::size_t notes = shown.count(diag::Severity::note);
  const bool for_people =
      arguments.draw.format == diag::Format::human || arguments.draw.format == diag::Format::short_lines;
  if (errors + warnings + notes == 0 || !for_people) return;
  std::string sum;
  const auto add = [&](std::size_t count, std::string_view word) {
    if (count == 0) return;
    sum += fmt::format("{}{} {}{}", sum.empty() ? "" : ", ", count, word, count == 1 ? "" : "s");
  };
  add(errors, "error");
  add(warnings, "warning");
  add(notes, "note");
  print_talk(sum + "\n");
}

}  // namespace planpress::cli

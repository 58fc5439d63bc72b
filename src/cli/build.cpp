// planpress build: the publication.
#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/project.hpp"
#include "cli/terminal.hpp"
#include "model/checks.hpp"

namespace planpress::cli {
namespace {

constexpr Option options[] = {
    {"C,directory", "DIR", ".", "the project"},
    {"o,output", "DIR", "public", "where the publication goes, from the project's folder"},
    {"j,jobs", "N", "", "threads; by default as many as the machine runs"},
    {"base-url", "URL", "", "where the publication will stand, in place of the settings' own"},
    {"sources", "DIR", "", "a folder of official documents: shows their wording and checks the numbers"},
    {"check", "", "", "write nothing; exit 1 when the publication in place is stale"},
    {"strict", "", "", "warnings count as errors"},
};

std::string size_text(std::uint64_t bytes) {
  return bytes < 1'000'000 ? fmt::format("{:.0f} kB", static_cast<double>(bytes) / 1e3)
                           : fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

void print_summary(const publish::Publishing& made, const std::string& output) {
  const publish::Outcome& outcome = made.outcome;
  double total = 0;
  std::string passes;
  for (const publish::PassTime& time : made.times) {
    total += time.milliseconds;
    passes += fmt::format("{}{} {:.1f}", passes.empty() ? "" : ", ", time.pass, time.milliseconds);
  }
  if (outcome.healed) print_talk("removed what a killed run had left behind\n");
  print_talk(fmt::format("{}: {} pages, {} files, {} in {:.0f} ms ({})\n", output,
                         made.publication->pages.size(), outcome.written + outcome.unchanged,
                         size_text(outcome.bytes), total, passes));
  print_talk(fmt::format("{} written, {} unchanged, {} removed\n", outcome.written, outcome.unchanged,
                         outcome.removed.size()));
  constexpr std::size_t most = 10;
  for (std::size_t i = 0; i < std::min(most, outcome.removed.size()); ++i) {
    print_talk(fmt::format("  removed {}\n", outcome.removed[i]));
  }
  if (outcome.removed.size() > most)
    print_talk(fmt::format("  … and {} more\n", outcome.removed.size() - most));
}

void print_stale(const publish::Outcome& outcome, const std::string& output) {
  print_talk(fmt::format("`{}` is stale: {} to write, {} to remove\n", output, outcome.differing.size(),
                         outcome.removed.size()));
  constexpr std::size_t most = 10;
  for (std::size_t i = 0; i < std::min(most, outcome.differing.size()); ++i) {
    print_talk(fmt::format("  {}\n", outcome.differing[i]));
  }
}

int run(const Arguments& arguments) {
  publish::Options wanted;
  wanted.output = arguments.text("output");
  wanted.base_url = arguments.text("base-url");
  wanted.documents = arguments.text("sources");
  wanted.check = arguments.has("check");
  wanted.strict = arguments.has("strict");
  if (!arguments.operands().empty()) {
    print_talk(fmt::format("error: `build` takes no `{}`\n", arguments.operands().front()));
    return exit_usage;
  }
  if (!wanted.base_url.empty() && !model::is_web_address(wanted.base_url)) {
    print_talk(fmt::format("error: `--base-url` takes an address that begins with `https://`, not `{}`\n",
                           wanted.base_url));
    return exit_usage;
  }
  if (!wanted.base_url.empty() && !model::is_base_address(wanted.base_url)) {
    print_talk(
        fmt::format("error: `--base-url` takes host and folder in ASCII, not `{}`\n", wanted.base_url));
    return exit_usage;
  }
  if (!read_jobs(arguments, wanted.jobs)) return exit_usage;
  const auto project = open_project(arguments);
  if (project == nullptr) return exit_io;
  note_signals();
  wanted.watch.interrupted = [] { return noted_signal() != 0; };
  if (!arguments.quiet) wanted.watch.progressed = &show_progress;
  const auto made = publish::publish(*project, wanted);
  clear_progress();
  if (made->interrupted) {
    print_talk(fmt::format("interrupted; `{}` is untouched\n", wanted.output));
    return 128 + noted_signal();
  }
  made->report.join(diag::Report(made->outcome.report));
  const int exit = exit_for(*made, wanted.strict);
  if (!arguments.quiet || exit != exit_fine) print_report(made->report, arguments);
  if (exit == exit_io || made->outcome.ending == publish::Ending::fine) {
    if (exit == exit_fine && arguments.talks()) print_summary(*made, wanted.output);
    if (exit == exit_fine) return exit_fine;
    if (!made->outcome.switched && arguments.talks())
      print_talk(fmt::format("`{}` is untouched\n", wanted.output));
    return exit;
  }
  if (made->outcome.ending == publish::Ending::stale) print_stale(made->outcome, wanted.output);
  return static_cast<int>(made->outcome.ending);
}

}  // namespace

Command build_command() {
  return {"build", "", "make the publication", options, &run};
}

}  // namespace planpress::cli

// planpress check: everything but writing.
#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/project.hpp"
#include "cli/terminal.hpp"

namespace planpress::cli {
namespace {

constexpr Option options[] = {
    {"C,directory", "DIR", ".", "the project"},
    {"j,jobs", "N", "", "threads; by default as many as the machine runs"},
    {"sources", "DIR", "", "a folder of official documents: checks the numbers against them"},
    {"strict", "", "", "warnings count as errors"},
};

int run(const Arguments& arguments) {
  publish::Options wanted;
  wanted.documents = arguments.text("sources");
  wanted.strict = arguments.has("strict");
  wanted.write = false;
  if (!arguments.operands().empty()) {
    print_talk(fmt::format("error: `check` takes no `{}`\n", arguments.operands().front()));
    return exit_usage;
  }
  if (!read_jobs(arguments, wanted.jobs)) return exit_usage;
  const auto project = open_project(arguments);
  if (project == nullptr) return exit_io;
  const auto made = publish::publish(*project, wanted);
  const int exit = exit_for(*made, wanted.strict);
  if (!arguments.quiet || exit != exit_fine) print_report(made->report, arguments);
  if (exit == exit_fine && arguments.talks()) {
    const auto& model = made->parsed.model;
    print_talk(fmt::format("{} plans, {} notes, {} pages: no errors\n", model.plans.size(),
                           model.notes.size(), made->publication->pages.size()));
  }
  return exit;
}

}  // namespace

Command check_command() {
  return {"check", "", "check data, references, templates and notes; write nothing", options, &run};
}

}  // namespace planpress::cli

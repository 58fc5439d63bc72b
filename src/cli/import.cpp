// planpress import: from an official document to plan data.
#include <fmt/format.h>

#include <algorithm>

#include "cli/command.hpp"
#include "cli/import_document.hpp"
#include "cli/import_folder.hpp"
#include "cli/project.hpp"
#include "cli/terminal.hpp"
#include "diag/nearest.hpp"
#include "documents/read_document.hpp"
#include "import/compare_plan.hpp"
#include "import/merge_plan.hpp"
#include "import/plan_tree.hpp"
#include "import/review.hpp"
#include "import/write_plan.hpp"
#include "io/disk.hpp"
#include "io/user_file.hpp"
#include "model/checks.hpp"

namespace planpress::cli {
namespace {

constexpr Option options[] = {
    {"C,directory", "DIR", ".", "the project whose places, bodies, sectors and indicators are known"},
    {"o,output", "FILE", "",
     "where the plan goes; one that is there takes in the document. A folder for a folder"},
    {"place", "ID", "", "the place that the plan speaks for"},
    {"compare", "FILE", "",
     "write nothing; tell what differs between this plan and the document, and exit 1 then"},
    {"wording", "", "", "write down the official wording too"},
    {"strict", "", "", "doubts count as errors: nothing is written then"},
    {"j,jobs", "N", "", "threads for a folder; by default as many as the machine runs"},
};

int refuse_usage(std::string_view message) {
  print_talk(fmt::format("error: {}\n`planpress import --help` tells what there is\n", message));
  return exit_usage;
}

bool is_known_place(const std::string& place, const model::Model& model) {
  std::vector<std::string_view> known;
  known.reserve(model.places.size());
  for (const model::Place& each : model.places) known.push_back(each.id);
  if (known.empty() && model::is_id(place)) return true;
  if (std::find(known.begin(), known.end(), place) != known.end()) return true;
  const std::string_view near = diag::nearest(place, known);
  print_talk(fmt::format("error: there is no place `{}` in content/places{}\n", place,
                         near.empty() ? "" : fmt::format("; did you mean `{}`?", near)));
  return false;
}

// The document's bytes, and the name that messages call it.
io::Result<std::string> read_input(const std::string& operand, std::string& shown) {
  shown = operand == "-" ? "standard input" : operand;
  return operand == "-" ? io::read_standard_input(documents::largest_file)
                        : io::read_user_file(operand, documents::largest_file);
}

void print_counts(const Imported& imported, const std::string& shown, const Arguments& arguments) {
  if (arguments.talks() && !import::is_no_plan(imported.plan))
    print_talk(fmt::format("{}: {}\n", shown, import::counts_of(imported.plan)));
}

std::string place_text(const std::string& path, std::uint32_t line) {
  return line == 0 ? path : fmt::format("{}:{}", path, line);
}

int compare(const std::string& path, Imported& imported, const ImportOptions& wanted,
            const Arguments& arguments) {
  auto bytes = io::read_user_file(path, io::FileSystem::largest_file);
  if (!bytes) {
    print_talk(fmt::format("error: {}\n", bytes.fault().sentence()));
    return exit_io;
  }
  imported.present = {path, std::move(*bytes)};
  diag::Report report;
  const auto present = import::read_json_tree(imported.present, report);
  if (!present) {
    print_report(report, arguments);
    return exit_faulty_input;
  }
  const auto differences = import::compare_plans(*present, import::tree_of(imported.plan, {wanted.wording}));
  std::string lines;
  for (const import::Difference& each : differences) {
    lines += fmt::format("{}: {} ({})\n", place_text(path, each.line_before),
                         each.sentence("in the data", "in the document"),
                         place_text(imported.source.path, each.line_now));
  }
  if (!print_data(lines)) return exit_io;
  if (arguments.talks()) {
    print_talk(differences.empty() ? fmt::format("`{}` agrees with the document\n", path)
                                   : fmt::format("{} {}\n", differences.size(),
                                                 differences.size() == 1 ? "difference" : "differences"));
  }
  return differences.empty() ? exit_fine : exit_faulty_input;
}

void print_changes(const import::Json& before, const import::Json& after, const std::string& path) {
  constexpr std::size_t most = 40;
  const auto differences = import::compare_plans(before, after);
  for (std::size_t i = 0; i < std::min(most, differences.size()); ++i)
    print_talk(fmt::format("  {}\n", differences[i].sentence("before", "now")));
  if (differences.size() > most) print_talk(fmt::format("  … and {} more\n", differences.size() - most));
  print_talk(fmt::format("`{}`: {} {}\n", path, differences.size(),
                         differences.size() == 1 ? "thing changed" : "things changed"));
}

int refuse_other_plan(const std::string& path, const import::Json& present, const import::Json& read) {
  print_talk(fmt::format("error: `{}` is another plan: it is called `{}`, the document `{}`\n", path,
                         present.text_of("title"), read.text_of("title")));
  print_talk(
      "hint: give the plan of this document a file of its own, and name the edition before in `replaces`\n");
  return exit_usage;
}

// In a plan that people have checked against this document, what they say stands.
void print_settled(const import::Json& present, const import::Json& read, const std::string& path) {
  const std::size_t left = import::compare_plans(present, read).size();
  if (left == 0) return;
  print_talk(fmt::format(
      "`{}` is checked against this document: {} {} left as {}; `--compare {}` tells them\n", path, left,
      left == 1 ? "difference is" : "differences are", left == 1 ? "it is" : "they are", path));
}

int replace(io::FileSystem& folder, const std::string& name, const std::string& text) {
  const io::Status written = io::replace_file(folder, name, text);
  if (!written) print_talk(fmt::format("error: {}\n", written.fault().sentence()));
  return written ? exit_fine : exit_io;
}

// Writes the plan, or lets the one that is there take it in.
int write_output(const std::string& path, Imported& imported, const ImportOptions& wanted,
                 const Arguments& arguments) {
  const SplitPath split = split_path(path);
  auto folder = io::DiskFileSystem::at(split.folder);
  if (!folder) {
    print_talk(fmt::format("error: {}\n", folder.fault().sentence()));
    return exit_io;
  }
  const std::size_t said = imported.report.all().size();
  const auto present = read_present(**folder, split.name, path, imported);
  if (imported.exit != exit_fine) {
    diag::Report report;
    for (std::size_t i = said; i < imported.report.all().size(); ++i)
      report.all().push_back(imported.report.all()[i]);
    print_report(report, arguments);
    print_talk(fmt::format("`{}` is untouched\n", path));
    return imported.exit;
  }
  std::string text;
  if (!present) {
    import::write_plan(text, imported.plan, {wanted.wording});
    const int exit = replace(**folder, split.name, text);
    if (exit == exit_fine && arguments.talks()) print_talk(fmt::format("`{}` written\n", path));
    return exit;
  }
  const import::Json read = import::tree_of(imported.plan, {wanted.wording});
  if (!import::is_same_plan(*present, read)) return refuse_other_plan(path, *present, read);
  const import::Json merged = import::merge_plans(*present, read);
  if (arguments.talks() && import::is_settled(*present, read)) print_settled(*present, read, path);
  if (merged == *present) {
    if (arguments.talks()) print_talk(fmt::format("`{}` is unchanged\n", path));
    return exit_fine;
  }
  import::write_json_tree(text, merged);
  if (const int exit = replace(**folder, split.name, text); exit != exit_fine) return exit;
  if (arguments.talks()) print_changes(*present, merged, path);
  return exit_fine;
}

int import_one(const std::string& operand, const ImportOptions& wanted, const Arguments& arguments) {
  std::string shown;
  auto bytes = read_input(operand, shown);
  if (!bytes) {
    print_talk(fmt::format("error: {}\n", bytes.fault().sentence()));
    if (bytes.fault().error == EFBIG)
      print_talk("hint: import the text of one document, without its pictures\n");
    return exit_io;
  }
  const auto imported = std::make_unique<Imported>();
  import_bytes(*bytes, shown, wanted, *imported);
  if (operand == "-") imported->plan.file.clear();
  if (!arguments.quiet || imported->exit != exit_fine) print_report(imported->report, arguments);
  if (noted_signal() != 0) return 128 + noted_signal();
  print_counts(*imported, shown, arguments);
  if (imported->exit != exit_fine) {
    if (arguments.talks() && !imported->report.has_errors())
      print_talk("under `--strict` nothing is written\n");
    return imported->exit;
  }
  if (arguments.has("compare")) return compare(arguments.text("compare"), *imported, wanted, arguments);
  if (arguments.has("output")) return write_output(arguments.text("output"), *imported, wanted, arguments);
  std::string text;
  import::write_plan(text, imported->plan, {wanted.wording});
  return print_data(text) ? exit_fine : exit_io;
}

int run(const Arguments& arguments) {
  if (arguments.operands().size() != 1)
    return refuse_usage("`import` takes one document or one folder of documents, or `-` for standard input");
  const std::string& operand = arguments.operands().front();
  const std::string output = arguments.text("output");
  const bool folder = operand != "-" && io::kind_of_user_path(operand) == io::Kind::folder;
  if (arguments.has("compare") && arguments.has("output"))
    return refuse_usage("`--compare` writes nothing: leave `--output` out");
  if (folder && !arguments.has("output"))
    return refuse_usage(fmt::format("`{}` is a folder: name the folder for its plans with `-o`", operand));
  if (folder && arguments.has("compare")) return refuse_usage("`--compare` takes one document, not a folder");
  if (!folder && (output.ends_with(".yaml") || output.ends_with(".yml")))
    return refuse_usage(fmt::format("plans are written as JSON: end `{}` with `.json`", output));
  ImportOptions wanted;
  wanted.wording = arguments.has("wording");
  wanted.strict = arguments.has("strict");
  unsigned jobs = 1;
  if (!read_jobs(arguments, jobs)) return exit_usage;
  int exit = exit_fine;
  const auto known = read_project(arguments, exit);
  if (known == nullptr) return exit;
  const std::string place = arguments.text("place");
  if (arguments.has("place") && !is_known_place(place, known->model)) return exit_usage;
  wanted.registry = import::registry_of(known->model);
  wanted.registry.wanted_place = place;
  note_signals();
  return folder ? import_folder(operand, output, wanted, jobs, arguments)
                : import_one(operand, wanted, arguments);
}

}  // namespace

Command import_command() {
  return {"import", "FILE", "read an official document into plan data, with a list of what to look at",
          options, &run};
}

}  // namespace planpress::cli

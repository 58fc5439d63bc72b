#include "cli/import_document.hpp"

#include <fmt/format.h>

#include "cli/terminal.hpp"
#include "documents/read_document.hpp"
#include "import/read_plan.hpp"
#include "import/review.hpp"
#include "io/digest.hpp"
#include "io/disk.hpp"
#include "io/process.hpp"
#include "model/read.hpp"

namespace planpress::cli {
namespace {

using How = io::ProcessEnd::How;

// What a program that did not do its work says about the document, and which exit follows.
int report_process(const io::ProcessEnd& end, const std::string& path, diag::Report& report) {
  const std::string_view program = documents::pdf_words[0];
  switch (end.how) {
    case How::missing:
      report
          .error({}, fmt::format("`{}` is a PDF, and `{}`, which reads its text, is not installed", path,
                                 program))
          .with_hint(
              "install it (on Debian: apt install poppler-utils), or save the document as text or DOCX");
      return exit_outside_program;
    case How::exited:
      // It says 1 when it cannot open the document, and 3 when the document forbids it.
      report.error({}, fmt::format("`{}` cannot be read as PDF: it is damaged or protected", path))
          .with_hint("open it in a PDF reader and print it into a new PDF, or save its text");
      return end.code == 1 || end.code == 3 ? exit_faulty_input : exit_outside_program;
    case How::too_slow:
    case How::too_much:
      report
          .error({}, fmt::format("`{}` {} for `{}`, and was stopped", program,
                                 end.how == How::too_slow ? "took too long" : "wrote too much", path))
          .with_hint("save the text of the document alone and import that");
      return exit_faulty_input;
    case How::interrupted:
      return 128 + noted_signal();
    case How::killed:
    case How::failed:
      break;
  }
  report.error({}, fmt::format("`{}` failed on `{}`", program, path));
  return exit_outside_program;
}

std::optional<documents::Document> read_pdf(std::string_view bytes, const std::string& path, Imported& out) {
  const std::vector<std::string> words(std::begin(documents::pdf_words), std::end(documents::pdf_words));
  io::ProcessLimits limits;
  limits.interrupted = [] { return noted_signal() != 0; };
  const io::ProcessEnd end = io::run_process(words, bytes, limits);
  if (end.went_well()) return documents::read_pdf_text(end.output, split_path(path).name, out.report);
  out.exit = report_process(end, path, out.report);
  return std::nullopt;
}

template <class T>
T read_vocabulary(const io::FileSystem& project, std::string_view stem, text::SourceFile& file,
                  data::Arena& strings, diag::Report& report) {
  for (const std::string_view ending : {".json", ".yaml", ".yml"}) {
    file.path = fmt::format("content/{}{}", stem, ending);
    const auto kind = project.look(file.path);
    if (!kind || *kind == io::Kind::missing) continue;
    auto bytes = project.read(file.path);
    if (!bytes) {
      report.error({}, bytes.fault().sentence());
      return {};
    }
    file.text = std::move(*bytes);
    return model::read_file<T>(file, strings, report);
  }
  return {};
}

}  // namespace

SplitPath split_path(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return {".", std::string(path)};
  return {slash == 0 ? "/" : std::string(path.substr(0, slash)), std::string(path.substr(slash + 1))};
}

void import_bytes(std::string_view bytes, const std::string& path, const ImportOptions& options,
                  Imported& out) {
  const std::string name = split_path(path).name;
  auto document =
      documents::tell_form(bytes, name) == documents::Form::pdf && bytes.size() <= documents::largest_file
          ? read_pdf(bytes, path, out)
          : documents::read_document(bytes, name, out.report);
  if (!document) {
    if (out.exit == exit_fine) out.exit = exit_faulty_input;
    return;
  }
  document->sha256 = io::hex(io::sha256(bytes));
  out.plan = import::read_plan(*document, options.registry);
  out.plan.file = document->file;
  out.plan.sha256 = document->sha256;
  out.source = {path, std::move(document->text)};
  if (import::is_no_plan(out.plan)) {
    out.report
        .error({}, fmt::format("`{}` is no plan: it holds no numbered measure and no list of tasks", path))
        .with_hint("import the whole document, from its title to its last annex");
    out.exit = exit_faulty_input;
    return;
  }
  import::report_doubts(out.plan, out.source, out.report);
  if (options.strict && out.report.count(diag::Severity::warning) > 0) out.exit = exit_faulty_input;
}

std::optional<import::Json> read_present(const io::FileSystem& folder, const std::string& name,
                                         const std::string& shown, Imported& out) {
  const auto kind = folder.look(name);
  if (kind && *kind == io::Kind::missing) return std::nullopt;
  auto bytes = folder.read(name);
  if (!bytes) {
    io::Fault fault = bytes.fault();
    fault.path = shown;
    out.report.error({}, fault.sentence());
    out.exit = exit_io;
    return std::nullopt;
  }
  out.present = {shown, std::move(*bytes)};
  auto tree = import::read_json_tree(out.present, out.report);
  if (!tree) out.exit = exit_faulty_input;
  return tree;
}

std::unique_ptr<KnownProject> read_project(const Arguments& arguments, int& exit) {
  auto project = io::DiskFileSystem::at(arguments.text("directory"));
  if (!project) {
    print_talk(fmt::format("error: {}\n", project.fault().sentence()));
    exit = exit_io;
    return nullptr;
  }
  auto known = std::make_unique<KnownProject>();
  auto& [files, strings, model] = *known;
  diag::Report report;
  const io::FileSystem& folder = **project;
  model.places = read_vocabulary<model::PlacesFile>(folder, "places", files[0], strings, report).places;
  model.sectors = read_vocabulary<model::SectorsFile>(folder, "sectors", files[1], strings, report).sectors;
  model.indicators =
      read_vocabulary<model::IndicatorsFile>(folder, "indicators", files[2], strings, report).indicators;
  auto bodies = read_vocabulary<model::BodiesFile>(folder, "bodies", files[3], strings, report);
  model.functions = std::move(bodies.functions);
  model.bodies = std::move(bodies.bodies);
  if (!report.has_errors()) return known;
  print_report(report, arguments);
  exit = exit_faulty_input;
  return nullptr;
}

}  // namespace planpress::cli

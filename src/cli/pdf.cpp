// planpress pdf: briefs on paper, through a browser without a window.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <map>

#include "cli/command.hpp"
#include "cli/pdf_output.hpp"
#include "cli/project.hpp"
#include "cli/terminal.hpp"
#include "diag/nearest.hpp"
#include "io/conversation.hpp"
#include "paper/print.hpp"

namespace planpress::cli {
namespace {

constexpr Option options[] = {
    {"C,directory", "DIR", ".", "the project"},
    {"o,output", "DIR", "pdf", "where the files go, from the project's folder"},
    {"j,jobs", "N", "", "pages printed at once; by default as many as the machine runs threads, at most 4"},
    {"chromium", "PROGRAM", "", "the browser, in place of $CHROMIUM and of what PATH holds"},
    {"timeout", "SECONDS", "60", "how long one page may take"},
};

constexpr std::string_view install =
    "install Chromium (on Debian: `apt install chromium fonts-lxgw-wenkai fonts-wqy-microhei`), or name "
    "another "
    "browser of its kind with `--chromium`";

using Wanted = std::vector<const pages::Page*>;

/// What the work needs all the time.
struct Job {
  const publish::Publishing& made;
  const Arguments& arguments;
  Wanted pages;
  std::map<std::string, const pages::Page*, std::less<>> by_path;  // of their HTML
  std::map<std::string, std::string_view, std::less<>> files;      // published assets and files
  diag::Report report;                                             // of pages and of the disk
  std::map<std::size_t, std::string> faults;                       // of the browser, by page
  std::size_t done = 0;
  std::size_t sheets = 0;
  std::uint64_t bytes = 0;
  bool has_drawn_letters = false;
  bool disk_failed = false;
};

bool is_brief(const pages::Page& page) {
  return page.kind->name.ends_with("-brief");
}

// Pages are named by route, or by a file of the publication.
const pages::Page* page_of(const pages::Publication& publication, std::string word) {
  for (const std::string_view ending : {".html", ".md", ".pdf"}) {
    if (word.ends_with(ending)) word.erase(word.size() - ending.size());
  }
  for (std::string_view route = word; !route.empty();
       route = route.substr(std::min(route.find('/'), route.size() - 1) + 1)) {
    const auto found =
        std::lower_bound(publication.pages.begin(), publication.pages.end(), route,
                         [](const pages::Page& page, std::string_view name) { return page.route < name; });
    if (found != publication.pages.end() && found->route == route) return &*found;
  }
  return nullptr;
}

// The pages that the operands name, each once, in the order of the publication; false after saying which are
// none.
bool choose_pages(const pages::Publication& publication, const Arguments& arguments, Wanted& wanted) {
  bool good = true;
  std::vector<std::string_view> routes;
  for (const pages::Page& page : publication.pages) {
    if (arguments.operands().empty() && is_brief(page)) wanted.push_back(&page);
    routes.push_back(page.route);
  }
  for (const std::string& word : arguments.operands()) {
    if (const pages::Page* page = page_of(publication, word)) {
      wanted.push_back(page);
      continue;
    }
    std::string_view near = diag::nearest(word, routes);
    const std::string brief = word + (word.ends_with('/') ? "brief" : "/brief");
    if (const pages::Page* page = page_of(publication, brief)) near = page->route;
    print_talk(fmt::format("error: there is no page `{}`{}\n", word,
                           near.empty() ? "" : fmt::format("; did you mean `{}`?", near)));
    good = false;
  }
  std::sort(wanted.begin(), wanted.end());
  wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
  return good;
}

bool read_timeout(const Arguments& arguments, int& milliseconds) {
  const std::string text = arguments.text("timeout");
  int seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  milliseconds = seconds * 1000;
  if (error == std::errc() && end == text.data() + text.size() && seconds >= 1 && seconds <= 3600)
    return true;
  print_talk(fmt::format("error: `--timeout` takes seconds from 1 to 3600, not `{}`\n", text));
  return false;
}

std::vector<std::string> browsers(const Arguments& arguments) {
  if (arguments.has("chromium")) return {arguments.text("chromium")};
  const char* wished = std::getenv("CHROMIUM");
  if (wished != nullptr && *wished != '\0') return {wished};
  return {"chromium", "chromium-browser", "google-chrome-stable", "google-chrome"};
}

// 2024-05-26 of a number of seconds since 1970; the calendar of Howard Hinnant's `civil_from_days`.
std::string day_of(std::int64_t seconds) {
  const std::int64_t days = seconds / 86400 + 719468;
  const std::int64_t era = days / 146097;
  const std::int64_t of_era = days - era * 146097;
  const std::int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const std::int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
  const std::int64_t month = (5 * of_year + 2) / 153;
  return fmt::format("{:04}-{:02}-{:02}", year + era * 400 + (month < 10 ? 0 : 1),
                     month < 10 ? month + 3 : month - 9, of_year - (153 * month + 2) / 5 + 1);
}

// The date that the files bear: no clock is read.
bool read_day(const model::Site& site, std::string& day) {
  const char* epoch = std::getenv("SOURCE_DATE_EPOCH");
  day = site.date;
  if (epoch == nullptr || *epoch == '\0') return true;
  const std::string_view text = epoch;
  std::int64_t seconds = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (error == std::errc() && end == text.data() + text.size() && seconds >= 0 && seconds <= 253402300799) {
    day = day_of(seconds);
    return true;
  }
  print_talk(fmt::format("error: SOURCE_DATE_EPOCH takes seconds since 1970, not `{}`\n", text));
  return false;
}

Job job_for(const publish::Publishing& made, const Arguments& arguments, Wanted pages) {
  Job job{made, arguments, std::move(pages), {}, {}, {}, {}, 0, 0, 0, false, false};
  for (const pages::Page* page : job.pages) job.by_path.emplace(page->route + ".html", page);
  for (const text::SourceFile& asset : made.sources.assets)
    job.files.emplace(made.files.assets.find(asset.path)->second, asset.text);
  for (const text::SourceFile& file : made.sources.files) job.files.emplace(file.path, file.text);
  return job;
}

std::optional<std::string> bytes_of(Job& job, std::string_view path) {
  if (const auto file = job.files.find(path); file != job.files.end()) return std::string(file->second);
  const auto page = job.by_path.find(path);
  if (page == job.by_path.end()) return std::nullopt;
  std::string bytes;
  if (!publish::render_page(*job.made.publication, job.made.parsed.templates, job.made.files, *page->second,
                            model::Edition::html, job.made.publication->model.site.languages.front(), {},
                            job.report, bytes))
    return std::nullopt;
  return bytes;
}

bool take(Job& job, PdfOutput& output, paper::Printed&& printed) {
  const pages::Page& page = *job.pages[printed.page];
  show_progress(++job.done, job.pages.size());
  if (!printed.fault.empty()) {
    // What the templates had to say is said by them.
    if (!job.report.has_errors())
      job.faults[printed.page] = fmt::format("`{}` was not printed: {}", page.route, printed.fault);
    return true;
  }
  job.sheets += static_cast<std::size_t>(printed.facts.pages);
  job.bytes += printed.pdf.size();
  job.has_drawn_letters = job.has_drawn_letters || (printed.facts.has_drawn_letters && is_brief(page));
  const io::Status added = output.add(page.route + ".pdf", printed.pdf);
  if (!added) job.report.error({}, added.fault().sentence());
  job.disk_failed = job.disk_failed || !added;
  return static_cast<bool>(added);
}

void report_end(const paper::PrintOutcome& outcome, const Arguments& arguments, diag::Report& report) {
  if (outcome.end == paper::PrintEnd::missing) {
    const bool named = arguments.has("chromium") || browsers(arguments).size() == 1;
    report
        .error({}, named ? fmt::format("there is no program `{}`", outcome.program)
                         : "there is no Chromium here: PDF files are printed by it")
        .with_hint(std::string(install));
  }
  if (outcome.end != paper::PrintEnd::failed) return;
  diag::Diagnostic& failed = report.error({}, fmt::format("`{}` failed: {}", outcome.program, outcome.why));
  if (!outcome.complaint.empty()) failed.with_note("its last words: " + outcome.complaint);
  if (outcome.complaint.find("sandbox") != std::string::npos)
    failed.with_hint(
        "it may not shut itself in here, as in some containers: allow user namespaces, or name a script with "
        "`--chromium` that starts it with `--no-sandbox`");
}

void report_looks(const Job& job, const paper::PrintOutcome& outcome, diag::Report& report) {
  if (outcome.version > 0 && outcome.version < paper::oldest_browser)
    report
        .warning(
            {}, "old-browser",
            fmt::format("`{}` is version {}: it prints no page numbers", outcome.program, outcome.version))
        .with_hint(fmt::format("version {} and newer ones do", paper::oldest_browser));
  if (job.has_drawn_letters)
    report
        .warning({}, "drawn-letters",
                 "there is no Chinese font here whose letters a PDF can hold as such (TrueType)")
        .with_hint(
            "install one (on Debian: `apt install fonts-lxgw-wenkai fonts-wqy-microhei`) for smaller files")
        .with_note("the letters are drawn one by one instead (Type 3 fonts)");
}

int end(Job& job, PdfOutput& output, const paper::PrintOutcome& outcome) {
  const Arguments& arguments = job.arguments;
  const std::string folder = arguments.text("output");
  if (outcome.end == paper::PrintEnd::interrupted) {
    output.drop();
    print_talk(fmt::format("interrupted; `{}` is as it was\n", folder));
    return 128 + noted_signal();
  }
  int exit = job.disk_failed ? exit_io : job.report.has_errors() ? exit_faulty_input : exit_fine;
  if (exit == exit_fine) {
    if (io::Status put = output.finish(); !put) {
      job.report.error({}, put.fault().sentence());
      exit = exit_io;
    }
  }
  output.drop();
  for (const auto& [page, fault] : job.faults) job.report.error({}, fault);
  report_end(outcome, arguments, job.report);
  report_looks(job, outcome, job.report);
  if (exit == exit_fine && job.report.has_errors()) exit = exit_outside_program;
  if (!arguments.quiet || exit != exit_fine) print_report(job.report, arguments);
  if (!arguments.talks()) return exit;
  const std::size_t files = output.written() + output.unchanged();
  if (files > 0)
    print_talk(fmt::format("{}: {} of {} printed on {} sheets, {:.1f} MB; {} written, {} unchanged\n", folder,
                           files, job.pages.size(), job.sheets, static_cast<double>(job.bytes) / 1e6,
                           output.written(), output.unchanged()));
  if (output.written() == 0 && exit != exit_fine) print_talk(fmt::format("`{}` is as it was\n", folder));
  return exit;
}

int print_pages(Job& job, PdfOutput& output, paper::PrintOptions& wanted) {
  const model::Site& site = job.made.parsed.model.site;
  wanted.programs = browsers(job.arguments);
  wanted.base_url = site.base_url;
  note_signals();
  wanted.interrupted = [] { return noted_signal() != 0; };
  std::vector<std::string> paths;
  for (const pages::Page* page : job.pages) paths.push_back(page->route + ".html");
  const paper::PrintOutcome outcome = paper::print(
      paths, [&](std::string_view path) { return bytes_of(job, path); }, wanted,
      [&](paper::Printed&& printed) { return take(job, output, std::move(printed)); });
  clear_progress();
  return end(job, output, outcome);
}

int run(const Arguments& arguments) {
  publish::Options wanted;
  paper::PrintOptions printing;
  if (!read_jobs(arguments, wanted.jobs) || !read_timeout(arguments, printing.milliseconds))
    return exit_usage;
  printing.tabs = arguments.has("jobs") ? wanted.jobs : std::min(wanted.jobs, 4U);
  const auto project = open_project(arguments);
  if (project == nullptr) return exit_io;
  const auto made = publish::prepare(*project, wanted);
  if (const int exit = exit_for(*made, false); exit != exit_fine || made->publication == nullptr) {
    print_report(made->report, arguments);
    return exit;
  }
  const auto& editions = made->parsed.model.site.editions;
  if (std::find(editions.begin(), editions.end(), model::Edition::html) == editions.end()) {
    print_talk("error: `editions` in the settings leaves HTML out, and paper is printed from it\n");
    return exit_usage;
  }
  Wanted pages;
  if (!choose_pages(*made->publication, arguments, pages)) return exit_usage;
  if (!read_day(made->parsed.model.site, printing.day)) return exit_usage;
  PdfOutput output(*project, arguments.text("output"));
  diag::Report refusal;
  if (const int exit = output.check(made->parsed.model.site, refusal); exit != exit_fine) {
    print_report(refusal, arguments);
    return exit;
  }
  if (pages.empty()) {
    if (arguments.talks()) print_talk("there is no brief to print\n");
    return exit_fine;
  }
  Job job = job_for(*made, arguments, std::move(pages));
  return print_pages(job, output, printing);
}

}  // namespace

Command pdf_command() {
  return {"pdf", "[PAGE…]", "print the briefs, or these pages, as PDF files through Chromium", options, &run};
}

}  // namespace planpress::cli

// planpress render: one template to standard output, for theme writers.
#include <fmt/format.h>

#include <algorithm>

#include "cli/command.hpp"
#include "cli/project.hpp"
#include "cli/terminal.hpp"
#include "diag/nearest.hpp"

namespace planpress::cli {
namespace {

constexpr Option options[] = {
    {"C,directory", "DIR", ".", "the project"},
    {"page", "ROUTE", "", "render for this page, e.g. plans/x-2024/matrix"},
    {"data", "FILE.json", "", "render with this data instead of a page"},
};

bool publish_ready(const publish::Publishing& made, const Arguments& arguments) {
  if (!made.report.has_errors()) return true;
  print_report(made.report, arguments);
  return false;
}

const pages::Page* find_page(const pages::Publication& publication, const std::string& route,
                             std::string_view template_name) {
  std::vector<std::string_view> routes;
  for (const pages::Page& page : publication.pages) {
    // Without a route the first page of the template's kind serves.
    const std::string_view kind = template_name.substr(0, template_name.rfind('.'));
    if (route.empty() ? page.kind->name == kind : page.route == route) return &page;
    routes.push_back(page.route);
  }
  if (route.empty()) {
    print_talk(fmt::format("error: no page is made by `{}`; name one with `--page ROUTE`\n", template_name));
  } else {
    const std::string_view near = diag::nearest(route, routes);
    print_talk(fmt::format("error: there is no page `{}`{}\n", route,
                           near.empty() ? "" : fmt::format("; did you mean `{}`?", near)));
  }
  return nullptr;
}

int render_with_data(publish::Publishing& made, const io::FileSystem& project, const Arguments& arguments) {
  const std::string path = arguments.text("data");
  auto bytes = project.read(path);
  if (!bytes) {
    print_talk(fmt::format("error: {}\n", bytes.fault().sentence()));
    return exit_io;
  }
  const text::SourceFile file{path, std::move(*bytes)};
  std::string out;
  const bool good = publish::render_with_data(made, arguments.operands().front(), file, out);
  print_report(made.report, arguments);
  if (!good) return exit_faulty_input;
  return print_data(out) ? exit_fine : exit_io;
}

int run(const Arguments& arguments) {
  if (arguments.operands().size() != 1) {
    print_talk("error: `render` takes one template, e.g. `planpress render measure.html`\n");
    return exit_usage;
  }
  const std::string& name = arguments.operands().front();
  const auto project = open_project(arguments);
  if (project == nullptr) return exit_io;
  publish::Options wanted;
  wanted.strict = true;
  const auto made = publish::prepare(*project, wanted);
  if (made->sources.failed || !publish_ready(*made, arguments)) return exit_for(*made, false);
  if (made->parsed.templates.find(name) == nullptr) {
    const auto names = made->parsed.templates.names();
    const std::string_view near = diag::nearest(name, names);
    print_talk(fmt::format("error: there is no template `{}`{}\n", name,
                           near.empty() ? "" : fmt::format("; did you mean `{}`?", near)));
    return exit_usage;
  }
  if (arguments.has("data")) return render_with_data(*made, *project, arguments);
  const pages::Page* page = find_page(*made->publication, arguments.text("page"), name);
  if (page == nullptr) return exit_usage;
  const auto edition = name.ends_with(".md") ? model::Edition::markdown : model::Edition::html;
  diag::Report report;
  std::string out;
  const bool good = publish::render_page(*made->publication, made->parsed.templates, made->files, *page,
                                         edition, name, report, out);
  print_report(report, arguments);
  if (!good) return exit_faulty_input;
  return print_data(out) ? exit_fine : exit_io;
}

}  // namespace

Command render_command() {
  return {"render", "TEMPLATE", "render one template to standard output", options, &run};
}

}  // namespace planpress::cli

// planpress render: one template to standard output, and what templates may use, for theme writers.
#include <fmt/format.h>

#include <algorithm>

#include "cli/command.hpp"
#include "cli/explain.hpp"
#include "cli/project.hpp"
#include "cli/terminal.hpp"
#include "diag/nearest.hpp"
#include "pages/routes.hpp"
#include "publish/reference.hpp"

namespace planpress::cli {
namespace {

constexpr Option options[] = {
    {"C,directory", "DIR", ".", "the project"},
    {"page", "ROUTE", "", "render for this page, e.g. plans/x-2024/matrix, or the first of a kind"},
    {"data", "FILE", "", "render with the names of this JSON or YAML file, instead of a page or over it"},
    {"sources", "DIR", "", "a folder of official documents, for pages that show their words"},
    {"explain", "ROUTE", "", "tell what the templates of a page or kind may use; a NAME goes deeper"},
    {"reference", "PART", "", "print a part of the manual as Markdown: filters, pages, records"},
};

std::string suggestion(std::string_view near) {
  return near.empty() ? "" : fmt::format("; did you mean `{}`?", near);
}

// Routes are often copied from a file's name, and templates named by their path.
std::string as_route(std::string route) {
  for (const std::string_view ending : {".html", ".md"}) {
    if (route.ends_with(ending)) route.erase(route.size() - ending.size());
  }
  return route;
}

std::string as_template_name(const std::string& name) {
  constexpr std::string_view folder = "templates/";
  return name.starts_with(folder) ? name.substr(folder.size()) : name;
}

// The first page of a kind.
const pages::Page* page_of_kind(const pages::Publication& publication, std::string_view kind) {
  const auto found = std::find_if(publication.pages.begin(), publication.pages.end(),
                                  [&](const pages::Page& page) { return page.kind->name == kind; });
  return found == publication.pages.end() ? nullptr : &*found;
}

// The language in whose folder a route stands; the folder is cut off.
model::Language language_of(const model::Site& site, std::string& route) {
  for (const model::Language language : site.languages) {
    const std::string_view folder = pages::folder_of(site, language);
    if (folder.empty() || !route.starts_with(folder)) continue;
    route.erase(0, folder.size());
    return language;
  }
  return site.languages.front();
}

publish::PageChoice page_at(const pages::Publication& publication, std::string route) {
  const model::Language language = language_of(publication.model.site, route);
  const auto found = std::find_if(publication.pages.begin(), publication.pages.end(),
                                  [&](const pages::Page& page) { return page.route == as_route(route); });
  if (found != publication.pages.end()) return {&*found, language};
  if (const pages::Page* page = page_of_kind(publication, route)) return {page, language};
  std::vector<std::string_view> routes;
  for (const pages::Page& page : publication.pages) routes.push_back(page.route);
  print_talk(fmt::format("error: there is no page `{}`{}\n", route,
                         suggestion(diag::nearest(as_route(route), routes))));
  return {};
}

// Without a route the first page of the template's kind serves.
publish::PageChoice first_page(const pages::Publication& publication, std::string_view template_name) {
  const pages::Page* page = page_of_kind(publication, template_name.substr(0, template_name.rfind('.')));
  if (page == nullptr)
    print_talk(fmt::format("error: no page is made by `{}`; name one with `--page ROUTE`\n", template_name));
  return {page, publication.model.site.languages.front()};
}

int render_with_data(publish::Publishing& made, const io::FileSystem& project, const std::string& name,
                     const Arguments& arguments) {
  publish::PageChoice chosen{nullptr, made.publication->model.site.languages.front()};
  if (arguments.has("page")) {
    chosen = page_at(*made.publication, arguments.text("page"));
    if (chosen.page == nullptr) return exit_usage;
  }
  const std::string path = arguments.text("data");
  auto bytes = project.read(path);
  if (!bytes) {
    print_talk(fmt::format("error: {}\n", bytes.fault().sentence()));
    return exit_io;
  }
  const text::SourceFile file{path, std::move(*bytes)};
  std::string out;
  const bool good = publish::render_with_data(made, name, file, chosen, out);
  print_report(made.report, arguments);
  if (!good) return exit_faulty_input;
  return print_data(out) ? exit_fine : exit_io;
}

int render_page(const publish::Publishing& made, const std::string& name, const Arguments& arguments) {
  const publish::PageChoice chosen = arguments.has("page")
                                         ? page_at(*made.publication, arguments.text("page"))
                                         : first_page(*made.publication, name);
  if (chosen.page == nullptr) return exit_usage;
  const auto edition = name.ends_with(".md") ? model::Edition::markdown : model::Edition::html;
  diag::Report report;
  std::string out;
  const bool good = publish::render_page(*made.publication, made.parsed.templates, made.files, *chosen.page,
                                         edition, chosen.language, name, report, out);
  print_report(report, arguments);
  if (!good) return exit_faulty_input;
  return print_data(out) ? exit_fine : exit_io;
}

int render(publish::Publishing& made, const io::FileSystem& project, const Arguments& arguments) {
  const std::string name = as_template_name(arguments.operands().front());
  if (made.parsed.templates.find(name) == nullptr) {
    const auto names = made.parsed.templates.names();
    print_talk(
        fmt::format("error: there is no template `{}`{}\n", name, suggestion(diag::nearest(name, names))));
    return exit_usage;
  }
  return arguments.has("data") ? render_with_data(made, project, name, arguments)
                               : render_page(made, name, arguments);
}

int explain(const publish::Publishing& made, const Arguments& arguments) {
  const pages::Page* page = page_at(*made.publication, arguments.text("explain")).page;
  if (page == nullptr) return exit_usage;
  const bool json = arguments.draw.format == diag::Format::json;
  const auto draw = [&](const auto& what) { return json ? explanation_json(what) : draw_explanation(what); };
  if (arguments.operands().empty())
    return print_data(draw(publish::explain(made, *page))) ? exit_fine : exit_io;
  const publish::ExplainedPath found = publish::explain_path(made, *page, arguments.operands().front());
  if (!found.found) {
    print_talk(fmt::format("error: {}{}\n", found.fault, suggestion(found.nearest)));
    return exit_usage;
  }
  return print_data(draw(found.name)) ? exit_fine : exit_io;
}

int print_reference(const std::string& part) {
  const std::string text = publish::reference(part);
  if (!text.empty()) return print_data(text) ? exit_fine : exit_io;
  const auto parts = publish::reference_parts();
  print_talk(fmt::format("error: the reference has no part `{}`{}\nknown: {}\n", part,
                         suggestion(diag::nearest(part, {parts.begin(), parts.end()})),
                         fmt::join(parts, ", ")));
  return exit_usage;
}

// What is wrong with the words behind the command, or nothing.
std::string misfit(const Arguments& arguments) {
  const std::size_t words = arguments.operands().size();
  if (arguments.has("explain") && (arguments.has("page") || arguments.has("data")))
    return "`--explain` goes without `--page` and `--data`";
  if (arguments.has("explain") && words > 1)
    return "`--explain ROUTE` takes one name, e.g. `measure.targets`";
  if (arguments.has("explain") || words == 1) return {};
  return "`render` takes one template, e.g. `planpress render measure.html`";
}

int run(const Arguments& arguments) {
  if (arguments.has("reference")) return print_reference(arguments.text("reference"));
  if (const std::string fault = misfit(arguments); !fault.empty()) {
    print_talk(fmt::format("error: {}\n", fault));
    return exit_usage;
  }
  const auto project = open_project(arguments);
  if (project == nullptr) return exit_io;
  publish::Options wanted;
  wanted.strict = true;
  wanted.documents = arguments.text("sources");
  const auto made = publish::prepare(*project, wanted);
  if (made->sources.failed || made->report.has_errors()) {
    print_report(made->report, arguments);
    return exit_for(*made, false);
  }
  return arguments.has("explain") ? explain(*made, arguments) : render(*made, *project, arguments);
}

}  // namespace

Command render_command() {
  return {"render", "TEMPLATE", "render one template to standard output, or explain what it may use", options,
          &run};
}

}  // namespace planpress::cli

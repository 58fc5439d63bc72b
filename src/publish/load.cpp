#include "publish/load.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "publish/parallel.hpp"

namespace planpress::publish {
namespace {

constexpr std::string_view asset_folder = "assets/";

struct Wanted {
  std::string path;
  std::vector<text::SourceFile>* home;
  std::string name;  // the path that the file gets in `home`
};

void report_fault(const io::Fault& fault, diag::Report& report, bool& failed) {
  report.error({}, fault.sentence());
  failed = true;
}

std::vector<io::Entry> list_folder(const io::FileSystem& project, std::string_view folder,
                                   diag::Report& report, bool& failed) {
  const auto kind = project.look(folder);
  if (!kind || *kind == io::Kind::missing) return {};
  auto listing = project.list(folder);
  if (!listing) {
    report_fault(listing.fault(), report, failed);
    return {};
  }
  for (const io::Fault& fault : listing->refused) report_fault(fault, report, failed);
  return std::move(listing->files);
}

bool is_hidden(std::string_view path) {
  return path.starts_with('.') || path.find("/.") != std::string_view::npos;
}

std::string_view below(std::string_view path, std::string_view folder) {
  return path.substr(folder.size());
}

void want_folder(const io::FileSystem& project, std::string_view folder, std::vector<text::SourceFile>& home,
                 bool whole_path, std::vector<Wanted>& wanted, diag::Report& report, bool& failed) {
  for (const io::Entry& entry : list_folder(project, folder, report, failed)) {
    if (is_hidden(entry.path)) continue;
    const std::string prefix = std::string(folder) + "/";
    wanted.push_back({entry.path, &home, std::string(whole_path ? entry.path : below(entry.path, prefix))});
  }
}

// Names below theme/ mean the built-in templates.
bool is_reserved(std::string_view path, diag::Report& report) {
  const std::string folder = fmt::format("templates/{}", theme_prefix);
  if (!path.starts_with(folder)) return false;
  report.error({}, fmt::format("`{}` stands where only the built-in theme may", path))
      .with_hint(fmt::format("to override a file of the theme, call it `templates/{}`", below(path, folder)));
  return true;
}

std::vector<Wanted> choose_files(const io::FileSystem& project, Sources& sources, diag::Report& report) {
  std::vector<Wanted> wanted;
  want_folder(project, "content", sources.content, true, wanted, report, sources.failed);
  for (Wanted& file : wanted) {
    if (file.path.starts_with("content/sources/")) file.home = &sources.documents;
  }
  want_folder(project, "site", sources.content, true, wanted, report, sources.failed);
  for (Wanted& file : wanted) {
    if (!file.path.starts_with("site/assets/")) continue;
    file.home = &sources.files;
    file.name = below(file.path, "site/assets/");
  }
  want_folder(project, "templates", sources.templates, true, wanted, report, sources.failed);
  for (Wanted& file : wanted) {
    if (file.path.starts_with("templates/words/")) file.home = &sources.words;
    if (!file.path.starts_with("templates/assets/")) continue;
    file.home = &sources.assets;
    file.name = below(file.path, "templates/assets/");
  }
  std::erase_if(wanted, [&](const Wanted& file) { return is_reserved(file.path, report); });
  return wanted;
}

void read_files(const io::FileSystem& project, const std::vector<Wanted>& wanted, unsigned jobs, bool& failed,
                diag::Report& report) {
  auto results = parallel_map(wanted.size(), jobs, [&](std::size_t i) {
    return std::make_unique<io::Result<std::string>>(project.read(wanted[i].path));
  });
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (*results[i]) {
      wanted[i].home->push_back({wanted[i].name, std::move(**results[i])});
    } else {
      report_fault(results[i]->fault(), report, failed);
    }
  }
}

// The project's own files stand in place of the built-in ones of the same name. Words lie over each other:
// the built-in ones, whose paths begin with a bracket, come first.
void add_theme(Sources& sources) {
  const auto find = [](const std::vector<text::SourceFile>& files, std::string_view name) {
    const auto found =
        std::find_if(files.begin(), files.end(), [&](const auto& file) { return file.path == name; });
    return found == files.end() ? nullptr : &*found;
  };
  for (const ThemeFile& file : builtin_theme()) {
    const std::string path = fmt::format("{}{}", builtin_folder, file.name);
    if (file.name.starts_with(words_folder)) {
      sources.words.push_back({path, std::string(file.bytes)});
    } else if (file.name.starts_with(asset_folder)) {
      const std::string name(below(file.name, asset_folder));
      if (find(sources.assets, name) == nullptr) sources.assets.push_back({name, std::string(file.bytes)});
    } else {
      const text::SourceFile* own = find(sources.templates, fmt::format("templates/{}", file.name));
      if (own != nullptr && own->text == file.bytes) continue;
      (own != nullptr ? sources.replaced : sources.templates).push_back({path, std::string(file.bytes)});
    }
  }
}

}  // namespace

std::string template_name(const text::SourceFile& source) {
  return source.path.substr(source.path.find('/') + 1);
}

Sources load(const io::FileSystem& project, const LoadOptions& options, diag::Report& report) {
  Sources sources;
  const std::vector<Wanted> wanted = choose_files(project, sources, report);
  read_files(project, wanted, options.jobs, sources.failed, report);
  if (!options.documents.empty()) {
    const auto folder = project.open(options.documents);
    if (!folder) {
      report_fault(folder.fault(), report, sources.failed);
    } else {
      std::vector<Wanted> documents;
      for (const io::Entry& entry : list_folder(**folder, ".", report, sources.failed)) {
        const std::string_view name = below(entry.path, "./");
        if (!is_hidden(name))
          documents.push_back(
              {entry.path, &sources.documents, fmt::format("{}/{}", options.documents, name)});
      }
      read_files(**folder, documents, options.jobs, sources.failed, report);
    }
  }
  add_theme(sources);
  for (auto* files : {&sources.content, &sources.templates, &sources.replaced, &sources.words,
                      &sources.assets, &sources.files, &sources.documents}) {
    std::sort(files->begin(), files->end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  }
  return sources;
}

}  // namespace planpress::publish

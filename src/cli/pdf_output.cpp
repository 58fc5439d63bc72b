#include "cli/pdf_output.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>

#include "cli/command.hpp"
#include "io/user_file.hpp"
#include "publish/generation.hpp"
#include "publish/output_place.hpp"

namespace planpress::cli {
namespace {

const std::vector<std::string> inputs{"content", "site", "templates"};

// The publication that holds the absolute path `at`: the nearest folder above it, or itself, with a manifest
// of ours.
std::string publication_around(const io::FileSystem& project, std::string at) {
  for (; !at.empty(); at.erase(at.rfind('/'))) {
    const auto folder = project.open(at);
    if (!folder) continue;
    const auto manifest = (*folder)->read(publish::manifest_name);
    if (manifest && publish::read_manifest(*manifest)) return at;
  }
  return {};
}

// Where the folder `path` is or would be: what is missing of it stands behind where the rest of it is.
std::string location_of(const io::FileSystem& project, const std::string& path) {
  std::string above = path;
  std::string missing;
  while (true) {
    if (const auto folder = project.open(above.empty() ? "." : above))
      return (*folder)->location() == "/" ? missing : (*folder)->location() + missing;
    while (above.ends_with('/')) above.pop_back();
    const std::size_t slash = above.rfind('/');
    missing.insert(0, "/" + above.substr(slash == std::string::npos ? 0 : slash + 1));
    above.resize(slash == std::string::npos ? 0 : std::max<std::size_t>(slash, 1));
  }
}

io::Status make_below(io::FileSystem& top, const std::string& folder) {
  for (std::size_t end = 0; end != std::string::npos && !folder.empty();) {
    end = folder.find('/', end + 1);
    const std::string part = folder.substr(0, end);
    const auto there = top.look(part);
    if (!there) return there.fault();
    if (*there == io::Kind::folder) continue;
    if (*there != io::Kind::missing) return io::Fault{ENOTDIR, part, "make the folder", {}};
    if (io::Status made = top.make_folder(part); !made) return made;
  }
  return {};
}

}  // namespace

int PdfOutput::check(const model::Site& site, diag::Report& report) {
  bool disk_failed = false;
  const auto place = publish::find_output_place(project_, folder_, inputs, false, report, disk_failed);
  if (!place) return disk_failed ? exit_io : exit_usage;
  const std::string location = location_of(project_, folder_);
  const std::string publication = publication_around(project_, location);
  if (publication.empty()) return exit_fine;
  const std::string inside = location == publication ? "" : location.substr(publication.size() + 1);
  if (!inside.empty() && publish::is_kept(inside, {site.keep.begin(), site.keep.end()})) return exit_fine;
  report
      .error({}, fmt::format(
                     "`{}` is refused: it lies in a publication, where the next `build` would find strangers",
                     folder_))
      .with_hint("name a folder beside it, or one in it that `keep` names in the settings");
  return exit_usage;
}

io::Status PdfOutput::open() {
  if (top_) return {};
  diag::Report report;
  bool disk_failed = false;
  const auto place = publish::find_output_place(project_, folder_, inputs, true, report, disk_failed);
  if (!place) return io::Fault{EIO, folder_, "make the folder", report.all().front().message};
  const auto there = place->parent->look(place->name);
  if (!there) return there.fault();
  if (*there == io::Kind::missing) {
    if (io::Status made = place->parent->make_folder(place->name); !made) return made;
  }
  auto opened = place->parent->open(place->name);
  if (!opened) return opened.fault();
  top_ = std::move(*opened);
  return {};
}

io::Status PdfOutput::add(const std::string& path, std::string_view pdf) {
  if (io::Status opened = open(); !opened) return opened;
  const std::size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : path.substr(0, slash);
  const std::string name = path.substr(slash == std::string::npos ? 0 : slash + 1);
  Shelf& shelf = shelves_[folder];
  if (!shelf.folder) {
    if (io::Status made = make_below(*top_, folder); !made) return made;
    auto opened = top_->open(folder.empty() ? "." : folder);
    if (!opened) return opened.fault();
    shelf.folder = std::move(*opened);
  }
  const auto same = shelf.folder->holds(name, pdf);
  if (same && *same) {
    ++unchanged_;
    return {};
  }
  const auto there = shelf.folder->look(name);
  if (there && *there == io::Kind::file) {
    const auto standing = shelf.folder->read(name);
    if (!standing || !standing->starts_with("%PDF-"))
      return io::Fault{EEXIST, path, "replace", "what stands there is no PDF"};
  }
  io::Status staged = io::stage_file(*shelf.folder, name, pdf);
  if (staged) shelf.names.push_back(name);
  return staged;
}

io::Status PdfOutput::finish() {
  for (auto& [folder, shelf] : shelves_) {
    if (shelf.names.empty()) continue;
    if (io::Status put = io::put_staged(*shelf.folder, shelf.names); !put) {
      drop();
      return put;
    }
    written_ += shelf.names.size();
    shelf.names.clear();
  }
  return {};
}

void PdfOutput::drop() {
  for (auto& [folder, shelf] : shelves_) {
    if (shelf.folder) io::drop_staged(*shelf.folder, shelf.names);
    shelf.names.clear();
  }
}

}  // namespace planpress::cli

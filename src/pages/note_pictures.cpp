#include "pages/note_pictures.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "diag/nearest.hpp"
#include "pages/routes.hpp"

namespace planpress::pages {
namespace {

// The path that `url` names beside the file `from`; empty where it leads out of all folders.
std::string beside(std::string from, std::string_view url) {
  from.resize(from.rfind('/') + 1);
  while (!url.empty()) {
    if (url.starts_with("./")) {
      url.remove_prefix(2);
    } else if (url.starts_with("../")) {
      if (from.empty()) return {};
      from.pop_back();
      from.resize(from.rfind('/') + 1);
      url.remove_prefix(3);
    } else {
      const std::size_t end = std::min(url.find('/'), url.size() - 1) + 1;
      from += url.substr(0, end);
      url.remove_prefix(end);
    }
  }
  return from;
}

// Where the note says `url`, for messages.
text::Span place_of(const model::Note& note, std::string_view url) {
  const std::size_t at = note.file->text.find(url);
  if (at == std::string::npos) return note.where;
  const auto begin = static_cast<std::uint32_t>(at);
  return {note.file, begin, begin + static_cast<std::uint32_t>(url.size())};
}

}  // namespace

std::string file_named(std::string_view route, std::string_view url) {
  constexpr std::string_view assets = "site/assets/";
  const std::string in_project = beside("content/" + std::string(route), url);
  if (in_project.starts_with(assets)) return in_project.substr(assets.size());
  return beside(std::string(route), url);
}

void check_pictures(const Publication& publication, std::span<const text::SourceFile> files,
                    diag::Report& report) {
  std::vector<std::string> known;
  for (const text::SourceFile& file : files) known.push_back(file.path);
  for (const Page& drawing : publication.drawings) known.push_back(drawing.route + ".svg");
  std::sort(known.begin(), known.end());
  for (const model::Note& note : publication.model.notes) {
    const markdown::Tree& tree = note.body.tree();
    for (const markdown::Node& node : tree.nodes) {
      if (node.kind != markdown::Kind::image) continue;
      const std::string_view url = tree.text(node.text);
      // Other hosts, and names with escapes, are for the reader of the page to resolve.
      if (url.empty() || url.find_first_of(":%?#") != std::string_view::npos || url.starts_with('/'))
        continue;
      const std::string path = file_named(route_of(note), url);
      if (std::binary_search(known.begin(), known.end(), path)) continue;
      report.error(place_of(note, url), fmt::format("there is no picture `{}`", url))
          .with_suggestion(diag::nearest(path, std::vector<std::string_view>(known.begin(), known.end())))
          .with_hint(
              "put it into site/assets/, and name it from where the note stands, as in "
              "`../../site/assets/map.png`");
    }
  }
}

}  // namespace planpress::pages

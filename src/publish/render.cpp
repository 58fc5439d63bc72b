#include "publish/render.hpp"

#include <fmt/format.h>

#include <set>

#include <algorithm>
#include <atomic>
#include <chrono>

#include "formats/format.hpp"
#include "formats/site_file.hpp"
#include "io/digest.hpp"
#include "pages/routes.hpp"
#include "publish/open_data.hpp"
#include "publish/page_facts.hpp"
#include "publish/parallel.hpp"
#include "publish/search.hpp"

namespace planpress::publish {
namespace {

constexpr model::Language data_language = model::Language::zh;

/// The memory of one worker, used page after page.
struct Workplace {
  data::Arena arena;
  std::string page;
};

/// Counts pages over all threads and tells the watch.
class Progress {
 public:
  Progress(const Watch& watch, std::size_t total) : watch_(watch), total_(total) {}

  bool go_on() const { return !watch_.interrupted || !watch_.interrupted(); }

  void done() {
    const std::size_t count = ++count_;
    if (!watch_.progressed) return;
    const auto now = std::chrono::steady_clock::now().time_since_epoch().count();
    auto next = next_.load();
    constexpr auto pause = std::chrono::steady_clock::duration(std::chrono::milliseconds(100)).count();
    // Whoever moves the time on is the one that tells.
    if (now >= next && next_.compare_exchange_strong(next, now + pause)) watch_.progressed(count, total_);
  }

 private:
  const Watch& watch_;
  std::size_t total_;
  std::atomic<std::size_t> count_ = 0;
  std::atomic<std::chrono::steady_clock::rep> next_ = 0;
};

std::string drawing_path(const model::Site& site, const pages::Page& drawing, model::Language language) {
  return fmt::format("{}{}.svg", pages::folder_of(site, language), drawing.route);
}

/// True when the project brings a file of that name along: then ours is not made.
bool is_brought(const Sources& sources, std::string_view path) {
  return std::any_of(sources.files.begin(), sources.files.end(),
                     [&](const text::SourceFile& file) { return file.path == path; });
}

void write_site_files(const Sources& sources, const pages::Publication& publication, unsigned jobs,
                      const Take& take) {
  const auto& rows = formats::site_files();
  for_each_index(rows.size(), jobs, [&](std::size_t i) {
    if (!rows[i].is_made(publication) || is_brought(sources, rows[i].name)) return;
    rows[i].write(publication, [&](std::string_view path, std::string_view bytes) { take(path, bytes); });
  });
}

}  // namespace

pages::Files name_assets(const Sources& sources) {
  pages::Files files;
  for (const text::SourceFile& asset : sources.assets) {
    const std::string hash = io::hex(io::sha256(asset.text)).substr(0, 10);
    const std::size_t dot = std::min(asset.path.rfind('.'), asset.path.size());
    files.assets[asset.path] =
        fmt::format("assets/{}.{}{}", asset.path.substr(0, dot), hash, asset.path.substr(dot));
  }
  return files;
}

std::string_view find_picture(const Sources& sources) {
  for (const text::SourceFile& file : sources.files) {
    if (file.path == "share.png" || file.path == "share.jpg") return file.path;
  }
  return {};
}

void check_files(const Sources& sources, const pages::Publication& publication, diag::Report& report) {
  if (sources.files.empty()) return;
  std::set<std::string> taken;
  for (std::string& path : OpenData::paths(publication)) taken.insert(std::move(path));
  for (const pages::Page& page : publication.pages) {
    if (!page.kind->file.empty()) continue;  // the publication's own takes its place
    for (const model::Edition edition : publication.model.site.editions) {
      for (const model::Language language : publication.model.site.languages)
        taken.insert(path_of(publication.model.site, page, edition, language));
    }
  }
  for (const pages::Page& drawing : publication.drawings) {
    for (const model::Language language : publication.model.site.languages)
      taken.insert(drawing_path(publication.model.site, drawing, language));
  }
  for (const text::SourceFile& file : sources.files) {
    const bool in_search = file.path.starts_with(search_folder);
    if (!in_search && !taken.contains(file.path)) continue;
    report
        .error({}, fmt::format("`site/assets/{}` stands in the way of {}", file.path,
                               in_search ? "the index of the search" : "a file of that name"))
        .with_hint("give it another name");
  }
}

bool render_page(const pages::Publication& publication, const jinja::Environment& templates,
                 const pages::Files& files, const pages::Page& page, model::Edition edition,
                 model::Language language, std::string_view name, diag::Report& report, std::string& out) {
  thread_local Workplace place;
  place.arena.reset();
  const formats::PageFormat& format = format_of(edition);
  const std::string template_name =
      name.empty() ? fmt::format("{}{}", page.kind->name, format.ending) : std::string(name);
  const jinja::Template* found = templates.find(template_name);
  if (found == nullptr) {
    report.error({}, fmt::format("there is no template `{}` for the page `{}`", template_name, page.route));
    return false;
  }
  bool good = false;
  show_page(publication, page, edition, language, place.arena,
            [&](const data::View& record, const data::View& names) {
              const data::View scopes[] = {record};
              const data::View globals[] = {names};
              pages::Rendering rendering{publication, files, page, edition, language};
              jinja::Run run{scopes,     place.arena, report,  &rendering,
                             page.route, {},          globals, static_cast<std::uint32_t>(language)};
              good = jinja::render(templates, *found, run, out);
            });
  if (!good) return false;
  format.finish(out);
  if (language != data_language && format.mark_language != nullptr)
    format.mark_language(out, tag_of(data_language));
  return true;
}

namespace {

// Drawings are written once a language, whatever the editions of the pages.
void render_drawings(const pages::Publication& publication, const jinja::Environment& templates,
                     const pages::Files& files, unsigned jobs, const Watch& watch, const Take& take,
                     diag::Report& report) {
  const model::Site& site = publication.model.site;
  const std::size_t count = publication.drawings.size();
  auto reports = parallel_map(count * site.languages.size(), jobs, [&](std::size_t i) {
    diag::Report faults;
    if (watch.interrupted && watch.interrupted()) return faults;
    thread_local std::string bytes;
    bytes.clear();
    const pages::Page& drawing = publication.drawings[i % count];
    const model::Language language = site.languages[i / count];
    const std::string name = fmt::format("{}.svg", drawing.kind->name);
    if (render_page(publication, templates, files, drawing, model::Edition::html, language, name, faults,
                    bytes))
      take(drawing_path(site, drawing, language), bytes);
    return faults;
  });
  for (diag::Report& faults : reports) report.join(std::move(faults));
}

}  // namespace

void render(const Sources& sources, const pages::Publication& publication,
            const jinja::Environment& templates, const pages::Files& files, unsigned jobs, const Watch& watch,
            const Take& take, diag::Report& report) {
  const auto& editions = publication.model.site.editions;
  const auto& languages = publication.model.site.languages;
  const auto& first_words = *publication.words[static_cast<std::size_t>(languages.front())];
  OpenData open_data(publication, first_words);
  const std::size_t of_language = publication.pages.size() * editions.size();
  const std::size_t count = of_language * languages.size();
  Progress progress(watch, open_data.size() + count);
  auto reports = parallel_map(open_data.size() + count, jobs, [&](std::size_t i) {
    diag::Report faults;
    if (!progress.go_on()) return faults;
    if (i < open_data.size()) {
      open_data.write(i, take, faults);
      progress.done();
      return faults;
    }
    thread_local std::string bytes;
    bytes.clear();
    const std::size_t number = i - open_data.size();
    const model::Language language = languages[number / of_language];
    const pages::Page& page = publication.pages[number % of_language / editions.size()];
    const std::size_t at = number % editions.size();
    const bool alone = !page.kind->file.empty();
    const model::Edition edition = alone ? model::Edition::markdown : editions[at];
    const std::string path = path_of(publication.model.site, page, edition, language);
    if (alone && (at > 0 || is_brought(sources, path))) return faults;
    if (render_page(publication, templates, files, page, edition, language, {}, faults, bytes))
      take(path, bytes);
    progress.done();
    return faults;
  });
  for (diag::Report& faults : reports) report.join(std::move(faults));
  render_drawings(publication, templates, files, jobs, watch, take, report);
  if (progress.go_on()) open_data.write_package(take);
  if (std::find(editions.begin(), editions.end(), model::Edition::html) != editions.end())
    write_search(publication, jobs, watch, take);
  write_site_files(sources, publication, jobs, take);
  for (const text::SourceFile& asset : sources.assets)
    take(files.assets.find(asset.path)->second, asset.text);
  for (const text::SourceFile& file : sources.files) take(file.path, file.text);
}

}  // namespace planpress::publish

#include "publish/publish.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "data/read.hpp"
#include "pages/live_block.hpp"
#include "pages/note_pictures.hpp"
#include "publish/page_facts.hpp"
#include "publish/remarks.hpp"
#include "publish/web_remarks.hpp"

namespace planpress::publish {
namespace {

class Clock {
 public:
  explicit Clock(std::vector<PassTime>& times) : times_(times), start_(std::chrono::steady_clock::now()) {}

  void end_of(std::string_view pass) {
    const auto now = std::chrono::steady_clock::now();
    times_.push_back({pass, std::chrono::duration<double, std::milli>(now - start_).count()});
    start_ = now;
  }

 private:
  std::vector<PassTime>& times_;
  std::chrono::steady_clock::time_point start_;
};

bool must_stop(const diag::Report& report, const Options& options) {
  return report.has_errors() || (options.strict && report.count(diag::Severity::warning) > 0);
}

}  // namespace

std::unique_ptr<Publishing> prepare(const io::FileSystem& project, const Options& options) {
  auto made = std::make_unique<Publishing>();
  Clock clock(made->times);
  made->sources = load(project, {options.documents, options.jobs}, made->report);
  clock.end_of("load");
  // Every input has been read. Nothing below touches the disk before `write`.

  made->parsed = parse(made->sources, {options.jobs, options.strict || !options.write}, made->report);
  if (!options.base_url.empty()) made->parsed.model.site.base_url = options.base_url;
  clock.end_of("parse");
  made->report.settle();
  // Names cannot be judged while a file that may define them is unreadable.
  if (!made->parsed.whole || made->sources.failed) return made;

  model::bind(made->parsed.model, made->report);
  pages::check_live_blocks(made->parsed.model, made->report);
  clock.end_of("bind");
  // Names are tied to things. From here on the model does not change.
  if (made->report.has_errors()) {
    made->report.settle();
    return made;  // with things that are tied to nothing, there are no pages
  }

  made->publication = std::make_unique<pages::Publication>(pages::choose(made->parsed.model, made->report));
  made->files = name_assets(made->sources);
  for (std::size_t i = 0; i < made->parsed.phrases.size(); ++i)
    made->publication->words[i] = &made->parsed.phrases[i];
  made->publication->picture = find_picture(made->sources);
  check_files(made->sources, *made->publication, made->report);
  pages::check_pictures(*made->publication, made->sources.files, made->report);
  clock.end_of("choose");
  made->report.settle();
  return made;
}

// Every publication has one; by route it is not the first.
static const pages::Page& front_page(const pages::Publication& publication) {
  return *std::find_if(publication.pages.begin(), publication.pages.end(),
                       [](const pages::Page& page) { return page.route == "index"; });
}

bool render_with_data(Publishing& made, std::string_view template_name, const text::SourceFile& data,
                      const PageChoice& chosen, std::string& out) {
  const pages::Page* const page = chosen.page;
  data::Arena arena;
  const std::size_t before = made.report.all().size();
  const data::Value value = data::read_data(data, arena, made.report);
  const jinja::Template* found = made.parsed.templates.find(template_name);
  if (made.report.all().size() > before || found == nullptr) return false;
  if (value.kind != data::Value::Kind::map) {
    made.report.error({&data, value.begin, value.end},
                      fmt::format("expected names with values, found {}", data::describe(value.kind)));
    return false;
  }
  const auto edition = template_name.ends_with(".md") ? model::Edition::markdown : model::Edition::html;
  const auto render_over = [&](const data::View& below, const data::View& names) {
    // Filters that know pages stand on the front page when there is no other.
    const pages::Page& here = page != nullptr ? *page : front_page(*made.publication);
    pages::Rendering rendering{*made.publication, made.files, here, edition, chosen.language};
    const data::View scopes[] = {data::view_of(value), below};
    const data::View globals[] = {names};
    const std::size_t levels = page != nullptr ? 1 : 0;
    jinja::Run run{std::span(scopes).first(1 + levels),
                   arena,
                   made.report,
                   &rendering,
                   page != nullptr ? std::string_view(page->route) : "(data)",
                   {},
                   std::span(globals).first(levels),
                   static_cast<std::uint32_t>(chosen.language)};
    return jinja::render(made.parsed.templates, *found, run, out);
  };
  if (page == nullptr) return render_over({}, {});
  bool good = false;
  show_page(*made.publication, *page, edition, chosen.language, arena,
            [&](const data::View& record, const data::View& names) { good = render_over(record, names); });
  return good;
}

std::unique_ptr<Publishing> publish(const io::FileSystem& project, const Options& options) {
  auto made = prepare(project, options);
  if (must_stop(made->report, options)) return made;
  Clock clock(made->times);
  const auto render_into = [&](const Take& take) {
    render(made->sources, *made->publication, made->parsed.templates, made->files, options.jobs,
           options.watch, take, made->report);
    made->report.settle();
    clock.end_of("render");
  };
  if (!options.write) {
    render_into([](std::string_view, std::string_view) { return true; });
    add_remarks(made->parsed, made->report);
    add_web_remarks(*made->publication, made->report);
    return made;
  }

  const auto& keep = made->parsed.model.site.keep;
  Stage stage(project, {.output = options.output,
                        .inputs = {"content", "site", "templates"},
                        .keep = {keep.begin(), keep.end()},
                        .check = options.check,
                        .jobs = options.jobs});
  if (stage.is_open())
    render_into([&](std::string_view path, std::string_view bytes) { return stage.put(path, bytes); });
  made->interrupted = options.watch.interrupted && options.watch.interrupted();
  if (made->interrupted || must_stop(made->report, options)) {
    stage.abandon();
  } else {
    made->outcome = stage.finish();
    clock.end_of("write");
  }
  return made;
}

}  // namespace planpress::publish

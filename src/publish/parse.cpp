#include "publish/parse.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <variant>

#include "io/digest.hpp"
#include "model/discretion.hpp"
#include "model/read.hpp"
#include "model/wording.hpp"
#include "pages/rendering.hpp"
#include "publish/parallel.hpp"

namespace planpress::publish {
namespace {

using model::BodiesFile;
using model::IndicatorsFile;
using model::Model;
using model::PlacesFile;
using model::SectorsFile;

/// One file's records, with the faults found in it and the strings that it needed.
struct Piece {
  std::variant<std::monostate, model::Site, PlacesFile, SectorsFile, BodiesFile, IndicatorsFile, model::Plan,
               model::ProgressFile, model::Note>
      content;
  data::Arena strings;
  diag::Report report;
  bool unread = false;
  std::vector<model::PersonalData> personal;
};

bool is_data(std::string_view path) {
  return path.ends_with(".json") || path.ends_with(".yaml") || path.ends_with(".yml");
}

std::string_view without_ending(std::string_view path) {
  return path.substr(0, path.rfind('.'));
}

void parse_note(const text::SourceFile& file, Piece& piece) {
  model::Note note = model::read_note(file, piece.strings, piece.report);
  constexpr std::string_view folder = "content/notes/";
  note.slug = without_ending(std::string_view(file.path).substr(folder.size()));
  if (!note.draft) piece.content = std::move(note);
}

Piece parse_file(const text::SourceFile& file) {
  Piece piece;
  const std::string_view path = file.path;
  const std::string_view stem = without_ending(path);
  // The settings are the publisher's own words about himself.
  if (stem != "site/site") piece.personal = model::find_personal_data(file);
  const auto read = [&]<class T>(T*) {
    T record = model::read_file<T>(file, piece.strings, piece.report);
    piece.unread = !record.where;
    piece.content = std::move(record);
  };
  if (path.starts_with("content/notes/") && path.ends_with(".md")) {
    parse_note(file, piece);
  } else if (!is_data(path)) {
    piece.report.warning({&file, 0, 0}, "unused-file", fmt::format("`{}` is not used", path))
        .with_hint(
            "plans and progress are .json or .yaml, notes are .md; other files belong into site/assets");
  } else if (path.starts_with("content/plans/")) {
    read(static_cast<model::Plan*>(nullptr));
  } else if (path.starts_with("content/progress/")) {
    read(static_cast<model::ProgressFile*>(nullptr));
  } else if (stem == "site/site") {
    read(static_cast<model::Site*>(nullptr));
  } else if (stem == "content/places") {
    read(static_cast<PlacesFile*>(nullptr));
  } else if (stem == "content/sectors") {
    read(static_cast<SectorsFile*>(nullptr));
  } else if (stem == "content/bodies") {
    read(static_cast<BodiesFile*>(nullptr));
  } else if (stem == "content/indicators") {
    read(static_cast<IndicatorsFile*>(nullptr));
  } else {
    piece.report.warning({&file, 0, 0}, "unused-file", fmt::format("`{}` is not used", path))
        .with_hint(
            "planpress reads site/site.yaml and, below content/: places, sectors, bodies, indicators, "
            "plans/, progress/, notes/");
  }
  return piece;
}

/// Puts the pieces into the model, in the order of their paths.
struct Gather {
  Model& model;
  void operator()(std::monostate) const {}
  void operator()(model::Site& site) const { model.site = std::move(site); }
  void operator()(PlacesFile& file) const { model.places = std::move(file.places); }
  void operator()(SectorsFile& file) const { model.sectors = std::move(file.sectors); }
  void operator()(BodiesFile& file) const {
    model.functions = std::move(file.functions);
    model.bodies = std::move(file.bodies);
  }
  void operator()(IndicatorsFile& file) const { model.indicators = std::move(file.indicators); }
  void operator()(model::Plan& plan) const { model.plans.push_back(std::move(plan)); }
  void operator()(model::ProgressFile& file) const { model.progress.push_back(std::move(file)); }
  void operator()(model::Note& note) const { model.notes.push_back(std::move(note)); }
};

void require_files(const Sources& sources, diag::Report& report) {
  for (const std::string_view needed : {"site/site", "content/places", "content/bodies", "content/sectors"}) {
    const auto is_it = [&](const text::SourceFile& file) {
      return is_data(file.path) && without_ending(file.path) == needed;
    };
    if (std::none_of(sources.content.begin(), sources.content.end(), is_it)) {
      report.error({}, fmt::format("`{}.{}` is missing", needed, needed == "site/site" ? "yaml" : "json"))
          .with_hint("a project holds site/site.yaml and content/ with places, sectors, bodies and plans/");
    }
  }
  const auto is_plan = [](const text::SourceFile& file) { return file.path.starts_with("content/plans/"); };
  if (std::none_of(sources.content.begin(), sources.content.end(), is_plan)) {
    report.error({}, "there is no plan in `content/plans`");
  }
}

jinja::Environment compile_templates(const Sources& sources, bool strict, diag::Report& report) {
  jinja::Settings settings;
  settings.trim_blocks = true;
  settings.lstrip_blocks = true;
  settings.undefined = strict ? jinja::Undefined::strict : jinja::Undefined::lenient;
  jinja::Environment environment(settings);
  environment.add_filters(pages::filters());
  for (const text::SourceFile& file : sources.templates) environment.add(file, template_name(file));
  environment.compile(report);
  return environment;
}

// Documents are found by content, whatever they are called.
void attach_documents(const Sources& sources, Model& model, diag::Report& report) {
  for (const text::SourceFile& document : sources.documents) {
    const std::string digest = io::hex(io::sha256(document.text));
    for (model::Plan& plan : model.plans) {
      if (plan.document.source && plan.document.source->sha256 == digest)
        model::attach_document(plan, document, report);
    }
  }
}

}  // namespace

Parsed parse(const Sources& sources, const ParseOptions& options, diag::Report& report) {
  require_files(sources, report);
  auto pieces = parallel_map(sources.content.size(), options.jobs,
                             [&](std::size_t i) { return parse_file(sources.content[i]); });
  Parsed parsed;
  for (Piece& piece : pieces) {
    report.join(std::move(piece.report));
    parsed.whole = parsed.whole && !piece.unread;
    std::visit(Gather{parsed.model}, piece.content);
    parsed.strings.push_back(std::move(piece.strings));
  }
  for (const Piece& piece : pieces)
    model::report_personal_data(piece.personal, parsed.model.site.allow, report);
  attach_documents(sources, parsed.model, report);
  parsed.templates = compile_templates(sources, options.strict, report);
  return parsed;
}

}  // namespace planpress::publish

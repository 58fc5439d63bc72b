#include "publish/parse.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <variant>

#include "data/encoding.hpp"
#include "data/locate.hpp"
#include "data/read.hpp"
#include "io/digest.hpp"
#include "jinja/inspect.hpp"
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

// Whether a vocabulary's list could not be read.
template <class T>
bool names_nothing(const T& file) {
  if constexpr (std::is_same_v<T, PlacesFile>) return file.places.empty();
  if constexpr (std::is_same_v<T, SectorsFile>) return file.sectors.empty();
  if constexpr (std::is_same_v<T, BodiesFile>) return file.functions.empty() || file.bodies.empty();
  if constexpr (std::is_same_v<T, IndicatorsFile>) return file.indicators.empty();
  return false;
}

Piece parse_file(const text::SourceFile& file) {
  Piece piece;
  const std::string_view path = file.path;
  const std::string_view stem = without_ending(path);
  // The settings are the publisher's own words about himself.
  if (stem != "site/site") piece.personal = model::find_personal_data(file);
  const auto leave_out = [&](std::string_view hint) {
    piece.report.warning({}, "unused-file", fmt::format("`{}` is not used", path))
        .with_hint(std::string(hint));
    piece.personal.clear();
  };
  const auto read = [&]<class T>(T*) {
    T record = model::read_file<T>(file, piece.strings, piece.report);
    piece.unread = !record.where || (piece.report.has_errors() && names_nothing(record));
    piece.content = std::move(record);
  };
  if (path.starts_with("content/notes/") && path.ends_with(".md")) {
    parse_note(file, piece);
  } else if (!is_data(path)) {
    leave_out("plans and progress are .json or .yaml, notes are .md; other files belong into site/assets");
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
    leave_out(
        "planpress reads site/site.yaml and, below content/: places, sectors, bodies, indicators, plans/, "
        "progress/, notes/");
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

// False when a file that names things is missing, or is there in two forms.
bool require_files(const Sources& sources, diag::Report& report) {
  bool complete = true;
  for (const std::string_view needed :
       {"site/site", "content/places", "content/bodies", "content/sectors", "content/indicators"}) {
    const text::SourceFile* first = nullptr;
    for (const text::SourceFile& file : sources.content) {
      if (!is_data(file.path) || without_ending(file.path) != needed) continue;
      if (first != nullptr) {
        report.error({}, fmt::format("`{}` and `{}` are one file in two forms", first->path, file.path))
            .with_hint("keep one of them");
        complete = false;
      }
      first = &file;
    }
    if (first == nullptr && needed != "content/indicators") {
      report.error({}, fmt::format("`{}.{}` is missing", needed, needed == "site/site" ? "yaml" : "json"))
          .with_hint("a project holds site/site.yaml and content/ with places, sectors, bodies and plans/");
      complete = false;
    }
  }
  const auto is_plan = [](const text::SourceFile& file) { return file.path.starts_with("content/plans/"); };
  if (std::none_of(sources.content.begin(), sources.content.end(), is_plan)) {
    report.error({}, "there is no plan in `content/plans`");
  }
  return complete;
}

// `language: en` is `languages: [en]`; to templates it is the first one.
void settle_languages(model::Site& site, diag::Report& report) {
  if (site.language && site.languages != model::Site().languages) {
    report.error(data::place_of_value(site.where, "language"), "`language` and `languages` say the same")
        .with_hint("keep `languages`; its first one stands at the root of the publication");
  } else if (site.language) {
    site.languages = {*site.language};
  }
  if (!site.languages.empty()) site.language = site.languages.front();
}

// Every built-in template is also known as `theme/…`, whatever the project has in its place.
void add_theme_names(const Sources& sources, jinja::Environment& environment) {
  for (const text::SourceFile& file : sources.replaced) {
    const std::string name = template_name(file);
    environment.add_replaced(file, fmt::format("{}{}", theme_prefix, name), name);
  }
  for (const ThemeFile& file : builtin_theme()) {
    const std::string name = fmt::format("{}{}", theme_prefix, file.name);
    if (environment.find(file.name) != nullptr && environment.find(name) == nullptr)
      environment.add_name(name, file.name);
  }
}

// Keys that are written out can be judged before any page is rendered, in each published language.
void check_words(const Parsed& parsed, diag::Report& report) {
  for (const jinja::FilterUse& use : jinja::uses_of_filter(parsed.templates, "t")) {
    if (!use.input.is_string()) continue;
    for (const model::Language language : parsed.model.site.languages) {
      const pages::Phrases& phrases = parsed.phrases[static_cast<std::size_t>(language)];
      if (phrases.find(use.input.as_string()) != nullptr) continue;
      const pages::MissingPhrase missing = phrases.missing(use.input.as_string());
      report.error(use.place, missing.message).with_suggestion(missing.nearest);
    }
  }
}

// Phrases without arguments are put into the templates, one for each language; those that are missing in one
// are left to be told.
void fold_words(jinja::Environment& environment, const std::vector<pages::Phrases>& tables) {
  environment.fold("t", [&](std::string_view key) {
    std::vector<std::string_view> texts;
    for (const pages::Phrases& table : tables) {
      const pages::Phrase* phrase = table.find(key);
      if (phrase == nullptr || !phrase->is_constant()) return std::vector<std::string_view>();
      texts.push_back(phrase->pieces[0].words);
    }
    return texts;
  });
}

jinja::Environment compile_templates(const Sources& sources, bool strict, diag::Report& report) {
  jinja::Settings settings;
  settings.trim_blocks = true;
  settings.lstrip_blocks = true;
  settings.undefined = strict ? jinja::Undefined::strict : jinja::Undefined::lenient;
  jinja::Environment environment(settings);
  environment.add_filters(pages::filters());
  for (const text::SourceFile& file : sources.templates) {
    data::check_text(file, 0, file.text.size(), data::largest_document, report);
    environment.add(file, template_name(file));
  }
  add_theme_names(sources, environment);
  environment.compile(report);
  return environment;
}

std::string_view file_name(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

// Documents are found by content, whatever they are called; one that has the right name alone is told.
void attach_documents(const Sources& sources, Model& model, diag::Report& report) {
  std::map<std::string, const text::SourceFile*> by_digest;
  for (const text::SourceFile& document : sources.documents)
    by_digest.emplace(io::hex(io::sha256(document.text)), &document);
  for (model::Plan& plan : model.plans) {
    if (!plan.document.source || by_digest.empty()) continue;
    const model::SourceDocument& wanted = *plan.document.source;
    const auto found = by_digest.find(std::string(wanted.sha256));
    if (found != by_digest.end()) {
      const text::SourceFile& document = *found->second;
      if (data::check_text(document, 0, document.text.size(), data::largest_document, report) ==
          data::TextState::good)
        model::attach_document(plan, document, report);
      continue;
    }
    for (const auto& [digest, document] : by_digest) {
      if (file_name(document->path) != wanted.file) continue;
      report
          .warning(data::place_of_value(wanted.where, "sha256"), "other-document",
                   fmt::format("`{}` is not the document that the plan names", document->path))
          .with_note(fmt::format("its SHA-256 is {}", digest))
          .with_hint("compare the plan with the document, then write down its SHA-256");
    }
  }
}

// words/en.yaml and words/en/places.yaml are English.
std::string_view language_of(const text::SourceFile& file) {
  const std::string_view path = file.path;
  const std::string_view below = path.substr(path.find(words_folder) + words_folder.size());
  const std::size_t slash = below.find('/');
  return slash == std::string_view::npos ? without_ending(below) : below.substr(0, slash);
}

// A table of words for each language that the settings may name.
std::vector<pages::Phrases> read_phrases(const Sources& sources, std::vector<data::Arena>& arenas,
                                         diag::Report& report) {
  std::vector<pages::Phrases> tables;
  for (const std::string_view language : data::Choices<model::Language>::names) tables.emplace_back(language);
  data::Arena& arena = arenas.emplace_back();
  for (const text::SourceFile& file : sources.words) {
    const auto table = std::find_if(tables.begin(), tables.end(),
                                    [&](const auto& t) { return t.language() == language_of(file); });
    if (table == tables.end() || !is_data(file.path)) {
      report.warning({}, "unused-file", fmt::format("`{}` is not used", file.path))
          .with_hint(fmt::format(
              "words are in templates/words/, a .yaml or .json, or a folder of them, a language: {}",
              fmt::join(data::Choices<model::Language>::names, ", ")));
      continue;
    }
    const bool twice = &file != &sources.words.front() &&
                       without_ending((&file - 1)->path) == without_ending(file.path) &&
                       !(&file - 1)->path.starts_with(builtin_folder);
    if (twice) {
      report.error({}, fmt::format("`{}` and `{}` are one file in two forms", (&file - 1)->path, file.path))
          .with_hint("keep one of them");
    }
    table->read(file, arena, report);
  }
  return tables;
}

}  // namespace

Parsed parse(const Sources& sources, const ParseOptions& options, diag::Report& report) {
  auto pieces = parallel_map(sources.content.size(), options.jobs,
                             [&](std::size_t i) { return parse_file(sources.content[i]); });
  Parsed parsed;
  // What could not be read is not also missing.
  parsed.whole = sources.failed || require_files(sources, report);
  for (Piece& piece : pieces) {
    report.join(std::move(piece.report));
    parsed.whole = parsed.whole && !piece.unread;
    std::visit(Gather{parsed.model}, piece.content);
    parsed.strings.push_back(std::move(piece.strings));
  }
  for (const Piece& piece : pieces)
    model::report_personal_data(piece.personal, parsed.model.site.allow, report);
  attach_documents(sources, parsed.model, report);
  parsed.phrases = read_phrases(sources, parsed.strings, report);
  parsed.templates = compile_templates(sources, options.strict, report);
  settle_languages(parsed.model.site, report);
  check_words(parsed, report);
  fold_words(parsed.templates, parsed.phrases);
  return parsed;
}

}  // namespace planpress::publish

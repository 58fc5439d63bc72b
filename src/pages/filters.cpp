// The template filters of a publication, a function and a row each.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "data/write.hpp"
#include "diag/nearest.hpp"
#include "jinja/values.hpp"
#include "markdown/document.hpp"
#include "pages/rendering.hpp"
#include "pages/routes.hpp"
#include "pages/web.hpp"
#include "text/utf8.hpp"

namespace planpress::pages {
namespace {

using data::View;
using jinja::Call;

const Rendering& rendering_of(const Call& call) {
  return *static_cast<const Rendering*>(call.user);
}

const Page* find_page(const Publication& publication, std::string_view route) {
  const auto at = std::lower_bound(publication.pages.begin(), publication.pages.end(), route,
                                   [](const Page& page, std::string_view r) { return page.route < r; });
  return at != publication.pages.end() && at->route == route ? &*at : nullptr;
}

Location location_of_route(const Call& call, std::string_view text) {
  const std::size_t hash = text.find('#');
  Location location{std::string(text.substr(0, hash)),
                    hash == std::string_view::npos ? "" : std::string(text.substr(hash + 1))};
  const Publication& publication = rendering_of(call).publication;
  const Page* page = find_page(publication, location.route);
  if (page != nullptr && page->list != nullptr && !location.fragment.empty()) {
    // What a long list names by its first page may stand on a further one.
    const std::size_t part = page->list->part_with(location.fragment);
    if (part != 0) location.route = page->list->route_of(part);
  }
  if (page == nullptr) {
    std::vector<std::string_view> routes;
    for (const Page& one : publication.pages) routes.push_back(one.route);
    const std::string_view near = diag::nearest(location.route, routes);
    call.fail(fmt::format("no page has the route `{}`", location.route),
              near.empty() ? std::string() : fmt::format("did you mean `{}`?", near));
  }
  return location;
}

View link(Call& call) {
  const Rendering& rendering = rendering_of(call);
  const View thing = call.arg(0);
  const Location location = thing.is_string() ? location_of_route(call, thing.as_string()) : locate(thing);
  if (location.route.empty()) return View::string("");
  return call.string(rendering.link_to(location));
}

View address(Call& call) {
  const Rendering& rendering = rendering_of(call);
  const View thing = call.arg(0);
  std::string whole;
  if (call.text(1) == "file") {
    const std::string_view base = rendering.publication.model.site.base_url;
    whole = (base.empty() ? rendering.root() : web_root(base)) + std::string(call.text(0));
  } else {
    const Location location = thing.is_string() ? location_of_route(call, thing.as_string()) : locate(thing);
    if (location.route.empty()) return View::string("");
    whole = rendering.address_of(location);
  }
  // No mark of Markdown is in it, and simple readers do not know `https\:`.
  const View text = call.string(whole);
  return rendering.edition == model::Edition::markdown ? View::markup(text.as_string()) : text;
}

View asset(Call& call) {
  const Rendering& rendering = rendering_of(call);
  const auto found = rendering.files.assets.find(call.text(0));
  if (found == rendering.files.assets.end()) {
    std::vector<std::string_view> names;
    for (const auto& [name, path] : rendering.files.assets) names.push_back(name);
    const std::string_view near = diag::nearest(call.text(0), names);
    call.fail(fmt::format("there is no asset `{}`", call.text(0)),
              near.empty() ? std::string() : fmt::format("did you mean `{}`?", near));
  }
  return call.string(rendering.root() + found->second);
}

View file(Call& call) {
  return call.string(rendering_of(call).root() + std::string(call.text(0)));
}

bool says_nothing(const View& value) {
  switch (value.kind()) {
    case View::Kind::undefined:
    case View::Kind::none:
      return true;
    case View::Kind::string:
      return value.as_string().empty();
    case View::Kind::list:
    case View::Kind::map:
      return value.size() == 0;
    default:
      return false;
  }
}

// Things of the model stay as they are: they hold each other without end.
View without_empty(const View& value, data::Arena& arena) {
  if (value.kind() == View::Kind::list) {
    std::vector<View> items;
    for (std::uint32_t i = 0; i < value.size(); ++i) {
      const View item = without_empty(value.at(i, arena), arena);
      if (!says_nothing(item)) items.push_back(item);
    }
    return View::list(arena.copy(std::span<const View>(items)));
  }
  if (value.kind() != View::Kind::map || value.map_type().is_record()) return value;
  std::vector<data::Entry> entries;
  for (std::uint32_t i = 0; i < value.size(); ++i) {
    const View member = without_empty(value.map_type().value(value.pointer(), i, arena), arena);
    if (!says_nothing(member)) entries.push_back({value.map_type().key(value.pointer(), i), member});
  }
  return data::map_of(arena.copy(std::span<const data::Entry>(entries)), arena);
}

View filled(Call& call) {
  return without_empty(call.arg(0), call.arena);
}

const model::Target* as_target(const View& view) {
  const bool fits = view.kind() == View::Kind::map && &view.map_type() == &data::record_info<model::Target>();
  return fits ? static_cast<const model::Target*>(view.pointer()) : nullptr;
}

View target(Call& call) {
  const model::Target* thing = as_target(call.arg(0));
  if (thing == nullptr)
    call.fail("`target` takes a target", "write `t | target` for a t in a list of targets");
  const Phrases& words = rendering_of(call).words();
  return call.string(call.text(1) == "words" ? target_words(*thing, words) : target_text(*thing, words));
}

View number(Call& call) {
  const View value = call.arg(0);
  std::string digits;
  if (value.kind() == View::Kind::integer) {
    digits = fmt::format("{}", value.as_integer());
  } else if (value.kind() == View::Kind::number) {
    data::write_number(digits, value.as_number());
  } else {
    return value;
  }
  // Groups of three before the point.
  const std::size_t start = digits.starts_with('-') ? 1 : 0;
  std::size_t at = std::min(digits.find_first_of(".e"), digits.size());
  while (at > start + 3) {
    at -= 3;
    digits.insert(at, ",");
  }
  return call.string(digits);
}

View date(Call& call) {
  return call.string(date_words(call.text(0), rendering_of(call).words()));
}

View word(Call& call) {
  return View::string(word_for(call.text(0), rendering_of(call).words()));
}

View progress(Call& call) {
  const View thing = call.arg(0);
  const bool has_progress =
      thing.kind() == View::Kind::map && (&thing.map_type() == &data::record_info<model::Target>() ||
                                          &thing.map_type() == &data::record_info<model::Task>() ||
                                          &thing.map_type() == &data::record_info<model::Measure>() ||
                                          &thing.map_type() == &data::record_info<model::Plan>());
  if (!has_progress)
    call.fail("`progress` takes a target, task, measure or plan",
              "write `t | progress` for a t in a list of targets");
  return data::view_of_record(rendering_of(call).publication.progress.of(thing.pointer()));
}

View mark(Call& call) {
  return View::string(mark_for(call.text(0)));
}

// The words with the arguments in place of their names. An argument that is markup makes the whole markup, as
// `join` and `replace` do: the rest is escaped.
View fill(std::string_view key, const Phrase& phrase, const std::vector<PhrasePiece>& pieces,
          const Call& call) {
  const bool markup = call.escape != jinja::Escape::none &&
                      std::any_of(call.named.begin(), call.named.end(),
                                  [](const jinja::Named& given) { return given.value.is_markup(); });
  const jinja::Escape escape = markup ? call.escape : jinja::Escape::none;
  thread_local std::string out;
  out.clear();
  for (const PhrasePiece& piece : pieces) {
    if (piece.argument.empty()) {
      jinja::append_escaped(out, piece.words, escape);
      continue;
    }
    const auto given = std::find_if(call.named.begin(), call.named.end(),
                                    [&](const jinja::Named& each) { return each.name == piece.argument; });
    if (given == call.named.end()) {
      call.fail(fmt::format("the words for `{}` need `{}`", key, piece.argument),
                fmt::format("write `\"{}\" | t({}=…)`, or leave it out in {}", key, piece.argument,
                            phrase.where.file->path));
    }
    if (given->value.is_string()) {
      jinja::append_escaped(out, given->value.as_string(),
                            given->value.is_markup() ? jinja::Escape::none : escape);
    } else if (escape == jinja::Escape::none) {
      jinja::append_text(out, given->value, call.arena);
    } else {
      jinja::append_escaped(out, jinja::text_of(given->value, call.arena), escape);
    }
  }
  const std::string_view kept = call.arena.copy(std::string_view(out));
  return markup ? View::markup(kept) : View::string(kept);
}

View translate(Call& call) {
  const Phrases& phrases = rendering_of(call).words();
  const std::string_view key = call.text(0);
  const Phrase* phrase = phrases.find(key);
  if (phrase == nullptr) {
    const MissingPhrase missing = phrases.missing(key);
    call.fail(missing.message,
              missing.nearest.empty() ? std::string() : fmt::format("did you mean `{}`?", missing.nearest));
  }
  if (call.named.empty() && phrase->is_constant()) return View::string(phrase->pieces[0].words);
  bool is_one = false;
  for (const jinja::Named& given : call.named) {
    const bool counts = given.name == "count";
    if (counts && jinja::is_number(given.value)) is_one = jinja::as_double(given.value) == 1;
    const auto& known = phrase->arguments;
    if (counts || std::find(known.begin(), known.end(), given.name) != known.end()) continue;
    const std::string_view near = diag::nearest(given.name, known);
    call.fail(fmt::format("the words for `{}` have no place for `{}`", key, given.name),
              near.empty() ? std::string() : fmt::format("did you mean `{}`?", near));
  }
  return fill(key, *phrase, is_one && !phrase->one.empty() ? phrase->pieces_of_one : phrase->pieces, call);
}

View slug(Call& call) {
  const std::string folded = text::fold(call.text(0));
  std::string out;
  for (std::size_t at = 0; at < folded.size();) {
    const text::CodePoint point = text::decode(folded, at);
    if (point.valid && text::is_letter_or_digit(point.value)) {
      out.append(folded, at, point.length);
    } else if (!out.empty() && out.back() != '-') {
      out += '-';
    }
    at += point.length;
  }
  if (out.ends_with('-')) out.pop_back();
  return call.string(out);
}

void write_document(const markdown::Document& document, const Rendering& rendering, const NoteSite& site,
                    std::string& out) {
  if (rendering.edition == model::Edition::html) {
    markdown::write_html(document, site, out);
  } else {
    markdown::write_markdown(document, site, out);
  }
}

View markdown_text(Call& call) {
  std::string out;
  const Rendering& rendering = rendering_of(call);
  write_document(markdown::parse_string(call.text(0)), rendering, NoteSite(rendering), out);
  return View::markup(call.arena.copy(std::string_view(out)));
}

View body(Call& call) {
  const View thing = call.arg(0);
  if (thing.kind() != View::Kind::map || &thing.map_type() != &data::record_info<model::Note>()) {
    call.fail("`body` takes a note");
  }
  const markdown::Document& text = static_cast<const model::Note*>(thing.pointer())->body;
  const Rendering& rendering = rendering_of(call);
  const NoteSite site(rendering, [&](const markdown::Embed& embed) {
    const View number = View::integer(&embed - text.embeds().data());
    return call.run_macro(call.arg(1), {&number, 1}).as_string();
  });
  std::string out;
  write_document(text, rendering, site, out);
  return View::markup(call.arena.copy(std::string_view(out)));
}

constexpr std::array rows{
    jinja::FilterRow{"link", "", &link,
                     "The relative URL of the page that shows a thing, or of a route given as text; empty "
                     "when no page shows it."},
    jinja::FilterRow{"address", "kind?", &address,
                     "The whole address of what `link` leads to, for other machines; as `link` where the "
                     "settings have no base URL. `address(\"file\")` for a file of the publication."},
    jinja::FilterRow{"asset", "", &asset,
                     "The relative URL of an asset, with its content's hash in the name."},
    jinja::FilterRow{"file", "", &file,
                     "The relative URL of a file of the publication, such as `data/targets.csv`."},
    jinja::FilterRow{"target", "style?", &target,
                     "A target's value with operator and unit; in words with `target(\"words\")`."},
    jinja::FilterRow{"number", "", &number, "A number with its digits grouped by three."},
    jinja::FilterRow{"date", "", &date, "2024-05-26 as 2024年5月26日 or 26 May 2024."},
    jinja::FilterRow{"word", "", &word, "The word that readers see for a role, level, comparison, status …"},
    jinja::FilterRow{"mark", "", &mark, "The mark of a role in the matrix: ● ◐ ◆ ■ ○ △."},
    jinja::FilterRow{
        "progress", "", &progress,
        "How far a target, task, measure or plan has got, by voice; without voices when there is no report."},
    jinja::FilterRow{"t", "**", &translate,
                     "The words of the interface for a key, in the publication's language; arguments fill "
                     "`{name}` in them, and `count` chooses between one and many."},
    jinja::FilterRow{"filled", "", &filled,
                     "A map or list without members that are none, undefined or empty, and so inside them."},
    jinja::FilterRow{"slug", "", &slug,
                     "Text as a part of an address: letters and digits of any script stay, Han too; capitals "
                     "become small, full-width forms ordinary; all else between them becomes one `-`."},
    jinja::FilterRow{"markdown", "", &markdown_text, "Short Markdown, written for this edition."},
    jinja::FilterRow{"body", "live", &body,
                     "The text of a note, written for this edition. The macro `live` writes its live blocks: "
                     "it is given the number of one, from 0."},
};

}  // namespace

std::span<const jinja::FilterRow> filters() {
  return rows;
}

}  // namespace planpress::pages

// Links and live blocks of notes.
#include <fmt/format.h>

#include "pages/query.hpp"
#include "pages/rendering.hpp"
#include "pages/routes.hpp"
#include "text/escape.hpp"

namespace planpress::pages {
namespace {

using data::record_info;
using data::View;

// What a thing is called where a reference gives no words of its own.
std::string title_of(const View& thing, const Phrases& words, data::Arena& arena) {
  const auto member = [&](std::string_view name) {
    const View value = thing.get(data::Name(name), arena);
    return value.is_string() ? std::string(value.as_string()) : std::string();
  };
  const data::MapType& type = thing.map_type();
  if (&type == &record_info<model::Measure>()) {
    const auto& measure = *static_cast<const model::Measure*>(thing.pointer());
    const model::Place& place = *measure.plan->place;
    return words.say("note_measure", {{"place", place.short_name.empty() ? place.name : place.short_name},
                                      {"title", measure.title}});
  }
  if (&type == &record_info<model::Target>()) {
    const auto& target = *static_cast<const model::Target*>(thing.pointer());
    return fmt::format("{} {}", target.indicator, target_text(target, words));
  }
  const std::string name = member("name");
  return name.empty() ? member("title") : name;
}

void write_html_table(const Answer& answer, const Rendering& rendering, const std::string& caption,
                      std::string& out) {
  const auto escaped = [&](std::string_view text) { text::append_html(out, text); };
  out += "<div class=\"table-wrap\" role=\"region\" tabindex=\"0\" aria-label=\"";
  escaped(caption);
  out += "\">\n<table class=\"live\">\n<caption>";
  escaped(caption);
  out += "</caption>\n<thead><tr><th scope=\"col\">";
  escaped(rendering.words().say("home_col_place"));
  out += "</th>";
  for (const std::string_view head : answer.heads) {
    out += "<th scope=\"col\">";
    escaped(head);
    out += "</th>";
  }
  out += "</tr></thead>\n<tbody>\n";
  for (const Answer::Row& row : answer.rows) {
    out += "<tr><td>";
    escaped(row.place->name);
    out += "</td>";
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      out += "<td>";
      const Location location = i == 0 ? locate(row.thing) : Location{};
      if (!location.route.empty()) {
        out += "<a href=\"";
        escaped(rendering.link_to(location));
        out += "\">";
      }
      escaped(row.cells[i]);
      out += location.route.empty() ? "</td>" : "</a></td>";
    }
    out += "</tr>\n";
  }
  out += "</tbody>\n</table>\n</div>\n";
}

void write_markdown_table(const Answer& answer, const Rendering& rendering, std::string& out) {
  out += fmt::format("| {} |", rendering.words().say("home_col_place"));
  for (const std::string_view head : answer.heads) out += fmt::format(" {} |", head);
  out += "\n| --- |";
  for (std::size_t i = 0; i < answer.heads.size(); ++i) out += " --- |";
  out += "\n";
  for (const Answer::Row& row : answer.rows) {
    out += "| ";
    text::append_markdown(out, row.place->name);
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      out += " | ";
      const Location location = i == 0 ? locate(row.thing) : Location{};
      if (!location.route.empty()) out += '[';
      text::append_markdown(out, row.cells[i]);
      if (!location.route.empty()) out += fmt::format("]({})", rendering.link_to(location));
    }
    out += " |\n";
  }
}

}  // namespace

bool NoteSite::resolve(std::string_view target, markdown::Link& link) const {
  const View thing = rendering_.publication.model.find(target);
  if (thing.is_undefined()) return false;
  const Location location = locate(thing);
  if (location.route.empty()) return false;
  data::Arena arena;
  link.url = rendering_.link_to(location);
  link.title = title_of(thing, rendering_.words(), arena);
  return true;
}

std::string NoteSite::link_to(std::string_view url) const {
  // Notes link to each other by file name, as code hosts show them.
  const std::size_t hash = url.find('#');
  const std::string_view path = url.substr(0, hash);
  const bool relative = path.find(':') == std::string_view::npos && !path.starts_with('/');
  if (!relative || !path.ends_with(".md") || rendering_.edition == model::Edition::markdown)
    return std::string(url);
  return std::string(path.substr(0, path.size() - 3)) + ".html" +
         std::string(hash == std::string_view::npos ? "" : url.substr(hash));
}

void NoteSite::embed(const markdown::Embed& embed, std::string& out) const {
  diag::Report ignored;  // check_queries has told every fault
  const Query query = parse_query(embed.code, embed.place, ignored);
  const Answer found = answer(query, rendering_.publication, rendering_.words());
  const bool html = rendering_.edition == model::Edition::html;
  if (found.rows.empty()) {
    const std::string_view none = rendering_.words().say("query_none");
    out += html ? fmt::format("<p class=\"none\">{}</p>\n", none) : fmt::format("{}\n", none);
    return;
  }
  const std::string caption =
      rendering_.words().say("query_caption", {{"count", std::to_string(found.rows.size())}});
  if (html) {
    write_html_table(found, rendering_, caption, out);
  } else {
    write_markdown_table(found, rendering_, out);
  }
}

}  // namespace planpress::pages

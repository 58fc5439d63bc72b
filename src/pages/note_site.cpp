// Links of notes.
#include <fmt/format.h>

#include <algorithm>

#include "pages/note_pictures.hpp"
#include "pages/rendering.hpp"
#include "pages/routes.hpp"

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
  const std::size_t hash = std::min(url.find('#'), url.size());
  const std::string_view path = url.substr(0, hash);
  const bool relative = !path.empty() && path.find(':') == std::string_view::npos && !path.starts_with('/');
  if (!relative) return std::string(url);
  // Notes link to each other by file name, as code hosts show them.
  if (path.ends_with(".md")) {
    if (rendering_.edition == model::Edition::markdown) return std::string(url);
    return std::string(path.substr(0, path.size() - 3)) + ".html" + std::string(url.substr(hash));
  }
  return draw_ ? file_link(path) + std::string(url.substr(hash)) : std::string(url);
}

// All languages share the files.
std::string NoteSite::file_link(std::string_view url) const {
  const std::string path = file_named(rendering_.page.route, url);
  return path.empty() ? std::string(url) : rendering_.root() + path;
}

void NoteSite::embed(const markdown::Embed& embed, std::string& out) const {
  if (draw_) out += draw_(embed);
}

}  // namespace planpress::pages

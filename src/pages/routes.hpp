// Where things stand in the publication.
#pragma once

#include <string>
#include <string_view>

#include "model/model.hpp"

namespace planpress::pages {

/// The folder in which the pages of a language stand: empty for the first one, then its short tag, `en/`.
std::string_view folder_of(const model::Site& site, model::Language language);

/// Where something is shown: the route of its page and the fragment on it; an empty route when nothing shows
/// it.
struct Location {
  std::string route;
  std::string fragment;
};

std::string route_of(const model::Place& place);
std::string route_of(const model::Plan& plan);
std::string route_of(const model::Measure& measure);
std::string route_of(const model::Body& body);
std::string route_of(const model::Sector& sector);
std::string route_of(const model::Function& function);
std::string route_of(const model::Indicator& indicator);
std::string route_of(const model::Note& note);

/// Where a thing of the model is shown; for views of other things an empty location.
Location locate(const data::View& thing);

/// A relative link from the page at `from` to `location`, in the edition with the ending `extension`
/// (`.html`, `.md`).
std::string relative_link(std::string_view from, const Location& location, std::string_view extension);

/// The way up from a route to the root of the publication: "", "../", "../../".
std::string way_to_root(std::string_view route);

// Whether something has a page of its own.
bool is_shown(const model::Place& place);
bool is_shown(const model::Body& body);
bool is_shown(const model::Sector& sector);
bool is_shown(const model::Function& function);
bool is_shown(const model::Indicator& indicator);

}  // namespace planpress::pages

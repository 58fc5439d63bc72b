// Targets that places below may take over.
#pragma once

#include <string>
#include <vector>

#include "model/vocabulary.hpp"

namespace planpress::pages {

/// The indicator's targets that have pages of their own: one a plan, of places that have places with plans
/// below them.
std::vector<const model::Target*> upstream_targets(const model::Indicator& indicator);

/// The route of such a page.
std::string upstream_route(const model::Target& target);

}  // namespace planpress::pages

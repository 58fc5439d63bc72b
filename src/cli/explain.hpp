// What `render --explain` prints.
#pragma once

#include <string>

#include "publish/explain.hpp"

namespace planpress::cli {

/// For people: columns of name, type, value on this page, and sentence.
std::string draw_explanation(const publish::Explanation& explanation);
std::string draw_explanation(const publish::ExplainedName& name);

/// For programs: one JSON document.
std::string explanation_json(const publish::Explanation& explanation);
std::string explanation_json(const publish::ExplainedName& name);

}  // namespace planpress::cli

// Running text as Markdown.
#pragma once

#include <string>
#include <string_view>

#include "markdown/document.hpp"
#include "markdown/site.hpp"

namespace planpress::markdown {

/// Where running text will stand decides what must be escaped in it.
enum class Surroundings { paragraph, heading, cell };

/// The running text under `parent`, line breaks as in the source; in headings and cells it is one line.
std::string inline_markdown(const Document& document, const Site& site, NodeId parent,
                            Surroundings surroundings);

}  // namespace planpress::markdown

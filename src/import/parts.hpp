// The parts of a document: the notice that issues a plan, the plan's title, its text, its annexes.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "import/lines.hpp"

namespace planpress::import {

/// Line numbers here count in the list of lines, not in the source.
struct Parts {
  std::size_t title_begin = 0, title_end = 0;  // of the plan; equal when no line bears it
  std::size_t body_begin = 0, body_end = 0;    // from the first number to the end of the plan's text
  std::vector<std::size_t> annexes;            // the first line of each
  std::string title;                           // of the plan, without spaces; empty when not found
};

Parts find_parts(std::span<const Line> lines, std::string_view document_title);

/// What the plan calls itself by the end of its title: `行动方案`; empty when it calls itself none.
std::string kind_of(std::string_view title);

/// True when the line is a note on publication, such as （此件公开发布）.
bool is_publicity(std::string_view line);

/// True when the line names an office and nothing else.
bool is_office(std::string_view line);

}  // namespace planpress::import

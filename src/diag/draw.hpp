// Diagnostics as text for people, editors and machines.
#pragma once

#include <string>

#include "diag/diagnostic.hpp"

namespace planpress::diag {

enum class Format { human, short_lines, json, github };

struct DrawOptions {
  Format format = Format::human;
  bool color = false;
  std::size_t most = 20;  // further ones are counted, not shown; machine formats show all
};

/// All of the report in the chosen form; empty for an empty report. Human: message, `path:line:col`, source
/// line, carets as wide as the trouble in screen columns, notes and hints. JSON: one object a line. GitHub:
/// workflow commands.
std::string draw(const Report& report, const DrawOptions& options);

}  // namespace planpress::diag

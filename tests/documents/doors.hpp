// What the tests of the doors share: a document read and shown in a form that one can compare.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "diag/draw.hpp"
#include "documents/read_document.hpp"

namespace planpress::documents::doors {

/// Each block on a line: its line in the source, `p`, `h2` or `t`, its text; a table's rows below it, cells
/// between bars, with their spans where they have any. After an error its messages instead.
inline std::string shown(const std::optional<Document>& document, const diag::Report& report) {
  std::string out;
  for (const diag::Diagnostic& each : report.all()) {
    out += (each.severity == diag::Severity::error ? "error: " : "warning: ") + each.message + "\n";
    for (const std::string& hint : each.hints) out += "  hint: " + hint + "\n";
  }
  if (!document) return out;
  for (const Block& block : document->blocks) {
    if (block.kind == Block::Kind::table) {
      out += "t\n";
      for (const Row& row : block.rows) {
        out += std::to_string(row.cells.empty() ? 0 : row.cells.front().text.first_line());
        for (const Cell& cell : row.cells) {
          std::string text = cell.text.text;
          for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n'))
            text.replace(at, 1, "⏎");
          out += " | " + text;
          if (cell.columns > 1 || cell.rows > 1)
            out += " (" + std::to_string(cell.columns) + "x" + std::to_string(cell.rows) + ")";
        }
        out += "\n";
      }
      continue;
    }
    out += std::to_string(block.text.first_line());
    out += block.kind == Block::Kind::heading ? " h" + std::to_string(block.level) : " p";
    out += " " + block.text.text + "\n";
  }
  return out;
}

inline std::string read(std::string_view bytes, std::string_view name) {
  diag::Report report;
  const auto document = read_document(bytes, name, report);
  return shown(document, report);
}

}  // namespace planpress::documents::doors

// Feeds bytes to every door of the import and on to the reader of plans: nothing may crash or hang, every
// line lies in the document, and what is written can be read back.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "data/read.hpp"
#include "documents/read_document.hpp"
#include "import/read_plan.hpp"
#include "import/review.hpp"
#include "import/write_plan.hpp"

namespace {

using namespace planpress;

void expect(bool good) {
  if (!good) std::abort();
}

void check_text(const documents::TracedText& text, std::uint32_t lines) {
  std::uint32_t at = 0;
  for (const documents::Origin& origin : text.origins) {
    expect(origin.at >= at && origin.line >= 1 && origin.line <= lines);
    at = origin.at;
  }
}

void check(const documents::Document& document) {
  const text::SourceFile source{"fuzz", document.text};
  const std::uint32_t lines = text::line_count(source);
  for (const documents::Block& block : document.blocks) {
    check_text(block.text, lines);
    for (const documents::Row& row : block.rows) {
      for (const documents::Cell& cell : row.cells) check_text(cell.text, lines);
    }
  }
  const import::PlanReading plan = import::read_plan(document, {});
  diag::Report report;
  import::report_doubts(plan, source, report);
  for (const diag::Diagnostic& each : report.all()) expect(each.place.end <= source.text.size());
  text::SourceFile written{"fuzz.json", {}};
  import::write_plan(written.text, plan, {true});
  data::Arena arena;
  diag::Report faults;
  data::read_json(written, arena, faults);
  expect(!faults.has_errors());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr const char* names[] = {"a.txt", "a.md", "a.html", "a.docx", "a.pdf"};
  if (size == 0) return 0;
  const std::size_t which = data[0] % std::size(names);
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  diag::Report report;
  const auto document = which == 4 ? documents::read_pdf_text(bytes, names[which], report)
                                   : documents::read_document(bytes, names[which], report);
  expect(document.has_value() != report.has_errors());
  if (document) check(*document);
  return 0;
}

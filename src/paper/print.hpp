// Pages of a publication become PDF files.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "paper/pdf.hpp"

namespace planpress::paper {

/// The browser from which page numbers are printed on the margins and running heads come from the page.
inline constexpr int oldest_browser = 133;

struct PrintOptions {
  std::vector<std::string> programs;  // names of browsers; the first that is there is taken
  std::string base_url;               // where links in the files lead; empty: nowhere
  std::string day;                    // the date that the files bear, YYYY-MM-DD; empty: none
  unsigned tabs = 1;                  // how many pages are printed at once
  int milliseconds = 60'000;          // what one page may take
  bool (*interrupted)() = nullptr;    // asked ten times a second
};

/// The bytes of a file of the publication by its path; nothing when there is no such file.
using Library = std::function<std::optional<std::string>(std::string_view path)>;

/// What came of one page.
struct Printed {
  std::size_t page = 0;  // which of the paths
  std::string pdf;
  PdfFacts facts;
  std::string fault;  // why there is none; empty when there is one
};

/// Takes what came of a page; false stops the rest.
using Take = std::function<bool(Printed&& printed)>;

enum class PrintEnd : std::uint8_t {
  done,         // every page was handed over, with its PDF or its fault
  stopped,      // the taker wanted no more
  interrupted,  // from outside
  missing,      // there is no browser
  failed,       // the browser failed as a whole; pages that were not handed over were not printed
};

struct PrintOutcome {
  PrintEnd end = PrintEnd::done;
  std::string program;    // the browser that was used, or looked for last
  std::string why;        // when it failed
  std::string complaint;  // its own last words then
  int version = 0;
};

/// Prints the HTML pages `paths`. The browser sees what `library` gives and nothing else: no network, no
/// disk; scripts do not run. Pages are handed over as they are finished, each once.
PrintOutcome print(std::span<const std::string> paths, const Library& library, const PrintOptions& options,
                   const Take& take);

}  // namespace planpress::paper

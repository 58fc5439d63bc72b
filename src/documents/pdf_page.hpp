// Words on the pages of a PDF, by their places.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "documents/document.hpp"

namespace planpress::documents {

/// A run of text on a page; points, from the upper left corner.
struct PageWord {
  double left = 0, right = 0, middle = 0;  // `middle` is the height at which it stands
  std::string text;
};

/// Words side by side; those that nothing parts are one.
struct PageLine {
  double middle = 0;
  std::vector<PageWord> parts;  // from left to right

  double left() const { return parts.front().left; }
  double right() const { return parts.back().right; }
};

struct Page {
  double em = 10;  // how wide a Han letter of most of its text is
  std::vector<PageLine> lines;
};

/// The pages that `pdftotext -bbox` describes, without their page numbers and what stands at the head or foot
/// of each; none for what is no such description.
std::vector<Page> pages_of(std::string_view description);

/// Where tables stand: runs of lines, `begin` to `end`, whose words leave the same stretches of the page
/// free. Their rows are told by the numbers in the first column; a run with fewer than two is none, unless
/// the page cuts it off.
struct PageTable {
  std::size_t begin = 0, end = 0;
  std::vector<Row> rows;
};
std::vector<PageTable> find_tables(const Page& page);

/// True for `一、…` and `（一）…`.
bool begins_with_numeral(std::string_view text);

/// True for a line across all columns that heads the rows of a table below it: `二、民生实事`.
bool heads_rows(const PageLine& line);

}  // namespace planpress::documents

// The sheet at the end of a workbook that says what the others hold.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "formats/format.hpp"
#include "formats/workbook.hpp"

namespace planpress::formats {

/// One line of two cells: what, and its value.
using Facts = std::vector<std::pair<std::string, std::string>>;

/// What every workbook says: title, publisher, date, terms, where it comes from.
Facts facts_of(const Words& words);

/// A table of texts below the facts, its head first.
using Lines = std::vector<std::vector<std::string>>;

SheetPlan about_plan(const Words& words, const Facts& facts, const Lines& lines);
void write_about(Workbook& book, std::string_view title, const Facts& facts, const Lines& lines);

BookFacts book_facts(const Words& words, std::string_view title);

}  // namespace planpress::formats

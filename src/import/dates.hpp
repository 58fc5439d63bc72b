// Dates and years in official text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace planpress::import {

struct PrintedDate {
  std::size_t begin = 0, end = 0;  // in the text
  std::string iso;                 // YYYY-MM-DD; empty when there is none
};

/// The first date of the form 2024年5月26日, 二〇二四年五月二十六日, 2024-05-26 at or after `from`.
PrintedDate find_date(std::string_view text, std::size_t from = 0);

/// True when the text is a date and nothing else.
bool is_date(std::string_view text);

/// True when the text is a year with a month and nothing else: 2024年6月.
bool is_month(std::string_view text);

/// The years that the text names (2024年, 2024—2027年, 〔2024〕 not), in order.
std::vector<int> years_in(std::string_view text);

}  // namespace planpress::import

// General clauses: 以下均需…落实，不再列出 and 下同 name bodies for every measure that follows.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "import/reading.hpp"

namespace planpress::import {

/// True for a sentence that speaks of all that follows or of the plan as a whole, not of one measure.
bool is_general(std::string_view sentence);

/// Where in a general sentence the clause in front of it ends: `A负责，以下均需B落实` begins to be one at
/// 以下; 0 where nothing stands in front.
std::size_t general_at(std::string_view sentence);

/// True for 排名第一的为牵头单位: in every list the first body leads.
bool is_order(std::string_view sentence);

/// The sentence without the words that `is_order` tells and all behind them.
std::string_view without_order(std::string_view sentence);

/// The sentence without 下同 at its end.
std::string_view without_ditto(std::string_view sentence);

/// The rules that the inside of a clause (or a sentence) states; their measures are the caller's to fill in.
std::vector<RuleReading> read_rules(std::string_view inside);

}  // namespace planpress::import

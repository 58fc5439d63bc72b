// The unit behind a number: 台（套）, 万吨/日.
#pragma once

#include <optional>

#include "import/target_text.hpp"
#include "import/target_words.hpp"

namespace planpress::import {

struct UnitReading {
  std::size_t end = 0;
  UnitClass sort = UnitClass::count;
};

/// The longest word for a unit that stands at `at`, without a scale; nullptr when there is none.
const Unit* unit_at(const PlainText& text, std::size_t at);
/// The whole unit at `at`: with its scale, a second one in brackets, and what it is counted by.
std::optional<UnitReading> read_unit(const PlainText& text, std::size_t at);

}  // namespace planpress::import

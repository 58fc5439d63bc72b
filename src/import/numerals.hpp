// Numbers as official Chinese writes them: 3,500, 88.1, 三十, 两, 一百二十.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace planpress::import {

struct Numeral {
  std::size_t end = 0;  // behind its last character
  double value = 0;
  bool chinese = false;
};

/// The numeral that begins at `at`, or nothing. 万 and 亿 behind it are left to the unit. Chinese numerals
/// are read up to the thousands; a digit after 点 is a decimal.
std::optional<Numeral> read_numeral(std::u32string_view text, std::size_t at);

/// The value of one Chinese digit (两 is 2), or -1.
int chinese_digit(char32_t c);

}  // namespace planpress::import

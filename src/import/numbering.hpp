// Printed numbers at the start of paragraphs: 第一章, 一、 （一） 1. （1） ① 一是, and which of them nest in
// which.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace planpress::import {

/// The forms of numbers, the outermost first.
enum class Numbering : std::uint8_t {
  chapter,      // 第一章
  part,         // 第一节
  han,          // 一、
  bracketed,    // （一）  行动一：
  arabic,       // 1.  1．  1、  ⒈  第一条
  outline,      // 1.1
  parenthesis,  // （1）  1）  ⑴
  circled,      // ①
  enumerated,   // 一是
};

struct Marker {
  Numbering form = Numbering::han;
  int value = 0;
  std::string printed;     // as a reader names it: `一`, `（一）`, `1`, `（1）`
  std::size_t length = 0;  // the bytes up to what follows
};

/// The number that cleaned text starts with. `expected` is the value that an Arabic number would have if it
/// went on from the one before: it tells `11.121人才` (number 11) from `11.5万吨` (none).
/// `outline` is the number of two levels that was read last (`1.1`): behind it stands 1.2 or 2.1.
std::optional<Marker> read_marker(std::string_view text, int expected = 0, std::string_view outline = {});

/// The value of a Han numeral up to 99 (`二十三`), or nullopt.
std::optional<int> han_value(std::string_view numeral);

/// The numeral that the text starts with, in bytes.
std::size_t han_numeral_length(std::string_view text);

}  // namespace planpress::import

// Cutting and joining of traced text, and small looks at Han text that the annex readers share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "documents/traced.hpp"
#include "import/document.hpp"
#include "import/reading.hpp"

namespace planpress::import::annex {

/// True for a blank of any width: space, tab, line end, U+00A0, U+3000, zero-width marks.
bool is_blank(char32_t value);

/// The text without blanks at both ends.
std::string_view trim(std::string_view text);

/// The part of `text` that `part` is a view of.
TracedText cut(const TracedText& text, std::string_view part);

/// Without blanks beside Han letters and full-width marks, line ends gone, brackets and commas between Han
/// letters full-width: what the printer would have set.
TracedText tidied(const TracedText& text);
std::string tidied(std::string_view text);

/// Without any blank at all.
std::string squeezed(std::string_view text);

bool starts_with_any(std::string_view text, std::span<const std::string_view> words);
bool ends_with_any(std::string_view text, std::span<const std::string_view> words);

/// How many characters; blanks count.
std::size_t length_of(std::string_view text);

/// The first `count` characters.
std::string_view first_characters(std::string_view text, std::size_t count);

/// A number in front of a text, and what follows it.
struct Leading {
  enum class Form : std::uint8_t { none, arabic, arabic_bracket, han, han_bracket };
  Form form = Form::none;
  int value = 0;
  std::string_view printed;  // with its brackets, without the mark behind it
  std::string_view rest;     // trimmed
  bool alone() const { return form != Form::none && rest.empty(); }
};

/// Reads `12.`, `12`, `（3）`, `三、`, `（二）` in front of a text; a digit that belongs to the words
/// (2024年, 5G, 3家) is none. A Han number needs a mark behind it or must stand alone.
Leading read_leading(std::string_view text);

/// The first year 20XX that 年 follows, or that stands alone; 0 is none.
int find_year(std::string_view text);

/// The lines that a text comes from.
LineRange lines_of(const TracedText& text);

/// The smallest range that holds both; an empty one counts for nothing.
LineRange together(LineRange a, LineRange b);

/// True for `——`, `-`, `/`, `无`: a cell that says that there is nothing.
bool says_none(std::string_view text);

/// True for a line that a printer sets at the foot of a page: `— 12 —`, `- 3 -`, `第 4 页`.
bool is_page_number(std::string_view text);

}  // namespace planpress::import::annex

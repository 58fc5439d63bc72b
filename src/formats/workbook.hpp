// Workbooks (Office Open XML, ECMA-376 part 1), written into memory sheet after sheet.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "formats/zip.hpp"

namespace planpress::formats {

/// How a cell looks; the order is that of the formats in styles.xml.
enum class Look : std::uint8_t {
  plain,
  text,
  wrapped,  // long text, in lines
  number,
  day,
  head,
  head_upright,  // one character below the other, as Chinese heads may stand
  mark,
  section,
  sum,
  title,
};

/// What a workbook says of itself.
struct BookFacts {
  std::string_view title;
  std::string_view creator;
  std::string_view date;  // YYYY-MM-DD, or empty: then it bears no date
};

/// What a sheet is like before its cells are known.
struct SheetPlan {
  std::string name;            // made fit for a tab: at most 31 characters, none of []:*?/\ in it
  std::vector<double> widths;  // of the columns, in digits; a Han character takes two
  std::uint32_t rows = 0;
  std::uint32_t frozen_rows = 0;  // they stand still on the screen and are repeated in print
  std::uint32_t frozen_columns = 0;
  std::uint32_t filtered_rows = 0;  // so many from the first, which filters the others; 0 for no filter
  bool large_paper = false;         // A3 instead of A4
  std::string_view heading;         // at the head of printed pages
};

/// A text cell holds at most so many UTF-16 units; a sheet so many rows (specifications and limits of Excel).
inline constexpr std::size_t longest_text = 32767;
inline constexpr std::size_t most_rows = 1048576;

/// Appends a workbook to a text. Text is always text: nothing becomes a formula, a number, a date or a link.
/// Characters that XML cannot hold become U+FFFD; text that is too long is cut and closed by `…`, and
/// counted.
class Workbook {
 public:
  Workbook(std::string& out, const BookFacts& facts, std::vector<SheetPlan> sheets);

  /// Opens the next sheet.
  void begin_sheet();
  /// Opens the next row, so many points high. A height that is not `fixed` is a beginning: programs fit the
  /// row again when its text changes. 0 leaves it to the program that shows it.
  void begin_row(double height = 0, bool fixed = true);
  void text(std::string_view text, Look look = Look::text);
  void number(double value, Look look = Look::number);
  void boolean(bool value);
  /// A day written YYYY-MM-DD becomes a date, anything else stays text.
  void day(std::string_view day);
  void blank(Look look = Look::plain);
  void end_sheet();
  /// Closes the workbook. REQUIRES: every sheet was written. False when it is too large for its format.
  bool finish();

  /// How many texts were too long.
  std::size_t cut() const { return cut_; }

 private:
  void open_cell(Look look);
  void flush(std::size_t above);
  std::uint32_t shared(std::string_view text);
  void write_parts_before_sheets(const BookFacts& facts);
  void write_strings();

  Zip zip_;
  std::vector<SheetPlan> sheets_;
  std::size_t sheet_ = 0;  // the open one, from 1
  std::uint32_t row_ = 0;
  std::uint32_t column_ = 0;
  bool in_row_ = false;
  std::string xml_;
  std::string row_digits_;
  std::size_t cut_ = 0;
  // Each text once, in the order of first use; found again by open addressing (0 is empty, else index + 1).
  std::deque<std::string> strings_;
  std::vector<std::uint32_t> slots_;
  std::uint64_t uses_ = 0;
};

/// The screen columns of the widest line of a text.
int widest_line(std::string_view text);

/// How many lines a text takes in a column of that width.
int lines_in(std::string_view text, double width);

/// The height of a row of so many lines, in points; no row is higher than 409.
double height_of(int lines);

}  // namespace planpress::formats

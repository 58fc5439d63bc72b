// A table drawn: rows by columns, each number on a disc as large as the number.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "charts/dot_plot.hpp"
#include "data/fields.hpp"

namespace planpress::charts {

/// The most columns that have room on the narrowest screen.
inline constexpr std::size_t most_columns = 8;

/// One cell.
struct Disc {
  double x = 0;
  double radius = 0;
  int value = 0;
  static constexpr std::string_view record_name = "disc";
  static constexpr std::string_view record_doc = "A cell of a drawn table.";
  static constexpr auto fields = data::FieldList{
      shown("x", &Disc::x, "Its middle, in percent of the width."),
      shown("radius", &Disc::radius, "In em; the area grows with the value."),
      shown("value", &Disc::value, "What it stands for."),
  };
};

/// A row.
struct GridRow {
  double y = 0;
  TextMark name;
  std::vector<Disc> discs;
  static constexpr std::string_view record_name = "grid row";
  static constexpr std::string_view record_doc = "A row of a drawn table.";
  static constexpr auto fields = data::FieldList{
      shown("y", &GridRow::y, "Its middle, in em."),
      shown("name", &GridRow::name, "Where its name stands."),
      shown("discs", &GridRow::discs, "A disc a column."),
  };
};

struct Grid {
  std::vector<TextMark> heads;
  std::vector<GridRow> rows;
  double top = 0;
  double height = 0;
};

/// One row to be drawn: the width of its name in em and a value a column.
struct GridWish {
  double name = 0;
  std::vector<int> values;
};

/// Lays a table out. `heads` are the widths of the columns' names in em.
/// REQUIRES: as many values a row as heads, at most `most_columns`.
Grid lay_out(std::span<const GridWish> rows, std::span<const double> heads);

}  // namespace planpress::charts

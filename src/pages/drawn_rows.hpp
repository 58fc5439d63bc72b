// Bars and tables of numbers about things of the model, laid out for drawing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "charts/bars.hpp"
#include "charts/grid.hpp"
#include "pages/rows.hpp"

namespace planpress::pages {

/// What a row or a column of a drawing stands for: one thing of the model, or a year.
struct DrawnThing {
  const model::Place* place = nullptr;
  const model::Body* body = nullptr;
  const model::Function* function = nullptr;
  const model::Sector* sector = nullptr;
  int year = -1;
  bool later = false;

  /// The thing of the model; nullptr for years and for all together.
  const void* subject() const;
  /// Its name in the data; empty for years and for all together.
  std::string_view name() const;
  static data::View view_name(const DrawnThing& thing, data::Arena& arena);

  static constexpr std::string_view record_name = "drawn thing";
  static constexpr std::string_view record_doc = "What a row or a column of a drawing stands for.";
  static constexpr auto fields = data::FieldList{
      shown("place", &DrawnThing::place, "A place."),
      shown("body", &DrawnThing::body, "A body."),
      shown("function", &DrawnThing::function, "A function."),
      shown("sector", &DrawnThing::sector, "A sector."),
      shown("year", &DrawnThing::year, "A year; 0 where none is set, -1 when it is no year."),
      shown("later", &DrawnThing::later, "Whether the year stands for the later ones, too."),
      computed("name", &DrawnThing::view_name, "The name of a thing; none for years and for all together.")
          .showing<std::string_view>(),
  };
};

struct BarRow {
  DrawnThing thing;
  charts::BarMark mark;
  static constexpr std::string_view record_name = "bar row";
  static constexpr auto fields = data::FieldList{
      shown("thing", &BarRow::thing, "What it is about."),
      shown("mark", &BarRow::mark, "Its bar with the numbers."),
  };
};

/// Stacked bars.
struct BarChart {
  std::string name;
  std::vector<std::string_view> parts;
  std::vector<BarRow> rows;
  double height = 0;
  int left_out = 0;
  static constexpr std::string_view record_name = "bar chart";
  static constexpr std::string_view record_doc = "Stacked bars as a drawing.";
  static constexpr auto fields = data::FieldList{
      shown("name", &BarChart::name, "Its file is `charts/<name>.svg`; none when it has no file."),
      shown("parts", &BarChart::parts, "What the segments stand for, as keys of words `charts_part_…`."),
      shown("rows", &BarChart::rows, "The bars."),
      shown("height", &BarChart::height, "The drawing's height in em."),
      shown("left_out", &BarChart::left_out, "How many further rows only the table has."),
  };
};

/// A bar to be drawn.
struct Bar {
  DrawnThing thing;
  std::vector<int> parts;
};
BarChart bar_chart(std::string name, std::vector<std::string_view> parts, const std::vector<Bar>& bars);

/// What the bodies of a plan carry, the heaviest sixteen; bodies that stand for many are left out.
BarChart load_chart(const std::vector<BodyLoad>& loads);

struct GridChartRow {
  DrawnThing thing;
  int sum = 0;
  charts::GridRow mark;
  static constexpr std::string_view record_name = "grid chart row";
  static constexpr auto fields = data::FieldList{
      shown("thing", &GridChartRow::thing, "What it is about."),
      shown("sum", &GridChartRow::sum, "All its numbers together."),
      shown("mark", &GridChartRow::mark, "Its discs with the numbers."),
  };
};

struct GridChartHead {
  DrawnThing thing;
  charts::TextMark mark;
  static constexpr std::string_view record_name = "grid chart head";
  static constexpr auto fields = data::FieldList{
      shown("thing", &GridChartHead::thing, "What the column is about."),
      shown("mark", &GridChartHead::mark, "Where its name stands."),
  };
};

/// A table of numbers as a drawing.
struct GridChart {
  std::string name;
  std::vector<GridChartHead> heads;
  std::vector<GridChartRow> rows;
  double top = 0;
  double height = 0;
  bool by_region = false;
  static constexpr std::string_view record_name = "grid chart";
  static constexpr std::string_view record_doc = "A table of numbers as a drawing.";
  static constexpr auto fields = data::FieldList{
      shown("name", &GridChart::name, "Its file is `charts/<name>.svg`."),
      shown("heads", &GridChart::heads, "The columns."),
      shown("rows", &GridChart::rows, "The rows."),
      shown("top", &GridChart::top, "Above the first row, in em."),
      shown("height", &GridChart::height, "The drawing's height in em."),
      shown("by_region", &GridChart::by_region, "Whether places are gathered by region."),
  };
};

/// A row of numbers to be drawn, one a column.
struct NumberRow {
  DrawnThing thing;
  std::vector<int> values;
};
GridChart grid_chart(std::string name, const std::vector<DrawnThing>& heads,
                     const std::vector<NumberRow>& rows);

}  // namespace planpress::pages

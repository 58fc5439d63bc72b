// A live block of a note: what its query found, ready to be shown as a table or drawn.
#pragma once

#include <optional>

#include "pages/drawn_rows.hpp"
#include "pages/query.hpp"
#include "pages/target_plot.hpp"

namespace planpress::pages {

/// A condition of a query as readers are told it.
struct LiveCondition {
  std::string field;
  std::string op;
  std::string value;
  bool coded = false;
  static constexpr std::string_view record_name = "live condition";
  static constexpr auto fields = data::FieldList{
      shown("field", &LiveCondition::field, "What is asked about, as a key of words `live_field_…`."),
      shown("op", &LiveCondition::op, "=, !=, >, <, >=, <= or contains."),
      shown("value", &LiveCondition::value, "The name of the thing, or the value as written."),
      shown("coded", &LiveCondition::coded, "Whether the value is one of a list that `word` has words for."),
  };
};

/// A row of numbers.
struct LiveRow {
  DrawnThing thing;
  std::vector<int> values;
  int sum = 0;
  static constexpr std::string_view record_name = "live row";
  static constexpr auto fields = data::FieldList{
      shown("thing", &LiveRow::thing, "What it is about."),
      shown("values", &LiveRow::values, "A number a column."),
      shown("sum", &LiveRow::sum, "All of them together."),
  };
};

struct LiveBlock {
  std::string what;
  std::string caption;
  std::vector<LiveCondition> conditions;
  std::vector<std::string> by;
  std::vector<const model::Target*> targets;
  std::vector<const model::Measure*> measures;
  std::vector<const model::Task*> tasks;
  std::vector<const model::Duty*> duties;
  int count = 0;
  std::vector<DrawnThing> heads;
  std::vector<LiveRow> rows;
  int missing = 0;
  bool several = false;
  int left_out = 0;
  std::optional<TargetPlot> plot;
  std::vector<UndrawnTarget> undrawn;
  std::optional<BarChart> bars;
  std::optional<GridChart> grid;

  static constexpr std::string_view record_name = "live block";
  static constexpr std::string_view record_doc =
      "What the query of a block in a note found. One of `targets`, `measures`, `tasks` and `duties` has the "
      "things of a list; what is counted has `rows`.";
  static constexpr auto fields = data::FieldList{
      shown("what", &LiveBlock::what, "targets, measures, tasks or responsibilities."),
      shown("caption", &LiveBlock::caption, "The editor's own caption; empty where there is none."),
      shown("conditions", &LiveBlock::conditions, "What the things found have in common."),
      shown("by", &LiveBlock::by,
            "What they are counted by, one or two, as keys of words `live_field_…`; empty for a list."),
      shown("targets", &LiveBlock::targets, "The targets found."),
      shown("measures", &LiveBlock::measures, "The measures found."),
      shown("tasks", &LiveBlock::tasks, "The tasks found."),
      shown("duties", &LiveBlock::duties, "The responsibilities found."),
      shown("count", &LiveBlock::count, "How many things were found."),
      shown("heads", &LiveBlock::heads, "The columns, where things are counted."),
      shown("rows", &LiveBlock::rows, "The rows, where things are counted."),
      shown("missing", &LiveBlock::missing,
            "How many things are in no row, since they lack what is counted by."),
      shown("several", &LiveBlock::several, "Whether some thing is counted in more than one row or column."),
      shown("left_out", &LiveBlock::left_out,
            "How many rows the drawing leaves out; the first ones are drawn."),
      shown("plot", &LiveBlock::plot, "Targets side by side, where the block asks for a chart of them."),
      shown("undrawn", &LiveBlock::undrawn, "Targets found that are not in `plot`."),
      shown("bars", &LiveBlock::bars,
            "Bars, where the block asks for a chart of what is counted by one field."),
      shown("grid", &LiveBlock::grid, "Discs, where the block asks for a chart of what is counted by two."),
  };
};

/// What a block shows. REQUIRES: `check_live_blocks` found no fault in it.
LiveBlock live_block(const Query& query, const model::Model& model);

/// Checks the live blocks of all notes: words, fields, values, and whether what they ask for can be drawn.
void check_live_blocks(const model::Model& model, diag::Report& report);

}  // namespace planpress::pages

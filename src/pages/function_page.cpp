// Functions of government over all places: the list, one of them, and the matrix of functions by places.
#include <algorithm>

#include "pages/drawn_rows.hpp"
#include "pages/page.hpp"
#include "pages/routes.hpp"
#include "pages/rows.hpp"

namespace planpress::pages {
namespace {

/// What the bodies of one function carry in one place.
struct FunctionInPlace {
  const model::Place* place = nullptr;
  std::vector<const model::Body*> bodies;
  std::vector<const model::Duty*> lead;
  std::vector<const model::Duty*> other;
  std::vector<const model::Duty*> by_rule;
  std::vector<const model::Duty*> tasks;
  static constexpr std::string_view record_name = "function in place";
  static constexpr auto fields = data::FieldList{
      shown("place", &FunctionInPlace::place, "The place."),
      shown("bodies", &FunctionInPlace::bodies, "The bodies that carry the function there."),
      shown("lead", &FunctionInPlace::lead, "Measures that they lead."),
      shown("other", &FunctionInPlace::other, "Measures that they are named for in another role."),
      shown("by_rule", &FunctionInPlace::by_rule, "Measures that a general clause gives them."),
      shown("tasks", &FunctionInPlace::tasks, "Tasks that they own."),
  };
};

FunctionInPlace part_of(const model::Function& function, const model::Place& place) {
  FunctionInPlace part;
  part.place = &place;
  const auto bodies = function.by_place.find(&place);
  if (bodies == function.by_place.end()) return part;
  for (const model::Body* body : bodies->second) {
    if (!is_shown(*body)) continue;
    part.bodies.push_back(body);
    for (const model::Duty* duty : body->duties) {
      (duty->task != nullptr             ? part.tasks
       : duty->rule != nullptr           ? part.by_rule
       : duty->role == model::Role::lead ? part.lead
                                         : part.other)
          .push_back(duty);
    }
  }
  return part;
}

struct FunctionRow {
  const model::Function* function = nullptr;
  std::vector<FunctionInPlace> cells;
  int lead = 0;
  int other = 0;
  int places = 0;
  static constexpr std::string_view record_name = "function row";
  static constexpr auto fields = data::FieldList{
      shown("function", &FunctionRow::function, "The function."),
      shown("cells", &FunctionRow::cells,
            "A cell a place, in the order of `places`; none where there are more than twelve places."),
      shown("lead", &FunctionRow::lead, "Measures that its bodies lead, in all places."),
      shown("other", &FunctionRow::other, "Measures that they are named for otherwise."),
      shown("places", &FunctionRow::places, "In how many places it is named."),
  };
};

std::vector<FunctionRow> rows_of(const Publication& publication) {
  const bool columns = publication.places.size() <= most_in_full;
  std::vector<FunctionRow> rows;
  for (const model::Function& function : publication.model.functions) {
    if (!is_shown(function)) continue;
    FunctionRow row;
    row.function = &function;
    for (const model::Place* place : publication.places) {
      FunctionInPlace cell = part_of(function, *place);
      row.lead += static_cast<int>(cell.lead.size());
      row.other += static_cast<int>(cell.other.size());
      row.places += cell.bodies.empty() ? 0 : 1;
      if (columns) row.cells.push_back(std::move(cell));
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

struct FunctionsPage {
  std::vector<const model::Place*> places;
  std::vector<FunctionRow> rows;
  BarChart chart;

  static void choose(const Publication& publication, std::vector<Page>& pages) {
    if (!publication.plans.empty()) pages.push_back({nullptr, "functions/index", "", nullptr});
  }
  static FunctionsPage make(const Publication& publication, const Page&);

  static constexpr std::string_view record_name = "functions page";
  static constexpr auto fields = data::FieldList{
      shown("places", &FunctionsPage::places,
            "The places that have columns; none over more than twelve places."),
      shown("rows", &FunctionsPage::rows, "The functions with a cell a place."),
      shown("chart", &FunctionsPage::chart, "What the functions carry in all places, as a drawing."),
  };
};

FunctionsPage FunctionsPage::make(const Publication& publication, const Page&) {
  FunctionsPage result;
  if (publication.places.size() <= most_in_full) result.places = publication.places;
  result.rows = rows_of(publication);
  std::vector<Bar> bars;
  for (const FunctionRow& row : result.rows) {
    if (row.lead + row.other > 0) bars.push_back({{.function = row.function}, {row.lead, row.other}});
  }
  std::stable_sort(bars.begin(), bars.end(), [](const Bar& a, const Bar& b) { return a.parts > b.parts; });
  constexpr std::size_t most_bars = 20;
  const std::size_t left_out = bars.size() - std::min(bars.size(), most_bars);
  bars.resize(bars.size() - left_out);
  result.chart = bar_chart({}, {"lead", "other"}, bars);
  result.chart.left_out = static_cast<int>(left_out);
  return result;
}

/// A place with a cell for each function.
struct PlaceWithFunctions {
  const model::Place* place = nullptr;
  std::vector<FunctionInPlace> cells;
  static constexpr std::string_view record_name = "place with functions";
  static constexpr auto fields = data::FieldList{
      shown("place", &PlaceWithFunctions::place, "The place."),
      shown("cells", &PlaceWithFunctions::cells, "A cell a function, in the order of `rows`."),
  };
};

/// Few places are the columns of the matrix; of many each has a row.
struct FunctionMatrixPage {
  struct Whole {
    std::vector<FunctionRow> rows;
    std::vector<const model::Place*> lines;
    std::vector<ListedPlace> items() const {
      std::vector<ListedPlace> items;
      items.reserve(lines.size());
      for (const model::Place* place : lines) items.push_back({place, place->id});
      return items;
    }
  };

  std::vector<const model::Place*> places;
  int place_count = 0;
  std::vector<FunctionRow> rows;
  std::vector<PlaceWithFunctions> lines;

  static void choose(const Publication& publication, std::vector<Page>& pages) {
    if (!publication.plans.empty()) pages.push_back({nullptr, "matrix", "", nullptr});
  }
  static Whole gather(const Publication& publication, const Page&) {
    Whole whole{rows_of(publication), {}};
    if (publication.places.size() > most_in_full) whole.lines = publication.places;
    return whole;
  }
  static FunctionMatrixPage make(const Publication& publication, const Page& page, const Whole& whole);

  static constexpr std::string_view record_name = "function matrix page";
  static constexpr auto fields = data::FieldList{
      shown("places", &FunctionMatrixPage::places,
            "The places that have columns; none over more than twelve places."),
      shown("place_count", &FunctionMatrixPage::place_count, "How many places there are."),
      shown("rows", &FunctionMatrixPage::rows, "The functions with a cell a place and their sums."),
      shown("lines", &FunctionMatrixPage::lines,
            "The places with a cell a function, where there are more than twelve; on a part of the list "
            "those of "
            "the part."),
  };
};

FunctionMatrixPage FunctionMatrixPage::make(const Publication& publication, const Page& page,
                                            const Whole& whole) {
  FunctionMatrixPage result;
  if (whole.lines.empty()) result.places = publication.places;
  result.place_count = static_cast<int>(publication.places.size());
  result.rows = whole.rows;
  for (const model::Place* place : page.part_of(whole.lines)) {
    PlaceWithFunctions& line = result.lines.emplace_back();
    line.place = place;
    for (const FunctionRow& row : whole.rows) line.cells.push_back(part_of(*row.function, *place));
  }
  return result;
}

struct FunctionPage {
  struct Whole {
    std::vector<const model::Place*> having;
    std::vector<const model::Place*> without;
    int without_count = 0;
    int leading = 0;
    std::vector<ListedPlace> items() const {
      std::vector<ListedPlace> items;
      items.reserve(having.size());
      for (const model::Place* place : having) items.push_back({place, place->id});
      return items;
    }
  };

  const model::Function* function = nullptr;
  std::vector<FunctionInPlace> places;
  int place_count = 0;
  int leading = 0;
  bool in_full = true;
  std::vector<const model::Place*> without;
  int without_count = 0;

  static void choose(const Publication& publication, std::vector<Page>& pages) {
    for (const model::Function& function : publication.model.functions) {
      if (is_shown(function))
        pages.push_back({nullptr, route_of(function), std::string(function.name), &function});
    }
  }
  static Whole gather(const Publication& publication, const Page& page);
  static FunctionPage make(const Publication& publication, const Page& page, const Whole& whole);

  static constexpr std::string_view record_name = "function page";
  static constexpr auto fields = data::FieldList{
      shown("function", &FunctionPage::function, "The function."),
      shown("places", &FunctionPage::places,
            "What its bodies carry, place by place; on a part of the list the places of the part."),
      shown("place_count", &FunctionPage::place_count, "How many places name such a body."),
      shown("leading", &FunctionPage::leading, "In how many of them it leads a measure."),
      shown("in_full", &FunctionPage::in_full,
            "Whether each place has a section of its own: so for up to twelve places."),
      shown("without", &FunctionPage::without, "Places whose plans name no such body, at most twelve."),
      shown("without_count", &FunctionPage::without_count, "How many these are."),
  };
};

FunctionPage::Whole FunctionPage::gather(const Publication& publication, const Page& page) {
  const auto& function = *static_cast<const model::Function*>(page.subject);
  Whole whole;
  for (const model::Place* place : publication.places) {
    const FunctionInPlace part = part_of(function, *place);
    if (!part.bodies.empty()) {
      whole.having.push_back(place);
      whole.leading += part.lead.empty() ? 0 : 1;
      continue;
    }
    if (whole.without.size() < most_in_full) whole.without.push_back(place);
    ++whole.without_count;
  }
  return whole;
}

FunctionPage FunctionPage::make(const Publication&, const Page& page, const Whole& whole) {
  FunctionPage result;
  result.function = static_cast<const model::Function*>(page.subject);
  for (const model::Place* place : page.part_of(whole.having))
    result.places.push_back(part_of(*result.function, *place));
  result.place_count = static_cast<int>(whole.having.size());
  result.leading = whole.leading;
  result.in_full = whole.having.size() <= most_in_full;
  result.without = whole.without;
  result.without_count = whole.without_count;
  return result;
}

}  // namespace

PageKind functions_page() {
  return page_kind<FunctionsPage>("functions", "The functions of government.");
}

PageKind function_page() {
  return page_kind_by_places<FunctionPage>("function", "One function across the places.");
}

PageKind function_matrix_page() {
  return page_kind_by_places<FunctionMatrixPage>("function-matrix",
                                                 "Functions by places: who leads how much.");
}

}  // namespace planpress::pages

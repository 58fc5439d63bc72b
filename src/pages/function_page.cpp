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
      shown("cells", &FunctionRow::cells, "A cell a place, in the order of `places`."),
      shown("lead", &FunctionRow::lead, "Measures that its bodies lead, in all places."),
      shown("other", &FunctionRow::other, "Measures that they are named for otherwise."),
      shown("places", &FunctionRow::places, "In how many places it is named."),
  };
};

/// The record of both `functions/index` and `matrix`.
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
      shown("places", &FunctionsPage::places, "The places."),
      shown("rows", &FunctionsPage::rows, "The functions with a cell a place."),
      shown("chart", &FunctionsPage::chart, "What the functions carry in all places, as a drawing."),
  };
};

FunctionsPage FunctionsPage::make(const Publication& publication, const Page&) {
  FunctionsPage result;
  result.places = publication.places;
  for (const model::Function& function : publication.model.functions) {
    if (!is_shown(function)) continue;
    FunctionRow row;
    row.function = &function;
    for (const model::Place* place : result.places) {
      row.cells.push_back(part_of(function, *place));
      row.lead += static_cast<int>(row.cells.back().lead.size());
      row.other += static_cast<int>(row.cells.back().other.size());
      row.places += row.cells.back().bodies.empty() ? 0 : 1;
    }
    result.rows.push_back(std::move(row));
  }
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

void choose_matrix(const Publication& publication, std::vector<Page>& pages) {
  if (!publication.plans.empty()) pages.push_back({nullptr, "matrix", "", nullptr});
}

struct FunctionPage {
  const model::Function* function = nullptr;
  std::vector<FunctionInPlace> places;
  std::vector<const model::Place*> without;

  static void choose(const Publication& publication, std::vector<Page>& pages) {
    for (const model::Function& function : publication.model.functions) {
      if (is_shown(function))
        pages.push_back({nullptr, route_of(function), std::string(function.name), &function});
    }
  }
  static FunctionPage make(const Publication& publication, const Page& page) {
    FunctionPage result;
    result.function = static_cast<const model::Function*>(page.subject);
    for (const model::Place* place : publication.places) {
      FunctionInPlace part = part_of(*result.function, *place);
      if (part.bodies.empty()) {
        result.without.push_back(place);
      } else {
        result.places.push_back(std::move(part));
      }
    }
    return result;
  }

  static constexpr std::string_view record_name = "function page";
  static constexpr auto fields = data::FieldList{
      shown("function", &FunctionPage::function, "The function."),
      shown("places", &FunctionPage::places, "What its bodies carry, place by place."),
      shown("without", &FunctionPage::without, "Places whose plans name no such body."),
  };
};

}  // namespace

PageKind functions_page() {
  return page_kind<FunctionsPage>("functions", "The functions of government.");
}

PageKind function_page() {
  return page_kind<FunctionPage>("function", "One function across the places.");
}

PageKind function_matrix_page() {
  PageKind kind = page_kind<FunctionsPage>("function-matrix", "Functions by places: who leads how much.");
  kind.choose = &choose_matrix;
  return kind;
}

}  // namespace planpress::pages

// Matrices as workbooks: heads that stand upright, panes that stand still, marks and sums.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "formats/about_sheet.hpp"
#include "formats/workbook.hpp"
#include "pages/rendering.hpp"
#include "pages/routes.hpp"
#include "text/utf8.hpp"

namespace planpress::formats {
namespace {

using pages::PlanMatrix;

constexpr double widest_section = 34;
constexpr double widest_title = 44;
constexpr double mark_width = 3.6;

std::string_view role_name(model::Role role) {
  return data::Choices<model::Role>::names[static_cast<std::size_t>(role)];
}

// As high as the longest head standing upright, in points.
double head_height(std::size_t characters) {
  return std::clamp(17.0 * static_cast<double>(characters) + 8, 60.0, 400.0);
}

// A mark in brackets is given by a general clause.
std::string mark_of(const model::Duty& duty) {
  const std::string_view mark = pages::mark_for(role_name(duty.role));
  return duty.rule == nullptr ? std::string(mark) : fmt::format("({})", mark);
}

Lines legend(const PlanMatrix& matrix, const Words& words) {
  Lines lines{{std::string(words("data_matrix_mark")), std::string(words("data_matrix_role"))}};
  for (const model::Role role : matrix.roles) {
    const std::string_view name = role_name(role);
    lines.push_back({std::string(pages::mark_for(name)), std::string(pages::word_for(name, words.phrases))});
  }
  lines.push_back({"( )", std::string(words("data_matrix_rule"))});
  return lines;
}

// Section, number and title: one line each where the widths allow it, so that a matrix prints on one side.
std::vector<double> text_widths(const PlanMatrix& matrix) {
  double section = 12;
  double title = 24;
  for (const pages::MatrixRow& row : matrix.rows) {
    if (row.measure->section) section = std::max(section, widest_line(row.measure->section->title) + 2.0);
    title = std::max(title, widest_line(row.measure->title) + 2.0);
  }
  return {std::min(section, widest_section), 9, std::min(title, widest_title)};
}

void write_plan_sheet(Workbook& book, const PlanMatrix& matrix, const std::vector<double>& widths,
                      const Words& words) {
  book.begin_sheet();
  std::size_t longest = 0;
  for (const pages::MatrixColumn& column : matrix.columns)
    longest = std::max(longest, text::count_code_points(column.load.body->name));
  book.begin_row(head_height(longest));
  for (const std::string_view key : {"data_matrix_section", "data_matrix_number", "data_matrix_measure"})
    book.text(words(key), Look::head);
  for (const pages::MatrixColumn& column : matrix.columns)
    book.text(column.load.body->name, Look::head_upright);
  book.text(words("data_matrix_written"), Look::head_upright);
  book.text(words("data_matrix_by_rule"), Look::head_upright);
  for (const pages::MatrixRow& row : matrix.rows) {
    const std::string_view section = row.measure->section ? row.measure->section->title : std::string_view();
    const int lines = std::max(lines_in(section, widths[0]), lines_in(row.measure->title, widths[2]));
    book.begin_row(height_of(lines), false);
    book.text(section, Look::wrapped);
    book.text(row.measure->number);
    book.text(row.measure->title, Look::wrapped);
    for (const auto& [duty] : row.cells) {
      if (duty == nullptr) {
        book.blank(Look::mark);
      } else {
        book.text(mark_of(*duty), Look::mark);
      }
    }
    book.number(row.written, Look::sum);
    book.number(row.by_rule, Look::sum);
  }
  // Below the filter's range, so that sorting leaves them where they are.
  const auto sums = [&](std::string_view key, int pages::BodyLoad::*count) {
    book.begin_row();
    book.text(words(key), Look::section);
    book.blank(Look::section);
    book.blank(Look::section);
    int sum = 0;
    for (const pages::MatrixColumn& column : matrix.columns) {
      book.number(column.load.*count, Look::sum);
      sum += column.load.*count;
    }
    book.number(sum, Look::sum);
  };
  sums("data_matrix_written", &pages::BodyLoad::total);
  sums("data_matrix_lead", &pages::BodyLoad::lead);
  sums("data_matrix_by_rule", &pages::BodyLoad::by_rule);
  book.end_sheet();
}

void write_plan(const PlanMatrix& matrix, const Words& words, std::string& out) {
  const model::Plan& plan = *matrix.plan;
  SheetPlan sheet;
  sheet.name = words("data_matrix");
  sheet.widths = text_widths(matrix);
  sheet.widths.insert(sheet.widths.end(), matrix.columns.size() + 2, mark_width);
  sheet.filtered_rows = static_cast<std::uint32_t>(matrix.rows.size() + 1);
  sheet.rows = sheet.filtered_rows + 3;  // and the sums
  sheet.frozen_rows = 1;
  sheet.frozen_columns = 3;
  sheet.large_paper = matrix.columns.size() > 24;
  const std::string title = fmt::format("{} {}", plan.place->name, words("data_matrix"));
  sheet.heading = plan.title;
  Facts facts{{std::string(words("data_matrix_document")), std::string(plan.title)}};
  if (!plan.document.number.empty())
    facts.emplace_back(words("data_plans_document_number"), plan.document.number);
  for (auto& fact : facts_of(words)) facts.push_back(std::move(fact));
  const Lines lines = legend(matrix, words);
  Workbook book(out, book_facts(words, title), {sheet, about_plan(words, facts, lines)});
  write_plan_sheet(book, matrix, sheet.widths, words);
  write_about(book, title, facts, lines);
  book.finish();
}

using Loads = std::vector<std::vector<pages::FunctionLoad>>;  // by place, then by function

void write_function_sheet(Workbook& book, const std::vector<const model::Function*>& functions,
                          const Loads& loads, int pages::FunctionLoad::*count, const Words& words) {
  book.begin_sheet();
  std::size_t longest = 0;
  for (const model::Function* function : functions)
    longest = std::max(longest, text::count_code_points(function->name));
  book.begin_row(head_height(longest));
  book.text(words("data_matrix_place"), Look::head);
  for (const model::Function* function : functions) book.text(function->name, Look::head_upright);
  book.text(words("data_matrix_sum"), Look::head_upright);
  std::vector<int> sums(functions.size() + 1);
  for (const std::vector<pages::FunctionLoad>& place : loads) {
    book.begin_row();
    book.text(place.front().place->name);
    int sum = 0;
    for (std::size_t i = 0; i < place.size(); ++i) {
      const int value = place[i].*count;
      sum += value;
      sums[i] += value;
      if (place[i].bodies == 0) {
        book.blank(Look::mark);
      } else {
        book.number(value, Look::mark);
      }
    }
    sums.back() += sum;
    book.number(sum, Look::sum);
  }
  book.begin_row();
  book.text(words("data_matrix_sum"), Look::section);
  for (const int sum : sums) book.number(sum, Look::sum);
  book.end_sheet();
}

void write_functions(const pages::Publication& publication, const Words& words, std::string& out) {
  std::vector<const model::Function*> functions;
  for (const model::Function& function : publication.model.functions) {
    if (pages::is_shown(function)) functions.push_back(&function);
  }
  Loads loads;
  for (const model::Place* place : publication.places) {
    std::vector<pages::FunctionLoad>& row = loads.emplace_back();
    for (const model::Function* function : functions) row.push_back(pages::load_of(*function, *place));
  }
  std::erase_if(loads, [](const auto& row) { return row.empty(); });
  struct Part {
    std::string_view key;
    int pages::FunctionLoad::*count;
  };
  constexpr std::array parts{Part{"data_function_places_lead", &pages::FunctionLoad::lead},
                             Part{"data_function_places_other", &pages::FunctionLoad::other},
                             Part{"data_function_places_by_rule", &pages::FunctionLoad::by_rule},
                             Part{"data_function_places_tasks", &pages::FunctionLoad::tasks}};
  const std::string title(words("data_function_matrix"));
  const Facts facts = facts_of(words);
  Lines lines{{std::string(words("data_matrix_sheet")), std::string(words("data_head_about"))}};
  std::vector<SheetPlan> sheets;
  for (const Part& part : parts) {
    SheetPlan& sheet = sheets.emplace_back();
    sheet.name = words(part.key);
    sheet.widths = {16};
    sheet.widths.insert(sheet.widths.end(), functions.size() + 1, 5);
    sheet.filtered_rows = static_cast<std::uint32_t>(loads.size() + 1);
    sheet.rows = sheet.filtered_rows + 1;
    sheet.frozen_rows = 1;
    sheet.frozen_columns = 1;
    sheet.large_paper = functions.size() > 24;
    sheet.heading = title;
    lines.push_back({std::string(words(part.key)), std::string(words(std::string(part.key) + "_about"))});
  }
  sheets.push_back(about_plan(words, facts, lines));
  Workbook book(out, book_facts(words, title), std::move(sheets));
  for (const Part& part : parts) write_function_sheet(book, functions, loads, part.count, words);
  write_about(book, title, facts, lines);
  book.finish();
}

}  // namespace

MatrixFormat matrix_xlsx() {
  return {".xlsx", &write_plan, &write_functions};
}

}  // namespace planpress::formats

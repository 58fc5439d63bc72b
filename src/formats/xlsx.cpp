// A table as a workbook: its rows in as many sheets as they need, and a sheet that says what the columns are.
#include <fmt/format.h>

#include <algorithm>

#include "formats/about_sheet.hpp"
#include "formats/cells.hpp"
#include "formats/workbook.hpp"
#include "pages/rendering.hpp"
#include "text/utf8.hpp"

namespace planpress::formats {
namespace {

using pages::CellKind;
using pages::Column;
using pages::Rows;
using pages::Table;

constexpr double narrowest = 6;
constexpr double widest = 48;            // beyond, text stands in lines
constexpr std::size_t looked_at = 2000;  // rows that say how wide columns are

std::string_view type_key(CellKind kind) {
  constexpr std::array keys{"data_type_text",   "data_type_list",    "data_type_choice", "data_type_integer",
                            "data_type_number", "data_type_boolean", "data_type_year",   "data_type_date"};
  return keys[static_cast<std::size_t>(kind)];
}

struct Measured {
  double width = narrowest;
  bool wrapped = false;
};

std::vector<Measured> measure(const Table& table, const Rows& rows, const Words& words) {
  std::vector<Measured> all(table.columns.size());
  data::Arena arena;
  std::string text;
  for (std::size_t c = 0; c < all.size(); ++c) {
    // The head needs room for the button of the filter.
    int width = text::width_of(words(words_of(table, table.columns[c]))) + 4;
    for (std::size_t i = 0; i < std::min(rows.size, looked_at); ++i) {
      text.clear();
      append_cell(text, table.columns[c].value(rows.at(i), arena), arena);
      width = std::max(width, widest_line(text) + 1);
      arena.reset();
    }
    all[c].wrapped = width > widest;
    all[c].width = std::clamp(static_cast<double>(width), narrowest, widest);
  }
  return all;
}

// High enough for the cell with the most lines.
double row_height(const Table& table, const void* row, const std::vector<Measured>& columns,
                  std::string& text, data::Arena& arena) {
  int lines = 1;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (!columns[c].wrapped) continue;
    text.clear();
    append_cell(text, table.columns[c].value(row, arena), arena);
    lines = std::max(lines, lines_in(text, columns[c].width));
  }
  return lines == 1 ? 0 : height_of(lines);
}

void write_cell(Workbook& book, const Column& column, const data::View& value, bool wrapped,
                std::string& text, data::Arena& arena) {
  switch (value.kind()) {
    case data::View::Kind::none:
    case data::View::Kind::undefined:
      return book.blank();
    case data::View::Kind::boolean:
      return book.boolean(value.as_boolean());
    case data::View::Kind::integer:
      return book.number(static_cast<double>(value.as_integer()), Look::number);
    case data::View::Kind::number:
      return book.number(value.as_number(), Look::number);
    default:
      break;
  }
  text.clear();
  append_cell(text, value, arena);
  if (text.empty()) return book.blank();
  if (column.kind == CellKind::date) return book.day(text);
  book.text(text, wrapped ? Look::wrapped : Look::text);
}

Lines column_lines(const Table& table, const Words& words) {
  Lines lines{{std::string(words("data_head_title")), std::string(words("data_head_name")),
               std::string(words("data_head_type")), std::string(words("data_head_about")),
               std::string(words("data_head_choices"))}};
  for (const Column& column : table.columns) {
    std::string choices;
    for (const std::string_view choice : column.choices)
      choices +=
          fmt::format("{}{} {}", choices.empty() ? "" : "；", choice, pages::word_for(choice, words.phrases));
    const std::string key = words_of(table, column);
    lines.push_back({std::string(words(key)), std::string(column.name),
                     std::string(words(type_key(column.kind))), std::string(words(key + "_about")), choices});
  }
  return lines;
}

void write_xlsx(const Table& table, const Rows& rows, const Words& words, std::string& out,
                diag::Report& report) {
  const std::string title(words(fmt::format("data_{}", table.name)));
  const std::vector<Measured> columns = measure(table, rows, words);
  SheetPlan plan;
  for (const Measured& column : columns) plan.widths.push_back(column.width);
  plan.frozen_rows = 1;
  plan.heading = title;
  constexpr std::size_t full = most_rows - 1;
  std::vector<SheetPlan> sheets;
  for (std::size_t begin = 0; begin == 0 || begin < rows.size; begin += full) {
    plan.name = sheets.empty() ? title : fmt::format("{} {}", title, sheets.size() + 1);
    plan.rows = static_cast<std::uint32_t>(std::min(full, rows.size - begin) + 1);
    plan.filtered_rows = plan.rows;
    sheets.push_back(plan);
  }
  Facts facts = facts_of(words);
  facts.emplace(facts.begin(), words("data_row_is"), words(fmt::format("data_{}_row", table.name)));
  const Lines lines = column_lines(table, words);
  const std::size_t parts = sheets.size();
  sheets.push_back(about_plan(words, facts, lines));
  Workbook book(out, book_facts(words, title), std::move(sheets));
  data::Arena arena;
  std::string text;
  for (std::size_t part = 0; part < parts; ++part) {
    book.begin_sheet();
    book.begin_row(30);
    for (const Column& column : table.columns) book.text(words(words_of(table, column)), Look::head);
    for (std::size_t i = part * full; i < std::min(rows.size, (part + 1) * full); ++i) {
      book.begin_row(row_height(table, rows.at(i), columns, text, arena), false);
      for (std::size_t c = 0; c < columns.size(); ++c)
        write_cell(book, table.columns[c], table.columns[c].value(rows.at(i), arena), columns[c].wrapped,
                   text, arena);
      arena.reset();
    }
    book.end_sheet();
  }
  write_about(book, title, facts, lines);
  const std::string path = fmt::format("data/{}.xlsx", table.name);
  if (!book.finish()) {
    report.error({}, fmt::format("`{}` is too large for a workbook", path));
  } else if (book.cut() > 0) {
    report
        .warning({}, "cut-cell",
                 fmt::format("`{}` holds {} texts longer than the {} characters of a cell; they are cut",
                             path, book.cut(), longest_text))
        .with_hint("the CSV and JSON files hold them whole");
  }
}

}  // namespace

TableFormat xlsx() {
  return {"xlsx", ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", &write_xlsx};
}

}  // namespace planpress::formats

// Matrices as CSV: ids as heads, so that they can be joined to the tables.
#include <string>
#include <vector>

#include "data/write.hpp"
#include "formats/format.hpp"
#include "pages/routes.hpp"

namespace planpress::formats {
namespace {

std::string_view role_name(model::Role role) {
  return data::Choices<model::Role>::names[static_cast<std::size_t>(role)];
}

void put_row(std::string& out, const std::vector<std::string>& texts) {
  const std::vector<std::string_view> cells(texts.begin(), texts.end());
  data::write_csv_row(out, cells);
}

// A cell is the role; a general clause that gives it follows in brackets.
void write_plan(const pages::PlanMatrix& matrix, const Words&, std::string& out) {
  out += "\xEF\xBB\xBF";
  std::vector<std::string> cells{"section", "number", "title"};
  for (const pages::MatrixColumn& column : matrix.columns) cells.emplace_back(column.load.body->id);
  put_row(out, cells);
  for (const pages::MatrixRow& row : matrix.rows) {
    cells = {row.measure->section ? std::string(row.measure->section->title) : std::string(),
             std::string(row.measure->number), std::string(row.measure->title)};
    for (const auto& [duty] : row.cells) {
      std::string& cell = cells.emplace_back();
      if (duty == nullptr) continue;
      cell = role_name(duty->role);
      if (duty->rule != nullptr) cell.append(" (").append(duty->rule->id).append(")");
    }
    put_row(out, cells);
  }
}

// A cell is the number of measures that the function's bodies lead; empty where the place names none.
void write_functions(const pages::Publication& publication, const Words&, std::string& out) {
  out += "\xEF\xBB\xBF";
  std::vector<const model::Function*> functions;
  std::vector<std::string> cells{"place", "name"};
  for (const model::Function& function : publication.model.functions) {
    if (!pages::is_shown(function)) continue;
    functions.push_back(&function);
    cells.emplace_back(function.id);
  }
  put_row(out, cells);
  for (const model::Place* place : publication.places) {
    cells = {std::string(place->id), std::string(place->name)};
    for (const model::Function* function : functions) {
      const pages::FunctionLoad load = pages::load_of(*function, *place);
      cells.push_back(load.bodies == 0 ? std::string() : std::to_string(load.lead));
    }
    put_row(out, cells);
  }
}

}  // namespace

MatrixFormat matrix_csv() {
  return {".csv", &write_plan, &write_functions};
}

}  // namespace planpress::formats

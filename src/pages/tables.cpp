#include "pages/tables.hpp"

namespace planpress::pages {

const std::vector<Table>& tables() {
  static const std::vector<Table> all{
      plans_table(),      measures_table(),  responsibilities_table(), targets_table(),
      tasks_table(),      progress_table(),  sections_table(),         rules_table(),
      basis_table(),      groups_table(),    members_table(),          places_table(),
      bodies_table(),     functions_table(), function_places_table(),  sectors_table(),
      indicators_table(),
  };
  return all;
}

std::string words_of(const Table& table, const Column& column) {
  std::string key = "data_";
  key += column.common ? std::string_view("column") : table.name;
  key += '_';
  key += column.name;
  return key;
}

}  // namespace planpress::pages

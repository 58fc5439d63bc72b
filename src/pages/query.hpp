// Live blocks in notes, as editors write them:
//   targets where sector = transport and year = 2027 sort by value limit 10
//   measures by sector and place as chart caption "各领域的措施"
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diag/diagnostic.hpp"

namespace planpress::pages {

/// A parsed question to the data. Fields depend on what is asked for; each is compared as text or number.
struct Query {
  struct Field {
    std::string name;
    text::Span place;
  };
  struct Condition {
    Field field;
    std::string op;  // = != > < >= <= contains
    std::string value;
    text::Span place;  // of the value
  };
  std::string what;  // targets, measures, tasks, responsibilities; empty after a fault
  std::vector<Condition> conditions;
  std::vector<Field> by;  // counted by these, at most two; empty for a list
  Field sort_by;
  bool descending = false;
  std::size_t limit = 0;  // 0: all
  bool chart = false;
  text::Span chart_place;
  std::string caption;  // the editor's own; empty for a generated one

  /// The condition that a field is just this, or nullptr.
  const Condition* fixed(std::string_view field) const;
};

/// Reads a query; faults are reported at their place in the note, and the query then asks for nothing. What
/// the words alone tell is judged here: fields that such things do not have, charts of what is no number.
Query parse_query(std::string_view code, text::Span place, diag::Report& report);

}  // namespace planpress::pages

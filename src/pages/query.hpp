// Live blocks in notes: `targets where sector = transport and year = 2027 sort by value limit 10`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pages/page.hpp"

namespace planpress::pages {

/// A parsed question to the data. Fields depend on what is asked for; each is compared as text or number.
struct Query {
  struct Condition {
    std::string field;
    std::string op;  // = != > < >= <= contains
    std::string value;
    text::Span place;
  };
  std::string what;  // targets, measures, tasks, responsibilities
  std::vector<Condition> conditions;
  std::string sort_by;
  bool descending = false;
  std::size_t limit = 0;  // 0: all
};

/// Reads a query; faults are reported at their place in the note, and the query then asks for nothing.
Query parse_query(std::string_view code, text::Span place, diag::Report& report);

/// Checks the live blocks of all notes: words, fields and values.
void check_queries(const model::Model& model, diag::Report& report);

/// One row of an answer: what it is about and its cells.
struct Answer {
  std::vector<std::string_view> heads;  // of the columns behind the place
  struct Row {
    const model::Place* place = nullptr;
    data::View thing;  // links here
    std::vector<std::string> cells;
  };
  std::vector<Row> rows;
};

/// Heads and words of the answer are those of a language.
Answer answer(const Query& query, const Publication& publication, const Phrases& words);

}  // namespace planpress::pages

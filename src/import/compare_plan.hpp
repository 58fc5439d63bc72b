// What differs between two trees of one plan.
#pragma once

#include <string>
#include <vector>

#include "import/json_tree.hpp"

namespace planpress::import {

/// One difference, and where it stands in both: a line of 0 is unknown.
struct Difference {
  std::string about;   // `measure 7`, `task 12`, `plan`
  std::string before;  // empty where it is new
  std::string now;     // empty where it is gone
  std::string what;    // `title`, `party 市财政局`
  std::uint32_t line_before = 0;
  std::uint32_t line_now = 0;

  /// The difference as one line, the two sides called as given: "measure 7: title is `A` in the data, `B` in
  /// the document".
  std::string sentence(std::string_view name_before, std::string_view name_now) const;
};

/// Differences in printed order: of the document, and by section, rule, measure, party, target, task and
/// person. Summaries, ids, sectors, what targets are called and other things that people give are not
/// compared.
std::vector<Difference> compare_plans(const Json& before, const Json& now);

}  // namespace planpress::import

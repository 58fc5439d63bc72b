// By which year and over which period each number of a text is meant.
#pragma once

#include <optional>
#include <vector>

#include "import/target_statement.hpp"
#include "model/kinds.hpp"

namespace planpress::import {

/// When one number is due.
struct When {
  std::optional<int> year;
  std::optional<model::TargetPeriod> period;
  std::optional<int> baseline;
  bool past = false;     // the year lies before the document
  bool carried = false;  // the year stands in a sentence before
};

/// One for each statement. A year holds on to the end of its sentence; a deadline (到2027年) holds on into
/// the sentences behind it as long as they go on stating numbers. `first` is the year before which years are
/// past.
std::vector<When> date_statements(const PlainText& text, const Layout& layout,
                                  const std::vector<TimeMark>& times,
                                  const std::vector<Statement>& statements, std::optional<int> first);

/// How firmly a number is meant: 力争 holds from where it stands to the end of the sentence, inside a clause
/// to ；, 鼓励 for its own clause.
model::Modality modality_of(const PlainText& text, const Layout& layout, const std::vector<TimeMark>& times,
                            const Statement& statement);

/// The years in a row in front of 各, 均 or 分别, for each of which one number stands:
/// 2025年、2026年各更新300台; empty where there are none.
std::vector<int> years_each(const PlainText& text, const std::vector<TimeMark>& times,
                            const Statement& statement);

/// The years that `count` numbers are distributed over, from `first` on: 2024年、2025年分别,
/// 2024—2026年…分别. Empty where they are not so many.
std::vector<int> years_in_row(const PlainText& text, const Layout& layout, const std::vector<TimeMark>& times,
                              const Statement& first, std::size_t count);

}  // namespace planpress::import

// Sentences of fictional plans with the targets that a careful reader finds in them.
#pragma once

#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "doctest/doctest.h"
#include "import/target_reader.hpp"

namespace planpress::import::target_cases {

/// One target a line: comparison, value, unit, kind, year, period; `-` where there is none.
struct Case {
  std::string_view text;
  std::vector<std::string> targets;
};

inline std::string shown(double value) {
  std::string text = std::to_string(value);
  while (text.ends_with('0')) text.pop_back();
  if (text.ends_with('.')) text.pop_back();
  return text;
}

inline std::string shown(const TargetReading& target) {
  std::string text(data::Choices<model::Comparison>::names[static_cast<std::size_t>(target.comparison)]);
  text += " " + shown(target.value);
  if (target.value_max) text += "-" + shown(*target.value_max);
  text += " " + target.unit + " ";
  text += data::Choices<model::TargetKind>::names[static_cast<std::size_t>(target.kind)];
  text += target.year ? " " + std::to_string(*target.year) : " -";
  text += " ";
  text += target.period ? data::Choices<model::TargetPeriod>::names[static_cast<std::size_t>(*target.period)]
                        : "-";
  return text;
}

inline TracedText traced(std::string_view text) {
  return {std::string(text), {{0, 1}}};
}

/// A plan of 2024 for 2024 to 2027.
inline TargetSetting plan_of_2024() {
  TargetSetting setting;
  setting.from = 2024;
  setting.to = 2027;
  setting.published = 2024;
  return setting;
}

inline std::vector<TargetReading> read(std::string_view text) {
  std::vector<Doubt> doubts;
  return read_targets(traced(text), plan_of_2024(), doubts);
}

inline std::string join(const std::vector<std::string>& lines) {
  std::string all;
  for (const std::string& line : lines) all += (all.empty() ? "" : "; ") + line;
  return all;
}

inline std::string read_all(std::string_view text) {
  std::vector<std::string> lines;
  for (const TargetReading& target : read(text)) lines.push_back(shown(target));
  return join(lines);
}

/// Fails for each sentence whose targets are not read as they stand beside it.
inline void check(const std::vector<Case>& cases) {
  for (const Case& one : cases) {
    CAPTURE(one.text);
    CHECK(read_all(one.text) == join(one.targets));
  }
}

}  // namespace planpress::import::target_cases

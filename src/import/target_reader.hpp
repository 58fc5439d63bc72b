// The numbers that state an aim, read out of official sentences.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "import/document.hpp"
#include "import/reading.hpp"
#include "import/target_indicator.hpp"
#include "model/vocabulary.hpp"

namespace planpress::import {

/// What is known of the text around the sentences.
struct TargetSetting {
  std::optional<int> from, to;   // the plan's period
  std::optional<int> published;  // the year of the document
  std::optional<int> listed;     // the year of the annex list that the text is a row of
  std::string_view heading;      // the title of the measure or row, without its number
  std::string_view about;        // what doubts call the place: `measure 7`; empty is `document`
  std::span<const model::Indicator> indicators;  // what targets are called elsewhere; may be empty
  std::string_view column;                       // the head of the table column, where the text is a cell
  // The same indicators made ready once, for who reads many texts; `indicators` is not looked at then.
  const IndicatorIndex* index = nullptr;
};

/// The targets that the text states, in printed order, each with its quote and lines. Text may be a sentence,
/// a cell or a whole measure: years carry on from sentence to sentence. Appends to `doubts` what a person
/// should look at.
std::vector<TargetReading> read_targets(const TracedText& text, const TargetSetting& setting,
                                        std::vector<Doubt>& doubts);

}  // namespace planpress::import

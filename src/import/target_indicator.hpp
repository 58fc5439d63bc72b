// Which of the shared indicators a target speaks of.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/vocabulary.hpp"

namespace planpress::import {

/// The names and aliases of the indicators, made ready to be compared. The indicators must outlive it.
class IndicatorIndex {
 public:
  IndicatorIndex() = default;
  explicit IndicatorIndex(std::span<const model::Indicator> indicators);

  /// The id of the indicator that `name` is a name of, when it is of the same kind; empty when there is none.
  /// Names that differ in 的, in 全市 or only in the order of their words are the same; nothing is guessed.
  std::string_view find(std::u32string_view name, model::TargetKind kind) const;

 private:
  struct Entry {
    std::u32string key;
    const model::Indicator* indicator;
  };
  std::vector<Entry> entries_;  // by key
};

}  // namespace planpress::import

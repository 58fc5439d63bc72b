// Numbers with their units and what stands directly around them: `不少于30台（套）`, `分别超过95%`, `1-2家`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "import/target_text.hpp"
#include "import/target_words.hpp"

namespace planpress::import {

/// A number with a unit. Places are of the plain text.
struct Quantity {
  std::size_t begin = 0;     // of the words in front that say how it is meant
  std::size_t number = 0;    // of its first figure
  std::size_t unit_end = 0;  // behind the unit
  std::size_t end = 0;       // behind 以上, 左右 …
  double value = 0;
  std::optional<double> value_max;
  std::u32string unit;
  UnitClass sort = UnitClass::count;
  bool ratio = false;
  model::Comparison comparison = model::Comparison::equal;
  bool bounded = false;     // a word says how it is meant
  bool suffixed = false;    // 以上, 左右 … stand behind it
  bool level = false;       // 达到, 提高到
  bool change = false;      // 增长, 下降
  bool strives = false;     // 力争
  bool shared = false;      // 分别
  bool annual = false;      // 年均, 每年
  bool cumulative = false;  // 累计
  bool chinese = false;
};

/// Every number of the text that has a unit, in order. Years and dates are not among them.
std::vector<Quantity> find_quantities(const PlainText& text);

}  // namespace planpress::import

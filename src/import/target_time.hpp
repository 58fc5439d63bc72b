// When: 到2027年, 2024年, 2024—2027年, 较2023年, 每年, 年内, “十四五”末.
#pragma once

#include <optional>
#include <vector>

#include "import/target_text.hpp"

namespace planpress::import {

/// A word of time in the plain text.
struct TimeMark {
  enum class Kind : std::uint8_t {
    by,         // 到2027年, 2025年底前: holds on into the next sentence
    in,         // 2024年: holds to the end of the sentence
    since,      // 2025年起
    baseline,   // 较2023年
    each_year,  // 每年
    other,      // 2024年版, 2000年建成的: says nothing of the aim
  };
  std::size_t begin = 0, end = 0;
  Kind kind = Kind::other;
  int year = 0;
  bool describes = false;  // 2000年底前建成的: which things are meant, unless it opens the statement
};

/// What 今年, 年内, 三年内 mean.
struct TimeSetting {
  std::optional<int> present;  // the year of the list or the document
  std::optional<int> first;    // the first year of the plan
  std::optional<int> last;     // its last
};

/// Every word of time, in order.
std::vector<TimeMark> find_times(const PlainText& text, const TimeSetting& setting);

/// True for a year in brackets that says when a stage is: 第一阶段（2024年）：, 近期（到2025年）.
bool names_stage(const PlainText& text, const TimeMark& mark);

/// The mark that begins at `at`, or ends at `end`; nullptr when there is none.
const TimeMark* mark_beginning(const std::vector<TimeMark>& times, std::size_t at);
const TimeMark* mark_ending(const std::vector<TimeMark>& times, std::size_t end);

}  // namespace planpress::import

// A linear scale with round values along it.
#pragma once

#include <vector>

namespace planpress::charts {

/// Where a drawing's values begin and end, and the round values to be marked in between.
struct Scale {
  double start = 0;
  double end = 1;
  bool broken = false;  // it does not begin at zero
  std::vector<double> ticks;

  /// Where a value stands, from 0 at the start to 1 at the end.
  double at(double value) const { return (value - start) / (end - start); }
};

/// The scale over values from `low` to `high` with at most `most` round values, both ends among them. It
/// begins at zero unless the values lie so close together that they could not be told apart; then it is
/// `broken`. REQUIRES: low <= high, both finite, most >= 3.
Scale scale_over(double low, double high, int most);

}  // namespace planpress::charts

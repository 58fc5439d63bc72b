#include "charts/scale.hpp"

#include <algorithm>
#include <cmath>

namespace planpress::charts {
namespace {

// A round step is 1, 2 or 5 times a power of ten; kept in two parts so that its multiples are exact decimals.
struct Step {
  int digit = 1;
  int power = 0;

  double times(double count) const {
    const double scale = std::pow(10.0, std::abs(power));
    return power < 0 ? count * digit / scale : count * digit * scale;
  }
  Step next() const { return digit == 1 ? Step{2, power} : digit == 2 ? Step{5, power} : Step{1, power + 1}; }
};

}  // namespace

Scale scale_over(double low, double high, int most) {
  // Half of what is to be seen may be empty, not more.
  const bool broken = low > 0 && low < high && low * 2 > high && (high - low) * 4 < high;
  double from = broken ? low : std::min(low, 0.0);
  double to = std::max(high, 0.0);
  if (from == to) to = from + 1;
  Step step{1, static_cast<int>(std::floor(std::log10((to - from) / most))) - 1};
  // A hair of slack: 0.3 / 0.1 is a little more than three.
  const auto first = [&] { return std::floor(from / step.times(1) + 1e-9); };
  const auto last = [&] { return std::ceil(to / step.times(1) - 1e-9); };
  while (last() - first() + 1 > most) step = step.next();
  Scale scale{step.times(first()), step.times(last()), false, {}};
  for (double count = first(); count <= last(); ++count) scale.ticks.push_back(step.times(count));
  scale.broken = scale.start > 0;
  return scale;
}

}  // namespace planpress::charts

#include "charts/scale.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using planpress::charts::Scale;
using planpress::charts::scale_over;
using Values = std::vector<double>;

TEST_CASE("a scale begins at zero and its round values are exact decimals") {
  const Scale scale = scale_over(25, 35, 5);
  CHECK(scale.start == 0);
  CHECK(!scale.broken);
  CHECK(scale.ticks == Values{0, 10, 20, 30, 40});
  CHECK(scale_over(0.1, 0.3, 5).ticks == Values{0, 0.1, 0.2, 0.3});
  CHECK(scale_over(30, 6000, 5).ticks == Values{0, 2000, 4000, 6000});
}

TEST_CASE("values that lie close together break the scale, and it says so") {
  const Scale scale = scale_over(88.1, 92, 5);
  CHECK(scale.broken);
  CHECK(scale.ticks == Values{88, 89, 90, 91, 92});
  CHECK(scale_over(97, 97.5, 5).broken);
}

TEST_CASE("one value alone, nothing at all and falls have scales, too") {
  CHECK(scale_over(85, 85, 5).ticks == Values{0, 50, 100});
  CHECK(scale_over(0, 0, 5).ticks.size() >= 2);
  const Scale fall = scale_over(-13.5, 4, 5);
  CHECK(!fall.broken);
  CHECK(fall.ticks == Values{-15, -10, -5, 0, 5});
}

TEST_CASE("whatever the values, they lie between the ends and the round values are few") {
  for (double low = -1000; low <= 1000; low += 37.3) {
    for (double wide = 0; wide < 100000; wide = wide * 3 + 0.07) {
      CAPTURE(low);
      CAPTURE(wide);
      const Scale scale = scale_over(low, low + wide, 5);
      CHECK(scale.at(low) >= -1e-9);
      CHECK(scale.at(low + wide) <= 1 + 1e-9);
      CHECK(scale.ticks.size() >= 2);
      CHECK(scale.ticks.size() <= 5);
      CHECK(std::is_sorted(scale.ticks.begin(), scale.ticks.end()));
      CHECK(scale.broken == (scale.start > 0));
    }
  }
}

#include "charts/labels.hpp"

#include <doctest/doctest.h>

#include <random>

using namespace planpress::charts;

namespace {

struct Extent {
  double from = 0;
  double to = 0;
};

// Where a label stands on a drawing of so many em.
Extent extent_on(double width, const LabelWish& wish, const LabelPlace& place) {
  const double x = wish.at / 100 * width;
  const double before = place.anchor == Anchor::start    ? 0
                        : place.anchor == Anchor::middle ? wish.width / 2
                                                         : wish.width;
  return {x - before, x - before + wish.width};
}

}  // namespace

TEST_CASE("a Han character is an em wide, a digit a little more than half") {
  CHECK(width_in_em("连云港") == doctest::Approx(3));
  CHECK(width_in_em("30%") == doctest::Approx(1.8));
  CHECK(width_in_em("") == 0);
}

TEST_CASE("labels at the edges lean inwards") {
  CHECK(anchor_inside({0, 4}) == Anchor::start);
  CHECK(anchor_inside({50, 4}) == Anchor::middle);
  CHECK(anchor_inside({100, 4}) == Anchor::end);
}

TEST_CASE("labels that are far apart share a lane; near ones do not") {
  const LabelWish apart[] = {{30, 4}, {80, 4}};
  CHECK(place_in_lanes(apart)[1].lane == 0);
  const LabelWish close[] = {{60, 6}, {55, 6}};
  const auto places = place_in_lanes(close);
  CHECK(places[1].lane == 0);  // it stands further left
  CHECK(places[0].lane == 1);
}

TEST_CASE("labels of a lane are clear of each other on every screen from the narrowest up") {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> share(0, 100);
  std::uniform_real_distribution<double> wide(1, 9);
  for (int round = 0; round < 300; ++round) {
    std::vector<LabelWish> wishes;
    for (int i = 0; i < 8; ++i) wishes.push_back({share(random), wide(random)});
    const auto places = place_in_lanes(wishes);
    for (const double width : {narrowest, 30.0, 48.0}) {
      for (std::size_t a = 0; a < wishes.size(); ++a) {
        const Extent one = extent_on(width, wishes[a], places[a]);
        CHECK(one.from >= -1e-9);
        CHECK(one.to <= width + 1e-9);
        for (std::size_t b = 0; b < a; ++b) {
          if (places[a].lane != places[b].lane) continue;
          const Extent other = extent_on(width, wishes[b], places[b]);
          CHECK((one.to < other.from || other.to < one.from));
        }
      }
    }
  }
}

// One target of a place above, with what the places below it made of it.
#include <algorithm>
#include <map>

#include "pages/drawn_rows.hpp"
#include "pages/page.hpp"
#include "pages/regions.hpp"
#include "pages/routes.hpp"
#include "pages/standing_counts.hpp"
#include "pages/target_plot.hpp"
#include "pages/upstream.hpp"

namespace planpress::pages {
namespace {

/// A place below; `line` has no target where its plan does not set one.
struct Follower {
  const model::Place* place = nullptr;
  Comparison line;
  static constexpr std::string_view record_name = "follower";
  static constexpr std::string_view record_doc = "A place below one that sets a target.";
  static constexpr auto fields = data::FieldList{
      shown("place", &Follower::place, "The place."),
      shown("line", &Follower::line, "Its target beside the one above; without a target where it sets none."),
  };
};

struct FollowingRegion {
  const model::Place* place = nullptr;
  int places = 0;
  StandingCounts counts;
  static constexpr std::string_view record_name = "following region";
  static constexpr auto fields = data::FieldList{
      shown("place", &FollowingRegion::place, "The region."),
      shown("places", &FollowingRegion::places, "How many places with plans lie in it."),
      shown("counts", &FollowingRegion::counts, "How they stand."),
  };
};

struct UpstreamPage {
  const model::Target* target = nullptr;
  std::vector<const model::Target*> others;
  int places = 0;
  StandingCounts counts;
  std::vector<Follower> followers;
  std::vector<FollowingRegion> regions;
  std::vector<TargetPlot> plots;
  BarChart bars;

  static void choose(const Publication& publication, std::vector<Page>& pages);
  static UpstreamPage make(const Publication& publication, const Page& page);

  static constexpr std::string_view record_name = "upstream page";
  static constexpr auto fields = data::FieldList{
      shown("target", &UpstreamPage::target, "The target of the place above."),
      shown("others", &UpstreamPage::others,
            "Its other targets for the indicator: other years, other parts."),
      shown("places", &UpstreamPage::places, "How many places below it have plans."),
      shown("counts", &UpstreamPage::counts, "How these stand."),
      shown("followers", &UpstreamPage::followers,
            "The places one by one, the highest aim first, those without a target last; of more than sixty "
            "those that aim lower, at most sixty."),
      shown("regions", &UpstreamPage::regions, "The regions, when there are more than sixty places."),
      shown("plots", &UpstreamPage::plots, "The drawing of what can be compared; none when nothing can."),
      shown("bars", &UpstreamPage::bars, "How the places stand, in all or region by region."),
  };
};

// The place's target of the year of the upper one, else its main one.
Comparison follow(const model::Target& upper, const model::Place& place) {
  const model::Indicator& indicator = *upper.indicator_id;
  const model::Target* main = main_target(indicator, place);
  if (main == nullptr) return {nullptr, &upper};
  Comparison line = compare(*main, upper);
  for (const model::Target* target : indicator.targets_of(place)) {
    if (line.standing != Standing::not_comparable) break;
    const Comparison other = compare(*target, upper);
    if (other.standing != Standing::not_comparable) line = other;
  }
  return line;
}

void count_follower(const Follower& follower, StandingCounts& counts) {
  if (follower.line.target == nullptr) {
    ++counts.silent;
  } else {
    counts.add(follower.line.standing);
  }
}

BarChart bars_of(const UpstreamPage& page) {
  std::vector<Bar> bars;
  for (const FollowingRegion& region : page.regions)
    bars.push_back({{.place = region.place}, region.counts.parts()});
  if (bars.empty()) bars.push_back({{}, page.counts.parts()});
  return bar_chart({}, {"above", "equal", "below", "not-comparable", "silent"}, bars);
}

std::vector<FollowingRegion> gather(const std::vector<Follower>& followers) {
  std::map<const model::Place*, const Follower*> of_place;
  std::vector<const model::Place*> places;
  for (const Follower& follower : followers) {
    of_place.emplace(follower.place, &follower);
    places.push_back(follower.place);
  }
  std::vector<FollowingRegion> regions;
  for (const Region& region : regions_of(places)) {
    FollowingRegion row{region.place, static_cast<int>(region.places.size()), {}};
    for (const model::Place* place : region.places) count_follower(*of_place.at(place), row.counts);
    regions.push_back(row);
  }
  return regions;
}

void UpstreamPage::choose(const Publication& publication, std::vector<Page>& pages) {
  for (const model::Indicator& indicator : publication.model.indicators) {
    for (const model::Target* target : upstream_targets(indicator)) {
      pages.push_back({nullptr, upstream_route(*target),
                       std::string(target->plan->place->name) + " " + std::string(indicator.name), target});
    }
  }
}

UpstreamPage UpstreamPage::make(const Publication&, const Page& page) {
  UpstreamPage result;
  result.target = static_cast<const model::Target*>(page.subject);
  const model::Indicator& indicator = *result.target->indicator_id;
  const model::Place& top = *result.target->plan->place;
  for (const model::Target* other : indicator.targets_of(top)) {
    if (other != result.target && other->plan == result.target->plan) result.others.push_back(other);
  }
  std::vector<const model::Target*> comparable;
  for (const model::Place* place : places_below(top)) {
    result.followers.push_back({place, follow(*result.target, *place)});
    count_follower(result.followers.back(), result.counts);
    const Comparison& line = result.followers.back().line;
    if (line.target != nullptr && line.standing != Standing::not_comparable)
      comparable.push_back(line.target);
  }
  result.places = static_cast<int>(result.followers.size());
  if (!comparable.empty()) result.plots.push_back(plot_of(indicator, comparable, {result.target}, {}));

  // Beside the drawing, what falls short matters first where not all can be shown.
  const auto key = [](const Follower& follower) {
    const Comparison& line = follower.line;
    return std::tuple(line.target == nullptr, line.standing, -std::abs(line.difference));
  };
  std::stable_sort(result.followers.begin(), result.followers.end(),
                   [&](const Follower& a, const Follower& b) { return key(a) < key(b); });
  if (result.followers.size() > most_places) {
    result.regions = gather(result.followers);
    std::erase_if(result.followers, [](const Follower& follower) {
      return follower.line.target == nullptr || follower.line.standing != Standing::below;
    });
    if (result.followers.size() > most_places) result.followers.resize(most_places);
  }
  result.bars = bars_of(result);
  return result;
}

}  // namespace

PageKind upstream_page() {
  return page_kind<UpstreamPage>("upstream",
                                 "A target of a place above and what the places below made of it.");
}

}  // namespace planpress::pages

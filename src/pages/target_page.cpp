// One indicator compared over the places.
#include <algorithm>
#include <map>

#include "pages/page.hpp"
#include "pages/regions.hpp"
#include "pages/routes.hpp"
#include "pages/rows.hpp"
#include "pages/standing_counts.hpp"
#include "pages/target_plot.hpp"
#include "pages/upstream.hpp"

namespace planpress::pages {
namespace {

/// How many names or values a page lists of those that it does not compare.
constexpr std::size_t most_listed = 60;

/// One place's targets for the indicator.
struct PlaceTargets {
  const model::Place* place = nullptr;
  const model::Target* main = nullptr;
  std::vector<TargetInLine> targets;
  static constexpr std::string_view record_name = "place targets";
  static constexpr auto fields = data::FieldList{
      shown("place", &PlaceTargets::place, "The place."),
      shown("main", &PlaceTargets::main, "The target by which it is compared."),
      shown("targets", &PlaceTargets::targets, "Its targets beside the line above."),
  };
};

/// A region's places that have the indicator, when there are too many to list.
struct RegionTargets {
  const model::Place* place = nullptr;
  int places = 0;
  StandingCounts counts;
  static constexpr std::string_view record_name = "region targets";
  static constexpr auto fields = data::FieldList{
      shown("place", &RegionTargets::place, "The region."),
      shown("places", &RegionTargets::places, "How many of its places have a target."),
      shown("counts", &RegionTargets::counts,
            "How their main targets stand beside the nearest line above; `silent` where there is no such "
            "line."),
  };
};

/// What all parts of the list of places share.
struct TargetSums {
  const model::Indicator* indicator = nullptr;
  std::vector<RegionTargets> regions;
  int total = 0;
  std::vector<const model::Target*> above;
  std::vector<const model::Target*> upstream;
  std::vector<const model::Place*> without;
  int without_count = 0;
  std::vector<TargetPlot> plots;
  std::vector<UndrawnTarget> undrawn;
  int undrawn_count = 0;
  StandingCounts counts;
  std::vector<Comparison> below;
  std::vector<std::string_view> remarks;
};

struct TargetPage : TargetSums {
  struct Whole : TargetSums {
    std::vector<const model::Place*> having;
    std::vector<ListedPlace> items() const {
      std::vector<ListedPlace> items;
      for (const model::Place* place : having) items.push_back({place, place->id});
      return items;
    }
  };

  std::vector<PlaceTargets> places;

  static void choose(const Publication& publication, std::vector<Page>& pages) {
    for (const model::Indicator& indicator : publication.model.indicators) {
      if (is_shown(indicator))
        pages.push_back({nullptr, route_of(indicator), std::string(indicator.name), &indicator});
    }
  }
  static Whole gather(const Publication& publication, const Page& page);
  static TargetPage make(const Publication& publication, const Page& page, const Whole& whole);

  static constexpr std::string_view record_name = "target page";
  static constexpr auto fields = data::FieldList{
      shown("indicator", &TargetPage::indicator, "The indicator."),
      shown("places", &TargetPage::places,
            "The targets of each place that has one; on a part of the list those of the part."),
      shown("regions", &TargetPage::regions, "The regions, where the list has parts."),
      shown("total", &TargetPage::total, "How many places have a target."),
      shown("above", &TargetPage::above, "The targets of the places above."),
      shown("upstream", &TargetPage::upstream,
            "Targets of places above that have pages of their own: at most sixty, the highest places first."),
      shown("without", &TargetPage::without, "Places without a target for it, at most sixty."),
      shown("without_count", &TargetPage::without_count, "How many places have none."),
      shown("plots", &TargetPage::plots, "Drawings of the main targets that can be set side by side."),
      shown("undrawn", &TargetPage::undrawn, "Main targets that are in no drawing, at most sixty."),
      shown("undrawn_count", &TargetPage::undrawn_count, "How many main targets are in no drawing."),
      shown(
          "counts", &TargetPage::counts,
          "How the main targets stand beside the nearest line above; `silent` where there is no such line."),
      shown("below", &TargetPage::below,
            "Main targets that lie below the line above them, the furthest first, at most twelve."),
      shown("remarks", &TargetPage::remarks,
            "What to bear in mind when comparing, as keys of words `target_remark_…`."),
  };
};

void count_line(const TargetInLine& line, StandingCounts& counts) {
  if (line.above.empty()) {
    ++counts.silent;
  } else {
    counts.add(line.above.front().standing);
  }
}

void add_once(std::vector<std::string_view>& words, const std::vector<std::string_view>& more) {
  for (const std::string_view word : more) {
    if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
  }
}

void list_places(const Publication& publication, TargetPage::Whole& whole) {
  std::map<const model::Place*, TargetInLine> lines;
  for (const model::Place* place : publication.places) {
    const model::Target* main = main_target(*whole.indicator, *place);
    if (main == nullptr) {
      ++whole.without_count;
      if (whole.without.size() < most_listed) whole.without.push_back(place);
      continue;
    }
    whole.having.push_back(place);
    const TargetInLine& line = lines.emplace(place, in_line(*main)).first->second;
    count_line(line, whole.counts);
    if (!line.above.empty() && line.above.front().standing == Standing::below)
      whole.below.push_back(line.above.front());
  }
  whole.total = static_cast<int>(whole.having.size());
  std::stable_sort(whole.below.begin(), whole.below.end(), [](const Comparison& a, const Comparison& b) {
    return std::abs(a.difference) > std::abs(b.difference);
  });
  if (whole.below.size() > 12) whole.below.resize(12);
  if (whole.having.size() <= places_a_page) return;
  for (const Region& region : regions_of(whole.having)) {
    RegionTargets row{region.place, static_cast<int>(region.places.size()), {}};
    for (const model::Place* place : region.places) count_line(lines.at(place), row.counts);
    whole.regions.push_back(row);
  }
}

void list_undrawn(const IndicatorPlots& sorted, TargetSums& sums) {
  sums.undrawn_count = static_cast<int>(sorted.undrawn.size());
  for (const model::Target* target : sorted.undrawn) {
    if (sums.undrawn.size() == most_listed) break;
    sums.undrawn.push_back({target, {}});
    const model::Target* other = sums.plots.empty() ? sums.undrawn.front().target : sums.plots.front().sample;
    sums.undrawn.back().reasons = reasons_against(*target, *other);
  }
}

TargetPage::Whole TargetPage::gather(const Publication& publication, const Page& page) {
  Whole whole;
  whole.indicator = static_cast<const model::Indicator*>(page.subject);
  list_places(publication, whole);
  for (const model::Target* target : whole.indicator->targets) {
    if (target->plan->measures.empty()) whole.above.push_back(target);
  }
  whole.upstream = upstream_targets(*whole.indicator);
  std::stable_sort(whole.upstream.begin(), whole.upstream.end(), [](const auto* a, const auto* b) {
    return a->plan->place->level < b->plan->place->level;
  });
  if (whole.upstream.size() > most_listed) whole.upstream.resize(most_listed);
  IndicatorPlots sorted = plots_of(publication, *whole.indicator);
  whole.plots = std::move(sorted.plots);
  for (const TargetPlot& plot : whole.plots) {
    for (const PlotRow& row : plot.rows) add_once(whole.remarks, remarks_on(*row.target, *plot.sample));
  }
  list_undrawn(sorted, whole);
  return whole;
}

TargetPage TargetPage::make(const Publication&, const Page& page, const Whole& whole) {
  TargetPage result{whole, {}};
  for (const model::Place* place : page.part_of(whole.having)) {
    result.places.push_back({place, main_target(*whole.indicator, *place), {}});
    for (const model::Target* target : whole.indicator->targets_of(*place))
      result.places.back().targets.push_back(in_line(*target));
  }
  return result;
}

}  // namespace

PageKind target_page() {
  return page_kind_by_places<TargetPage>("target", "One indicator compared.");
}

}  // namespace planpress::pages

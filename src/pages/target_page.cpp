// Indicators: the list, and one indicator compared over the places.
#include <algorithm>

#include "pages/page.hpp"
#include "pages/routes.hpp"
#include "pages/rows.hpp"

namespace planpress::pages {
namespace {

struct TargetsPage {
  std::vector<const model::Place*> places;
  std::vector<IndicatorRow> rows;
  int unshared = 0;

  static void choose(const Publication& publication, std::vector<Page>& pages) {
    if (!publication.plans.empty()) pages.push_back({nullptr, "targets/index", "指标", nullptr});
  }
  static TargetsPage make(const Publication& publication, const Page&) {
    TargetsPage result;
    result.places = publication.places;
    for (const model::Indicator& indicator : publication.model.indicators) {
      if (is_shown(indicator)) result.rows.push_back(row_of(publication, indicator));
    }
    for (const model::Plan* plan : publication.plans) {
      for (const model::Target* target : all_targets(*plan, true))
        result.unshared += target->indicator_id ? 0 : 1;
    }
    return result;
  }

  static constexpr std::string_view record_name = "targets page";
  static constexpr auto fields = std::tuple{
      shown("places", &TargetsPage::places, "The places."),
      shown("rows", &TargetsPage::rows, "The indicators with a cell a place."),
      shown("unshared", &TargetsPage::unshared, "How many targets no other place counts."),
  };
};

/// One place's targets for the indicator.
struct PlaceTargets {
  const model::Place* place = nullptr;
  const model::Target* main = nullptr;
  std::vector<TargetInLine> targets;
  static constexpr std::string_view record_name = "place targets";
  static constexpr auto fields = std::tuple{
      shown("place", &PlaceTargets::place, "The place."),
      shown("main", &PlaceTargets::main, "The target by which it is compared."),
      shown("targets", &PlaceTargets::targets, "Its targets beside the line above."),
  };
};

struct TargetPage {
  const model::Indicator* indicator = nullptr;
  std::vector<PlaceTargets> places;
  std::vector<const model::Target*> above;
  std::vector<const model::Place*> without;
  const model::Target* highest = nullptr;
  std::vector<Comparison> below;
  std::vector<std::string_view> caveats;

  static void choose(const Publication& publication, std::vector<Page>& pages) {
    for (const model::Indicator& indicator : publication.model.indicators) {
      if (is_shown(indicator))
        pages.push_back({nullptr, route_of(indicator), std::string(indicator.name), &indicator});
    }
  }
  static TargetPage make(const Publication& publication, const Page& page);

  static constexpr std::string_view record_name = "target page";
  static constexpr auto fields = std::tuple{
      shown("indicator", &TargetPage::indicator, "The indicator."),
      shown("places", &TargetPage::places, "The targets of each place that has one."),
      shown("above", &TargetPage::above, "The targets of the places above."),
      shown("without", &TargetPage::without, "Places without a target for it."),
      shown("highest", &TargetPage::highest,
            "The highest of the comparable main targets; none when they cannot be compared."),
      shown("below", &TargetPage::below, "Main targets that lie below the line above them."),
      shown("caveats", &TargetPage::caveats, "Why values cannot simply be set side by side."),
  };
};

// What differs between the main targets, in words; empty when they can be compared as they stand.
std::vector<std::string_view> differences(const std::vector<const model::Target*>& targets) {
  std::vector<std::string_view> words;
  const auto differ = [&](auto member) {
    return std::any_of(targets.begin(), targets.end(),
                       [&](const auto* t) { return t->*member != targets.front()->*member; });
  };
  if (targets.size() < 2) return words;
  if (differ(&model::Target::unit)) words.push_back("单位不同");
  if (differ(&model::Target::year)) words.push_back("年限不同");
  if (differ(&model::Target::baseline_year)) words.push_back("基期不同");
  if (differ(&model::Target::scope)) words.push_back("统计范围不同");
  if (differ(&model::Target::period)) words.push_back("有的按年、有的累计");
  if (differ(&model::Target::comparison)) words.push_back("口径用语不同（以上、约、超过等）");
  return words;
}

TargetPage TargetPage::make(const Publication& publication, const Page& page) {
  TargetPage result;
  result.indicator = static_cast<const model::Indicator*>(page.subject);
  std::vector<const model::Target*> mains;
  for (const model::Place* place : publication.places) {
    PlaceTargets row{place, main_target(*result.indicator, *place), {}};
    for (const model::Target* target : result.indicator->targets_of(*place))
      row.targets.push_back(in_line(*target));
    if (row.targets.empty()) {
      result.without.push_back(place);
      continue;
    }
    mains.push_back(row.main);
    const TargetInLine line = in_line(*row.main);
    if (!line.above.empty() && line.above.front().standing == Standing::below)
      result.below.push_back(line.above.front());
    result.places.push_back(std::move(row));
  }
  for (const model::Target* target : result.indicator->targets) {
    if (target->plan->measures.empty()) result.above.push_back(target);
  }
  result.caveats = differences(mains);
  const auto bars_ranking = [](std::string_view word) { return !word.starts_with("口径"); };
  if (mains.size() >= 2 && std::none_of(result.caveats.begin(), result.caveats.end(), bars_ranking)) {
    result.highest = *std::max_element(mains.begin(), mains.end(),
                                       [](const auto* a, const auto* b) { return a->value < b->value; });
  }
  return result;
}

}  // namespace

PageKind targets_page() {
  return page_kind<TargetsPage>("targets", "The indicators over the places.");
}

PageKind target_page() {
  return page_kind<TargetPage>("target", "One indicator compared.");
}

}  // namespace planpress::pages

#include "pages/drawings.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "pages/coverage.hpp"
#include "pages/due_years.hpp"
#include "pages/routes.hpp"
#include "pages/target_plot.hpp"

namespace planpress::pages {
namespace {

constexpr std::string_view folder = "charts/";

struct TargetsDrawing {
  TargetPlot plot;

  static void choose(const Publication& publication, std::vector<Page>& drawings) {
    for (const model::Indicator& indicator : publication.model.indicators) {
      if (!is_shown(indicator)) continue;
      const std::size_t count = count_plots(publication, indicator);
      for (std::size_t i = 0; i < count; ++i) {
        drawings.push_back({nullptr, std::string(folder) + plot_name(indicator, i),
                            std::string(indicator.name), &indicator});
      }
    }
  }
  static TargetsDrawing make(const Publication& publication, const Page& page) {
    const auto& indicator = *static_cast<const model::Indicator*>(page.subject);
    IndicatorPlots sorted = plots_of(publication, indicator);
    const std::string_view name = std::string_view(page.route).substr(folder.size());
    const auto found = std::find_if(sorted.plots.begin(), sorted.plots.end(),
                                    [&](const TargetPlot& plot) { return plot.name == name; });
    return {std::move(*found)};
  }

  static constexpr std::string_view record_name = "targets drawing";
  static constexpr auto fields = data::FieldList{shown("plot", &TargetsDrawing::plot, "The drawing.")};
};

/// A table of numbers of the whole publication.
struct GridDrawing {
  GridChart chart;
  static constexpr std::string_view record_name = "grid drawing";
  static constexpr auto fields = data::FieldList{shown("chart", &GridDrawing::chart, "The drawing.")};
};

struct TimelineDrawing : GridDrawing {
  static void choose(const Publication& publication, std::vector<Page>& drawings) {
    if (!publication.plans.empty()) drawings.push_back({nullptr, "charts/timeline", "", nullptr});
  }
  static TimelineDrawing make(const Publication& publication, const Page&) {
    return {{due_years(publication).chart}};
  }
};

struct CoverageDrawing : GridDrawing {
  static void choose(const Publication& publication, std::vector<Page>& drawings) {
    if (!publication.plans.empty()) drawings.push_back({nullptr, "charts/coverage", "", nullptr});
  }
  static CoverageDrawing make(const Publication& publication, const Page&) {
    return {{coverage_chart(publication)}};
  }
};

}  // namespace

const std::vector<PageKind>& drawing_kinds() {
  static const std::vector<PageKind> kinds{
      page_kind<TargetsDrawing>("chart-targets", "Targets of one indicator side by side."),
      page_kind<TimelineDrawing>("chart-timeline", "Targets by the year in which they are due."),
      page_kind<CoverageDrawing>("chart-coverage", "Measures by sector and place."),
  };
  return kinds;
}

}  // namespace planpress::pages

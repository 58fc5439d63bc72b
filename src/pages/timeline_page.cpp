// Every deadline by year.
#include "pages/due_years.hpp"
#include "pages/page.hpp"

namespace planpress::pages {
namespace {

struct TimelinePage : DueYears {
  static void choose(const Publication& publication, std::vector<Page>& pages) {
    if (!publication.plans.empty()) pages.push_back({nullptr, "timeline", "", nullptr});
  }
  static TimelinePage make(const Publication& publication, const Page&) { return {due_years(publication)}; }

  static constexpr std::string_view record_name = "timeline page";
  static constexpr auto fields = data::FieldList{
      shown("years", &TimelinePage::years, "The years, the earliest first."),
      shown("undated", &TimelinePage::undated, "Targets without a year."),
      shown("listed", &TimelinePage::listed,
            "Whether targets are listed one by one: so for up to twelve places."),
      shown("chart", &TimelinePage::chart, "Targets by place and year as a drawing."),
  };
};

}  // namespace

PageKind timeline_page() {
  return page_kind<TimelinePage>("timeline", "Every deadline by year.");
}

}  // namespace planpress::pages

// The search, and the ways to everything for those whose browser runs no scripts.
#include "pages/page.hpp"
#include "pages/routes.hpp"

namespace planpress::pages {
namespace {

using data::shown;

template <class T>
std::vector<const T*> those_shown(const std::vector<T>& things) {
  std::vector<const T*> found;
  for (const T& thing : things) {
    if (is_shown(thing)) found.push_back(&thing);
  }
  return found;
}

struct SearchPage {
  std::vector<const model::Place*> places;
  std::vector<const model::Sector*> sectors;
  std::vector<const model::Function*> functions;
  std::vector<const model::Indicator*> indicators;
  int plans = 0;
  int notes = 0;

  static void choose(const Publication&, std::vector<Page>& pages) {
    pages.push_back({nullptr, "search", "", nullptr});
  }
  static SearchPage make(const Publication& publication, const Page&) {
    const model::Model& model = publication.model;
    return {publication.places,
            those_shown(model.sectors),
            those_shown(model.functions),
            those_shown(model.indicators),
            static_cast<int>(model.plans.size()),
            static_cast<int>(model.notes.size())};
  }

  static constexpr std::string_view record_name = "search page";
  static constexpr auto fields = data::FieldList{
      shown("places", &SearchPage::places, "The places with plans of their own."),
      shown("sectors", &SearchPage::sectors, "The sectors with measures."),
      shown("functions", &SearchPage::functions, "The functions that a body has."),
      shown("indicators", &SearchPage::indicators, "The indicators with targets."),
      shown("plans", &SearchPage::plans, "How many plans are searched."),
      shown("notes", &SearchPage::notes, "How many notes are searched."),
  };
};

}  // namespace

PageKind search_page() {
  return page_kind<SearchPage>("search", "The search and the indexes.");
}

}  // namespace planpress::pages

// Every place with a plan of its own, where there are more than the front page lists.
#include "pages/page.hpp"
#include "pages/place_rows.hpp"

namespace planpress::pages {
namespace {

struct PlacesPage {
  struct Whole {
    std::vector<const model::Place*> places;
    PlaceRow sum;
    std::vector<ListedPlace> items() const {
      std::vector<ListedPlace> items;
      for (const model::Place* place : places) items.push_back({place, place->id});
      return items;
    }
  };

  std::vector<PlaceRow> places;
  PlaceRow sum;

  static void choose(const Publication& publication, std::vector<Page>& pages) {
    if (publication.places.size() > most_on_front) pages.push_back({nullptr, "places/index", "", nullptr});
  }
  static Whole gather(const Publication& publication, const Page&) {
    return {publication.places, sum_of_places(publication)};
  }
  static PlacesPage make(const Publication&, const Page& page, const Whole& whole) {
    PlacesPage result{{}, whole.sum};
    for (const model::Place* place : page.part_of(whole.places)) result.places.push_back(row_of(*place));
    return result;
  }

  static constexpr std::string_view record_name = "places page";
  static constexpr auto fields = data::FieldList{
      shown("places", &PlacesPage::places, "The places; on a part of the list those of the part."),
      shown("sum", &PlacesPage::sum, "All places together."),
  };
};

}  // namespace

PageKind places_page() {
  return page_kind_by_places<PlacesPage>("places", "Every place with a plan, where there are many.");
}

}  // namespace planpress::pages

// Lists over places that are longer than a page: they are shown in parts, each a page of its own.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/vocabulary.hpp"

namespace planpress::pages {

/// How many places a page lists. The first view of a page weighs at most 14 KB as it travels, and a row of a
/// place up to a quarter of a kilobyte.
inline constexpr std::size_t places_a_page = 50;

/// For kinds whose pages list places, but never in parts: paper goes from hand to hand as a whole.
inline constexpr std::size_t unparted = static_cast<std::size_t>(-1);

/// Over more places than this, a page has a row a place, where it has a column or a section for each of few.
inline constexpr std::size_t most_in_full = 12;

/// An item of a list: the place that it is about, and its id on the page.
struct ListedPlace {
  const model::Place* place = nullptr;
  std::string_view id;
};

/// A part of the list by its number.
struct PartNumber {
  int number = 0;
  std::string route;
  bool gap = false;
  static constexpr std::string_view record_name = "number of a part";
  static constexpr auto fields = data::FieldList{
      data::shown("number", &PartNumber::number, "The number, counted from 1."),
      data::shown("route", &PartNumber::route, "The route of the part."),
      data::shown("gap", &PartNumber::gap, "Whether numbers before it are left out."),
  };
};

/// A way into the list, so that nobody needs to leaf through it.
struct WayIntoList {
  const model::Place* region = nullptr;
  const model::Place* first = nullptr;
  const model::Place* last = nullptr;
  std::string route;
  static constexpr std::string_view record_name = "way into a list";
  static constexpr auto fields = data::FieldList{
      data::shown("region", &WayIntoList::region,
                  "The region; none where the places do not part into regions."),
      data::shown("first", &WayIntoList::first, "The first place that it leads to."),
      data::shown("last", &WayIntoList::last, "The last of them."),
      data::shown("route", &WayIntoList::route, "Where it leads, as a route with a fragment for `link`."),
  };
};

/// What a page tells of the part of a list that it shows.
struct ListPart {
  int number = 0;
  int parts = 0;
  int first = 0;
  int last = 0;
  int total = 0;
  bool by_code = false;
  std::string before;
  std::string after;
  std::vector<PartNumber> numbers;
  std::vector<WayIntoList> ways;
  static constexpr std::string_view record_name = "part of a list";
  static constexpr std::string_view record_doc = "A part of a list over places that is longer than a page.";
  static constexpr auto fields = data::FieldList{
      data::shown("number", &ListPart::number, "Which part it is, counted from 1."),
      data::shown("parts", &ListPart::parts, "How many parts there are."),
      data::shown("first", &ListPart::first, "The first item on the page, counted from 1."),
      data::shown("last", &ListPart::last, "The last item on the page."),
      data::shown("total", &ListPart::total, "How many items the whole list has."),
      data::shown("by_code", &ListPart::by_code,
                  "Whether the places stand in the order of their codes; else in that of the data."),
      data::shown("before", &ListPart::before, "The route of the part before it; empty for the first."),
      data::shown("after", &ListPart::after, "The route of the part behind it; empty for the last."),
      data::shown("numbers", &ListPart::numbers, "The first, the last and the parts around this one."),
      data::shown("ways", &ListPart::ways,
                  "The regions, else parts by their first and last places; at most sixty."),
  };
};

/// The list of one page and of the further pages that it goes on on. A kind works out once what all of them
/// share, `whole`; so that the cost of a part does not grow with the list.
class PlaceList {
 public:
  PlaceList(std::string route, std::vector<ListedPlace> items, std::size_t a_part,
            std::shared_ptr<const void> whole);

  std::size_t parts() const;
  /// The route of a part, counted from 1: the page's own, then `…/part-2`.
  std::string route_of(std::size_t part) const;
  /// Where a part begins and ends among the items.
  std::pair<std::size_t, std::size_t> range_of(std::size_t part) const;
  /// The part that has the item with this id; 0 when none has.
  std::size_t part_with(std::string_view id) const;
  ListPart show(std::size_t part) const;
  const void* whole() const { return whole_.get(); }

 private:
  void find_ways();
  std::vector<PartNumber> numbers_around(std::size_t part) const;

  std::string route_;
  std::vector<ListedPlace> items_;
  std::vector<std::pair<std::string_view, std::size_t>> by_id_;  // sorted; only of lists in parts
  std::vector<WayIntoList> ways_;
  std::size_t a_part_;
  bool by_code_ = false;
  std::shared_ptr<const void> whole_;
};

}  // namespace planpress::pages

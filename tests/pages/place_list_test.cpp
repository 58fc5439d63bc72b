#include "pages/place_list.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <deque>

#include "../model/project.hpp"
#include "pages/page.hpp"

using namespace planpress;
using namespace planpress::pages;
using Range = std::pair<std::size_t, std::size_t>;

namespace {

/// Places in provinces of equal size, in the order of their codes.
struct Country {
  std::deque<std::string> texts;
  std::deque<model::Place> places;

  Country(int provinces, int in_each) {
    for (int province = 0; province < provinces; ++province) {
      model::Place& top = places.emplace_back();
      top.id = texts.emplace_back(fmt::format("p{}", province));
      for (int i = 0; i < in_each; ++i) {
        model::Place& place = places.emplace_back();
        place.id = texts.emplace_back(fmt::format("p{}-{}", province, i));
        place.code = texts.emplace_back(fmt::format("{:02}{:04}", province + 11, i));
        place.parent.to = &top;
      }
    }
  }
  std::vector<ListedPlace> items() const {
    std::vector<ListedPlace> items;
    for (const model::Place& place : places) {
      if (place.parent) items.push_back({&place, place.id});
    }
    return items;
  }
};

std::vector<int> numbers(const ListPart& part) {
  std::vector<int> numbers;
  for (const PartNumber& one : part.numbers) numbers.push_back(one.number);
  return numbers;
}

/// A publication of many small plans.
struct Nation : model::Project {
  explicit Nation(int count) {
    std::string places = R"({"places": [{"id": "top", "name": "国", "level": "nation"})";
    std::string bodies = R"({"functions": [{"id": "industry", "name": "工业"}], "bodies": [)";
    for (int i = 0; i < count; ++i) {
      places += fmt::format(
          R"(, {{"id": "c{0}", "name": "第{0}县", "level": "county", "parent": "top", "code": "{1}"}})", i,
          110000 + i);
      bodies +=
          fmt::format(R"({0}{{"id": "gx", "place": "c{1}", "name": "工信局", "functions": ["industry"]}})",
                      i == 0 ? "" : ", ", i);
    }
    model.places =
        model::read_file<model::PlacesFile>(file("content/places.json", places + "]}"), strings, report)
            .places;
    auto read =
        model::read_file<model::BodiesFile>(file("content/bodies.json", bodies + "]}"), strings, report);
    model.functions = std::move(read.functions);
    model.bodies = std::move(read.bodies);
    model.sectors = model::read_file<model::SectorsFile>(
                        file("content/sectors.json", R"({"sectors": [{"id": "industry", "name": "工业"}]})"),
                        strings, report)
                        .sectors;
    model.indicators =
        model::read_file<model::IndicatorsFile>(
            file("content/indicators.json",
                 R"({"indicators": [{"id": "tools", "name": "普及率", "unit": "%", "kind": "share"}]})"),
            strings, report)
            .indicators;
    for (int i = 0; i < count; ++i) {
      add_plan(fmt::format(
          R"({{"id": "c{0}-2025", "place": "c{0}", "kind": "方案", "title": "第{0}县方案", "document": {{"number": "县发〔2025〕{0}号"}},
          "period": {{"from": 2025, "to": 2027}}, "sections": [{{"id": "s1", "title": "设备"}}], "measures": [
          {{"number": "1", "title": "改造", "section": "s1", "sectors": ["industry"], "summary": "改造。",
            "responsible": [{{"body": "工信局", "role": "lead"}}], "targets": [{{"indicator": "普及率", "indicator_id": "tools",
            "comparison": ">=", "value": {1}, "unit": "%", "kind": "share", "year": 2027}}]}}]}})",
          i, 10 + i % 80));
    }
    model::bind(model, report);
  }
};

const Page* find_page(const Publication& publication, std::string_view route) {
  const auto at = std::find_if(publication.pages.begin(), publication.pages.end(),
                               [&](const Page& page) { return page.route == route; });
  return at == publication.pages.end() ? nullptr : &*at;
}

}  // namespace

TEST_CASE("a list has as many parts as it needs, and each item stands on one of them") {
  const Country country(3, 40);
  const PlaceList list("sectors/industry/index", country.items(), 50, nullptr);
  CHECK(list.parts() == 3);
  CHECK(list.route_of(1) == "sectors/industry/index");
  CHECK(list.route_of(2) == "sectors/industry/part-2");
  CHECK(list.range_of(1) == Range(0, 50));
  CHECK(list.range_of(3) == Range(100, 120));
  CHECK(list.part_with("p0-0") == 1);
  CHECK(list.part_with("p1-9") == 1);
  CHECK(list.part_with("p1-10") == 2);
  CHECK(list.part_with("p2-39") == 3);
  CHECK(list.part_with("elsewhere") == 0);
}

TEST_CASE("a full page is one part, and one more item begins another") {
  const Country country(1, 51);
  std::vector<ListedPlace> items = country.items();
  CHECK(PlaceList("gaps", items, 51, nullptr).parts() == 1);
  CHECK(PlaceList("gaps", items, 50, nullptr).parts() == 2);
  CHECK(PlaceList("gaps", items, 50, nullptr).route_of(2) == "gaps/part-2");
  CHECK(PlaceList("gaps", items, unparted, nullptr).parts() == 1);
  CHECK(PlaceList("gaps", {}, 50, nullptr).parts() == 1);
}

TEST_CASE("regions lead to where they begin, whatever part that is") {
  const Country country(3, 40);
  const ListPart part = PlaceList("gaps", country.items(), 50, nullptr).show(2);
  CHECK(part.first == 51);
  CHECK(part.last == 100);
  CHECK(part.total == 120);
  CHECK(part.by_code);
  CHECK(part.before == "gaps");
  CHECK(part.after == "gaps/part-3");
  REQUIRE(part.ways.size() == 3);
  CHECK(part.ways[0].route == "gaps#p0-0");
  CHECK(part.ways[1].route == "gaps#p1-0");
  CHECK(part.ways[2].route == "gaps/part-2#p2-0");
  CHECK(part.ways[2].region->id == "p2");
}

TEST_CASE("without regions the ways are runs of places, never more than sixty") {
  const Country country(1, 500);
  const ListPart few = PlaceList("gaps", country.items(), 50, nullptr).show(1);
  REQUIRE(few.ways.size() == 10);
  CHECK(few.ways[3].region == nullptr);
  CHECK(few.ways[3].first->id == "p0-150");
  CHECK(few.ways[3].last->id == "p0-199");
  CHECK(few.ways[3].route == "gaps/part-4#p0-150");
  const ListPart many = PlaceList("gaps", country.items(), 5, nullptr).show(1);
  CHECK(many.ways.size() == 50);
  CHECK(many.ways.back().last->id == "p0-499");
}

TEST_CASE("the pager names the ends and the neighbours, however long the list is") {
  const Country country(1, 500);
  const PlaceList list("gaps", country.items(), 10, nullptr);
  CHECK(numbers(list.show(1)) == std::vector{1, 2, 3, 50});
  CHECK(numbers(list.show(4)) == std::vector{1, 2, 3, 4, 5, 6, 50});
  CHECK(numbers(list.show(20)) == std::vector{1, 18, 19, 20, 21, 22, 50});
  CHECK(list.show(20).numbers[1].gap);
  CHECK(list.show(20).numbers[6].gap);
  CHECK_FALSE(list.show(4).numbers[1].gap);
  CHECK(list.show(1).before.empty());
  CHECK(list.show(50).after.empty());
  CHECK(numbers(list.show(50)) == std::vector{1, 48, 49, 50});
}

TEST_CASE("an order of codes is said only where every place has one and they rise") {
  Country country(1, 60);
  CHECK(PlaceList("gaps", country.items(), 50, nullptr).show(1).by_code);
  country.places[30].code = {};
  CHECK_FALSE(PlaceList("gaps", country.items(), 50, nullptr).show(1).by_code);
  country.places[30].code = "999999";
  CHECK_FALSE(PlaceList("gaps", country.items(), 50, nullptr).show(1).by_code);
}

TEST_CASE("in a nation every kind of page that lists places goes on on further pages") {
  Nation nation(120);
  const Publication publication = choose(nation.model, nation.report);
  CHECK(nation.messages().empty());
  for (const std::string_view route : {"places", "places/top", "sectors/industry", "functions/industry",
                                       "matrix", "gaps", "targets/tools"}) {
    const Page* last = find_page(publication, fmt::format("{}/part-3", route));
    REQUIRE_MESSAGE(last != nullptr, route);
    CHECK_MESSAGE(find_page(publication, fmt::format("{}/part-4", route)) == nullptr, route);
    CHECK_MESSAGE(last->list->range_of(3) == Range(100, 120), route);
  }
  CHECK(find_page(publication, "sectors/industry/brief") != nullptr);
  CHECK(find_page(publication, "sectors/industry/brief")->list->parts() == 1);
}

TEST_CASE("few places have no parts, and no page of their own beside the front page") {
  Nation nation(30);
  const Publication publication = choose(nation.model, nation.report);
  CHECK(find_page(publication, "places/index") == nullptr);
  const bool parted = std::any_of(publication.pages.begin(), publication.pages.end(),
                                  [](const Page& page) { return page.part > 1; });
  CHECK_FALSE(parted);
}

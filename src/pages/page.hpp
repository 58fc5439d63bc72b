// A page of the publication, before it is written down.
#pragma once

#include <array>
#include <deque>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/model.hpp"
#include "pages/index.hpp"
#include "pages/lineage.hpp"
#include "pages/news.hpp"
#include "pages/place_list.hpp"
#include "pages/progress.hpp"

namespace planpress::pages {

struct PageKind;
class Phrases;

/// One page: its route (without ending, e.g. `plans/x-2024/measures/7`) and what it is about.
struct Page {
  const PageKind* kind = nullptr;
  std::string route;
  std::string title;                // what it is about, as the data say it; empty for single pages
  const void* subject = nullptr;    // what the kind chose it for; null for single pages
  const PlaceList* list = nullptr;  // the list over places that it shows a part of; null for other pages
  std::size_t part = 1;             // counted from 1

  /// Those of the list's items that stand on this page. REQUIRES: an item for each of the list.
  template <class T>
  std::span<const T> part_of(const std::vector<T>& items) const {
    const auto [first, last] = list->range_of(part);
    return std::span(items).subspan(first, last - first);
  }
};

/// What all pages of a publication share: the model and what was worked out once for all of them.
struct Publication {
  const model::Model& model;
  std::vector<const model::Plan*> plans;    // those with measures: the publication's own
  std::vector<const model::Place*> places;  // those with such plans, in the order of the data
  std::vector<Page> pages;                  // by route
  Index index;
  ProgressBook progress;
  std::array<const Phrases*, data::Choices<model::Language>::names.size()> words{};  // by language; set
                                                                                     // before pages are shown
  Lineage lineage;
  std::vector<Page> drawings;        // files of their own, `<route>.svg`; no pages
  std::deque<PlaceList> lists = {};  // those of pages that list places
  std::vector<NewsItem> news = {};   // what the feed tells, newest first; empty without a base URL
  std::string_view picture = {};     // file that others show beside links to it; empty for none
};

/// Hands the page's record to whoever renders it; the record lives only during the call.
using Show = std::function<void(const data::View& record)>;

/// A kind of page: one file in `pages`, one template (`<name>.html`, `<name>.md`), one row in kinds.cpp.
struct PageKind {
  std::string_view name;
  std::string_view doc;
  /// Adds the kind's pages; nothing where there would be nothing to show.
  void (*choose)(const Publication& publication, std::vector<Page>& pages);
  /// Makes the page's record, by whose field names the template sees it.
  void (*show)(const Publication& publication, const Page& page, const Show& show);
  /// The record type of the page, for explanation and manual.
  const data::RecordInfo& (*record)();
  /// The one file that its page is written to, in Markdown; empty for kinds that come in every edition.
  std::string_view file = {};
  /// For kinds whose pages list places: works out what the parts of the list share; null for others.
  PlaceList (*gather)(const Publication& publication, const Page& page) = nullptr;
};

/// The row of a kind whose record is T: T::choose(publication, pages) and T::make(publication, page).
template <class T>
constexpr PageKind page_kind(std::string_view name, std::string_view doc) {
  return {name, doc, &T::choose,
          [](const Publication& publication, const Page& page, const Show& show) {
            const T record = T::make(publication, page);
            show(data::view_of_record(record));
          },
          &data::record_info<T>};
}

/// The row of a kind whose pages list places, in parts where these are more than `a_page`.
/// T::gather(publication, page) makes what the parts share, a T::Whole whose items() are what is listed;
/// T::make(publication, page, whole) makes the record of one part, of whose items page.part_of(…) gives those
/// that it shows.
template <class T, std::size_t a_page = places_a_page>
constexpr PageKind page_kind_by_places(std::string_view name, std::string_view doc) {
  using Whole = typename T::Whole;
  PageKind kind{name, doc, &T::choose,
                [](const Publication& publication, const Page& page, const Show& show) {
                  const T record = T::make(publication, page, *static_cast<const Whole*>(page.list->whole()));
                  show(data::view_of_record(record));
                },
                &data::record_info<T>};
  kind.gather = [](const Publication& publication, const Page& page) {
    auto whole = std::make_shared<const Whole>(T::gather(publication, page));
    return PlaceList(page.route, whole->items(), a_page, whole);
  };
  return kind;
}

/// Every kind, in the order in which pages are listed.
const std::vector<PageKind>& page_kinds();

/// Chooses all pages of the model. Two pages with one route are reported; the model's things keep their
/// addresses.
Publication choose(const model::Model& model, diag::Report& report);

}  // namespace planpress::pages

// Documents and what they implement, over the whole publication.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "data/fields.hpp"
#include "model/model.hpp"

namespace planpress::pages {

/// Whether a document still holds, as far as the publication's data tell.
enum class DocumentState : std::uint8_t { in_period, over, replaced, undated, not_held };

/// A document that is held as a plan or cited as the basis of one.
struct Document {
  std::string route;
  std::string_view number;
  std::string_view title;
  std::string_view level;
  const model::Plan* plan = nullptr;
  const model::Plan* replaced_by = nullptr;
  DocumentState state = DocumentState::not_held;
  std::vector<const model::Plan*> cited_by;
  int parent = -1;

  static data::View cited(const Document& document, data::Arena&) {
    return data::View::integer(static_cast<std::int64_t>(document.cited_by.size()));
  }
  static constexpr std::string_view record_name = "cited document";
  static constexpr std::string_view record_doc =
      "A document that is held as a plan or cited as the basis of one.";
  static constexpr auto fields = data::FieldList{
      data::shown("route", &Document::route, "The page that shows it, as a route for `link`."),
      data::shown("number", &Document::number, "Its number as first printed; none when it has none."),
      data::shown("title", &Document::title, "Its title as first printed."),
      data::shown("level", &Document::level, "national, provincial, prefectural or county."),
      data::shown("plan", &Document::plan, "Its plan, when the publication holds it."),
      data::shown("replaced_by", &Document::replaced_by, "The edition that replaces it, when one is held."),
      data::shown(
          "state", &Document::state,
          "in-period, over (its years are past on the date of the data), replaced, undated (the data have "
          "no date) or not-held."),
      data::computed("cited", &Document::cited, "How many plans name it as their basis.").showing<int>(),
  };
};

/// The documents of a publication, found by their numbers however these are typed, and by titles where there
/// is no number. Each has at most one document above it: of those that a plan names, the one of the lowest
/// level; for documents that are not held, the next higher one that the same plan names.
class Lineage {
 public:
  explicit Lineage(const model::Model& model);

  const std::vector<Document>& documents() const { return documents_; }
  /// Positions of the documents directly below each, by position; those without any above are in `roots`.
  const std::vector<std::vector<int>>& children() const { return children_; }
  const std::vector<int>& roots() const { return roots_; }

 private:
  int place_of(const model::Basis& basis);
  void add_plan(const model::Plan& plan, const model::Site& site);
  void tie(const model::Plan& plan);
  bool is_above(int candidate, int document) const;

  std::vector<Document> documents_;
  std::map<std::string, int> by_key_;
  std::vector<std::vector<int>> children_;
  std::vector<int> roots_;
};

/// The page of a document that a plan cites: the plan's own where it is held.
std::string route_of(const model::Basis& basis);

}  // namespace planpress::pages

template <>
struct planpress::data::Choices<planpress::pages::DocumentState> {
  static constexpr std::array<std::string_view, 5> names{"in-period", "over", "replaced", "undated",
                                                         "not-held"};
};

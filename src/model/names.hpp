// What names mean, in the whole publication and within one plan.
#pragma once

#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "model/model.hpp"

namespace planpress::model {

/// Names that mean the same everywhere: places, sectors, functions, indicators, plans.
class SharedNames final : public data::Names {
 public:
  /// Takes in the vocabularies and plans; two things with one id are reported, the first one counts.
  SharedNames(Model& model, diag::Report& report);

  const void* find(const data::RecordInfo& kind, std::string_view id) const override;
  std::vector<std::string_view> all(const data::RecordInfo& kind) const override;
  /// The body that a place's plans call `name`, or nullptr.
  const Body* body(const Place* place, std::string_view name) const;
  std::vector<std::string_view> bodies(const Place* place) const;
  bool may_be_unread(const data::RecordInfo& kind, std::string_view id) const override;

 private:
  using Key = std::pair<const data::RecordInfo*, std::string_view>;
  template <class T>
  void add(std::vector<T>& things, diag::Report& report);
  std::map<Key, const void*> things_;
  std::map<std::pair<std::string_view, std::string_view>, const Body*> bodies_;  // (place id, printed name)
  std::set<const data::RecordInfo*> nameless_;  // kinds of which one has no name: its faults have been told
  std::set<std::string_view> homeless_;         // names of bodies whose place is unknown

  void add_bodies(Model& model, diag::Report& report);
};

/// Names within one plan: its sections and measures, its place's bodies, and all shared ones.
class PlanNames final : public data::Names {
 public:
  PlanNames(const SharedNames& shared, Plan& plan, diag::Report& report);

  const void* find(const data::RecordInfo& kind, std::string_view id) const override;
  std::vector<std::string_view> all(const data::RecordInfo& kind) const override;
  bool may_be_unread(const data::RecordInfo& kind, std::string_view id) const override;
  const Measure* measure(std::string_view id) const;

 private:
  const SharedNames& shared_;
  const Plan& plan_;
  std::map<std::string_view, const Section*> sections_;
  std::map<std::string_view, const Measure*> measures_;
  bool nameless_section_;
  bool nameless_measure_;
};

}  // namespace planpress::model

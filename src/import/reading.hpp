// What is read out of a document: plan data with the lines that it comes from and how sure we are of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/kinds.hpp"

namespace planpress::import {

/// How sure the reading is of a value, from 0 to 1; a person reviews what is below `certain`.
using Confidence = double;
inline constexpr Confidence certain = 1.0;

/// First and last line in the source, from 1; 0 is none.
struct LineRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

/// One thing that a person should look at: what was read, why that may be wrong, and where.
struct Doubt {
  LineRange lines;
  std::string about;    // what it is about: `measure 7`, `task 12`, `document`
  std::string reason;   // lower case, no full stop: why it may be wrong
  std::string excerpt;  // the words of the source
  Confidence confidence = 0.5;
};

struct PartyReading {
  std::string body;  // as printed
  std::string
      resolved;  // the full short name where the printed one leans on the name before it; empty when the same
  model::Role role = model::Role::responsible;
  Confidence confidence = certain;
};

struct TargetReading {
  std::string indicator;
  std::string indicator_id;
  model::Comparison comparison = model::Comparison::equal;
  double value = 0;
  std::optional<double> value_max;
  std::string unit;
  model::TargetKind kind = model::TargetKind::count;
  std::optional<int> year;
  std::optional<model::TargetPeriod> period;
  std::optional<int> baseline_year;
  std::string scope;
  std::string area;
  model::Modality modality = model::Modality::firm;
  std::string quote;
  LineRange lines;
  Confidence confidence = certain;
};

struct SectionReading {
  std::string id, number, title, parent;
  LineRange lines;
};

struct RuleReading {
  std::string id;
  model::Role kind = model::Role::territorial;
  std::vector<std::string> bodies;
  std::string from_measure, to_measure;
  LineRange lines;
  Confidence confidence = certain;
};

struct MeasureReading {
  std::string number, id, title, section;
  std::vector<std::string> sectors;
  std::string wording;
  LineRange lines;
  std::vector<PartyReading> responsible;
  std::vector<TargetReading> targets;
  Confidence confidence = certain;
};

struct ContactReading {
  std::string body, name, phone;
};

struct TaskReading {
  std::string number, id;
  int year = 0;
  std::string group, domain, title, wording;
  LineRange lines;
  std::vector<PartyReading> responsible;
  std::vector<std::string> measures;
  std::vector<TargetReading> targets;
  std::vector<ContactReading> contacts;
  Confidence confidence = certain;
};

struct MemberReading {
  std::string name, post;
  model::MemberRole role = model::MemberRole::member;
};

struct GroupReading {
  std::string id, name, office;
  LineRange lines;
  std::vector<MemberReading> members;
  std::vector<std::string> duties;
  Confidence confidence = certain;
};

struct BasisReading {
  std::string title, number, level;
};

/// Everything read out of one document, in printed order.
struct PlanReading {
  std::string id, place, kind, title;
  std::string number, issuer, signed_on, printed_on, publicity;
  std::string file, sha256;
  int from = 0, to = 0;
  std::vector<BasisReading> basis;
  std::vector<SectionReading> sections;
  std::vector<RuleReading> rules;
  std::vector<TargetReading> targets;
  std::vector<MeasureReading> measures;
  std::vector<TaskReading> tasks;
  std::vector<GroupReading> groups;
  std::vector<Doubt> doubts;
};

}  // namespace planpress::import

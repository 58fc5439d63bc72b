// What differs between two editions of a plan.
#pragma once

#include <vector>

#include "model/plan.hpp"

namespace planpress::model {

/// What became of a number or of a measure.
enum class EditionChange : std::uint8_t { added, dropped, raised, lowered, changed };

}  // namespace planpress::model

template <>
struct planpress::data::Choices<planpress::model::EditionChange> {
  static constexpr std::array<std::string_view, 5> names{"added", "dropped", "raised", "lowered", "changed"};
};

namespace planpress::model {

/// A number that is new, gone or different. Raised and lowered speak of values of one unit, kind, base year
/// and population; anything else that differs is `changed`.
struct TargetChange {
  EditionChange change = EditionChange::changed;
  const Target* before = nullptr;
  const Target* after = nullptr;
  static constexpr std::string_view record_name = "change of a target";
  static constexpr auto fields = data::FieldList{
      shown("change", &TargetChange::change, "added, dropped, raised, lowered or changed."),
      shown("before", &TargetChange::before, "The target in the edition before; none when it is new."),
      shown("after", &TargetChange::after, "The target in this edition; none when it is gone."),
  };
};

/// A measure that both editions have, with what differs.
struct MeasureChange {
  const Measure* before = nullptr;
  const Measure* after = nullptr;
  bool retitled = false;
  bool other_bodies = false;
  static constexpr std::string_view record_name = "change of a measure";
  static constexpr auto fields = data::FieldList{
      shown("before", &MeasureChange::before, "The measure in the edition before."),
      shown("after", &MeasureChange::after, "The measure in this edition."),
      shown("retitled", &MeasureChange::retitled, "True when its title differs."),
      shown("other_bodies", &MeasureChange::other_bodies, "True when other bodies or roles are named."),
  };
};

/// What differs between two editions, in printed order of the new one, what is gone behind.
struct EditionDiff {
  const Plan* before = nullptr;
  const Plan* after = nullptr;
  std::vector<TargetChange> targets;
  std::vector<MeasureChange> measures;
  std::vector<const Measure*> added;
  std::vector<const Measure*> dropped;
  int kept = 0;
  int same_targets = 0;
  static constexpr std::string_view record_name = "difference of editions";
  static constexpr auto fields = data::FieldList{
      shown("before", &EditionDiff::before, "The edition before."),
      shown("after", &EditionDiff::after, "This edition."),
      shown("targets", &EditionDiff::targets, "Targets that are new, gone or different."),
      shown("measures", &EditionDiff::measures, "Measures of both editions whose title or bodies differ."),
      shown("added", &EditionDiff::added, "Measures that are new."),
      shown("dropped", &EditionDiff::dropped, "Measures that are gone."),
      shown("kept", &EditionDiff::kept, "How many measures both editions have."),
      shown("same_targets", &EditionDiff::same_targets, "How many targets are the same in both."),
  };
};

/// Compares two editions. Measures belong together when their titles are alike (the same, or half of their
/// pairs of characters); targets when they count one indicator for one area, in measures first that belong
/// together.
EditionDiff compare_editions(const Plan& before, const Plan& after);

}  // namespace planpress::model
